# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Judges what the running cluster answered."""

from __future__ import annotations

DOCUMENTATION = r"""
name: verdict
short_description: Judge what the running cluster answered
description: Compares the expected bridges with those that jicofo sees, and names every host and reason that differs.
options:
  _input:
    description: Nickname of each expected bridge by host name.
    type: dict
    required: true
  answers:
    description:
      - "C(bridges): list of C({host, health, version, stats, xmpp, running}); a host that is missing did not answer."
      - "C(stats) and C(debug): as jicofo answers them."
      - "C(web) and C(running): results of the requests to the web host, and of the comparison of each service's files."
    type: dict
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
verdict: "{{ {'bridge1': 'bridge1'} | scalable.jitsi.verdict(answers) }}"
"""

RETURN = r"""
_value:
  description: C({table, problems, warnings}), each a list of lines.
  type: dict
"""

_ROW = "{:<24} {:<24} {:<9} {:<8} {:<22} {:>11}"


def _seen(answers: dict) -> dict[str, dict]:
    """Return jicofo's bridges by nickname, the resource of their address in the brewery."""
    selector = (answers.get("debug") or {}).get("bridge_selector") or {}
    bridges = selector.get("bridge") or {}
    return {jid.rpartition("/")[2]: state for jid, state in bridges.items()}


def _bridge_problems(host: str, nickname: str, answer: dict | None, state: dict | None) -> list[str]:
    if answer is None:
        return [f"{host}: does not answer Ansible; see why with `ansible -m ping {host}`"]
    problems = []
    if answer.get("health") != 200:
        problems.append(
            f"{host}: the bridge's health check answers {answer.get('health')}; see /var/log/jitsi/jvb.log there"
        )
    if not answer.get("xmpp"):
        problems.append(
            f"{host}: does not reach prosody on 5222/tcp; check jitsi_bridge_addresses and the firewalls between"
        )
    if state is None:
        problems.append(f"{host}: jicofo does not see a bridge named {nickname}; see /var/log/jitsi/jvb.log there")
    elif state.get("relay-id") not in (None, nickname):
        problems.append(f"{host}: is {nickname} in the brewery but has the relay id {state['relay-id']}; run site.yml")
    elif state.get("operational") is False:
        problems.append(
            f"{host}: jicofo holds {nickname} for not operational; see /var/log/jitsi/jicofo.log on the meet host"
        )
    return problems


def _meet_problems(answers: dict) -> list[str]:
    problems = []
    if not answers.get("stats"):
        problems.append(
            "jicofo does not answer on http://127.0.0.1:8888/stats of the meet host; see /var/log/jitsi/jicofo.log"
        )
    for reply in answers.get("web", []):
        wanted = "sid=" if "bind" in reply["item"]["path"] else "<html"
        if reply.get("status") != 200 or wanted not in reply.get("content", "").lower():
            reason = reply.get("msg", "") if reply.get("status") != 200 else "an unexpected page"
            problems.append(f"the web host's /{reply['item']['path']} answers {reply.get('status')}: {reason}")
    return problems


def verdict(nicknames: dict, answers: dict) -> dict:
    """Return the table to print, the problems, and the warnings."""
    seen = _seen(answers)
    bridges = {answer["host"]: answer for answer in answers.get("bridges", [])}
    table = [_ROW.format("HOST", "NICKNAME", "BREWERY", "HEALTH", "VERSION", "CONFERENCES")]
    problems = _meet_problems(answers)
    for host, nickname in sorted(nicknames.items()):
        answer, state = bridges.get(host), seen.get(nickname)
        problems += _bridge_problems(host, nickname, answer, state)
        table.append(_row(host, nickname, answer or {}, state))
    strangers = sorted(set(seen) - set(nicknames.values()))
    problems += [f"jicofo sees a bridge named {name} that the inventory does not know" for name in strangers]
    warnings = [
        f"{host}: the bridge still runs with its former files; a restart is due"
        for host, answer in sorted(bridges.items())
        if not answer["running"]
    ]
    warnings += [
        f"{reply['item']} on the meet host does not run with the files deployed; run site.yml when there are no conferences"
        for reply in answers.get("running", [])
        if reply["rc"] != 0
    ]
    return {"table": table, "problems": problems, "warnings": warnings}


def _row(host: str, nickname: str, answer: dict, state: dict | None) -> str:
    in_brewery = "yes" if state is not None else "NO"
    version = answer.get("version", {}).get("version", "-")
    conferences = answer.get("stats", {}).get("conferences", "-")
    return _ROW.format(host, nickname, in_brewery, answer.get("health", "-"), version, conferences).rstrip()


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"verdict": verdict}
