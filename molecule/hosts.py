"""The lab's hosts, seen from their controller: what runs there, and what is in their files."""

import os
import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[1]
BRIDGES = [
    host
    for host in os.environ.get("LAB_HOSTS", "meet1 bridge1 bridge2 bridge3 outsider").split()
    if host.startswith("bridge")
]
HOSTS = ["meet1", *BRIDGES]


class Hosts:
    """Commands for the hosts that Molecule has created."""

    name = os.environ.get("LAB", "test")
    inventory = PROJECT / os.environ.get("LAB_INVENTORY", "inventories/lab")
    state = PROJECT / "build" / "lab" / name
    network = f"10.{ {'demo': 77, 'test': 78}.get(name) or 80 + int(name[3:]) }.0"

    def __init__(self):
        # Tests count what changed in what Ansible's own callback prints, and wait for the names of tasks there.
        shown = {
            "ANSIBLE_STDOUT_CALLBACK": "ansible.builtin.default",
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_FORCE_COLOR": "0",
        }
        self.environment = dict(os.environ, LAB=self.name, **shown)

    def ssh(self, host: str, command: str, check: bool = True, stdin: str = "") -> str:
        """Run a command on a host as root, with a text on its standard input, and return what it prints."""
        process = subprocess.run(
            ["ssh", "-F", self.state / "ssh_config", host, command],
            input=stdin, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        assert not check or process.returncode == 0, f"{host}: {command}: {process.stderr}"
        return process.stdout.strip()

    def lab(self, *arguments: str) -> str:
        """Run a command of the lab itself, see molecule/lab/README.md."""
        return subprocess.run(
            [PROJECT / "molecule" / "lab" / "lab", *arguments],
            capture_output=True, text=True, env=self.environment, check=True,
        ).stdout  # fmt: skip

    def pid(self, host: str, unit: str) -> str:
        """Return the process id of a service."""
        return self.ssh(host, f"systemctl show --property MainPID --value {unit}")

    def pids(self) -> dict[str, str]:
        """Return the process ids of all services that carry conferences."""
        found = {host: self.pid(host, "jitsi-videobridge2") for host in BRIDGES}
        return found | {unit: self.pid("meet1", unit) for unit in ("prosody", "jicofo")}

    def restarted(self, before: dict[str, str]) -> set[str]:
        """Return which of these services run as another process now."""
        after = self.pids()
        return {name for name, pid in before.items() if after[name] != pid}

    def pids_of(self, *bridges: str) -> dict[str, str]:
        """Return the process ids of these bridges."""
        return {bridge: self.pid(bridge, "jitsi-videobridge2") for bridge in bridges}

    def files(self, host: str) -> list[str]:
        """Return all files of the folders that the roles write to, with owner, mode and checksum."""
        ours = "etc usr/local -regextype egrep -regex '(etc/(dpkg|jitsi|nginx|prosody|systemd/system)|usr/local)/.*'"
        listed = f"find {ours} ! -type d -printf '%p %u:%g %m %l\\n' && find {ours} -type f -exec sha256sum '{{}}' +"
        return sorted(self.ssh(host, f"cd / && {listed}").splitlines())

    def install(self, host: str, *packages: str) -> None:
        """Install packages by hand, where they are there again, and hold them, since apt forgets that."""
        options = "--quiet=2 --reinstall --allow-change-held-packages --allow-downgrades"
        names = " ".join(package.partition("=")[0] for package in packages)
        said = self.ssh(
            host,
            f"apt-get --quiet=2 update; DEBIAN_FRONTEND=noninteractive apt-get {options} install {' '.join(packages)} "
            f"2>&1 && apt-mark hold {names}",
        )
        assert "not possible" not in said, said
