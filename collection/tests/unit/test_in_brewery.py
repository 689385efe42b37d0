"""A bridge as jicofo sees it, in a word."""

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.in_brewery import in_brewery


def debug(**bridges) -> dict:
    """Jicofo's answer for these bridges, each with what differs from an idle one that is well."""
    well = {"operational": True, "healthy": True, "drain": False, "stress": 0, "endpoints": 0}
    return {
        "bridge_selector": {
            "bridge": {f"jvbbrewery@internal.auth.meet.example.com/{name}": well | it for name, it in bridges.items()}
        }
    }


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ({}, "ready"),
        ({"drain": True}, "waiting"),
        ({"operational": False}, "failing"),
        ({"healthy": False}, "failing"),
        ({"operational": False, "drain": True}, "failing"),
        ({"graceful-shutdown": True}, "waiting"),
        ({"graceful-shutdown": True, "shutting-down": True}, "leaving"),
    ],
)
def test_a_bridge_in_the_brewery_is_described_in_a_word(state, word):
    assert in_brewery("one", debug(one=state)) == word
    assert in_brewery("two", debug(one=state)) == "absent"


def test_no_answer_of_jicofo_says_of_no_bridge_that_it_is_away():
    assert in_brewery("one", None) == in_brewery("one", {}) == "unknown"
