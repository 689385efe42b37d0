"""Prosody starts without modules that it does not find, and verify names each one of them."""

import json
import pathlib
import tempfile

import yaml
from ansible_collections.scalable.jitsi.plugins.plugin_utils import verdict_prosody
from conftest import PROJECT, wait_for
from test_1_faults import assert_only

ROLES = PROJECT / "collection" / "roles"
PLUGINS = "/usr/share/jitsi-meet/prosody-plugins"
DOMAIN = "meet.lab.test"


def known(path: str) -> dict:
    """Return a file of variables."""
    return yaml.safe_load((ROLES / path).read_text())


CHOSEN = [*known("meet/defaults/main.yml")["jitsi_meet_features"], "room_metadata"]
PARTS = known("meet/vars/main.yml")["_jitsi_meet_feature_parts"]
FEATURES = {name: parts for name, parts in PARTS.items() if name in CHOSEN}


def ask(lab) -> dict:
    """Ask the meet host what verify asks about prosody's modules, and only that."""
    labels = [parts["label"] for parts in FEATURES.values() if "label" in parts]
    question = {
        "units": ["prosody"],
        "modules": True,
        "since": known("common/vars/verify.yml")["_jitsi_verify_questions"]["jitsi_meet"]["since"],
        "disco": {"login": DOMAIN, "web": DOMAIN, "addresses": [DOMAIN, *(f"{label}.{DOMAIN}" for label in labels)]},
    }
    command = ["ansible", "meet1", f"--inventory={lab.inventory}", "--module-name=scalable.jitsi.probe", "--become"]
    with tempfile.TemporaryDirectory() as folder:
        run = lab.run([*command, f"--args={json.dumps(question)}", f"--tree={folder}"])
        assert run.code == 0, run.output
        return json.loads((pathlib.Path(folder) / "meet1").read_text())["answer"]


def restart(lab) -> None:
    """Restart prosody and wait until it takes requests."""
    lab.ssh("meet1", "systemctl restart prosody")
    listens = "curl --silent --max-time 2 --output /dev/null http://127.0.0.1:5280/ && echo yes"
    wait_for(lambda: lab.ssh("meet1", listens, check=False) == "yes", "prosody does not listen")


def test_each_module_of_jitsis_that_is_taken_away_is_named(lab):
    before = ask(lab)
    assert [check.state for check in verdict_prosody.checks(before, FEATURES, DOMAIN)] == ["ok", "ok"]
    there = lab.ssh("meet1", f"cd {PLUGINS}; ls").split()
    modules = [name for name in before["modules"]["modules"] if f"mod_{name}.lua" in there]
    assert {"muc_hide_all", "speakerstats_component"} <= set(modules)
    for name in modules:
        file = f"{PLUGINS}/mod_{name}.lua"
        lab.ssh("meet1", f"mv {file} {file}.gone")
        try:
            restart(lab)
            found = verdict_prosody.checks(ask(lab), FEATURES, DOMAIN)
        finally:
            lab.ssh("meet1", f"mv {file}.gone {file}")
        failed = [check for check in found if check.state == "failed"]
        assert [check.id for check in failed] == ["modules"], (name, failed)
        assert failed[0].text.startswith(f"prosody runs without mod_{name} ("), failed
        assert failed[0].text.endswith(": there is no such file"), "and no other module"
    restart(lab)
    assert [check.state for check in verdict_prosody.checks(ask(lab), FEATURES, DOMAIN)] == ["ok", "ok"]


def test_the_whole_run_names_it_and_nothing_else(lab):
    name = "speakerstats_component"
    file = f"{PLUGINS}/mod_{name}.lua"
    lab.ssh("meet1", f"mv {file} {file}.gone")
    try:
        lab.ssh("meet1", "systemctl restart prosody jicofo")
        lab.wait_for_bridges()
        text = "prosody runs without mod_speakerstats_component (jitsi_meet_features: speaker_stats): there is no such file"
        assert_only(lab, "meet1", "modules", text)
        run = lab.site()
        assert run.code != 0
        assert "lacks mod_speakerstats_component (jitsi_meet_features: speaker_stats)" in " ".join(run.output.split()), run.output
        assert run.changed == dict.fromkeys(run.changed, 0), "it is refused before anything is changed"
    finally:
        lab.ssh("meet1", f"mv {file}.gone {file}; systemctl restart prosody jicofo")
        lab.wait_for_bridges()
