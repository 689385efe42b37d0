#!/usr/bin/env python3
"""What a run of site.yml costs over a cluster that is as planned, and over one with a changed file, on booted lab hosts.

bench/runs.py [--base COMMIT] [--pairs N] [--many N] [--forks N,N,...]

Writes its table into bench/README.md. With --base the same is asked of the tree of that commit, in a lab beside this
one's, by turns. --many also runs over so many bridges: names of the lab's bridges, of which each has files of its own.
"""

import argparse
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

PROJECT = pathlib.Path(__file__).resolve().parents[1]
MANY = PROJECT / "build" / "many"
BEGIN, END = "<!-- runs: begin -->\n", "<!-- runs: end -->"


class Tree:
    """A tree of the project with a lab of its own, and a deployed cluster in it."""

    def __init__(self, name: str, folder: pathlib.Path, lab: str):
        self.name, self.folder = name, folder
        self.environment = os.environ | {
            "LAB": lab,
            "PATH": f"{folder}/.venv/bin:{os.environ['PATH']}",
            "ANSIBLE_CONFIG": str(folder / "ansible.cfg"),
            "ANSIBLE_VAULT_PASSWORD_FILE": str(folder / "molecule/lab/vault-password"),
            "ANSIBLE_STDOUT_CALLBACK": "ansible.builtin.default",
            "ANSIBLE_FORCE_COLOR": "0",
            "ANSIBLE_NOCOLOR": "1",
            "LC_ALL": "C.UTF-8",
        }

    def call(self, *command: str) -> str:
        """Run a command that has to succeed, and return what it prints."""
        process = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        if process.returncode:
            sys.exit(f"{self.name}: {' '.join(command)}:\n{process.stdout[-3000:]}{process.stderr[-3000:]}")
        return process.stdout

    def ssh(self, host: str, command: str) -> str:
        """Run a command on a host of the lab."""
        return self.call("molecule/lab/lab", "ssh", host, command)

    def site(self, *arguments: str, inventory: str = "inventories/lab") -> dict:
        """Run site.yml; return its seconds, the controller's CPU seconds, and each host's tasks and skips."""
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        process = subprocess.run(
            ["ansible-playbook", f"--inventory={inventory}", "scalable.jitsi.site", *arguments],
            cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        recap = re.findall(r"^(\S+)\s+: ok=(\d+)\s+changed=(\d+).*failed=(\d+)\s+skipped=(\d+)", process.stdout, re.M)
        if not recap or "UNREACHABLE" in process.stdout:
            sys.exit(f"{self.name}: {process.stdout[-3000:]}{process.stderr[-3000:]}")
        return {
            "seconds": time.monotonic() - began,
            "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            "hosts": {host: {"ok": int(ok), "changed": int(changed), "skipped": int(skipped)}
                      for host, ok, changed, _failed, skipped in recap},
        }  # fmt: skip


def table(trees: list[Tree], pairs: int) -> list[str]:
    """Return the rows of the runs over the lab's four hosts, the trees by turns."""
    found: dict[str, dict[str, list[dict]]] = {tree.name: {} for tree in trees}
    changes = {"nothing differs": [], "a file differs on one bridge": ["--skip-tags=verify"]}
    for _ in range(pairs):
        for tree in trees:
            for what, arguments in changes.items():
                if arguments:
                    tree.ssh("bridge2", "echo >> /etc/sysctl.d/60-scalable-jitsi.conf")
                found[tree.name].setdefault(what, []).append(tree.site(*arguments))
    rows = []
    for what in changes:
        first = None
        for tree in trees:
            runs = found[tree.name][what]
            seconds, cpu = min(run["seconds"] for run in runs), min(run["cpu"] for run in runs)
            first = first or (seconds, cpu)
            bridge = runs[-1]["hosts"]["bridge3"]
            rows.append(
                f"| four hosts, {what} | {tree.name} | {bridge['ok']} + {bridge['skipped']} | {seconds:.1f} | {cpu:.1f} | "
                f"{seconds / first[0]:.2f}; CPU {cpu / first[1]:.2f} |"
            )
    return rows


def first_run(trees: list[Tree]) -> list[str]:
    """Return the rows of a first deployment, on hosts that are booted anew."""
    rows, first = [], None
    for tree in trees:
        tree.call("molecule/lab/lab", "down")
        tree.call("molecule/lab/lab", "up")
        tree.call("ansible", "all", "--inventory=inventories/lab", "--module-name=apt", "--args=update_cache=true")
        run = tree.site("--skip-tags=verify")
        first = first or run["seconds"]
        tasks = sum(host["ok"] for host in run["hosts"].values())
        skips = sum(host["skipped"] for host in run["hosts"].values())
        rows.append(
            f"| four bare hosts, deployed, all tasks | {tree.name} | {tasks} + {skips} | {run['seconds']:.1f} | "
            f"{run['cpu']:.1f} | {run['seconds'] / first:.2f} |"
        )
    return rows


def make_many(tree: Tree, count: int) -> str:
    """Make an inventory of so many bridges, and for each name what a bridge of it has; return the inventory's path.

    A name is one of the lab's bridges, asked through a shell in a mount namespace where the files that hold a bridge's
    name are the name's own.
    """
    names = [f"many{number:05}" for number in range(count)]
    shutil.rmtree(MANY, ignore_errors=True)
    shutil.copytree(PROJECT / "inventories" / "lab", MANY)
    text = (MANY / "hosts.yml").read_text()
    more = "".join(
        f"        {name}:\n"
        f'          ansible_host: "{{{{ lab_net }}}}.{21 + number % 3}"\n'
        f"          jitsi_bridge_addresses: [10.{200 + number // 62500}.{number // 250 % 250}.{number % 250 + 1}]\n"
        f"          ansible_shell_executable: /many/{name}/sh\n"
        f'          ansible_control_path: "%(directory)s/{name}"\n'
        for number, name in enumerate(names)
    )
    mark = "    # A host that is no bridge"
    (MANY / "hosts.yml").write_text(text.replace(mark, more + mark))
    # The meet host knows them all, and has nothing to do then.
    tree.site("--limit=meet1", "--skip-tags=verify", inventory=str(MANY))
    script = r"""
import os, pathlib, runpy, shutil, sys
conf, record = pathlib.Path("/etc/jitsi/videobridge/jvb.conf"), "jitsi-videobridge2.started"
here, text = sys.argv[1], conf.read_text()
shutil.rmtree("/many", ignore_errors=True)
digest = runpy.run_path("/usr/local/sbin/scalable-jitsi-started")["digest"]
status = conf.stat()
for name in sys.argv[2:]:
    folder = pathlib.Path("/many", name)
    shutil.copytree("/run/scalable-jitsi", folder / "run")
    mine = text.replace(f'"{here}"', f'"{name}"')
    (folder / "jvb.conf").write_text(mine)
    os.chown(folder / "jvb.conf", status.st_uid, status.st_gid)
    os.chmod(folder / "jvb.conf", status.st_mode & 0o7777)
    lines = (folder / "run" / record).read_text().splitlines()
    lines = [f"{digest(str(conf), mine.encode())}  {conf}" if line.endswith(f"  {conf}") else line for line in lines]
    (folder / "run" / record).write_text("\n".join(lines) + "\n")
    shell = folder / "sh"
    shell.write_text(f'''#!/bin/sh
exec unshare --mount sh -c 'mount --bind /many/{name}/jvb.conf {conf} &&
  mount --bind /many/{name}/run /run/scalable-jitsi && exec /bin/sh "$@"' sh "$@"
''')
    shell.chmod(0o755)
"""
    for bridge in range(3):
        process = subprocess.run(
            ["molecule/lab/lab", "ssh", f"bridge{bridge + 1}", f"python3 - bridge{bridge + 1} {' '.join(names[bridge::3])}"],
            cwd=PROJECT, env=tree.environment, input=script, text=True, check=True,
        )  # fmt: skip
        assert process.returncode == 0
    return str(MANY)


def many(tree: Tree, count: int, forks: list[int]) -> list[str]:
    """Return the rows of runs over many unchanged bridges: a quarter of them with each number of forks, all of them with
    the fastest. Their names are in no brewery, so verify finds fault.
    """
    rows, seconds = [], {}

    def row(number: int, fork: int, inventory: str) -> None:
        run = tree.site(f"--forks={fork}", inventory=inventory)
        changed = [host for host, counts in run["hosts"].items() if counts["changed"]]
        if changed:
            sys.exit(f"{changed[:3]} changed: these are no runs over an unchanged fleet")
        seconds[fork] = run["seconds"]
        bridge = run["hosts"]["many00000"]
        rows.append(
            f"| {number} bridges, nothing differs | {fork} forks | {bridge['ok']} + {bridge['skipped']} | "
            f"{run['seconds']:.0f} | {run['cpu']:.0f} | CPU a bridge {run['cpu'] / number:.2f} |"
        )

    inventory = make_many(tree, count // 4)
    for fork in forks:
        row(count // 4, fork, inventory)
    fastest = min(seconds, key=seconds.__getitem__)
    row(count, fastest, make_many(tree, count))
    return rows


def write(rows: list[str]) -> None:
    """Put the table into the page."""
    page = PROJECT / "bench" / "README.md"
    before, _begin, rest = page.read_text().partition(BEGIN)
    lines = ["| what | how | tasks + skips of an unchanged bridge | seconds | CPU seconds of the controller | ratio |",
             "|---|---|--:|--:|--:|---|", *rows]  # fmt: skip
    page.write_text(before + BEGIN + "\n".join(lines) + "\n" + END + rest.partition(END)[2])
    print("\n".join(lines))


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--many", type=int, default=0)
    parser.add_argument("--forks", default="5")
    arguments = parser.parse_args()
    trees = [Tree("this tree", PROJECT, "dev6")]
    if arguments.base:
        folder = PROJECT / "build" / "bench" / "base"
        if not folder.exists():
            subprocess.run(["git", "worktree", "add", "--detach", folder, arguments.base], cwd=PROJECT, check=True)
        trees.insert(0, Tree(f"tree of {arguments.base}", folder, "dev7"))
    for tree in trees:
        tree.call("make", "setup-lab", "build")
    rows = first_run(trees)
    for tree in trees:
        tree.site()
    rows += table(trees, arguments.pairs)
    if arguments.many:
        rows += many(trees[-1], arguments.many, [int(number) for number in arguments.forks.split(",")])
    write(rows)
    for tree in trees:
        tree.call("molecule/lab/lab", "down")


if __name__ == "__main__":
    main()
