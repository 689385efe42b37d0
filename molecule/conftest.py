"""The running lab, seen from its controller."""

import base64
import itertools
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import typing

import pytest
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[1]
BRIDGES = [
    host
    for host in os.environ.get("LAB_HOSTS", "meet1 bridge1 bridge2 bridge3 outsider").split()
    if host.startswith("bridge")
]
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

    def command(self, *arguments: str, playbook: str = "site") -> list[str]:
        """Return the command line of a playbook. `site` does not verify, which takes a minute after each restart."""
        inventory = f"--inventory={self.inventory}"
        return ["ansible-playbook", inventory, "--skip-tags=verify", f"scalable.jitsi.{playbook}", *arguments]

    def run(self, command: list[str]) -> Run:
        """Run the command line of a playbook, or a command around it."""
        return Run(subprocess.run(command, capture_output=True, text=True, env=self.environment, check=False))

    def play(self, playbook: str, *arguments: str) -> Run:
        """Run a playbook of the collection."""
        return self.run(self.command(*arguments, playbook=playbook))

    def play_from(self, controller: str, playbook: str, *arguments: str) -> Run:
        """Run a playbook of the collection from a controller of another name."""
        command = ["unshare", "--uts", "sh", "-c", f'hostname {controller} && exec "$@"', "sh"]
        return self.run(command + self.command(*arguments, playbook=playbook))

    def start(self, playbook: str, *arguments: str) -> subprocess.Popen:
        """Start a playbook of the collection, to be watched or killed, with all its children in one group."""
        command = self.command(*arguments, playbook=playbook)
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=self.environment,
            start_new_session=True,
        )  # fmt: skip

    def play_until_it_says(self, line: str, do: typing.Callable, playbook: str, *arguments: str) -> Run:
        """Run a playbook that has to print this, and do something as soon as it does, once."""
        output, said = [], False
        with self.start(playbook, *arguments) as process:
            try:
                for text in process.stdout:
                    output.append(text)
                    if not said and line in text:
                        said = True
                        do()
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        run = Run(subprocess.CompletedProcess(process.args, process.returncode, "".join(output), ""))
        assert said, run.output
        return run

    def play_until_it_waits(self, bridge: str, playbook: str, *arguments: str, name: str = "meeting") -> Run:
        """Run a playbook that waits for a bridge to be empty, and end its conference of three when it shows that."""
        line = f"{bridge}: 1 conference with 3 participants left; waiting"
        return self.play_until_it_says(line, lambda: self.close_conference(bridge, name), playbook, *arguments)

    def killed_at(self, task: str, *arguments: str, playbook: str = "site", times: int = 1) -> None:
        """Run a playbook and kill it, with all its children, when a task begins for the first or a later time."""
        process = self.start(playbook, *arguments)
        for line in process.stdout:
            times -= f"TASK [{task}" in line
            if not times:
                os.killpg(process.pid, signal.SIGKILL)
                break
        assert process.wait() == -signal.SIGKILL, f"the task {task} did not begin"
        # What was sent to a host already ends there.
        time.sleep(2)

    def site(self, *arguments: str) -> Run:
        """Run the site playbook."""
        return self.play("site", *arguments)

    def verify(self, *arguments: str, plan: bool = False) -> tuple[Run, dict]:
        """Run the verify playbook; return what it printed, and its JSON document. A plan to compare files takes time."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "verify.json"
            skip = [] if plan else ["--skip-tags=plan"]
            run = self.play("verify", f"--extra-vars=jitsi_verify_json={path}", *skip, *arguments)
            assert path.exists(), run.output
            return run, json.loads(path.read_text())

    def rest(self, host: str, path: str, method: str = "GET", body: dict | None = None):
        """Ask the bridge's or jicofo's REST interface on its own host; one that starts has two minutes to answer."""
        port = 8888 if host == "meet1" else 8080
        data = f"-H 'Content-Type: application/json' -d '{json.dumps(body)}'" if body else ""
        patience = "--max-time 30 --retry 120 --retry-delay 1 --retry-connrefused"
        answer = self.ssh(host, f"curl --silent --fail {patience} -X {method} {data} http://127.0.0.1:{port}/{path}")
        return json.loads(answer) if answer.startswith(("{", "[")) else answer

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

    def unlocked(self) -> bool:
        """Tell whether no run holds the cluster's lock."""
        return self.ssh("meet1", "test -e /var/lib/scalable-jitsi/lock || echo free") == "free"

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

    def stress(self, nickname: str) -> float | None:
        """Return the stress of a bridge as jicofo knows it."""
        bridges = self.rest("meet1", "debug")["bridge_selector"]["bridge"]
        return next((state["stress"] for jid, state in bridges.items() if jid.endswith(f"/{nickname}")), None)

    def open_conference(self, bridge: str, name: str = "meeting", participants: int = 3) -> None:
        """Open a conference on a bridge and wait until its statistics, which are made at intervals, have it."""
        self._open(bridge, {"id": name, "participants": participants})

    def open_ghost(self, bridge: str) -> None:
        """Let a bridge keep a conference that jicofo has forgotten, as after a restart of prosody: its people, who were
        on another bridge, have gone, and it still counts one of them."""
        self._open(bridge, {"id": "ghost", "participants": 0, "relayed": 1})
        stats = self.rest(bridge, "colibri/stats")
        assert (stats["participants"], stats["octo_endpoints"], stats["local_endpoints"]) == (1, 1, 0)

    def _open(self, bridge: str, conference: dict) -> None:
        before = self.rest(bridge, "colibri/stats")["conferences"]
        self.rest(bridge, "lab/conferences", "POST", conference)
        wait_for(
            lambda: self.rest(bridge, "colibri/stats")["conferences"] == before + 1, f"{bridge} counts no conference"
        )

    def close_conference(self, bridge: str, name: str = "meeting") -> None:
        """End a conference that was opened on a bridge; a restart may have done so before."""
        self.ssh(bridge, f"curl --silent -X DELETE http://127.0.0.1:8080/lab/conferences/{name}", check=False)

    def wait_for_bridges(self, count: int = len(BRIDGES)) -> None:
        """Wait until jicofo sees so many bridges, all of them operational."""

        def seen() -> bool:
            answer = self.ssh("meet1", "curl --silent --max-time 2 http://127.0.0.1:8888/stats", check=False)
            selector = json.loads(answer)["bridge_selector"] if answer.startswith("{") else {}
            return selector.get("bridge_count") == selector.get("operational_bridge_count") == count

        wait_for(seen, f"jicofo does not see {count} operational bridges")

    def stop_bridge(self, bridge: str) -> None:
        """Stop a bridge, and wait until prosody has given its place up: jicofo would ask nobody there."""
        nickname = self.rest(bridge, "colibri/stats")["relay_id"]
        self.ssh(bridge, "systemctl stop jitsi-videobridge2")

        def gone() -> bool:
            seen = self.rest("meet1", "debug")["bridge_selector"]["bridge"]
            return not any(jid.endswith(f"/{nickname}") for jid in seen)

        wait_for(gone, f"jicofo still sees {bridge}")

    def nicknames(self) -> dict[str, str]:
        """Return the relay id of each bridge that jicofo sees, by nickname."""
        answer = self.ssh("meet1", "curl --silent --max-time 2 http://127.0.0.1:8888/debug", check=False)
        bridges = json.loads(answer)["bridge_selector"]["bridge"] if answer.startswith("{") else {}
        return {jid.rpartition("/")[2]: bridge["relay-id"] for jid, bridge in bridges.items()}

    def vault(self) -> dict[str, dict]:
        """Return the secrets by name, with all their versions."""
        text = subprocess.run(
            ["ansible-vault", "view", self.state / "jitsi_secrets.yml"],
            capture_output=True, text=True, env=self.environment, check=True,
        ).stdout  # fmt: skip
        return yaml.safe_load(text)["secrets"]

    def secrets(self) -> dict[str, str]:
        """Return the secrets by name."""
        return {name: entry["value"] for name, entry in self.vault().items()}


def wait_for(condition, complaint: str) -> None:
    """Wait until the condition holds, for so long that only what never comes true fails, however slow the machine."""
    deadline = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < deadline, complaint
        time.sleep(0.5)


def forms(secret: str) -> set[str]:
    """Return a secret as it may be written: plain, hex, escaped, and in base64 at each of the three alignments."""
    raw = secret.encode()
    found = {secret, raw.hex(), raw.hex().upper(), "".join(f"\\x{byte:02x}" for byte in raw)}
    found |= {"".join(f"%{byte:02X}" for byte in raw), "".join(f"\\u{byte:04x}" for byte in raw)}
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + raw).decode()
        # The ends depend on what stands beside the secret.
        found.add(text[4 if shift else 0 : -4])
    return found


def search(texts: dict[str, str], secrets: dict[str, str]) -> list[str]:
    """Return where which secret was found."""
    return [
        f"{name} in {place}"
        for (place, text), (name, secret) in itertools.product(texts.items(), secrets.items())
        if any(form in text for form in forms(secret))
    ]


@pytest.fixture(scope="session")
def lab() -> Lab:
    """The lab."""
    return Lab()
