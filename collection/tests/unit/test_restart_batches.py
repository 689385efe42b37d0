"""Bridges are never restarted all at once."""

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.restart_batches import restart_batches


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
def test_batches_by_the_option(due, restart, hosts):
    batches = restart_batches(list(due), restart)
    assert ["".join(batch["hosts"]) for batch in batches] == hosts
    assert ["".join(batch["earlier"]) for batch in batches] == ["".join(hosts[:place]) for place in range(len(hosts))]
