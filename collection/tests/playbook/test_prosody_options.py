"""What options about prosody's features, accounts and tokens make of the files; and which are refused."""

import json
import re
import subprocess

import pytest
from conftest import PASSWORD, PROJECT

INTERNAL = {"jitsi_meet_authentication": "internal", "jitsi_meet_accounts": ["anna", "ben"]}
JWT = {"jitsi_meet_authentication": "jwt", "jitsi_meet_jwt_app_id": "shop"}
# By feature: a module of the domain if it has one, and a component if it has one.
FEATURES = {
    "av_moderation": ("", '"avmoderation.meet.example.com" "av_moderation_component"'),
    "breakout_rooms": ("muc_breakout_rooms", '"breakout.meet.example.com" "muc"'),
    "conference_duration": ("conference_duration", ""),
    "end_conference": ("", '"endconference.meet.example.com" "end_conference"'),
    "file_sharing": ("", '"filesharing.meet.example.com" "filesharing_component"'),
    "lobby": ("muc_lobby_rooms", '"lobby.meet.example.com" "muc"'),
    "polls": ("", '"polls.meet.example.com" "polls_component"'),
    "speaker_stats": ("", '"speakerstats.meet.example.com" "speakerstats_component"'),
}
# Modules that Jitsi has removed, or means for a component alone.
FORMER = ["av_moderation", "end_conference", "polls", "room_metadata", "speakerstats"]


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
    everything = texts(project, jitsi_meet_features=list(FEATURES))["domain"]
    nothing = texts(project, jitsi_meet_features=[])
    for module, component in FEATURES.values():
        assert not module or (f'"{module}";' in everything and f'"{module}"' not in nothing["domain"])
        assert not component or f"\nComponent {component}\n" in everything
        assert not component or component not in nothing["domain"]
    assert re.findall(f'^ *"({"|".join(FORMER)})";', everything, re.M) == []
    assert settings(nothing["config"]) == {"disablePolls": True, "speakerStats": {"disabled": True}}


def test_browsers_are_told_of_components_and_metadata_are_always_there(project):
    for features in ([], ["breakout_rooms"]):
        text = texts(project, jitsi_meet_features=features)["domain"]
        assert '"features_identity";' in text
        assert '\nComponent "metadata.meet.example.com" "room_metadata_component"\n' in text
        assert ('breakout_rooms_component = "breakout.meet.example.com"' in text) == bool(features)


def test_the_default_is_all_that_the_packages_switch_on(project):
    text = texts(project)["domain"]
    without = [name for name, (_, component) in FEATURES.items() if component not in text]
    assert without == ["file_sharing"] and '"conference_duration";' in text


def test_guests_have_the_rooms_of_the_domain(project):
    text = texts(project, **INTERNAL)["domain"]
    for host in ("meet.example.com", "guest.meet.example.com"):
        own = text.partition(f'VirtualHost "{host}"')[2].partition("\nVirtualHost")[0]
        for setting in ('lobby_muc = "lobby.', 'breakout_rooms_muc = "breakout.', 'main_muc = "conference.'):
            assert f'\n  {setting}meet.example.com"\n' in own


def test_the_limits_reach_prosody(project):
    found = texts(project, jitsi_meet_prosody_client_rate_kb=64, jitsi_meet_prosody_hibernation_seconds=33)
    assert 'c2s = { rate = "64kb/s" }' in found["prosody"] and "smacks_hibernation_time = 60\n" in found["prosody"]
    auth = found["domain"].partition('VirtualHost "auth.')[2].partition("\nComponent")[0]
    assert found["domain"].count("smacks_hibernation_time") == 1 and "smacks_hibernation_time = 33\n" in auth


@pytest.mark.parametrize("layout", ["hocon", "properties"])
def test_accounts_have_passwords_in_the_vault_and_guests_a_domain(project, layout):
    project.vars["jitsi_config_layout"] = layout
    found = texts(project, **INTERNAL, jitsi_meet_config={"hosts": {"callcontrol": "x"}})
    assert 'VirtualHost "meet.example.com"\n  authentication = "internal_hashed"\n' in found["domain"]
    assert 'VirtualHost "guest.meet.example.com"\n  authentication = "jitsi-anonymous"\n' in found["domain"]
    assert settings(found["config"]) == {"hosts": {"anonymousdomain": "guest.meet.example.com", "callcontrol": "x"}}
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
    mine = {"disablePolls": False}
    assert settings(texts(project, jitsi_meet_features=[], jitsi_meet_config=mine)["config"])["disablePolls"] is False


def test_tokens_have_a_secret_that_no_file_of_the_plan_shows(project):
    text = texts(project, **JWT, jitsi_meet_jwt_allow_empty=True)["domain"]
    assert 'authentication = "token" -- do not delete me\n  app_id = "shop"\n' in text
    assert "allow_empty_token = true" in text
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
