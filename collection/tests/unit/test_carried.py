"""What a service carries: conferences with people in them."""

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.carried import carried
from ansible_collections.scalable.jitsi.plugins.module_utils.carried import people

GHOST = {"conferences": 1, "participants": 1, "endpoints": 1, "local_endpoints": 0, "octo_endpoints": 1}


@pytest.mark.parametrize(
    ("stats", "count"),
    [
        (GHOST, 0),
        (GHOST | {"local_endpoints": 2, "participants": 3}, 1),
        ({"conferences": 2, "participants": 5}, 2),
        ({"conferences": 0, "participants": 0}, 0),
        # A bridge of long ago tells of nobody alone.
        ({"conferences": 1, "participants": 0}, 1),
        ({"conferences": 1}, 1),
        ({}, "an unknown number of"),
    ],
)
def test_a_conference_counts_while_people_are_in_it(stats, count):
    assert carried(stats) == count


@pytest.mark.parametrize(("local", "count"), [(0, 0), (3, 1)])
def test_metrics_say_it_too(local, count):
    metrics = f"# TYPE jitsi_jvb_conferences gauge\njitsi_jvb_conferences 1.0\njitsi_jvb_local_endpoints {local}.0\n"
    assert carried({}, metrics) == count
    assert carried({}, "jitsi_jvb_conferences 1.0\n") == 1 and "unknown" in carried({}, "")


def test_people_are_those_on_the_bridge_itself():
    assert people(GHOST) == 0 and people(GHOST | {"local_endpoints": 4}) == 4 and people({"participants": 7}) == 7
