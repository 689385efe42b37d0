"""Records every program that the lab's hosts and a command on the controller start, with arguments and environment."""

import contextlib
import pathlib
import signal
import subprocess

_STRACE = ["strace", "-f", "-qq", "-e", "trace=execve", "-v", "-s", "1000000", "-o"]


def traced(command: list[str], file: pathlib.Path) -> list[str]:
    """Return a command that runs this one and records into the file."""
    # The kernel stops the command at execve alone; there is no such help for processes that run already.
    return [*_STRACE, str(file), "--seccomp-bpf", *command]


@contextlib.contextmanager
def traced_hosts(lab, folder: pathlib.Path, hosts: list[str]):
    """Record what these hosts start meanwhile; the dictionary given has the record of each at the end.

    Each command gets a connection of its own, so that the traced sshd is its parent.
    """
    records, files = {}, {host: folder / f"{host}.execve" for host in hosts}
    tracers = [_attached(file, _host_pids(lab, host)) for host, file in files.items()]
    environment, lab.environment = lab.environment, lab.environment | {"ANSIBLE_SSH_ARGS": "-o ControlMaster=no"}
    try:
        yield records
    finally:
        lab.environment = environment
        for tracer in tracers:
            tracer.send_signal(signal.SIGINT)
            tracer.wait(timeout=30)
        records |= {f"trace of {host}": file.read_text(errors="replace") for host, file in files.items()}


def _attached(file: pathlib.Path, pids: list[str]) -> subprocess.Popen:
    attach = [argument for pid in pids for argument in ("-p", pid)]
    return subprocess.Popen([*_STRACE, str(file), *attach], stderr=subprocess.DEVNULL)


def _host_pids(lab, host: str) -> list[str]:
    """Return the ids, as the machine sees them, of the processes of a host that start programs for others."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        # Some end meanwhile.
        with contextlib.suppress(OSError):
            ours = f"/sj-{lab.name}/{host}/" in (folder / "cgroup").read_text()
            if ours and (folder / "comm").read_text().strip() in ("systemd", "sshd"):
                found.append(folder.name)
    return found
