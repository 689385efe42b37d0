"""Prosody starts without modules that it does not find, and verify names each one of them."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor

import yaml
from ansible_collections.scalable.jitsi.plugins.plugin_utils import jitsi_tools
from conftest import BRIDGES, PROJECT
from test_1_faults import assert_only

ROLES = PROJECT / "collection" / "roles"
PLUGINS = "/usr/share/jitsi-meet/prosody-plugins"
DOMAIN = "meet.lab.test"
START = "systemctl start jitsi-videobridge2"
# What verify asks about prosody, for each module that is taken away in turn: on the host, since that is quicker.
ASK = """
import json, os, socket, subprocess, sys, time
sys.path.insert(0, sys.argv[1])
from ansible_collections.scalable.jitsi.plugins.module_utils import asking, bosh, prosody_modules

def run(command, data=""):
    done = subprocess.run(command, input=data, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout

def ask():
    began = time.time()
    subprocess.run("systemctl reset-failed prosody; systemctl restart prosody", shell=True, check=True)
    while socket.socket().connect_ex(("127.0.0.1", 5280)):
        time.sleep(0.1)
    return {
        "modules": prosody_modules.look(run),
        "since": {"prosody": asking.since(start=began + 1, now=time.time(), **QUESTION["since"])},
        "disco": bosh.info(**QUESTION["disco"]),
    }

QUESTION = json.load(sys.stdin)
subprocess.run(["systemctl", "stop", "jicofo"], check=True)
answers = {"": ask()}
for name in answers[""]["modules"]["modules"]:
    file = f"{QUESTION['plugins']}/mod_{name}.lua"
    if os.path.exists(file):
        os.rename(file, f"{file}.gone")
        try:
            answers[name] = ask()
        finally:
            os.rename(f"{file}.gone", file)
subprocess.run("systemctl reset-failed prosody; systemctl restart prosody jicofo", shell=True, check=True)
json.dump(answers, sys.stdout)
"""


def known(path: str) -> dict:
    """Return a file of variables."""
    return yaml.safe_load((ROLES / path).read_text())


CHOSEN = [*known("meet/defaults/main.yml")["jitsi_meet_features"], "room_metadata"]
PARTS = known("meet/vars/main.yml")["_jitsi_meet_feature_parts"]
FEATURES = {name: parts for name, parts in PARTS.items() if name in CHOSEN}
LABELS = [parts["label"] for parts in FEATURES.values() if "label" in parts]
SINCE = known("verify/vars/questions.yml")["_jitsi_verify_questions"]["jitsi_meet"]["since"]["prosody"]
QUESTION = {
    "plugins": PLUGINS,
    "since": {key: SINCE[key] for key in ("path", "pattern")},
    "disco": {"login": DOMAIN, "web": DOMAIN, "addresses": [DOMAIN, *(f"{label}.{DOMAIN}" for label in LABELS)]},
}


def without_each(lab) -> dict[str, dict]:
    """Return what the meet host answers with all modules of Jitsi's, and without each of them."""
    folder = "ansible_collections/scalable/jitsi/plugins/module_utils"
    copy = f"tar --create --dereference --directory {PROJECT}/.collections {folder}"
    copy += f" | ssh -F {lab.state}/ssh_config meet1 'mkdir -p /tmp/asks && tar --extract --directory /tmp/asks'"
    subprocess.run(copy, shell=True, check=True)
    lab.ssh("meet1", "cat > /tmp/asks/ask.py", stdin=ASK)
    # A bridge that is logged out again at once may stay logged in without joining its room.
    for bridge in BRIDGES:
        lab.ssh(bridge, "systemctl stop jitsi-videobridge2")
    answers = lab.ssh("meet1", "python3 /tmp/asks/ask.py /tmp/asks", stdin=json.dumps(QUESTION))
    for host, command in (("meet1", "rm -r /tmp/asks"), *((bridge, START) for bridge in BRIDGES)):
        lab.ssh(host, command)
    return json.loads(answers)


def judged(answer: dict) -> list[dict]:
    """Return what verify would say of modules and features."""
    answer = answer | {"reached": True, "units": {"prosody": {"active": "active"}}}
    fleet = {"meet": ["meet1"], "domain": DOMAIN, "features": FEATURES}
    checks = jitsi_tools.judge("verify", {"answers": {"meet1": answer}, "fleet": fleet})["checks"]
    return [check for check in checks if check["id"] in ("modules", "features")]


def test_each_module_of_jitsis_that_is_taken_away_is_named(lab):
    answers = without_each(lab)
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(answers, pool.map(judged, answers.values())))
    assert [(check["state"], check["text"]) for check in found.pop("")] == [
        ("ok", f"prosody has loaded its {len(answers['']['modules']['modules'])} modules"),
        ("ok", "browsers find all features"),
    ]
    components = {parts["component"] for parts in FEATURES.values() if "component" in parts} - {"muc"}
    assert {"features_identity", "muc_hide_all", "muc_lobby_rooms", *components} <= set(found), "all are tried"
    for name, checks in found.items():
        failed = [check for check in checks if check["state"] == "failed"]
        assert [check["id"] for check in failed] == ["modules"], (name, failed)
        assert failed[0]["text"].startswith(f"prosody runs without mod_{name} ("), failed
        assert "; " not in failed[0]["text"], "no other module is blamed"
        assert failed[0]["text"].endswith(": there is no such file"), failed


def test_the_whole_run_names_it_and_nothing_else_and_site_refuses_to_go_on(lab):
    file, what = f"{PLUGINS}/mod_polls_component.lua", "mod_polls_component (jitsi_meet_features: polls)"
    lab.wait_for_bridges()
    lab.ssh("meet1", f"mv {file} {file}.gone")
    try:
        lab.ssh("meet1", "systemctl restart prosody jicofo")
        lab.wait_for_bridges()
        assert_only(lab, "meet1", "modules", f"prosody runs without {what}: there is no such file")
        # Where there is something to do; a cluster that is as planned is left to verify.
        run = lab.site("--extra-vars=jitsi_bridge_media_port=10001")
        assert run.code != 0
        assert f"lacks {what}. Jitsi's packages from June 2025 on have" in " ".join(run.output.split()), run.output
        assert run.changed == dict.fromkeys(run.changed, 0), "it is refused before anything is changed"
    finally:
        lab.ssh("meet1", f"mv {file}.gone {file}; systemctl restart prosody jicofo")
        lab.wait_for_bridges()
