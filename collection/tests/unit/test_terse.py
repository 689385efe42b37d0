"""Many hosts, and times, in few words."""

import pytest

from ansible_collections.scalable.jitsi.plugins.plugin_utils.terse import duration, named

ORDER = ["meet1", *(f"bridge{number}.example.com" for number in range(1, 41)), "eu-1", "eu-3", "turn1", "turn2"]


def bridges(*numbers: int) -> list[str]:
    return [f"bridge{number}.example.com" for number in numbers]


@pytest.mark.parametrize(
    ("hosts", "words"),
    [
        (["meet1"], "meet1"),
        (ORDER[1:41], "bridge1.example.com…bridge40.example.com"),
        (bridges(1, 2), "bridge1.example.com, bridge2.example.com"),
        # In the order of the inventory, and without a range over one that is missing.
        (
            ["turn1", *bridges(3, 2, 1, 5)],
            "bridge1.example.com…bridge3.example.com, bridge5.example.com, turn1",
        ),
        # Consecutive in the inventory alone does not do: nobody reads what is between.
        (["meet1", *bridges(1), "eu-1", "eu-3", "turn1"], "meet1, bridge1.example.com, eu-1, eu-3, turn1"),
        (["nobody-knows-it"], "nobody-knows-it"),
    ],
)
def test_names_hosts_in_few_words(hosts, words):
    assert named(hosts, ORDER) == words


def test_counts_what_would_be_a_long_list():
    hosts = [f"host-{letter}" for letter in "abcdefghijklmnop"]

    assert named(hosts, hosts) == ", ".join(hosts[:12]) + " and 4 more"


def test_takes_no_host_for_one_between_others():
    hosts = ["bridge1", "bridge2", "bridge3"]

    assert named(hosts, ["bridge1", "other", "bridge2", "bridge3"]) == "bridge1, bridge2, bridge3"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59.6, "60 s"), (150, "2 min"), (2460, "41 min"), (7200, "2 h")]
)
def test_says_how_long(seconds, words):
    assert duration(seconds) == words
