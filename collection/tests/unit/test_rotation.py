"""Where a rotation stands follows from the vault and from what prosody takes, and its cost from what was seen."""

import pytest
from ansible_collections.scalable.jitsi.plugins.filter.rotation_report import rotation_report
from ansible_collections.scalable.jitsi.plugins.filter.rotation_steps import rotation_steps

ONE, TWO = ({"generation": n, "created": f"2026-11-2{n}T08:00:00Z"} for n in (1, 2))


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


def carries(pid: str, conferences: int = 0) -> dict:
    return {"pid": pid, "conferences": conferences, "participants": 3 * conferences}


def result(before: dict, after: dict, **more) -> dict:
    return {"before": before, "after": after, "settled": True} | more


def seen(prosody: str = "1", jicofo: str = "2", conferences: int = 0, lost: int = 0) -> dict:
    return {"pids": [prosody, jicofo], "conferences": conferences, "lost_bridges": lost}


WELL = {
    name: {"before": result(carries("7", 2), carries("7", 2)), "after": result(carries("7", 2), carries("7", 1))}
    for name in ("bridge1", "bridge2")
}
CHANGE = {"logins": 2, "window_ms": 3912}


def test_a_rotation_that_nobody_notices():
    report = rotation_report(WELL, {"before": seen(), "after": seen()}, CHANGE)
    assert report == {
        "ready": ["bridge1", "bridge2"],
        "behind": {},
        "line": "sessions lost: 0, restarts: 0, window: 3912 ms",
    }


def test_a_bridge_that_was_restarted_lost_what_it_carried():
    bridges = WELL | {"bridge1": WELL["bridge1"] | {"after": result(carries("8"), carries("8"))}}
    report = rotation_report(bridges, {"before": seen(), "after": seen()}, CHANGE)
    assert report["line"].startswith("sessions lost: 2, restarts: 1,")


def test_what_jicofo_lost_counts_and_a_restart_of_it_loses_all():
    lines = [
        rotation_report(WELL, {"before": seen(conferences=5, lost=1), "after": after}, {})["line"]
        for after in (seen(lost=2), seen(jicofo="3"), seen(prosody="3", jicofo="3"))
    ]
    assert lines == [
        "sessions lost: 1, restarts: 0, window: none",
        "sessions lost: 5, restarts: 1, window: none",
        "sessions lost: 5, restarts: 2, window: none",
    ]


def test_a_restart_that_waited_lost_what_was_there_at_its_time():
    moments = {"before": seen(conferences=5), "restart": seen(), "after": seen(jicofo="3")}
    assert rotation_report(WELL, moments, {})["line"] == "sessions lost: 0, restarts: 1, window: none"


def test_bridges_that_were_not_reached_or_not_settled_are_behind():
    bridges = {
        "bridge1": {"before": WELL["bridge1"]["before"]},
        "bridge2": WELL["bridge2"] | {"after": result(carries("7"), carries("7"), settled=False, reason="no login")},
        "bridge3": {},
    }
    report = rotation_report(bridges, {"before": seen(), "after": seen()}, CHANGE | {"logins": 1})
    assert report["ready"] == ["bridge1", "bridge2"]
    assert list(report["behind"]) == ["bridge1", "bridge2", "bridge3"]
    assert report["behind"]["bridge2"] == "no login"
    assert report["line"].endswith("window: 3912 ms for 1 of 2 bridges")


def test_one_that_is_behind_says_what_it_saw_on_its_way():
    reach = {"host": "meet", "open": True, "targets": ["192.0.2.11"], "source": "192.0.2.21"}
    after = result(carries("7"), carries("7"), settled=False, reason="no login", reach=reach, login="SASLError: wrong")
    report = rotation_report({"bridge1": WELL["bridge1"] | {"after": after}}, {}, CHANGE)
    said = "no login; it reaches prosody at 192.0.2.11 from 192.0.2.21, and its log says: SASLError: wrong"
    assert report["behind"]["bridge1"] == said
