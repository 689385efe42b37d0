"""Runs the real playbook against inventories of hosts that do not exist: the plan must end before it looks for them."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[3]
PASSWORD = "correct-horse"


class Project:
    """An inventory of its own, with the vault password in a file."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.vars = {"jitsi_domain": "meet.example.com"}
        self.meet = {"meet1": {}}
        self.bridges = {f"bridge{n}": {"jitsi_bridge_addresses": [f"192.0.2.2{n}"]} for n in (1, 2)}
        self.turn: dict[str, dict] = {}
        self.source = folder / "hosts.yml"
        self.more_groups: dict[str, list[str]] = {}
        self.secrets = folder / ".jitsi" / "jitsi_secrets.yml"
        self.nicknames = folder / ".jitsi" / "jitsi_nicknames.yml"
        self.password_file = folder / "password"
        self.password_file.write_text(PASSWORD)
        self.collections = PROJECT / ".collections"
        self.environment: dict[str, str] = {}
        self.typed: str | None = None

    def playbook(self, name: str = "scalable.jitsi.plan", *arguments: str) -> subprocess.CompletedProcess:
        """Write the inventory and run a playbook of the collection."""
        hosts = {
            group: {"hosts": members or {}}
            for group, members in (("jitsi_meet", self.meet), ("jitsi_bridges", self.bridges))
        }
        if self.turn:
            hosts["jitsi_turn"] = {"hosts": self.turn}
        hosts |= {group: {"hosts": dict.fromkeys(members, {})} for group, members in self.more_groups.items()}
        # A connection would be refused at once, and would be seen as UNREACHABLE.
        connection = {"ansible_host": "127.0.0.1", "ansible_port": 1}
        inventory = {"all": {"vars": self.vars | connection, "children": hosts}}
        path = self.source / "hosts.yml" if self.source.is_dir() else self.source
        path.write_text(yaml.safe_dump(inventory))
        command = [
            os.path.join(os.path.dirname(sys.executable), "ansible-playbook"),
            "-i",
            str(self.source),
            name,
        ]
        if self.password_file:
            command += ["--vault-password-file", str(self.password_file)]
        environment = os.environ | {
            "ANSIBLE_CONFIG": str(PROJECT / "ansible.cfg"),
            # Tests look for the names of tasks, and for what changed, in what this one prints.
            "ANSIBLE_STDOUT_CALLBACK": "ansible.builtin.default",
            "ANSIBLE_FORCE_COLOR": "0",
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_COLLECTIONS_PATH": str(self.collections),
        }
        environment |= self.environment
        return subprocess.run(
            [*command, *arguments], capture_output=True, text=True, env=environment, check=False, input=self.typed
        )

    def preview(self) -> dict[str, pathlib.Path]:
        """Plan, and return the folder with each host's files."""
        folder = self.folder / "preview"
        process = self.playbook("scalable.jitsi.plan", "--check", "--extra-vars", f"jitsi_preview={folder}")
        assert process.returncode == 0, process.stdout + process.stderr
        return {path.name: path for path in folder.iterdir()}

    def refused(self, *texts: str, playbook: str = "scalable.jitsi.site", arguments: tuple = ()) -> str:
        """Run a playbook that must be refused in the plan with all of these texts, changing nothing. Returns the output."""
        before = self.state()
        process = self.playbook(playbook, *arguments)
        # Some releases print the message as YAML, where an apostrophe between apostrophes is doubled.
        output = " ".join((process.stdout + process.stderr).split()).replace("''", "'")
        assert process.returncode != 0, output
        for text in texts:
            assert text in output, output
        assert "UNREACHABLE" not in output, "a host was contacted"
        assert self.state() == before
        return output

    def state(self) -> dict:
        """Return the content of the vault and the registry."""
        return {path: path.read_bytes() if path.exists() else None for path in (self.secrets, self.nicknames)}


@pytest.fixture
def project(tmp_path: pathlib.Path) -> Project:
    """A project that is right in all points, before its first run."""
    return Project(tmp_path)


@pytest.fixture
def planned(project: Project) -> Project:
    """A project that was planned once: its vault and registry are there."""
    process = project.playbook()
    assert process.returncode == 0, process.stdout + process.stderr
    return project


@pytest.fixture
def own_collection(project: Project) -> pathlib.Path:
    """A copy of the collection that a test may break."""
    target = project.folder / "collections" / "ansible_collections" / "scalable" / "jitsi"
    shutil.copytree(PROJECT / "collection", target, ignore=shutil.ignore_patterns("tests", "target"))
    project.collections = project.folder / "collections"
    return target
