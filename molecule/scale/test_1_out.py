"""A bridge more: it takes conferences, and no other host notices.

In their order: each test goes on where the one before it ended.
"""

import time

import pytest
from conftest import BRIDGES, PROJECT

MORE = f"--inventory={PROJECT}/inventories/lab-more"


@pytest.fixture(scope="module", autouse=True)
def bare_bridge(lab):
    lab.lab("up", "bridge4")
    lab.ssh("bridge4", "apt-get --quiet=2 update")


def test_a_new_bridge_joins_and_no_other_is_touched(lab):
    lab.wait_for_bridges(3)
    before, began = lab.pids(), time.monotonic()
    run = lab.site(MORE)
    assert run.code == 0, run.output
    lab.wait_for_bridges(4)
    seconds = time.monotonic() - began
    print(f"jicofo sees the new bridge after {seconds:.0f} s")
    assert {host: run.changed[host] for host in BRIDGES} == dict.fromkeys(BRIDGES, 0)
    assert lab.pids() == before


def test_it_takes_conferences(lab):
    for bridge in BRIDGES:
        lab.rest(bridge, "colibri/drain/enable", "POST")
    time.sleep(6)
    room = "first@conference.meet.lab.test"
    assert lab.rest("meet1", "lab/conferences", "POST", {"room": room})["ready"]
    assert lab.rest("bridge4", "colibri/stats")["conferences"] == 1
    lab.rest("meet1", f"lab/conferences/{room}", "DELETE")
    for bridge in BRIDGES:
        lab.rest(bridge, "colibri/drain/disable", "POST")
