# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Firewalls of others on this host, which may drop what ours lets in, or leave open what ours has to close."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.module_utils import firewall_nftables, firewall_ufw

_SHOWN = 10


def warnings(run, kind: str) -> list[str]:
    """Return what an operator has to know beside a firewall of this kind, once its files are there."""
    rules = firewall_ufw.wanted()
    if kind == "ufw":
        return [problem for problem in [firewall_ufw.problem(run)] if problem]
    if kind == "none" or not rules:
        return []
    if "Status: active" in run(["ufw", "status"])[1]:
        lacking = [f"ufw {rule}" for rule in firewall_ufw.missing(run, rules)]
        text = "ufw is active and has to let in what these rules say (jitsi_firewall=ufw adds them): "
        return [text + _listed(lacking)] if lacking else []
    chains = firewall_nftables.dropping(run)
    text = f"another firewall drops what it does not know (chain {', '.join(chains)}); it has to let in: "
    return [text + _listed(rules)] if chains else []


def _listed(rules: list[str]) -> str:
    more = f"; and {len(rules) - _SHOWN} more, see {firewall_ufw.OPEN}" if len(rules) > _SHOWN else ""
    return "; ".join(rules[:_SHOWN]) + more
