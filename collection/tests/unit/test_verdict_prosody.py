"""Whether prosody has loaded what is configured, and whether browsers find it: each fault is named, once."""

import pytest
from test_verdict import DOMAIN, bad, judge, well

SEE = "see /var/log/prosody/prosody.err"


def told(answers: dict) -> dict:
    """Return what the addresses said."""
    return answers["meet1"]["disco"]["answers"]


def lacks(answers: dict, name: str) -> None:
    """Let a module be gone, and prosody be restarted since."""
    answers["meet1"]["modules"]["missing"].append(name)
    answers["meet1"]["since"]["prosody"].append(f"Unable to load module '{name}': /usr/…/mod_{name}.lua: No such file")


def failed(answers: dict) -> str:
    """Return the one thing that is wrong, of the meet host."""
    [(host, check, state, text)] = bad(judge(answers))
    assert (host, state) == ("meet1", "failed")
    return f"{check}: {text}"


@pytest.mark.parametrize(
    ("name", "purpose", "lost"),
    [
        ("polls_component", "jitsi_meet_features: polls", ["component/polls"]),
        ("muc_lobby_rooms", "jitsi_meet_features: lobby", ["component/lobbyrooms"]),
        ("features_identity", "what tells browsers of all features", ["component/polls", "component/lobbyrooms"]),
        ("muc_meeting_id", f"on conference.{DOMAIN}", []),
    ],
)
def test_a_module_that_is_gone_is_named_and_what_follows_is_not(name, purpose, lost):
    answers = well()
    lacks(answers, name)
    for identity in lost:
        del told(answers)[DOMAIN]["identities"][identity]
    if name == "polls_component":
        told(answers)[f"polls.{DOMAIN}"] = {"error": "service-unavailable"}
    assert failed(answers) == f"modules: prosody runs without mod_{name} ({purpose}): there is no such file"


def test_a_module_that_does_not_load_is_named_with_the_reason():
    answers = well()
    line = f"Error initializing module 'polls_component' on 'polls.{DOMAIN}': mod_polls_component.lua:7: no such option"
    answers["meet1"]["since"]["prosody"] = [line]
    assert failed(answers) == (
        "modules: prosody runs without mod_polls_component (jitsi_meet_features: polls): did not load: "
        "mod_polls_component.lua:7: no such option"
    )


def test_a_module_that_others_need_is_named_too():
    answers = well()
    answers["meet1"]["since"]["prosody"] = ["Unable to load module 'jitsi_session': no such file"]
    assert failed(answers) == (
        "modules: prosody runs without mod_jitsi_session (of another module): did not load: no such file"
    )


def test_without_the_module_of_bosh_that_alone_is_named():
    answers = well()
    lacks(answers, "bosh")
    answers["meet1"]["requests"]["bosh"] = {"status": 404, "body": ""}
    answers["meet1"]["disco"] = {"error": "prosody's HTTP answers 404"}
    assert failed(answers) == f"modules: prosody runs without mod_bosh (on {DOMAIN}): there is no such file"


def test_a_feature_that_is_not_announced_is_named():
    answers = well()
    del told(answers)[DOMAIN]["identities"]["component/polls"]
    assert failed(answers) == f"features: browsers do not find polls: {DOMAIN} does not announce component/polls"


def test_a_feature_that_is_announced_elsewhere_is_named():
    answers = well()
    told(answers)[DOMAIN]["identities"]["component/polls"] = "polls.other.example"
    assert failed(answers) == (
        f"features: browsers do not find polls: {DOMAIN} announces component/polls at polls.other.example instead of "
        f"polls.{DOMAIN}"
    )


def test_a_component_that_does_not_answer_is_named():
    answers = well()
    told(answers)[f"polls.{DOMAIN}"] = {"error": "remote-server-not-found"}
    assert failed(answers) == f"features: browsers do not find polls: polls.{DOMAIN} answers remote-server-not-found"


def test_that_nobody_gets_in_is_named():
    answers = well()
    answers["meet1"]["disco"] = {"error": f"{DOMAIN} lets nobody in without an account: not-authorized"}
    assert (
        failed(answers) == f"features: no browser gets in: {DOMAIN} lets nobody in without an account: not-authorized"
    )


def test_with_tokens_nobody_can_ask():
    answers = well()
    answers["meet1"]["disco"] = {}
    document = judge(answers)
    assert bad(document) == []
    [check] = [check for check in document["checks"] if check["id"] == "features"]
    assert check["state"] == "skipped" and "token" in check["text"]


def test_a_configuration_that_prosody_cannot_read_is_named():
    answers = well()
    answers["meet1"]["modules"] = {"error": "prosody.cfg.lua:7: '}' expected"}
    assert failed(answers) == "modules: prosody's configuration cannot be read: prosody.cfg.lua:7: '}' expected"


def test_a_jicofo_that_does_not_get_into_the_brewery_is_named_and_no_bridge():
    answers = well()
    answers["meet1"]["matches"][
        "brewery"
    ] = "Failed to create room.\nXMPPError: forbidden [Only owners can configure rooms]"
    for name in ("debug", "stats"):
        answers["meet1"]["requests"][name][
            "body"
        ] = '{"bridge_selector": {"bridge_count": 0, "operational_bridge_count": 0, "bridge": {}}}'
    assert failed(answers) == (
        "jicofo: jicofo does not get into the bridges' room: Failed to create room. XMPPError: forbidden "
        "[Only owners can configure rooms]"
    )


def test_a_stopped_prosody_is_no_missing_module():
    answers = well()
    lacks(answers, "polls_component")
    answers["meet1"]["units"]["prosody"]["active"] = "inactive"
    assert [check for _, check, _, _ in bad(judge(answers))] == ["service prosody"]
