# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Judges whether a fleet can do without some of its bridges."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import brewery
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints

DOCUMENTATION = r"""
name: capacity
short_description: Judge whether a fleet can do without some of its bridges
description:
  - Adds up what the leaving bridges carry, and what the others have room for, as jicofo sees them.
  - A bridge that drains, is not healthy or is not in the brewery has no room.
  - The stress of a bridge without participants comes from something else on its machine, so that nobody else has to
    carry it. The machine has less room all the same.
  - Stress is a share of a bridge's own strength, so that this is exact only where the bridges are about equally strong.
options:
  _input:
    description: Nickname of each bridge by host name.
    type: dict
    required: true
  debug:
    description: The answer of jicofo's C(/debug).
    type: dict
    required: true
  leaving:
    description: Hosts that are to leave.
    type: list
    elements: str
    required: true
  max_stress:
    description: Stress up to which a bridge may be loaded.
    type: float
    required: true
  max_participants:
    description: Participants up to which a bridge may be loaded; no limit without it.
    type: int
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
capacity: "{{ {'bridge1': 'one', 'bridge2': 'two'} | scalable.jitsi.capacity(debug.json, ['bridge2'], 0.8) }}"
"""

RETURN = r"""
_value:
  description: C({ok, reason}), whether the others can carry it, and the figures.
  type: dict
"""

_SHOWN = 5


def _names(hosts: list[str]) -> str:
    return ", ".join(hosts) if len(hosts) <= _SHOWN else f"{len(hosts)} bridges"


def _carries(state: dict, key: str) -> float:
    return 0.0 if state.get("endpoints") == 0 else float(state.get(key, 0))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@prints
def capacity(
    nicknames: dict,
    debug: dict | None,
    leaving: list[str],
    max_stress: float,
    max_participants: int | None = None,
) -> dict:
    """Return whether the bridges that stay can carry what the leaving ones carry, and why."""
    seen = brewery.bridges(debug)
    staying = {host: seen.get(nickname) for host, nickname in sorted(nicknames.items()) if host not in leaving}
    reasons = {host: brewery.unusable(state) for host, state in staying.items()}
    usable = [host for host, reason in reasons.items() if reason is None]
    if not usable:
        why = "; ".join(f"{host} {reason}" for host, reason in list(reasons.items())[:_SHOWN])
        return {
            "ok": False,
            "reason": f"no bridge would be left to take conferences ({why or 'there is no other'})",
        }
    parts, enough = [], True
    for key, name, limit in (("stress", "stress", max_stress), ("endpoints", "participants", max_participants)):
        if limit is None:
            continue
        load = sum(_carries(seen.get(nicknames.get(host), {}), key) for host in leaving)
        room = sum(max(0.0, float(limit) - float(staying[host].get(key, 0))) for host in usable)
        nobody = load == sum(_carries(staying[host], key) for host in usable) == 0
        enough = enough and (nobody or load <= room and room > 0)
        parts.append(f"{name} {_number(load)} of {_number(room)} free at up to {_number(float(limit))} each")
    can = "can" if enough else "cannot"
    reason = f"{_names(usable)} {can} carry what {_names(leaving)} carries: {', '.join(parts)}"
    idle = [f"{host} {reason}" for host, reason in reasons.items() if reason]
    return {"ok": enough, "reason": reason + (f" ({'; '.join(idle[:_SHOWN])})" if idle else "")}


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"capacity": capacity}
