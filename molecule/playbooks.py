"""Runs of the collection's playbooks over the lab: watched, killed, and asked what they said."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import typing

from hosts import Hosts


class Run:
    """What one ansible-playbook said."""

    def __init__(self, process: subprocess.CompletedProcess):
        self.code = process.returncode
        self.output = process.stdout + process.stderr
        self.changed = {
            host: int(count) for host, count in re.findall(r"^(\S+)\s+: ok=\d+\s+changed=(\d+)", process.stdout, re.M)
        }


class Playbooks(Hosts):
    """Runs of playbooks, each a process of its own."""

    def command(self, *arguments: str, playbook: str = "site") -> list[str]:
        """Return the command line of a playbook. `site` does not verify, which takes a minute after each restart."""
        inventory = f"--inventory={self.inventory}"
        return ["ansible-playbook", inventory, "--skip-tags=verify", f"scalable.jitsi.{playbook}", *arguments]

    def run(self, command: list[str]) -> Run:
        """Run the command line of a playbook, or a command around it."""
        return Run(
            subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=self.environment, check=False
            )
        )

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

    def play_until_it_says(
        self, line: str, do: typing.Callable, playbook: str, *arguments: str, stopped: bool = False
    ) -> Run:
        """Run a playbook that has to print this, and do something as soon as it does, once; the playbook goes on
        meanwhile, or is stopped.
        """
        output, said = [], False
        with self.start(playbook, *arguments) as process:
            try:
                for text in process.stdout:
                    output.append(text)
                    if not said and line in text:
                        said = True
                        if stopped:
                            os.killpg(process.pid, signal.SIGSTOP)
                        do()
                        if stopped:
                            os.killpg(process.pid, signal.SIGCONT)
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        run = Run(subprocess.CompletedProcess(process.args, process.returncode, "".join(output), ""))
        assert said, run.output
        return run

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

    def unlocked(self) -> bool:
        """Tell whether no run holds the cluster's lock."""
        return self.ssh("meet1", "test -e /var/lib/scalable-jitsi/lock || echo free") == "free"
