"""Rules of ours in ufw, told apart from those of others, and chains of others that drop."""

import json

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import firewall_nftables, firewall_ufw

ADDED = """Added user rules (see 'ufw status' for running firewall):
ufw allow 22/tcp
ufw allow 443/tcp comment 'the shop'
ufw allow 80/tcp comment 'scalable-jitsi'
ufw allow from 192.0.2.21 to any port 5222 proto tcp comment 'scalable-jitsi'
"""


class Host:
    """Answers commands and remembers them."""

    def __init__(self, **answers: str):
        self.answers = answers
        self.commands: list[str] = []

    def __call__(self, command: list[str], data: str = "") -> tuple[int, str]:
        self.commands.append(" ".join(command))
        for part, answer in self.answers.items():
            if part in self.commands[-1]:
                return 0, answer
        return 0, ""


def changes(host: Host) -> list[str]:
    """Return the commands that changed something."""
    return [command for command in host.commands if "show" not in command]


def test_the_file_is_read_as_ufw_writes_rules(tmp_path):
    path = tmp_path / "firewall.open"
    path.write_text(
        "# a comment\nallow 80/tcp\nallow 80/tcp\nallow from 2001:DB8:0::1 to any port 1 proto tcp\n"
        "allow from 10.0.0.5/24 to any port 1 proto tcp\nallow from 10.0.0.5/32 to any port 1 proto tcp\n"
    )
    assert firewall_ufw.wanted(str(path)) == [
        "allow 80/tcp",
        "allow from 2001:db8::1 to any port 1 proto tcp",
        "allow from 10.0.0.0/24 to any port 1 proto tcp",
        "allow from 10.0.0.5 to any port 1 proto tcp",
    ]


def test_without_a_file_nothing_is_wanted(tmp_path):
    assert firewall_ufw.wanted(str(tmp_path / "none")) == []


def test_a_rule_more_is_added_and_a_stale_one_deleted():
    host = Host(added=ADDED)
    assert firewall_ufw.sync(host, ["allow 80/tcp", "allow 443/tcp", "allow 10000/udp"], check=False)
    assert changes(host) == [
        "ufw allow 10000/udp comment scalable-jitsi",
        "ufw delete allow from 192.0.2.21 to any port 5222 proto tcp",
    ]


def test_a_dry_run_only_says_so():
    host = Host(added=ADDED)
    assert firewall_ufw.sync(host, [], check=True)
    assert changes(host) == []


def test_the_same_rules_are_no_change():
    host = Host(added=ADDED)
    rules = ["allow 80/tcp", "allow from 192.0.2.21 to any port 5222 proto tcp"]
    assert not firewall_ufw.sync(host, rules, check=False)
    assert changes(host) == []


def test_a_refusal_is_an_error():
    def run(command, data=""):
        return (0, ADDED) if "show" in command else (1, "ERROR: Bad port\n")

    with pytest.raises(OSError, match="`ufw allow 0/tcp comment scalable-jitsi` failed: ERROR: Bad port"):
        firewall_ufw.sync(run, ["allow 0/tcp"], check=False)


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        ("Status: inactive\n", "ufw is not active"),
        ("Status: active\nDefault: allow (incoming), allow (outgoing)\n", "ufw lets in what no rule names"),
        ("Status: active\nDefault: deny (incoming), allow (outgoing)\n", None),
    ],
)
def test_ufw_that_closes_nothing_is_a_problem(status, problem):
    found = firewall_ufw.problem(Host(verbose=status))
    assert found.startswith(problem) if problem else not found


def test_chains_of_others_that_drop_are_found():
    def chain(**about):
        return {"chain": {"family": "ip", "table": "filter", "name": "INPUT"} | about}

    chains = [
        {"metainfo": {}},
        chain(hook="input", policy="drop"),
        chain(name="FORWARD", hook="forward", policy="drop"),
        chain(name="ours", table="scalable_jitsi", hook="input", policy="drop"),
        chain(name="open", hook="input", policy="accept"),
        chain(name="helper"),
    ]
    assert firewall_nftables.dropping(Host(json=json.dumps({"nftables": chains}))) == ["ip filter INPUT"]
