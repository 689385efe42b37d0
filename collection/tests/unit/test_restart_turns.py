"""Bridges are never restarted all at once."""

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.restart_turns import restart_turns


@pytest.mark.parametrize(
    ("due", "restart", "hosts"),
    [
        ("abcde", "now", ["abc", "de"]),
        ("abcd", "idle", ["ab", "cd"]),
        ("ab", "now", ["a", "b"]),
        ("abc", "drain", ["a", "b", "c"]),
        ("abc", "never", ["abc"]),
        ("a", "idle", ["a"]),
        ("", "now", []),
    ],
)
def test_turns_by_the_option(due, restart, hosts):
    turns = restart_turns(list(due), restart)
    assert ["".join(turn["hosts"]) for turn in turns] == hosts
    assert ["".join(turn["earlier"]) for turn in turns] == ["".join(hosts[:place]) for place in range(len(hosts))]
