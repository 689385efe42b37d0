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
    turns = restart_turns(list(due), restart, True)
    assert ["".join(turn["hosts"]) for turn in turns] == hosts
    assert ["".join(turn["earlier"]) for turn in turns] == ["".join(hosts[:place]) for place in range(len(hosts))]
    assert [turn["last"] for turn in turns] == [False] * (len(hosts) - 1) + [True] * bool(hosts)


def test_where_another_batch_follows_no_turn_is_the_last():
    assert [turn["last"] for turn in restart_turns(["a", "b"], "now", False)] == [False, False]
