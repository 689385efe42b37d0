# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a service itself says of its failing: the last such lines of its log and its journal since its last start."""

from __future__ import annotations

import os
import re
import time

from ansible_collections.scalable.jitsi.plugins.module_utils.masking import masked_line

# Services that have a log beside the journal.
LOGS = {
    "jitsi-videobridge2": "/var/log/jitsi/jvb.log",
    "jicofo": "/var/log/jitsi/jicofo.log",
    "prosody": "/var/log/prosody/prosody.err",
    "nginx": "/var/log/nginx/error.log",
}
LINES = 3
_LENGTH = 240
_TAIL = 64 * 1024
_BAD = re.compile(
    r"severe|fatal|emerg|alert|crit\b|error|exception|caused by|out of memory|fail|cannot|refuse|unable", re.I
)
_INFORMATION = re.compile(r"\b(INFO|FINE|FINER|FINEST|DEBUG|info|debug)\b")
_FRAME = re.compile(r"^\s+(at |\.\.\. \d+ more)")
# What systemd says is true of every failure.
_GENERIC = re.compile(
    r"Main process exited|Control process exited|Failed with result|Failed to start|Start request repeated"
)
_TIMES = (
    (re.compile(r"\d{4}[-/]\d\d[-/]\d\d \d\d:\d\d:\d\d"), "%Y-%m-%d %H:%M:%S"),
    (re.compile(r"^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d"), "%Y %b %d %H:%M:%S"),
)


def last(run, unit: str) -> list[str]:
    """Return up to three lines, the cause last; C(run) runs a command and returns (code, out)."""
    code, out = run(["systemctl", "show", "--property=InactiveExitTimestampMonotonic", "--value", unit])
    ago = _uptime() - int(out.strip() or 0) / 1e6 if code == 0 and out.strip().isdigit() else 0
    # Logs have whole seconds.
    start = _now() - ago - 1
    _, journal = run(
        ["journalctl", "--quiet", "--no-pager", "--output=cat", "--lines=50", f"--unit={unit}", f"--since=@{start:.0f}"]
    )
    found = _bad(_lines_since(LOGS.get(unit, ""), start)) or _bad(journal.splitlines())
    specific = [line for line in found if not _GENERIC.search(line)]
    return [masked_line(line)[:_LENGTH] for line in (specific or found)[-LINES:]]


def _bad(lines: list[str]) -> list[str]:
    """Return the lines that speak of a failure, each once, where it was said last."""
    found: dict[str, str] = {}
    for line in lines:
        if _BAD.search(line) and not _INFORMATION.search(line) and not _FRAME.search(line):
            what = _without_time(line)
            found.pop(what, None)
            found[what] = line.strip()
    return list(found.values())


def _without_time(line: str) -> str:
    for pattern, _ in _TIMES:
        line = pattern.sub("", line)
    return line


def _lines_since(path: str, start: float) -> list[str]:
    """Return the lines of a log since a time; a line without one belongs to that before it."""
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.path.getsize(path) - _TAIL))
            lines = file.read().decode(errors="replace").splitlines()
        recent = os.path.getmtime(path) >= start
    except OSError:
        return []
    found = []
    for line in lines:
        at = _time(line)
        if at is not None:
            recent = at >= start
        if recent:
            found.append(line)
    return found


def _time(line: str) -> float | None:
    for pattern, form in _TIMES:
        if match := pattern.search(line):
            text = match[0].replace("/", "-")
            # Without a year it is this one's.
            text = text if form.startswith("%Y-") else f"{time.localtime(_now()).tm_year} {text}"
            try:
                return time.mktime(time.strptime(text, form))
            except ValueError:
                return None
    return None


def _now() -> float:
    return time.time()


def _uptime() -> float:
    with open("/proc/uptime", encoding="ascii") as file:
        return float(file.read().split()[0])
