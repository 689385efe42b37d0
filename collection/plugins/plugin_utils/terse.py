# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Says much in few words. Java's C(HostNames) names hosts in the same way."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(.*?)(\d+)(\D*)", re.DOTALL)
# From this many on a range is shorter than a list, and after this many of names and ranges the rest is counted.
_RANGE = 3
_SHOWN = 12


def named(hosts: list[str], order: list[str]) -> str:
    """Name hosts as C(bridge1…bridge40, turn1): a range has all hosts between that the order has, and all numbers."""
    places = {host: place for place, host in enumerate(order)}
    runs: list[list[str]] = []
    for host in sorted(hosts, key=lambda name: places.get(name, len(places))):
        if runs and places.get(host, -2) == places.get(runs[-1][-1], -2) + 1 and _follows(runs[-1][-1], host):
            runs[-1].append(host)
        else:
            runs.append([host])
    parts = [part for run in runs for part in ([run] if len(run) >= _RANGE else [[host] for host in run])]
    words = [part[0] if len(part) == 1 else f"{part[0]}…{part[-1]}" for part in parts[:_SHOWN]]
    left = sum(len(part) for part in parts[_SHOWN:])
    return ", ".join(words) + (f" and {left} more" if left else "")


def _follows(host: str, after: str) -> bool:
    first, second = _NUMBER.fullmatch(host), _NUMBER.fullmatch(after)
    return bool(
        first and second and first[1] == second[1] and first[3] == second[3] and int(second[2]) == int(first[2]) + 1
    )


def duration(seconds: float) -> str:
    """Say how long, as C(40 s), C(41 min) or C(3 h)."""
    if seconds < 100:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{round(minutes / 60)} h"
