# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What jicofo says of one bridge."""

from __future__ import annotations

DOCUMENTATION = r"""
name: in_brewery
short_description: Say how jicofo sees a bridge
description: Finds one bridge in the answer of jicofo's C(/debug).
options:
  _input:
    description: Nickname of the bridge.
    type: str
    required: true
  debug:
    description: The answer of jicofo's C(/debug).
    type: dict
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
state: "{{ 'bridge1' | scalable.jitsi.in_brewery(debug.json) }}"
"""

RETURN = r"""
_value:
  description:
    - V(absent), V(leaving) once the bridge has announced its shutdown, V(failing) where it is not well or does not
      answer jicofo, V(ready) when it takes new conferences, V(waiting) for all else; V(unknown) without an answer of
      jicofo.
  type: str
"""


def in_brewery(nickname: str, debug: dict | None) -> str:
    """Return the bridge's state in a word."""
    if not debug:
        return "unknown"
    # By their addresses in the brewery, of which the nickname is the resource.
    bridges = (debug.get("bridge_selector") or {}).get("bridge") or {}
    state = next((state for address, state in bridges.items() if address.rpartition("/")[2] == nickname), None)
    if state is None:
        return "absent"
    if state.get("shutting-down"):
        return "leaving"
    if not state.get("operational") or not state.get("healthy", True):
        return "failing"
    return "waiting" if state.get("graceful-shutdown") or state.get("drain") else "ready"


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"in_brewery": in_brewery}
