# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs jitsi-tools, the Java program that ships with this collection."""

from __future__ import annotations

import json
import os
import subprocess

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import LINES, printable

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def plan(request: dict) -> dict:
    """Send a request to `jitsi-tools plan` on standard input and return its answer; its errors become ours."""
    return json.loads(_answer("plan", request))


def take_over(request: dict) -> dict:
    """Let `jitsi-tools take-over` check what was read on the hosts and write vault and registry; errors as above."""
    return json.loads(_answer("take-over", request))


def judge(phase: str, question: dict):
    """Return the verdicts of `jitsi-tools judge` on what hosts answered."""
    return json.loads(_answer("judge", {"schema": 1, "phase": phase, "question": question}))


def report(request: dict) -> str:
    """Return the web page that `jitsi-tools report` makes."""
    return _answer("report", request).decode()


def _answer(command: str, request: dict) -> bytes:
    launcher = os.path.join(_FOLDER, "jitsi-tools")
    for path in (launcher, os.path.join(_FOLDER, "jitsi-tools.jar")):
        if not os.path.exists(path):
            raise AnsibleActionFail(
                f"{path} is missing: this collection was installed from its sources. Install the built artifact "
                "(ansible-galaxy collection install scalable-jitsi-<version>.tar.gz), or run `mvn package` in the checkout"
            )
    process = subprocess.run(
        ["/bin/sh", launcher, command], input=json.dumps(request).encode(), capture_output=True, check=False
    )
    if process.returncode != 0:
        lines = process.stderr.decode(errors="replace").strip().splitlines()
        reason = "\n".join(line for line in lines if not line.startswith("progress: "))
        raise AnsibleActionFail(
            # It quotes what was read on hosts.
            printable(reason, LINES)
            or f"jitsi-tools {command} ended with exit code {process.returncode} and no message"
        )
    return process.stdout
