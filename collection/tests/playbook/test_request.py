"""The request can be kept for the other commands of jitsi-tools, and holds no vault password."""

import base64
import json
import stat
import subprocess

import pytest

from conftest import PASSWORD, PROJECT

LAUNCHER = PROJECT / "collection" / "plugins" / "plugin_utils" / "jitsi-tools"


def test_the_request_is_kept_without_passwords(planned, tmp_path):
    path = tmp_path / "request.json"
    process = planned.playbook("scalable.jitsi.plan", "--extra-vars", f"jitsi_request={path}")
    assert process.returncode == 0, process.stdout + process.stderr
    text = path.read_text()
    assert PASSWORD not in text and base64.b64encode(PASSWORD.encode()).decode() not in text
    assert [host["name"] for host in json.loads(text)["hosts"]] == ["meet1", "bridge1", "bridge2"]


@pytest.mark.parametrize("before", [None, 0o644])
def test_the_request_is_for_its_owner_alone(planned, tmp_path, before):
    path = tmp_path / "request.json"
    if before:
        path.write_text("of an earlier run")
        path.chmod(before)
    planned.playbook("scalable.jitsi.plan", "--extra-vars", f"jitsi_request={path}")
    assert json.loads(path.read_text()) and stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_of_somebody_in_its_place_overwrites_nothing(planned, tmp_path):
    path, target = tmp_path / "request.json", tmp_path / "target"
    target.write_text("somebody's")
    path.symlink_to(target)
    process = planned.playbook("scalable.jitsi.plan", "--extra-vars", f"jitsi_request={path}")
    assert process.returncode != 0
    reason = f"{path} cannot be written: it is a symbolic link; name a file in a folder of yours"
    assert reason in " ".join((process.stdout + process.stderr).split())
    assert target.read_text() == "somebody's"


def test_the_request_is_one_that_jitsi_tools_reads(planned, tmp_path):
    path = tmp_path / "request.json"
    planned.playbook("scalable.jitsi.plan", "--extra-vars", f"jitsi_request={path}")
    process = subprocess.run([LAUNCHER, "plan"], stdin=path.open(), capture_output=True, text=True, check=False)
    assert process.returncode == 3
    assert f"{planned.secrets} is encrypted and no vault password was given" in process.stderr
