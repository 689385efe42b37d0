"""What a rotation cost follows from what was seen before and after it."""

import pytest
from ansible_collections.scalable.jitsi.plugins.filter.rotation_report import rotation_report
from ansible_collections.scalable.jitsi.plugins.test.within import within

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
