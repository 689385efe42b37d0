"""What options about prosody's features, accounts and tokens make of the files; and which are refused."""

import json
import re
import subprocess

import pytest
from conftest import PASSWORD, PROJECT

INTERNAL = {"jitsi_meet_authentication": "internal", "jitsi_meet_accounts": ["anna", "ben"]}
JWT = {"jitsi_meet_authentication": "jwt", "jitsi_meet_jwt_app_id": "shop"}
# By feature: a module of the domain, and a component.
FEATURES = {
    "av_moderation": ("av_moderation", '"avmoderation.meet.example.com" "av_moderation_component"'),
    "breakout_rooms": ("muc_breakout_rooms", '"breakout.meet.example.com" "muc"'),
    "conference_duration": (
        "conference_duration",
        '"conferenceduration.meet.example.com" "conference_duration_component"',
    ),
    "end_conference": ("end_conference", '"endconference.meet.example.com" "end_conference"'),
    "lobby": ("muc_lobby_rooms", '"lobby.meet.example.com" "muc"'),
    "room_metadata": ("room_metadata", '"metadata.meet.example.com" "room_metadata_component"'),
    "speaker_stats": ("speakerstats", '"speakerstats.meet.example.com" "speakerstats_component"'),
}


def texts(project, **options) -> dict[str, str]:
    """Plan with these options, and return the files that they may change."""
    project.meet["meet1"] = options
    etc = project.preview()["meet1"] / "etc"
    paths = {
        "prosody": "prosody/prosody.cfg.lua",
        "domain": "prosody/conf.avail/meet.example.com.cfg.lua",
        "jicofo": "jitsi/jicofo/jicofo.conf",
        "properties": "jitsi/jicofo/sip-communicator.properties",
        "config": "jitsi/meet/scalable-jitsi-config.js",
    }
    return {name: (etc / path).read_text() for name, path in paths.items()}


def settings(text: str) -> dict:
    """Return what config.js is told."""
    return json.loads(re.search(r"\)\(config, (.*)\);", text, re.DOTALL).group(1))


def test_each_feature_is_a_module_and_a_component_and_without_it_neither(project):
    everything = texts(project, jitsi_meet_features=[*FEATURES, "polls"])["domain"]
    nothing = texts(project, jitsi_meet_features=[])
    for module, component in FEATURES.values():
        assert f'"{module}";' in everything and f"\nComponent {component}\n" in everything
        assert module not in nothing["domain"] and component not in nothing["domain"]
    assert '"polls";' in everything and "polls" not in nothing["domain"]
    assert settings(nothing["config"]) == {"disablePolls": True, "speakerStats": {"disabled": True}}


def test_the_limits_reach_prosody(project):
    text = texts(project, jitsi_meet_prosody_client_rate_kb=64, jitsi_meet_prosody_hibernation_seconds=60)["prosody"]
    assert 'c2s = { rate = "64kb/s" }' in text and "smacks_hibernation_time = 60\n" in text


@pytest.mark.parametrize("layout", ["hocon", "properties"])
def test_accounts_have_passwords_in_the_vault_and_guests_a_domain(project, layout):
    project.vars["jitsi_config_layout"] = layout
    found = texts(project, **INTERNAL, jitsi_meet_config={"hosts": {"muc": "x"}})
    assert 'VirtualHost "meet.example.com"\n  authentication = "internal_hashed"\n' in found["domain"]
    assert 'VirtualHost "guest.meet.example.com"\n  authentication = "jitsi-anonymous"\n' in found["domain"]
    assert settings(found["config"]) == {"hosts": {"anonymousdomain": "guest.meet.example.com", "muc": "x"}}
    if layout == "hocon":
        assert 'jicofo.authentication.login-url = "meet.example.com"' in found["jicofo"]
        assert 'jicofo.authentication.type = "XMPP"' in found["jicofo"]
    else:
        assert "\norg.jitsi.jicofo.auth.URL=XMPP:meet.example.com\n" in found["properties"]
    assert project.playbook().returncode == 0
    command = ["ansible-vault", "view", "--vault-password-file", str(project.password_file), str(project.secrets)]
    view = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT).stdout
    assert PASSWORD not in view and "account-anna:" in view and "account-ben:" in view


def test_the_user_has_the_last_word_on_what_follows_from_features(project):
    mine = {"hosts": {"anonymousdomain": "visitors.example.com"}}
    assert settings(texts(project, **INTERNAL, jitsi_meet_config=mine)["config"]) == mine


def test_tokens_have_a_secret_that_no_file_of_the_plan_shows(project):
    text = texts(project, **JWT, jitsi_meet_jwt_allow_empty=True)["domain"]
    assert 'authentication = "token"\n  app_id = "shop"\n' in text and "allow_empty_token = true" in text
    assert '"token_verification";' in text
    assert re.search(r'app_secret = "[A-Za-z0-9]{32}"', text), "a placeholder"


def test_values_of_another_type_are_all_named(project):
    wrong = {
        "jitsi_meet_features": ["whiteboard"],
        "jitsi_meet_authentication": "ldap",
        "jitsi_meet_accounts": {"anna": 1},
        "jitsi_meet_jwt_allow_empty": "perhaps",
        "jitsi_meet_prosody_client_rate_kb": "much",
        "jitsi_meet_prosody_hibernation_seconds": "long",
    }
    project.meet["meet1"] = wrong
    project.refused("meet1", *wrong)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (INTERNAL | {"jitsi_meet_accounts": ["Anna"]}, "jitsi_meet_accounts has 'Anna', which is no name"),
        (INTERNAL | {"jitsi_meet_accounts": ["a", "a"]}, "jitsi_meet_accounts has 'a' twice"),
        ({"jitsi_meet_authentication": "internal"}, "jitsi_meet_accounts is missing"),
        ({"jitsi_meet_authentication": "jwt"}, "jitsi_meet_jwt_app_id is missing"),
        ({"jitsi_meet_accounts": ["anna"]}, "which does not read jitsi_meet_accounts"),
        (JWT | {"jitsi_meet_jwt_app_id": "a shop"}, "jitsi_meet_jwt_app_id 'a shop' is no plain word"),
        ({"jitsi_meet_prosody_client_rate_kb": 0}, "set it from 8 to 1000000"),
        ({"jitsi_meet_prosody_hibernation_seconds": 0}, "set it from 1 to 3600"),
    ],
)
def test_a_broken_rule_is_named_with_its_host(project, options, text):
    project.meet["meet1"] = options
    project.refused("host meet1", text)
