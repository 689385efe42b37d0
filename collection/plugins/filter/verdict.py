# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Judges what the running cluster answered."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.module_utils.carried import conferences
from ansible_collections.scalable.jitsi.plugins.plugin_utils import (
    verdict_bridge,
    verdict_check,
    verdict_deployed,
    verdict_host,
    verdict_lines,
    verdict_meet,
    verdict_turn,
)
from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_bridge import Brewery
from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import FAILED, Check, body
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import printable

DOCUMENTATION = r"""
name: verdict
short_description: Judge what the running cluster answered
description:
  - Compares what each host answered with what is expected of it. One cause is one failure, where its effects can be
    told apart; what cannot be seen because of it is skipped.
options:
  _input:
    description: Result of M(scalable.jitsi.probe) by host name; an empty one if the host was not asked.
    type: dict
    required: true
  fleet:
    description: "C({domain, at, meet, bridges, nicknames, addresses, own_certificate, participants, metrics, turn}) of the
      inventory, and C(unplanned), why there is no plan where there is none.
      C(turn) is C({hosts, own_certificate, secrets}), the last what P(scalable.jitsi.turn_secrets#module) answered."
    type: dict
    required: true
  limits:
    description: "C({clock_seconds, disk_percent, certificate_days})."
    type: dict
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
verdict: "{{ answers | scalable.jitsi.verdict(fleet, limits) }}"
"""

RETURN = r"""
_value:
  description:
    - "C({schema, domain, at, state, hosts, checks, lines, summary}). Each check has an C(id), its C(host), a C(state)
      (ok, skipped, warning or failed), a C(text) and a C(remedy)."
  type: dict
"""


def verdict(results: dict, fleet: dict, limits: dict) -> dict:
    """Return the whole document."""
    answers = {host: result.get("answer") or {} for host, result in results.items()}
    meet = next((host for host in fleet["meet"] if host in answers), None)
    nicknames = {host: name for host, name in fleet["nicknames"].items() if host in fleet["bridges"]}
    brewery = Brewery(answers.get(meet, {}), nicknames, {h: a for h, a in answers.items() if h in fleet["bridges"]})
    checks = []
    for host, answer in answers.items():
        found = _reached(answer)
        if answer.get("reached"):
            found += verdict_host.checks(answer, limits, fleet)
            found += verdict_deployed.checks(answer, fleet["unplanned"])
            if host == meet:
                found += verdict_meet.checks(answer, brewery, fleet, limits)
            if host in fleet["bridges"]:
                found += verdict_bridge.checks(host, answer, brewery)
            if host in fleet["turn"]["hosts"]:
                found += verdict_turn.checks(host, answer, answers.get(meet, {}), fleet["turn"], limits)
        checks += [{"host": host, **check._asdict()} for check in found]
    checks += _versions(answers, fleet["bridges"])
    document = {
        "schema": 1,
        "domain": fleet["domain"],
        "at": fleet["at"],
        "state": verdict_check.worst(check["state"] for check in checks),
        "hosts": [_host(host, answer, checks, nicknames) for host, answer in answers.items()],
        "checks": checks,
    }
    # Hosts may be in other hands. Before lines are made of it, so that no text makes lines of its own.
    document = printable(document)
    return document | {"lines": verdict_lines.lines(document), "summary": verdict_lines.summary(document)}


def _reached(answer: dict) -> list[Check]:
    if answer.get("reached"):
        return [Check("reached", verdict_check.OK, "answers Ansible")]
    if not answer:
        return [Check("reached", FAILED, "was not asked: it failed earlier in this run", "see the tasks before")]
    remedy = "see whether the host runs, and its network; `ansible -m ping` tells more"
    return [Check("reached", FAILED, f"does not answer Ansible: {answer['reason']}", remedy)]


def _versions(answers: dict, bridges: list[str]) -> list[dict]:
    found: dict[str, list[str]] = {}
    for host in bridges:
        if version := _version(answers.get(host, {})):
            found.setdefault(version, []).append(host)
    if len(found) < 2:
        return []
    usual = max(found.values(), key=len)
    text = "has another version than most bridges; jicofo puts bridges of one version only into a conference"
    return [
        {"host": host, **Check("version", verdict_check.WARNING, text, "finish the upgrade: run upgrade.yml")._asdict()}
        for hosts in found.values()
        if hosts is not usual
        for host in hosts
    ]


def _version(answer: dict) -> str | None:
    return body(answer, "version").get("version")


def _host(host: str, answer: dict, checks: list[dict], nicknames: dict) -> dict:
    return {
        "name": host,
        "state": verdict_check.worst(check["state"] for check in checks if check["host"] == host),
        "nickname": nicknames.get(host, "-"),
        "version": _version(answer) or "-",
        "conferences": _conferences(body(answer, "stats")),
    }


def _conferences(stats: dict) -> int | str:
    return conferences(stats) if "conferences" in stats else "-"


def starting(results: dict, wait: int) -> dict:
    """Return how many bridges jicofo should trust, and how many seconds more it may take until it does."""
    answers = [result.get("answer") or {} for result in results.values()]
    meet = next((a for a in answers if "jicofo" in a.get("units", {})), {})
    running = [
        a
        for a in answers
        if verdict_check.active(a, verdict_bridge.UNIT)
        and not verdict_bridge.login_refused(a)
        and not verdict_bridge.without_public_address(a)
    ]
    services = [verdict_bridge.UNIT, "prosody", "jicofo"]
    ages = [a["units"][unit]["seconds"] for a in answers for unit in services if verdict_check.active(a, unit)]
    trusted = (body(meet, "stats").get("bridge_selector") or {}).get("operational_bridge_count", 0)
    settled = trusted >= len(running) and all(verdict_bridge.joined(a) for a in running)
    waits = all(verdict_check.active(meet, unit) for unit in ("prosody", "jicofo")) and running and not settled
    return {"bridges": len(running), "seconds": max(0, wait - min(ages)) if waits else 0}


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"verdict": verdict, "starting": starting}
