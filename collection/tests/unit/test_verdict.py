"""Each thing that can be wrong with the running cluster is named with its host."""

import copy

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.verdict import verdict

NICKNAMES = {"bridge1": "one", "bridge2": "two"}
BREWERY = "jvbbrewery@internal.auth.meet.example.com/"
WELL = {
    "bridges": [
        {
            "host": host,
            "health": 200,
            "version": {"version": "2.3"},
            "stats": {"conferences": 0},
            "xmpp": True,
            "running": True,
        }
        for host in NICKNAMES
    ],
    "stats": {"bridge_selector": {"bridge_count": 2}},
    "debug": {
        "bridge_selector": {"bridge": {BREWERY + n: {"relay-id": n, "operational": True} for n in NICKNAMES.values()}}
    },
    "web": [
        {"item": {"path": ""}, "status": 200, "content": "<!DOCTYPE html><html>"},
        {"item": {"path": "http-bind"}, "status": 200, "content": "<body sid='x'"},
    ],
    "running": [{"item": "prosody", "rc": 0}],
}


def test_a_cluster_that_is_well_has_no_problem():
    result = verdict(NICKNAMES, WELL)
    assert result["problems"] == [] and result["warnings"] == []
    assert [line.split() for line in result["table"][1:]] == [
        ["bridge1", "one", "yes", "200", "2.3", "0"],
        ["bridge2", "two", "yes", "200", "2.3", "0"],
    ]


def _without_bridge(answers):
    del answers["bridges"][1]


def _unhealthy(answers):
    answers["bridges"][1]["health"] = 500


def _firewalled(answers):
    answers["bridges"][1]["xmpp"] = False


def _not_in_brewery(answers):
    del answers["debug"]["bridge_selector"]["bridge"][BREWERY + "two"]


def _other_relay_id(answers):
    answers["debug"]["bridge_selector"]["bridge"][BREWERY + "two"]["relay-id"] = "one"


def _not_operational(answers):
    answers["debug"]["bridge_selector"]["bridge"][BREWERY + "two"]["operational"] = False


def _stranger(answers):
    answers["debug"]["bridge_selector"]["bridge"][BREWERY + "three"] = {}


def _no_jicofo(answers):
    answers["stats"] = {}


def _no_bosh(answers):
    answers["web"][1].update(status=502, msg="Bad Gateway")


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (_without_bridge, "bridge2: does not answer Ansible"),
        (_unhealthy, "bridge2: the bridge's health check answers 500"),
        (_firewalled, "bridge2: does not reach prosody on 5222/tcp"),
        (_not_in_brewery, "bridge2: jicofo does not see a bridge named two"),
        (_other_relay_id, "bridge2: is two in the brewery but has the relay id one"),
        (_not_operational, "bridge2: jicofo holds two for not operational"),
        (_stranger, "jicofo sees a bridge named three that the inventory does not know"),
        (_no_jicofo, "jicofo does not answer"),
        (_no_bosh, "the web host's /http-bind answers 502: Bad Gateway"),
    ],
)
def test_one_broken_thing_is_one_problem(breaks, says):
    answers = copy.deepcopy(WELL)
    breaks(answers)
    problems = verdict(NICKNAMES, answers)["problems"]
    assert len(problems) == 1 and problems[0].startswith(says)


def test_a_due_restart_is_a_warning():
    answers = copy.deepcopy(WELL)
    answers["running"][0]["rc"] = 1
    answers["bridges"][0]["running"] = False
    result = verdict(NICKNAMES, answers)
    assert result["problems"] == []
    assert [line.split(":")[0].split()[0] for line in result["warnings"]] == ["bridge1", "prosody"]
