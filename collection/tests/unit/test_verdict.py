"""Each thing that can be wrong with the running cluster is named with its host, once, with its reason and remedy."""

import copy
import json

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.verdict import starting, verdict

NOW = 1_800_000_000
DAY = 86400
DOMAIN = "meet.example.com"
MODULES = {
    "bosh": [DOMAIN],
    "features_identity": [DOMAIN],
    "muc_lobby_rooms": [DOMAIN],
    "muc_meeting_id": [f"conference.{DOMAIN}"],
    "polls_component": [f"polls.{DOMAIN}"],
}
BREWERY = "jvbbrewery@internal.auth.meet.example.com/"
REFUSED = (
    "prosody refuses the password in /etc/jitsi/videobridge/jvb.conf for jvb@auth.meet.example.com (not-authorized): "
    "the next start ends in no login"
)
LIMITS = {"clock_seconds": 5, "disk_percent": 5, "certificate_days": 14}
FLEET = {
    "domain": "meet.example.com",
    "at": "2027-01-15T08:00:00Z",
    "meet": ["meet1"],
    "bridges": ["bridge1", "bridge2"],
    "nicknames": {"bridge1": "one", "bridge2": "two", "gone": "three"},
    "addresses": ["192.0.2.21", "192.0.2.22"],
    "own_certificate": True,
    "unplanned": "none was asked for",
    "participants": 2000,
    "metrics": {"port": 9888, "allow": ["192.0.2.9", "2001:db8:7::/64"]},
    "turn": {"hosts": [], "secrets": {}, "own_certificate": []},
    "features": {
        "lobby": {
            "label": "lobby",
            "component": "muc",
            "module": "muc_lobby_rooms",
            "identity": "component/lobbyrooms",
        },
        "polls": {"label": "polls", "component": "polls_component", "identity": "component/polls"},
        "conference_duration": {"module": "conference_duration"},
    },
}


def reply(document) -> dict:
    """Return an HTTP answer."""
    return {"status": 200, "body": document if isinstance(document, str) else json.dumps(document)}


def host(units, digests, **more) -> dict:
    """Return what a host that is well answers."""
    return {
        "reached": True,
        "units": {unit: {"active": "active", "result": "success", "seconds": 9000} for unit in units},
        "digests": dict.fromkeys([*digests, "firewall"], True),
        "firewall": "as loaded",
        "outside": {"source": "192.0.2.9", "open": []},
        "differing": [],
        "closed": "",
        "logins": {},
        "free": {"/": 40.0, "/var/log": 40.0},
        "clock": {"host": NOW + 0.5, "before": NOW, "after": NOW + 1},
        **more,
    }


def certificate() -> dict:
    """Return a certificate that is well."""
    return {"not_before": NOW - 300 * DAY, "not_after": NOW + 60 * DAY, "covers": True, "trust": "ok"}


def bridge(name: str) -> dict:
    """Return what a bridge that is well answers."""
    stats = {"conferences": 0, "relay_id": name, "mucs_configured": 1, "mucs_joined": 1, "drain": False}
    requests = {"health": reply(""), "version": reply({"version": "2.3"}), "stats": reply(stats)}
    way = {"host": DOMAIN, "targets": ["192.0.2.11"], "source": "192.0.2.22"}
    reach = {"xmpp": {"open": True} | way} | {port: {"open": False} for port in ("prosody_http", "jicofo_rest")}
    unit = "jitsi-videobridge2"
    return host(
        [unit],
        [unit],
        requests=requests,
        reach=reach,
        matches={"nickname": name, "properties_nickname": "", "login": ""},
    )


def meet() -> dict:
    """Return what a meet host that is well answers."""
    seen = {BREWERY + name: {"relay-id": name, "operational": True} for name in ("one", "two")}
    requests = {
        "stats": reply({"conferences": 0, "bridge_selector": {"bridge_count": 2, "operational_bridge_count": 2}}),
        "debug": reply({"bridge_selector": {"bridge": seen}}),
        "page": reply("<!DOCTYPE html><html>"),
        "bosh": reply("<body sid='x'"),
        "websocket": {"status": 101, "body": ""},
    }
    certificates = {"web": certificate(), "prosody": certificate()}
    names = ["prosody", "jicofo", "nginx"]
    announced = {
        f"component/{kind}": f"{label}.{DOMAIN}" for kind, label in (("lobbyrooms", "lobby"), ("polls", "polls"))
    }
    told = {
        DOMAIN: {"identities": announced},
        f"lobby.{DOMAIN}": {"identities": {}},
        f"polls.{DOMAIN}": {"identities": {}},
    }
    return host(
        names,
        names,
        requests=requests,
        certificates=certificates,
        matches={"brewery": "Joined the room."},
        connections={"web": 1599},
        modules={"versions": {}, "missing": [], "modules": MODULES},
        since={"prosody": []},
        disco={"answers": told},
    )


def well() -> dict:
    """Return what a cluster that is well answers."""
    return {"meet1": meet(), "bridge1": bridge("one"), "bridge2": bridge("two")}


def measured(answers: dict) -> None:
    """Let every host give its metrics to somebody."""
    for answer in answers.values():
        answer["requests"]["metrics"] = reply("# HELP jitsi_jvb_stress")
        answer["units"]["scalable-jitsi-metrics"] = {"active": "active", "result": "success", "seconds": 9000}


def judge(answers: dict, **fleet) -> dict:
    """Return the verdict."""
    return verdict({host: {"answer": answer} for host, answer in answers.items()}, FLEET | fleet, LIMITS)


def bad(document: dict) -> list[tuple]:
    """Return what is not well."""
    return [
        (check["host"], check["id"], check["state"], check["text"])
        for check in document["checks"]
        if check["state"] not in ("ok", "skipped")
    ]


def change(answer: dict, request: str, **values) -> None:
    """Change an answer in JSON."""
    document = json.loads(answer["requests"][request]["body"])
    answer["requests"][request] = reply(document | values)


def stop(answer: dict, unit: str) -> None:
    """Let a unit be stopped."""
    answer["units"][unit] = {"active": "inactive", "result": "success", "seconds": 9000}


def brewery(answer: dict) -> dict:
    """Return the document of the bridges that jicofo sees."""
    return json.loads(answer["requests"]["debug"]["body"])["bridge_selector"]["bridge"]


def show(answers: dict, bridges: dict) -> None:
    """Let jicofo see these bridges."""
    change(answers["meet1"], "debug", bridge_selector={"bridge": bridges})


def test_a_cluster_that_is_well_has_no_problem():
    document = judge(well())
    assert bad(document) == [] and document["state"] == "ok"
    assert document["summary"] == f"{len(document['checks'])} checks of 3 hosts; failed: 0, warnings: 0"
    assert document["lines"] == [
        "HOST     STATE  NICKNAME  VERSION  CONFERENCES",
        "meet1    ok     -         -        0",
        "bridge1  ok     one       2.3      0",
        "bridge2  ok     two       2.3      0",
    ]


def _unreachable(answers):
    answers["bridge2"] = {"reached": False, "reason": "Connection timed out"}
    show(answers, {key: state for key, state in brewery(answers["meet1"]).items() if key.endswith("one")})


def _no_meet(answers):
    answers["meet1"] = {"reached": False, "reason": "No route to host"}


def _not_asked(answers):
    answers["bridge2"] = {}


def _stopped_bridge(answers):
    stop(answers["bridge2"], "jitsi-videobridge2")
    answers["bridge2"]["requests"] = dict.fromkeys(answers["bridge2"]["requests"], {"status": None, "error": "refused"})
    show(answers, {key: state for key, state in brewery(answers["meet1"]).items() if key.endswith("one")})


def _crashed_jicofo(answers):
    answers["meet1"]["units"]["jicofo"] = {"active": "failed", "result": "exit-code", "seconds": 1}
    for name in ("stats", "debug"):
        answers["meet1"]["requests"][name] = {"status": None, "body": "", "error": "Connection refused"}


def _silent_jicofo(answers):
    for name in ("stats", "debug"):
        answers["meet1"]["requests"][name] = {"status": None, "body": "", "error": "timed out"}


def _stopped_prosody(answers):
    stop(answers["meet1"], "prosody")
    show(answers, {})
    for name in ("bosh", "websocket"):
        answers["meet1"]["requests"][name] = {"status": 502, "body": ""}
    for name in ("bridge1", "bridge2"):
        change(answers[name], "stats", mucs_joined=0)
        answers[name]["reach"]["xmpp"] = {"open": False, "error": "refused"}


def _stopped_nginx(answers):
    stop(answers["meet1"], "nginx")
    for name in ("page", "bosh", "websocket"):
        answers["meet1"]["requests"][name] = {"status": None, "body": "", "error": "refused"}


def _wrong_password(answers):
    change(answers["bridge2"], "stats", mucs_joined=0)
    answers["bridge2"]["matches"]["login"] = "SASLError using SCRAM-SHA-1: not-authorized"
    show(answers, {key: state for key, state in brewery(answers["meet1"]).items() if key.endswith("one")})


def login(**found) -> dict:
    """Return what became of a try to log in."""
    path, account = "/etc/jitsi/videobridge/jvb.conf", "jvb@auth.meet.example.com"
    return {"path": path, "account": account, "taken": False} | found


def _password_that_waits_for_a_restart(answers):
    answers["bridge2"]["logins"] = {"videobridge": login(refused="not-authorized")}


def _password_in_the_file(answers):
    _password_that_waits_for_a_restart(answers)
    _wrong_password(answers)


def _unreached_prosody(answers):
    change(answers["bridge2"], "stats", mucs_joined=0)
    answers["bridge2"]["reach"]["xmpp"] |= {"open": False, "error": "timed out"}
    answers["meet1"]["admits"] = ["192.0.2.21"]


def _duplicate(answers):
    change(answers["bridge2"], "stats", relay_id="one")
    show(answers, {key: state for key, state in brewery(answers["meet1"]).items() if key.endswith("one")})


def _duplicate_nickname_only(answers):
    answers["bridge2"]["matches"]["nickname"] = "one"
    show(answers, {BREWERY + "one": {"relay-id": "two", "operational": True}})


def _duplicate_in_the_properties_only(answers):
    answers["bridge2"]["matches"] |= {"nickname": "", "properties_nickname": "one"}
    show(answers, {BREWERY + "one": {"relay-id": "two", "operational": True}})


def _renamed(answers):
    change(answers["bridge2"], "stats", relay_id="zwei")
    show(answers, {BREWERY + name: {"relay-id": name} for name in ("one", "zwei")})


def _not_listed(answers):
    show(answers, {key: state for key, state in brewery(answers["meet1"]).items() if key.endswith("one")})


def _relay_id(answers):
    show(answers, brewery(answers["meet1"]) | {BREWERY + "two": {"relay-id": "x"}})


def _not_operational(answers):
    show(answers, brewery(answers["meet1"]) | {BREWERY + "two": {"relay-id": "two", "operational": False}})


def _stranger(answers):
    show(answers, brewery(answers["meet1"]) | {BREWERY + "three": {"relay-id": "three"}})


def _without_public_address(answers):
    answers["bridge2"]["requests"]["health"] = {
        "status": 500,
        "body": "No valid IP addresses available for harvesting.",
    }


def _unhealthy(answers):
    answers["bridge2"]["requests"]["health"] = {"status": 500, "body": "no valid address"}


def _flushed(answers):
    answers["meet1"].update(firewall="missing", outside={"source": "192.0.2.9", "open": [5222]})


def _opened(answers):
    answers["bridge2"]["firewall"] = "changed"


def _ufw_inactive(answers):
    answers["bridge2"]["firewall"] = "open"


def _ufw_changed(answers):
    answers["bridge2"]["firewall"] = "other rules"


def _not_loaded(answers):
    answers["bridge2"]["digests"]["firewall"] = False


def _open_to_bridges(answers):
    answers["bridge2"]["reach"]["jicofo_rest"] = {"open": True}


def _no_metrics(answers):
    measured(answers)
    answers["bridge2"]["requests"]["metrics"] = {"status": 502, "body": "Bad Gateway"}


def _stopped_metrics(answers):
    measured(answers)
    stop(answers["bridge2"], "scalable-jitsi-metrics")


def _metrics_open_to_others(answers):
    answers["bridge2"]["outside"] = {"source": "192.0.2.8", "open": [9888]}


def _full(answers):
    answers["bridge2"]["free"]["/var/log"] = 0.0


def _fast_clock(answers):
    answers["bridge2"]["clock"]["host"] = NOW + 3601


def _slow_clock(answers):
    answers["bridge2"]["clock"]["host"] = NOW - 3600


def _expired(answers):
    answers["meet1"]["certificates"]["web"].update(not_after=NOW - DAY, trust="certificate has expired")


def _too_early(answers):
    answers["meet1"]["certificates"]["prosody"]["not_before"] = NOW + DAY


def _other_name(answers):
    answers["meet1"]["certificates"]["web"]["covers"] = False


def _not_trusted(answers):
    answers["meet1"]["certificates"]["web"]["trust"] = "unable to get local issuer certificate"


def _no_bosh(answers):
    answers["meet1"]["requests"]["bosh"] = {"status": 502, "body": "Bad Gateway"}


def _other_page(answers):
    answers["meet1"]["requests"]["page"] = reply("It works")


def deployed(answers: dict, **fleet) -> dict:
    """Return state and text of the checks about what is deployed, by host and id."""
    checks = judge(answers, **fleet)["checks"]
    return {(it["host"], it["id"]): (it["state"], it["text"]) for it in checks if it["id"] in ("files", "password")}


def test_a_login_that_could_not_be_tried_is_no_refusal():
    answers = well()
    answers["meet1"]["logins"] = {"jicofo": login(taken=True)}
    answers["bridge1"]["logins"] = {"videobridge": login(error="timed out")}
    answers["bridge2"]["logins"] = {"videobridge": login(refused="temporary-auth-failure")}
    found, says = deployed(answers), "could not be tried at prosody: timed out"
    assert found["meet1", "password"][0] == "ok"
    assert found["bridge1", "password"][0] == "warning" and found["bridge1", "password"][1].endswith(says)
    assert found["bridge2", "password"][0] == "skipped" and "too many logins" in found["bridge2", "password"][1]
    _stopped_prosody(answers)
    assert deployed(answers)["bridge1", "password"][0] == "skipped", "said elsewhere"
    answers["bridge2"]["logins"]["videobridge"]["account"] = ""
    text = "no login as the collection writes it is in /etc/jitsi/videobridge/jvb.conf"
    assert deployed(answers)["bridge2", "password"] == ("skipped", text)


def test_files_that_are_not_the_plans_are_named_and_fail_nothing():
    answers = well()
    answers["bridge1"]["differing"] = ["/etc/jitsi/videobridge/jvb.conf", "/usr/local/sbin/scalable-jitsi-heap"]
    answers["bridge2"]["closed"] = "jitsi_secrets.yml: cannot be opened"
    answers["meet1"].pop("differing")
    found = deployed(answers, unplanned="no vault password was given\nmore")
    text = "not as the plan has them: /etc/jitsi/videobridge/jvb.conf, /usr/local/sbin/scalable-jitsi-heap"
    assert found["bridge1", "files"] == ("warning", text)
    assert (
        found["bridge2", "files"][0] == "ok" and "jitsi_secrets.yml: cannot be opened" in found["bridge2", "files"][1]
    )
    text = "there is no plan to compare with: no vault password was given"
    assert found["meet1", "files"] == ("skipped", text)
    assert judge(answers)["state"] == "warning"


def test_a_limit_is_no_fault_of_what_is_behind_it():
    answers = well()
    answers["meet1"]["requests"]["bosh"] = {"status": 429, "body": "<h1>429 Too Many Requests</h1>"}
    document = judge(answers)
    (check,) = [check for check in document["checks"] if check["state"] == "warning"]
    assert document["state"] == "warning" and check["host"] == "meet1" and check["id"] == "bosh"
    text = "BOSH (/http-bind) was not asked: nginx answers 429, as 127.0.0.1 is beyond a limit for one address"
    assert check["text"] == text
    assert "jitsi_meet_unlimited_networks" in check["remedy"] and "jitsi_meet_people_per_address" in check["remedy"]


@pytest.mark.parametrize(
    ("breaks", "named", "says"),
    [
        (_unreachable, "bridge2", "does not answer Ansible: Connection timed out"),
        (_no_meet, "meet1", "does not answer Ansible: No route to host"),
        (_not_asked, "bridge2", "was not asked: it failed earlier in this run"),
        (_stopped_bridge, "bridge2", "jitsi-videobridge2 does not run (inactive)"),
        (_crashed_jicofo, "meet1", "jicofo does not run (failed, exit-code)"),
        (_silent_jicofo, "meet1", "jicofo's REST on 127.0.0.1:8888: timed out"),
        (_stopped_prosody, "meet1", "prosody does not run (inactive)"),
        (_stopped_nginx, "meet1", "nginx does not run (inactive)"),
        (
            _wrong_password,
            "bridge2",
            "is not logged in at prosody, has joined 0 of 1 rooms: it reaches prosody at 192.0.2.11 from 192.0.2.22, and its "
            "log says: SASLError using SCRAM-SHA-1: not-authorized",
        ),
        (
            _unreached_prosody,
            "bridge2",
            f"does not reach prosody on 5222/tcp (timed out): {DOMAIN} is 192.0.2.11 there, asked from 192.0.2.22; the meet "
            "host lets in 192.0.2.21",
        ),
        (_password_that_waits_for_a_restart, "bridge2", REFUSED),
        (_password_in_the_file, "bridge2", REFUSED),
        (
            _duplicate,
            "bridge2",
            "shares the nickname one with bridge1: jicofo sees one bridge for the two; its own is two",
        ),
        (
            _duplicate_nickname_only,
            "bridge2",
            "shares the nickname one with bridge1: jicofo sees one bridge for the two; its own is two",
        ),
        (
            _duplicate_in_the_properties_only,
            "bridge2",
            "shares the nickname one with bridge1: jicofo sees one bridge for the two; its own is two",
        ),
        (_renamed, "bridge2", "calls itself zwei instead of two"),
        (_not_listed, "bridge2", "jicofo does not see a bridge named two"),
        (_relay_id, "bridge2", "is two in the brewery but has the relay id x"),
        (_not_operational, "bridge2", "jicofo holds two for not operational"),
        (_stranger, "meet1", "jicofo sees bridges that the inventory does not know: three"),
        (_without_public_address, "bridge2", "the bridge knows no public address of its own"),
        (_unhealthy, "bridge2", "the bridge's health check on 127.0.0.1:8080: answers 500 no valid address"),
        (
            _flushed,
            "meet1",
            "the table inet scalable_jitsi is not loaded; the controller (192.0.2.9) reaches 5222/tcp",
        ),
        (_opened, "bridge2", "the table inet scalable_jitsi was changed by hand"),
        (_ufw_inactive, "bridge2", "ufw is not active, or lets in what no rule names"),
        (_ufw_changed, "bridge2", "ufw's rules with our comment are not those deployed"),
        (_not_loaded, "bridge2", "the rules deployed are not yet loaded"),
        (_open_to_bridges, "bridge2", "reaches the meet host's 8888/tcp (jicofo's REST)"),
        (_no_metrics, "bridge2", "the metrics at jitsi_metrics_port: answers 502"),
        (_stopped_metrics, "bridge2", "scalable-jitsi-metrics does not run (inactive)"),
        (_metrics_open_to_others, "bridge2", "the controller (192.0.2.8) reaches 9888/tcp"),
        (_full, "bridge2", "/var/log has 0 % free"),
        (_fast_clock, "bridge2", "the clock is 3600 s ahead of the controller's"),
        (_slow_clock, "bridge2", "the clock is 3600 s behind the controller's"),
        (_expired, "meet1", "the web certificate has expired on 2027-01-14"),
        (_too_early, "meet1", "prosody's certificate for bridges and jicofo is not valid yet"),
        (_other_name, "meet1", "the web certificate does not cover the name it is asked for"),
        (_not_trusted, "meet1", "the web certificate is not trusted: unable to get local issuer certificate"),
        (_no_bosh, "meet1", "BOSH (/http-bind): answers 502 instead of 200"),
        (_other_page, "meet1", "the web page: an unexpected page"),
    ],
)
def test_one_broken_thing_is_one_failure(breaks, named, says):
    answers = well()
    breaks(answers)
    document = judge(answers)
    assert [(host, state, text) for host, _, state, text in bad(document)] == [(named, "failed", says)]
    assert document["state"] == "failed"
    failed = next(check for check in document["checks"] if check["state"] == "failed")
    assert failed["remedy"] and document["summary"] == f"{named}: {says}"
    at = document["lines"].index(f"  failed: {says}")
    assert document["lines"][at - 1].split()[:2] == [named, "FAILED"]
    assert document["lines"][at + 1] == f"    to do: {failed['remedy']}"


def _due(answers):
    answers["bridge2"]["digests"]["jitsi-videobridge2"] = False


def _drained(answers):
    change(answers["bridge2"], "stats", drain=True)


def _half_joined(answers):
    change(answers["bridge2"], "stats", mucs_configured=2)


def _nearly_full(answers):
    answers["bridge2"]["free"]["/"] = 9.9


def _other_version(answers):
    change(answers["bridge2"], "version", version="2.4")


def _soon(answers):
    answers["meet1"]["certificates"]["prosody"]["not_after"] = NOW + 13 * DAY


@pytest.mark.parametrize(
    ("breaks", "named", "check"),
    [
        (_due, "bridge2", "restart jitsi-videobridge2"),
        (_drained, "bridge2", "drain"),
        (_half_joined, "bridge2", "xmpp"),
        (_nearly_full, "bridge2", "disk"),
        (_other_version, "bridge2", "version"),
        (_soon, "meet1", "certificate prosody"),
    ],
)
def test_what_can_wait_is_a_warning(breaks, named, check):
    answers = well()
    breaks(answers)
    document = judge(answers)
    assert [entry[:3] for entry in bad(document)] == [(named, check, "warning")]
    assert document["state"] == "warning" and document["summary"].endswith("failed: 0, warnings: 1")


def test_a_controller_that_is_a_bridge_may_reach_prosody():
    answers = well()
    answers["meet1"]["outside"] = {"source": "192.0.2.21", "open": [5222]}
    assert bad(judge(answers)) == []


@pytest.mark.parametrize("source", ["192.0.2.9", "2001:db8:7::1"])
def test_a_controller_that_fetches_metrics_may_reach_them(source):
    answers = well()
    measured(answers)
    answers["bridge2"]["outside"] = {"source": source, "open": [9888]}
    document = judge(answers)
    assert bad(document) == [] and sum(check["id"] == "metrics" for check in document["checks"]) == 3
    answers["bridge2"]["outside"]["open"] = [8080, 9888]
    assert [text for *_, text in bad(judge(answers))] == [f"the controller ({source}) reaches 8080/tcp"]


def test_a_self_signed_certificate_is_right_where_none_was_given():
    answers = well()
    _not_trusted(answers)
    assert bad(judge(answers, own_certificate=False)) == []


def test_hosts_outside_of_the_limit_are_not_judged_but_jicofo_knows_their_names():
    answers = well()
    del answers["bridge1"]
    document = judge(answers)
    assert bad(document) == [] and [host["name"] for host in document["hosts"]] == ["meet1", "bridge2"]


def test_bridges_alone_are_judged_by_what_they_say():
    answers = well()
    del answers["meet1"]
    document = judge(answers)
    assert bad(document) == []
    assert {check["id"] for check in document["checks"] if check["state"] == "skipped"} == {"xmpp", "brewery"}


def test_a_meet_host_that_is_nearly_full_is_warned_of():
    answers = well()
    answers["meet1"]["connections"]["web"] = 1600
    text = "1600 connections from nginx to prosody, with room for 2000 participants"
    assert bad(judge(answers)) == [("meet1", "participants", "warning", text)]


def wait(answers: dict, seconds: int = 120) -> dict:
    """Return what is still to be waited for."""
    return starting({host: {"answer": answer} for host, answer in answers.items()}, seconds)


def test_nothing_is_waited_for_where_all_is_well_or_old():
    answers = well()
    answers["bridge1"]["units"]["jitsi-videobridge2"]["seconds"] = 3
    assert wait(answers)["seconds"] == 0, "all is well already"
    change(answers["meet1"], "stats", bridge_selector={"operational_bridge_count": 1})
    assert wait(answers) == {"bridges": 2, "seconds": 117}
    answers["bridge1"]["units"]["jitsi-videobridge2"]["seconds"] = 121
    assert wait(answers)["seconds"] == 0, "long enough"


def test_a_bridge_without_a_public_address_is_not_waited_for():
    answers = well()
    change(answers["meet1"], "stats", bridge_selector={"operational_bridge_count": 1})
    answers["bridge1"]["units"]["jitsi-videobridge2"]["seconds"] = 3
    _without_public_address(answers)
    assert wait(answers) == {"bridges": 1, "seconds": 0}


@pytest.mark.parametrize("unit", ["jicofo", "prosody"])
def test_a_stopped_service_is_not_waited_for(unit):
    answers = well()
    change(answers["meet1"], "stats", bridge_selector={"operational_bridge_count": 0})
    answers["bridge1"]["units"]["jitsi-videobridge2"]["seconds"] = 3
    stop(answers["meet1"], unit)
    assert wait(answers)["seconds"] == 0


@pytest.mark.parametrize("last", ["Initialized newConfig", "Authenticated, resumed"])
def test_a_refusal_before_the_last_start_is_forgotten(last):
    answers = well()
    _wrong_password(answers)
    answers["bridge2"]["matches"]["login"] = last
    assert bad(judge(answers))[0][3] == (
        "is not logged in at prosody, has joined 0 of 1 rooms: it reaches prosody at 192.0.2.11 from 192.0.2.22"
    )


def test_a_bridge_that_is_stopped_or_refused_is_not_waited_for():
    answers = well()
    change(answers["meet1"], "stats", bridge_selector={"operational_bridge_count": 1})
    answers["bridge1"]["units"]["jitsi-videobridge2"]["seconds"] = 3
    refused = copy.deepcopy(answers)
    _wrong_password(refused)
    assert wait(refused) == {"bridges": 1, "seconds": 0}
    stop(answers["bridge2"], "jitsi-videobridge2")
    assert wait(answers) == {"bridges": 1, "seconds": 0}
