# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks of verify that a TURN server has: its ports, its secret, its certificate."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import (
    FAILED,
    OK,
    SKIPPED,
    WARNING,
    Check,
    active,
)
from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_meet import certificate

UNIT = "coturn"


def checks(host: str, answer: dict, meet: dict, turn: dict, limits: dict) -> list[Check]:
    """Return all of them; C(meet) is what the meet host answered, C(turn) what the inventory says."""
    if not active(answer, UNIT):
        return [Check(name, SKIPPED, f"{UNIT} does not run") for name in ("relay", "turn secret", "certificate turn")]
    own = host in turn["own_certificate"]
    # One that the server made for itself is there for who does not ask for names.
    shown = answer["certificates"]["turn"] | ({} if own else {"covers": True})
    certified = answer | {"certificates": {"turn": shown}}
    return [
        _relay(answer["relays"]["own"], meet.get("relays", {}).get(host)),
        _secret(turn["secrets"].get(host) or {}),
        certificate(certified, "turn", UNIT, own, limits),
    ]


def _relay(own: dict, meet: dict | None) -> Check:
    if own:
        remedy = "see `journalctl --unit coturn`, and `ss --listening --tcp --udp --processes` for who has the port"
        return Check("relay", FAILED, f"coturn does not answer on its own host: {_named(own)}", remedy)
    if meet:
        remedy = "see the firewalls between and jitsi_turn_addresses; a NAT without hairpinning does this too"
        return Check("relay", WARNING, f"the meet host does not reach the server: {_named(meet)}", remedy)
    seen = "answers on all its ports" + ("" if meet is None else ", the meet host too")
    return Check("relay", OK, seen)


def _named(errors: dict) -> str:
    return ", ".join(f"{port} ({error})" for port, error in sorted(errors.items()))


def _secret(found: dict) -> Check:
    if not found.get("reached"):
        reason = found.get("reason", "was not asked")
        return Check("turn secret", SKIPPED if found.get("closed") else FAILED, f"coturn's secrets: {reason}", _SITE)
    if found["settled"] and "previous" not in found["found"]:
        return Check("turn secret", OK, "coturn takes the secret of the vault, and no other")
    if found["settled"]:
        remedy = "run rotate-secrets.yml with -e jitsi_rotate=turn, which says when the former one may go, and drops it"
        return Check("turn secret", WARNING, "coturn takes the former secret too: its rotation is not finished", remedy)
    if "current" not in found["found"]:
        text = "coturn does not take the secret of the vault: nobody is relayed who was told of this server"
        return Check("turn secret", FAILED, text, _SITE)
    return Check("turn secret", FAILED, "coturn takes other secrets than those of the vault", _SITE)


_SITE = "run site.yml, which gives coturn the secrets of the vault"
