"""The running lab, seen from its controller."""

import json
import os
import pathlib
import re
import subprocess

import pytest
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BRIDGES = ["bridge1", "bridge2", "bridge3"]
HOSTS = ["meet1", *BRIDGES]


class Run:
    """What one ansible-playbook said."""

    def __init__(self, process: subprocess.CompletedProcess):
        self.code = process.returncode
        self.output = process.stdout + process.stderr
        self.changed = {
            host: int(count) for host, count in re.findall(r"^(\S+)\s+: ok=\d+\s+changed=(\d+)", process.stdout, re.M)
        }


class Lab:
    """Commands for the lab that Molecule has created and converged."""

    state = PROJECT / "build" / "lab" / "test"

    def __init__(self):
        self.environment = dict(os.environ, ANSIBLE_NOCOLOR="1", ANSIBLE_FORCE_COLOR="0", LAB="test")

    def ssh(self, host: str, command: str, check: bool = True) -> str:
        """Run a command on a host as root and return what it prints."""
        process = subprocess.run(
            ["ssh", "-F", self.state / "ssh_config", host, command],
            capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        assert not check or process.returncode == 0, f"{host}: {command}: {process.stderr}"
        return process.stdout.strip()

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of the site playbook. It does not verify, which takes a minute after each restart."""
        inventory = f"--inventory={PROJECT}/inventories/lab"
        return ["ansible-playbook", inventory, "--skip-tags=verify", "scalable.jitsi.site", *arguments]

    def site(self, *arguments: str) -> Run:
        """Run the site playbook."""
        return Run(
            subprocess.run(self.command(*arguments), capture_output=True, text=True, env=self.environment, check=False)
        )

    def rest(self, host: str, path: str, method: str = "GET", body: dict | None = None):
        """Ask the bridge's or jicofo's REST interface on its own host."""
        port = 8888 if host == "meet1" else 8080
        data = f"-H 'Content-Type: application/json' -d '{json.dumps(body)}'" if body else ""
        answer = self.ssh(host, f"curl --silent --fail --max-time 5 -X {method} {data} http://127.0.0.1:{port}/{path}")
        return json.loads(answer) if answer.startswith(("{", "[")) else answer

    def pid(self, host: str, unit: str) -> str:
        """Return the process id of a service."""
        return self.ssh(host, f"systemctl show --property MainPID --value {unit}")

    def pids(self) -> dict[str, str]:
        """Return the process ids of all services that carry conferences."""
        found = {host: self.pid(host, "jitsi-videobridge2") for host in BRIDGES}
        return found | {unit: self.pid("meet1", unit) for unit in ("prosody", "jicofo")}

    def secrets(self) -> dict[str, str]:
        """Return the secrets by name."""
        text = subprocess.run(
            ["ansible-vault", "view", self.state / "jitsi_secrets.yml"],
            capture_output=True, text=True, env=self.environment, check=True,
        ).stdout  # fmt: skip
        return {name: entry["value"] for name, entry in yaml.safe_load(text)["secrets"].items()}


@pytest.fixture(scope="session")
def lab() -> Lab:
    """The lab."""
    return Lab()
