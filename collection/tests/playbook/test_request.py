"""The request can be kept for the other commands of jitsi-tools, and holds no vault password."""

import base64
import json
import subprocess

from conftest import PASSWORD, PROJECT

LAUNCHER = PROJECT / "collection" / "plugins" / "plugin_utils" / "jitsi-tools"


def test_the_request_is_kept_without_passwords(planned, tmp_path):
    path = tmp_path / "request.json"
    process = planned.playbook("scalable.jitsi.plan", "--extra-vars", f"jitsi_request={path}")
    assert process.returncode == 0, process.stdout + process.stderr
    text = path.read_text()
    assert PASSWORD not in text and base64.b64encode(PASSWORD.encode()).decode() not in text
    assert [host["name"] for host in json.loads(text)["hosts"]] == ["meet1", "bridge1", "bridge2"]


def test_the_request_is_one_that_jitsi_tools_reads(planned, tmp_path):
    path = tmp_path / "request.json"
    planned.playbook("scalable.jitsi.plan", "--extra-vars", f"jitsi_request={path}")
    process = subprocess.run([LAUNCHER, "plan"], stdin=path.open(), capture_output=True, text=True, check=False)
    assert process.returncode == 3
    assert f"{planned.secrets} is encrypted and no vault password was given" in process.stderr
