"""A fleet lets bridges go only while the others can carry their load."""

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.capacity import capacity
from ansible_collections.scalable.jitsi.plugins.filter.in_brewery import in_brewery

NICKNAMES = {"bridge1": "one", "bridge2": "two", "bridge3": "three"}


def debug(**bridges) -> dict:
    """Jicofo's answer for these bridges, each with what differs from an idle one that is well."""
    well = {"operational": True, "healthy": True, "drain": False, "stress": 0, "endpoints": 0}
    return {
        "bridge_selector": {
            "bridge": {f"jvbbrewery@internal.auth.meet.example.com/{name}": well | it for name, it in bridges.items()}
        }
    }


def with_stress(**bridges: float) -> dict:
    """The same, for bridges that carry people; the stress of each."""
    return debug(**{name: {"stress": stress, "endpoints": 20} for name, stress in bridges.items()})


def test_the_others_have_room():
    seen = with_stress(one=0.3, two=0.5, three=0.7)
    assert capacity(NICKNAMES, seen, ["bridge2"], 0.8) == {
        "ok": True,
        "reason": "bridge1, bridge3 can carry what bridge2 carries: stress 0.5 of 0.6 free at up to 0.8 each",
    }


def test_room_that_is_just_enough_is_enough():
    assert capacity(NICKNAMES, with_stress(one=0.5, two=0.25), ["bridge2"], 0.75)["ok"]


def test_two_that_leave_count_together():
    seen = with_stress(one=0.1, two=0.4, three=0.4)
    assert capacity(NICKNAMES, seen, ["bridge2"], 0.8)["ok"]
    assert capacity(NICKNAMES, seen, ["bridge2", "bridge3"], 0.8) == {
        "ok": False,
        "reason": "bridge1 cannot carry what bridge2, bridge3 carries: stress 0.8 of 0.7 free at up to 0.8 each",
    }


def test_an_overloaded_bridge_takes_nothing_from_the_room_of_others():
    seen = with_stress(one=1.9, two=0.5, three=0.2)
    assert capacity(NICKNAMES, seen, ["bridge2"], 0.8)["ok"]


def test_participants_are_limited_too_where_a_limit_is_set():
    seen = debug(one={"endpoints": 30}, two={"endpoints": 60}, three={"endpoints": 25})
    assert capacity(NICKNAMES, seen, ["bridge2"], 0.8)["ok"]
    answer = capacity(NICKNAMES, seen, ["bridge2"], 0.8, 50)
    assert not answer["ok"]
    assert "participants 60 of 45 free at up to 50 each" in answer["reason"]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ({"drain": True}, "drains"),
        ({"healthy": False}, "is not healthy"),
        ({"operational": False}, "is not healthy"),
        ({"shutting-down": True}, "shuts down"),
        ({"graceful-shutdown": True}, "shuts down"),
    ],
)
def test_a_bridge_that_takes_no_conference_has_no_room(state, word):
    seen = debug(one={}, two={"stress": 0.9, "endpoints": 20}, three=state)
    answer = capacity(NICKNAMES, seen, ["bridge2"], 0.8)
    assert not answer["ok"]
    assert f"(bridge3 {word})" in answer["reason"]
    assert capacity(NICKNAMES, seen, ["bridge1"], 0.8)["ok"] is False, "nor when nothing has to be carried"


def test_none_would_remain():
    seen = debug(one={"drain": True}, two={})
    assert capacity(NICKNAMES, seen, ["bridge2"], 0.8) == {
        "ok": False,
        "reason": "no bridge would be left to take conferences (bridge1 drains; bridge3 is not in the brewery)",
    }
    assert "there is no other" in capacity({"bridge2": "two"}, seen, ["bridge2"], 0.8)["reason"]


def test_stress_without_participants_is_no_load():
    busy_machines = debug(one={"stress": 1.11}, two={"stress": 1.11})
    answer = capacity(NICKNAMES, busy_machines, ["bridge2"], 0.8)
    assert answer["ok"] and "bridge1 can carry what bridge2 carries: stress 0 of 0 free" in answer["reason"]
    # What people need is carried only by a machine that has room.
    assert not capacity(NICKNAMES, debug(one={"stress": 1.11}, two={"stress": 0.5, "endpoints": 9}), ["bridge2"], 0.8)[
        "ok"
    ]
    assert not capacity(NICKNAMES, debug(one={"stress": 1.11, "endpoints": 9}, two={}), ["bridge2"], 0.8)["ok"]


def test_a_bridge_that_is_dead_already_carries_nothing():
    answer = capacity(NICKNAMES, debug(one={}, three={}), ["bridge2"], 0.8)
    assert answer["ok"] and "stress 0 of 1.6 free" in answer["reason"]


def test_many_bridges_are_counted_instead_of_named():
    many = {f"bridge{n}": f"b{n}" for n in range(20)}
    seen = debug(**{name: {} for name in many.values()})
    assert capacity(many, seen, ["bridge0"], 0.8)["reason"].startswith("19 bridges can carry what bridge0 carries")


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
    assert not capacity(NICKNAMES, None, ["bridge2"], 0.8)["ok"]
