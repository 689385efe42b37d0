# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The bridges as jicofo sees them."""

from __future__ import annotations


def bridges(debug: dict | None) -> dict[str, dict]:
    """Return what jicofo's /debug says of each bridge, by nickname: the resource of its address in the brewery."""
    selector = (debug or {}).get("bridge_selector") or {}
    return {jid.rpartition("/")[2]: state for jid, state in (selector.get("bridge") or {}).items()}


def failing(state: dict) -> bool:
    """Tell whether the bridge is not well, or has not answered jicofo's last question."""
    return not state.get("operational") or not state.get("healthy", True)


def unusable(state: dict | None) -> str | None:
    """Return why jicofo would give a bridge no new conference while another can take it, or None."""
    if state is None:
        return "is not in the brewery"
    if failing(state):
        return "is not healthy"
    if state.get("graceful-shutdown") or state.get("shutting-down"):
        return "shuts down"
    return "drains" if state.get("drain") else None
