# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who holds the cluster's lock: an ansible-playbook process on some controller."""

from __future__ import annotations

import getpass
import hashlib
import os
import socket
import subprocess
import time

from ansible import constants as C


def ourselves(operation: str) -> dict:
    """Describe this run. Tasks run in children of ansible-playbook, so that the parent is the process to name."""
    pid = os.getppid()
    return {
        # Ansible's temporary folder is the one thing that each run has for itself.
        "run": os.path.basename(C.DEFAULT_LOCAL_TMP),
        "operation": operation,
        "user": getpass.getuser(),
        "controller": socket.gethostname(),
        "machine": _machine(),
        "pid": pid,
        "process_began": _began(pid),
        "since": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }


def beneath(holder: dict) -> dict | None:
    """Return whose work waits when a dead holder is replaced: its own, or that over which its lock was laid."""
    return holder.get("over", holder)


def is_dead_here(holder: dict) -> bool:
    """Tell whether the holder ran on this very controller and is gone. Of another one we cannot know."""
    here = (holder["controller"], holder["machine"]) == (socket.gethostname(), _machine())
    return here and _began(holder["pid"]) != holder["process_began"]


def described(holder: dict) -> str:
    """Return what an administrator wants to know of a holder."""
    return "{operation} of {user}@{controller}, process {pid}, since {since}".format_map(holder)


def refusal(host: str, holder: dict) -> str:
    """Return why nothing is done, and what helps."""
    controller = holder["controller"]
    return (
        f"{host} is locked by {described(holder)}. Wait for it to end. If it was killed, run it again on {controller}, "
        "which finishes what it began. If that controller is gone, make sure that nothing of it runs any more, take its "
        "vault file and nicknames, and add -e jitsi_break_lock=true"
    )


def _began(pid: int) -> str:
    process = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False, env={"LC_ALL": "C"}
    )
    return process.stdout.strip()


def _machine() -> str:
    """Tell machines of one name apart; systemd wants its own identity not to be shown."""
    try:
        with open("/etc/machine-id", "rb") as file:
            return hashlib.sha256(b"scalable.jitsi" + file.read()).hexdigest()[:16]
    except OSError:
        return ""
