# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks of verify that the meet host has: jicofo's answers, the web host, certificates."""

from __future__ import annotations

import datetime

from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_bridge import Brewery
from ansible_collections.scalable.jitsi.plugins.plugin_utils import verdict_prosody
from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import (
    FAILED,
    OK,
    SKIPPED,
    WARNING,
    Check,
    active,
    body,
)

_OURS = "run site.yml, which renews one that it made; one that was signed by a CA is yours to renew"
_CERTIFICATES = {
    "web": ("the web certificate", "renew it, then `systemctl reload nginx`"),
    "prosody": ("prosody's certificate for bridges and jicofo", _OURS),
    "turn": ("coturn's certificate", _OURS),
}
# What each request goes through, and what shows that it got there.
_WEB = {
    "page": ("the web page", (), 200, "<html"),
    "bosh": ("BOSH (/http-bind)", ("prosody",), 200, "sid="),
    "websocket": ("the websocket (/xmpp-websocket)", ("prosody",), 101, ""),
}
_LIMITED = 429
_LIMIT = (
    "a proxy on this host hides its visitors' addresses, or a program here asks much: stop that, or let it through by "
    "jitsi_meet_unlimited_networks or a greater jitsi_meet_people_per_address"
)
_DAY = 86400
# Of the expected participants.
_FULL_PERCENT = 80


def checks(answer: dict, brewery: Brewery, fleet: dict, limits: dict) -> list[Check]:
    """Return all of them."""
    found = [_jicofo(answer, brewery), _strangers(answer, brewery, fleet)]
    lacking = verdict_prosody.broken(answer) if active(answer, "prosody") else {}
    found += [_web(answer, name, *what, lacking) for name, what in _WEB.items()]
    found += verdict_prosody.checks(answer, fleet["features"], fleet["domain"])
    found.append(_room(answer, fleet["participants"]))
    certificates = (("web", "nginx", fleet["own_certificate"]), ("prosody", "prosody", False))
    return found + [certificate(answer, *which, limits) for which in certificates]


def _jicofo(answer: dict, brewery: Brewery) -> Check:
    if not active(answer, "jicofo"):
        return Check("jicofo", SKIPPED, "jicofo does not run")
    if brewery.closed:
        remedy = "see /var/log/jitsi/jicofo.log and prosody's; site.yml puts prosody's files back, then restart prosody"
        return Check("jicofo", FAILED, f"jicofo does not get into the bridges' room: {brewery.closed}", remedy)
    selector = body(answer, "stats").get("bridge_selector")
    if selector is None:
        reply = answer["requests"]["stats"]
        why = f"answers {reply['status']}" if reply["status"] else reply["error"]
        return Check("jicofo", FAILED, f"jicofo's REST on 127.0.0.1:8888: {why}", "see /var/log/jitsi/jicofo.log")
    count, operational = selector["bridge_count"], selector["operational_bridge_count"]
    return Check("jicofo", OK, f"sees {count} bridges, {operational} of them operational")


def _strangers(answer: dict, brewery: Brewery, fleet: dict) -> Check:
    if not brewery.jicofo:
        return Check("strangers", SKIPPED, "jicofo and prosody were not seen running")
    expected = {fleet["nicknames"].get(host) for host in fleet["bridges"]}
    strangers = sorted(set(brewery.seen) - expected - set(brewery.borrowed))
    if not strangers:
        return Check("strangers", OK, "jicofo sees no bridge that is not in the inventory")
    text = f"jicofo sees bridges that the inventory does not know: {', '.join(strangers)}"
    remedy = (
        "if they are yours, add them to the inventory; if not, stop the machines that prosody's log shows logging in "
        "as jvb, then run rotate-secrets.yml with -e jitsi_rotate=jvb: a new password alone ends no session. Visitors "
        "without a password get there only while prosody runs with files from before: restart it where that is due"
    )
    return Check("strangers", FAILED, text, remedy)


def _web(answer: dict, name: str, title: str, behind: tuple, wanted: int, mark: str, lacking: dict) -> Check:
    down = [unit for unit in ("nginx", *behind) if not active(answer, unit)]
    if down:
        return Check(name, SKIPPED, f"{down[0]} does not run")
    if name in lacking:
        return Check(name, SKIPPED, f"prosody runs without mod_{name}")
    reply = answer["requests"][name]
    if reply["status"] == wanted and mark in reply["body"].lower():
        return Check(name, OK, f"{title} answers")
    if reply["status"] == _LIMITED:
        text = f"{title} was not asked: nginx answers {_LIMITED}, as 127.0.0.1 is beyond a limit for one address"
        return Check(name, WARNING, text, _LIMIT)
    why = reply.get("error") or (
        "an unexpected page" if reply["status"] == wanted else f"answers {reply['status']} instead of {wanted}"
    )
    return Check(name, FAILED, f"{title}: {why}", "see /var/log/nginx/error.log and the service behind it")


def _room(answer: dict, participants: int) -> Check:
    if not active(answer, "prosody"):
        return Check("participants", SKIPPED, "prosody does not run")
    count = answer["connections"]["web"]
    text = f"{count} connections from nginx to prosody, with room for {participants} participants"
    if count * 100 < participants * _FULL_PERCENT:
        return Check("participants", OK, text)
    return Check("participants", WARNING, text, "raise jitsi_meet_participants before people are turned away")


def certificate(answer: dict, name: str, unit: str, trusted: bool, limits: dict) -> Check:
    """Judge the certificate that a service shows; C(trusted) is one that others have to trust."""
    check = f"certificate {name}"
    if not active(answer, unit):
        return Check(check, SKIPPED, f"{unit} does not run")
    shown = answer["certificates"][name]
    title, renew = _CERTIFICATES[name]
    if "error" in shown:
        return Check(check, FAILED, f"{title}: {shown['error']}", f"see the log of {unit}")
    # By the controller's clock: the host's may be wrong.
    days = (shown["not_after"] - answer["clock"]["before"]) / _DAY
    until = datetime.datetime.fromtimestamp(shown["not_after"], datetime.timezone.utc).strftime("%Y-%m-%d")
    if days < 0:
        return Check(check, FAILED, f"{title} has expired on {until}", renew)
    if shown["not_before"] > answer["clock"]["before"]:
        return Check(check, FAILED, f"{title} is not valid yet", renew)
    if not shown["covers"]:
        return Check(check, FAILED, f"{title} does not cover the name it is asked for", renew)
    if trusted and shown["trust"] != "ok":
        remedy = "put the whole chain into the file; a CA of your own must be known to the host"
        return Check(check, FAILED, f"{title} is not trusted: {shown['trust']}", remedy)
    state, remedy = (WARNING, renew) if days < limits["certificate_days"] else (OK, "")
    return Check(check, state, f"{title} is valid until {until}, for {days:.0f} days", remedy)
