# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lines that verify prints: one for each host, and below it what is wrong there."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import FAILED, WARNING

_TITLES = {"name": "HOST", "state": "STATE", "nickname": "NICKNAME", "version": "VERSION", "conferences": "CONFERENCES"}


def lines(document: dict) -> list[str]:
    """Return all lines."""
    rows = [_TITLES, *document["hosts"]]
    widths = {key: max(len(_cell(row, key)) for row in rows) for key in _TITLES}
    found = []
    for row in rows:
        found.append("  ".join(_cell(row, key).ljust(width) for key, width in widths.items()).rstrip())
        found += [line for check in _bad(document, row["name"]) for line in _complaint(check)]
    return found


def summary(document: dict) -> str:
    """Return one text for all that is wrong."""
    failed = [check for check in document["checks"] if check["state"] == FAILED]
    warnings = sum(check["state"] == WARNING for check in document["checks"])
    if not failed:
        return f"{len(document['checks'])} checks of {len(document['hosts'])} hosts; failed: 0, warnings: {warnings}"
    return "\n".join(f"{check['host']}: {check['text']}" for check in failed)


def _bad(document: dict, host: str) -> list[dict]:
    return [check for check in document["checks"] if check["host"] == host and check["state"] in (FAILED, WARNING)]


def _complaint(check: dict) -> list[str]:
    return [f"  {check['state']}: {check['text']}", f"    to do: {check['remedy']}"]


def _cell(row: dict, key: str) -> str:
    value = str(row[key])
    return value.upper() if key == "state" and value == FAILED else value
