"""A TURN server has its line in verify, and each thing that can be wrong with it is named once."""

import pytest
from test_verdict import DAY, NOW, bad, certificate, host, judge, stop, well

TAKES = {"reached": True, "found": ["current"], "unknown": 0, "settled": True}


def cluster() -> dict:
    """Return what a cluster with a TURN server answers that is well."""
    answers = well()
    answers["meet1"]["relays"] = {"turn1": {}}
    answers["turn1"] = host(
        ["coturn"], ["coturn"], requests={}, relays={"own": {}}, certificates={"turn": certificate()}
    )
    return answers


def verdict(answers: dict, takes: dict | None = None, own: bool = True) -> dict:
    """Return the verdict."""
    secrets = {"turn1": TAKES | (takes or {})}
    return judge(answers, turn={"hosts": ["turn1"], "secrets": secrets, "own_certificate": ["turn1"] if own else []})


def test_one_that_is_well_has_a_line_like_any_other():
    document = verdict(cluster())
    assert bad(document) == []
    assert document["lines"][2] == "bridge1  ok     one       2.3      0"
    assert document["lines"][4] == "turn1    ok     -         -        -"
    checks = {check["id"]: check["text"] for check in document["checks"] if check["host"] == "turn1"}
    assert checks["relay"] == "answers on all its ports, the meet host too"
    assert {"service coturn", "restart coturn", "turn secret", "certificate turn", "firewall"} <= checks.keys()


def _stopped(answers):
    stop(answers["turn1"], "coturn")
    answers["turn1"]["relays"]["own"] = answers["meet1"]["relays"]["turn1"] = {"3478/udp": "timed out"}


def _deaf(answers):
    answers["turn1"]["relays"]["own"] = answers["meet1"]["relays"]["turn1"] = {"3478/udp": "timed out"}


def _expired(answers):
    answers["turn1"]["certificates"]["turn"]["not_after"] = NOW - DAY


def _other_name(answers):
    answers["turn1"]["certificates"]["turn"]["covers"] = False


def _nothing(_answers):
    pass


@pytest.mark.parametrize(
    ("breaks", "takes", "says"),
    [
        (_stopped, {}, "coturn does not run (inactive)"),
        (_deaf, {}, "coturn does not answer on its own host: 3478/udp (timed out)"),
        (_expired, {}, "coturn's certificate has expired on 2027-01-14"),
        (_other_name, {}, "coturn's certificate does not cover the name it is asked for"),
        (
            _nothing,
            {"found": [], "unknown": 1, "settled": False},
            "coturn does not take the secret of the vault: nobody is relayed who was told of this server",
        ),
        (_nothing, {"unknown": 1, "settled": False}, "coturn takes other secrets than those of the vault"),
        (
            _nothing,
            {"reached": False, "reason": "has no /db: run site.yml"},
            "coturn's secrets: has no /db: run site.yml",
        ),
    ],
)
def test_one_broken_thing_is_one_failure(breaks, takes, says):
    answers = cluster()
    breaks(answers)
    document = verdict(answers, takes)
    assert [(host, state, text) for host, _, state, text in bad(document)] == [("turn1", "failed", says)]


def test_what_can_wait_is_a_warning():
    answers = cluster()
    answers["meet1"]["relays"]["turn1"] = {"3478/tcp": "timed out", "3478/udp": "timed out"}
    text = "the meet host does not reach the server: 3478/tcp (timed out), 3478/udp (timed out)"
    assert bad(verdict(answers)) == [("turn1", "relay", "warning", text)]
    found = bad(verdict(cluster(), {"found": ["current", "previous"]}))
    text = "coturn takes the former secret too: its rotation is not finished"
    assert found == [("turn1", "turn secret", "warning", text)]


def test_its_own_certificate_needs_no_name_that_others_trust():
    answers = cluster()
    answers["turn1"]["certificates"]["turn"].update(covers=False, trust="self-signed certificate")
    assert bad(verdict(answers, own=False)) == []
    _expired(answers)
    assert len(bad(verdict(answers, own=False))) == 1


def test_without_the_vaults_password_the_secret_is_not_judged():
    document = verdict(cluster(), {"reached": False, "closed": True, "reason": "cannot be opened"})
    assert bad(document) == []
    assert next(check for check in document["checks"] if check["id"] == "turn secret")["state"] == "skipped"


def test_the_meet_host_that_relays_is_asked_both():
    answers = cluster()
    relay = answers.pop("turn1")
    for key in ("units", "digests", "relays", "certificates"):
        answers["meet1"][key] |= relay[key]
    answers["meet1"]["relays"]["meet1"] = {}
    secrets = {"meet1": TAKES}
    document = judge(answers, turn={"hosts": ["meet1"], "secrets": secrets, "own_certificate": []})
    assert bad(document) == []
    ids = [check["id"] for check in document["checks"] if check["host"] == "meet1"]
    assert len(ids) == len(set(ids)) and {"relay", "jicofo", "certificate web", "certificate turn"} <= set(ids)
