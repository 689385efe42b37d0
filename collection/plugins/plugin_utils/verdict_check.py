# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One check of verify, and the order of how bad it may be."""

from __future__ import annotations

import json
from typing import NamedTuple

OK, SKIPPED, WARNING, FAILED = "ok", "skipped", "warning", "failed"
_SEVERITY = {OK: 0, SKIPPED: 0, WARNING: 1, FAILED: 2}


class Check(NamedTuple):
    """What was found; C(remedy) says what to do about a warning or a failure."""

    id: str
    state: str
    text: str
    remedy: str = ""


def worst(states) -> str:
    """Return the state of a whole that has parts of these states."""
    return max((OK if state == SKIPPED else state for state in states), key=_SEVERITY.__getitem__, default=OK)


def active(answer: dict, unit: str) -> bool:
    """Whether the host says that the unit runs."""
    return answer.get("units", {}).get(unit, {}).get("active") in ("active", "reloading")


def status(answer: dict, name: str) -> int | None:
    """Return the HTTP status of a request."""
    return answer.get("requests", {}).get(name, {}).get("status")


def body(answer: dict, name: str) -> dict:
    """Return the JSON object that a request was answered with, or an empty one."""
    reply = answer.get("requests", {}).get(name, {})
    try:
        document = json.loads(reply["body"]) if reply.get("status") == 200 else {}
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
