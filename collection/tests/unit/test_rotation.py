"""Where a rotation stands follows from the vault and from what prosody takes."""

import pytest
from ansible_collections.scalable.jitsi.plugins.filter.rotation_steps import rotation_steps
from ansible_collections.scalable.jitsi.plugins.test.within import within


def carries(pid: str, conferences: int = 0) -> dict:
    return {"pid": pid, "conferences": conferences, "participants": 3 * conferences}


def step(fits: str, rollback: bool = False, name: str = "jvb", **versions: dict) -> dict:
    return rotation_steps({name: {"name": name, **versions}}, {name: fits}, rollback)[name]


@pytest.mark.parametrize("name", ["jvb", "focus"])
@pytest.mark.parametrize(
    ("versions", "fits", "rollback", "phase"),
    [
        ({"current": ONE}, "current", False, "stage"),
        ({"current": ONE, "next": TWO}, "current", False, "change"),
        ({"current": ONE, "next": TWO}, "next", False, "promote"),
        ({"current": TWO, "previous": ONE}, "current", False, "finish"),
        ({"current": ONE, "next": TWO}, "current", True, "abandon"),
        ({"current": ONE}, "current", True, "none"),
    ],
)
def test_each_durable_state_has_its_next_step(versions, fits, rollback, phase, name):
    assert step(fits, rollback, name, **versions)["phase"] == phase


@pytest.mark.parametrize("name", ["jvb", "focus"])
@pytest.mark.parametrize(
    ("versions", "fits", "rollback", "says"),
    [
        ({"current": ONE}, "none", False, "in no version of the vault file"),
        ({"current": ONE, "next": TWO}, "none", True, "in no version of the vault file"),
        ({"current": TWO, "previous": ONE}, "previous", False, "run site.yml"),
        ({"current": ONE, "next": TWO}, "next", True, "prosody has generation 2 already"),
        ({"current": TWO, "previous": ONE}, "current", True, "generation 2 is in use already"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(versions, fits, rollback, says, name):
    found = step(fits, rollback, name, **versions)
    assert found.keys() == {"problem"}
    assert (
        found["problem"].startswith(f"{name}: ")
        and says in found["problem"]
        and found["problem"].endswith("Nothing was changed.")
    )


def test_what_was_left_over_is_named_and_is_no_new_rotation():
    assert step("current", current=TWO, previous=ONE)["done"] == (
        "jvb: finished the rotation to generation 2, begun 2026-11-22T08:00:00Z; run this again to rotate"
    )


def test_each_secret_has_a_step_of_its_own():
    versions = {"jvb": {"name": "jvb", "current": ONE}, "focus": {"name": "focus", "current": ONE, "next": TWO}}
    steps = rotation_steps(versions, {"jvb": "current", "focus": "next"})
    assert {name: found["phase"] for name, found in steps.items()} == {"jvb": "stage", "focus": "promote"}


@pytest.mark.parametrize(
    ("time", "window", "open_"),
    [
        ("02:00", "02:00-04:30", True),
        ("04:30", "02:00-04:30", False),
        ("23:59", "22:00-04:00", True),
        ("03:59", "22:00-04:00", True),
        ("12:00", "22:00-04:00", False),
    ],
)
def test_a_window_may_go_over_midnight(time, window, open_):
    assert within(time, window) is open_
