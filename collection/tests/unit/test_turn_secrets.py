"""Which secrets coturn takes is told without a value."""

import pytest
from ansible_collections.scalable.jitsi.plugins.module_utils.turn_database import compare

VALUES = {"current": "Second2", "previous": "First111"}


@pytest.mark.parametrize(
    ("rows", "found", "unknown", "settled"),
    [
        ([("a", "First111"), ("a", "Second2")], ["current", "previous"], 0, True),
        ([("a", "Second2")], ["current"], 0, False),
        ([("a", "First111"), ("a", "Second2"), ("a", "Third333")], ["current", "previous"], 1, False),
        ([("b", "First111"), ("a", "Second2")], ["current"], 1, False),
        ([], [], 0, False),
    ],
)
def test_the_database_is_compared_without_telling_a_value(rows, found, unknown, settled):
    assert compare(rows, "a", VALUES) == {"found": found, "unknown": unknown, "settled": settled}
