# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Divides the bridges whose restart is due into batches, so that jicofo is never without bridges."""

from __future__ import annotations

DOCUMENTATION = r"""
name: restart_batches
short_description: Divide the bridges whose restart is due into batches
description:
  - Bridges of one batch restart together; those of the next batch go when jicofo uses these again.
  - "C(drain) makes one batch of each bridge; C(idle) and C(now) make two halves; C(never) restarts nothing and makes one."
options:
  _input:
    description: Host names of the bridges.
    type: list
    elements: str
    required: true
  restart:
    description: When a bridge may be restarted, by C(jitsi_bridge_restart).
    type: str
    choices: [idle, drain, now, never]
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
batches: "{{ ['bridge1', 'bridge2', 'bridge3'] | scalable.jitsi.restart_batches('now') }}"
# -> [{hosts: [bridge1, bridge2], earlier: []}, {hosts: [bridge3], earlier: [bridge1, bridge2]}]
"""

RETURN = r"""
_value:
  description: Of each batch its C(hosts), and those of the batches before as C(earlier).
  type: list
  elements: dict
"""


def restart_batches(due: list[str], restart: str) -> list[dict]:
    """Return the batches, in their order."""
    at_once = {"drain": 1, "never": len(due)}.get(restart, (len(due) + 1) // 2)
    return [
        {"hosts": due[place : place + at_once], "earlier": due[:place]} for place in range(0, len(due), max(1, at_once))
    ]


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"restart_batches": restart_batches}
