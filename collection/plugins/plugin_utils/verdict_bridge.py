# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks of verify that a bridge has: its REST interface, its login at prosody, its place in the brewery."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import verdict_deployed
from ansible_collections.scalable.jitsi.plugins.plugin_utils.brewery import bridges
from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import (
    FAILED,
    OK,
    SKIPPED,
    WARNING,
    Check,
    active,
    body,
    status,
)
from ansible_collections.scalable.jitsi.plugins.plugin_utils.way_to_prosody import XMPP, refusal, way

UNIT = "jitsi-videobridge2"
_LOG = "/var/log/jitsi/jvb.log"
_NO_ADDRESS = "No valid IP addresses"


def names(answer: dict) -> set[str]:
    """Return what a bridge calls itself: its relay id, and the nickname in the file of either layout."""
    matches = answer.get("matches", {})
    found = {body(answer, "stats").get("relay_id"), matches.get("nickname"), matches.get("properties_nickname")}
    return {name for name in found if name}


def joined(answer: dict) -> bool:
    """Whether the bridge is in the brewery by its own account."""
    return body(answer, "stats").get("mucs_joined", 0) > 0


def login_refused(answer: dict) -> str:
    """Return why the bridge cannot log in, by its log since its start: no waiting fixes that."""
    return "" if joined(answer) else refusal(answer.get("matches", {}).get("login", ""))


def without_public_address(answer: dict) -> bool:
    """Whether the bridge is unhealthy for want of a public address: no waiting fixes that."""
    return _NO_ADDRESS in ((answer.get("requests") or {}).get("health") or {}).get("body", "")


def checks(host: str, answer: dict, brewery: Brewery) -> list[Check]:
    """Return all of them."""
    if not active(answer, UNIT):
        return [Check(name, SKIPPED, f"{UNIT} does not run") for name in ("health", "drain", "xmpp", "brewery")]
    return [_health(answer), _drain(answer), _xmpp(answer, brewery), brewery.check(host, answer), _reach(answer)]


def _health(answer: dict) -> Check:
    reply = answer["requests"]["health"]
    if reply["status"] == 200:
        return Check("health", OK, "the bridge holds itself for healthy")
    if without_public_address(answer):
        text = "the bridge knows no public address of its own"
        remedy = (
            "jicofo does not use it so; give it in jitsi_bridge_address_mappings, or set "
            "jitsi_bridge_require_public_address to false where all participants are in its private network"
        )
        return Check("health", FAILED, text, remedy)
    what = f"answers {reply['status']} {reply['body'][:120].strip()}".strip() if reply["status"] else reply["error"]
    return Check("health", FAILED, f"the bridge's health check on 127.0.0.1:8080: {what}", f"see {_LOG} there")


def _drain(answer: dict) -> Check:
    if body(answer, "stats").get("drain") is not True:
        return Check("drain", OK, "takes new conferences")
    remedy = "`curl --request POST http://127.0.0.1:8080/colibri/drain/disable` there lets it take them again"
    return Check("drain", WARNING, "drains: jicofo puts no new conference on it while others can take them", remedy)


def _xmpp(answer: dict, brewery: Brewery) -> Check:
    if not brewery.prosody:
        return Check("xmpp", SKIPPED, "prosody was not seen running")
    if status(answer, "stats") != 200:
        return Check("xmpp", SKIPPED, "the bridge gives no statistics")
    stats = body(answer, "stats")
    rooms = f"{stats.get('mucs_joined', 0)} of {stats.get('mucs_configured', 0)}"
    if joined(answer):
        whole = stats["mucs_joined"] >= stats.get("mucs_configured", 0)
        remedy = "" if whole else f"a rotation may be going on; else see {_LOG} there"
        return Check("xmpp", OK if whole else WARNING, f"logged in at prosody, has joined {rooms} rooms", remedy)
    if verdict_deployed.password_refused(answer):
        return Check("xmpp", SKIPPED, "prosody refuses the password in its file, see there")
    reach = answer["reach"]["xmpp"]
    seen, remedy = way(reach.get("host", "prosody"), XMPP, reach, brewery.admits, login_refused(answer))
    text = f"is not logged in at prosody, has joined {rooms} rooms: it {seen}" if reach["open"] else seen
    return Check("xmpp", FAILED, text, remedy)


def _reach(answer: dict) -> Check:
    open_ports = [name for name in ("prosody_http", "jicofo_rest") if answer["reach"][name]["open"]]
    if not open_ports:
        return Check("closed ports", OK, "does not reach the meet host's private ports")
    names_of = {"prosody_http": "5280/tcp (prosody's HTTP)", "jicofo_rest": "8888/tcp (jicofo's REST)"}
    text = "reaches the meet host's " + " and ".join(names_of[name] for name in open_ports)
    return Check("closed ports", FAILED, text, "see the firewall of the meet host; run site.yml to load it again")


class Brewery:
    """The bridges as jicofo sees them, as far as it was asked."""

    def __init__(self, meet: dict, nicknames: dict[str, str], answers: dict[str, dict]):
        self.prosody = active(meet, "prosody")
        self.jicofo = self.prosody and active(meet, "jicofo") and status(meet, "debug") == 200
        # Why jicofo is not in the bridges' room, by the last of what its log says about that.
        word = meet.get("matches", {}).get("brewery", "") if self.jicofo else ""
        self.closed = " ".join(word.split()) if word.startswith("Failed") else ""
        self.seen = bridges(body(meet, "debug"))
        # The addresses that the meet host lets in at prosody.
        self.admits = meet.get("admits")
        self._nicknames = nicknames
        # By another's nickname: the bridge that uses it, in the running process or in its file.
        self.borrowed = {
            name: host
            for host, answer in answers.items()
            if joined(answer)
            for name in names(answer) - {nicknames.get(host)}
        }

    def check(self, host: str, answer: dict) -> Check:
        """Whether jicofo knows the bridge by its own nickname."""
        nickname = self._nicknames.get(host)
        if not self.jicofo:
            return Check("brewery", SKIPPED, "jicofo and prosody were not seen running")
        if self.closed:
            return Check("brewery", SKIPPED, "jicofo is not in the bridges' room, see the meet host")
        if nickname is None:
            return Check("brewery", FAILED, "has no nickname in the registry", "run site.yml")
        if not joined(answer):
            return Check("brewery", SKIPPED, "is not logged in at prosody")
        for name in sorted(names(answer) - {nickname}):
            return self._borrower(nickname, name)
        if nickname in self.borrowed:
            return Check(
                "brewery", SKIPPED, f"shares its nickname {nickname} with {self.borrowed[nickname]}, see there"
            )
        return self._listed(nickname, self.seen.get(nickname))

    def _borrower(self, nickname: str, name: str) -> Check:
        owner = next((host for host, own in self._nicknames.items() if own == name), None)
        text = f"calls itself {name} instead of {nickname}"
        if owner:
            text = f"shares the nickname {name} with {owner}: jicofo sees one bridge for the two; its own is {nickname}"
        return Check("brewery", FAILED, text, "run site.yml, which puts its files back")

    @staticmethod
    def _listed(nickname: str, state: dict | None) -> Check:
        if state is None:
            text = f"jicofo does not see a bridge named {nickname}"
            return Check("brewery", FAILED, text, "see /var/log/jitsi/jicofo.log on the meet host")
        if state.get("relay-id") not in (None, nickname):
            text = f"is {nickname} in the brewery but has the relay id {state['relay-id']}"
            return Check("brewery", FAILED, text, "run site.yml")
        if state.get("operational") is False:
            text = f"jicofo holds {nickname} for not operational"
            remedy = "see /var/log/jitsi/jicofo.log on the meet host; a minute after a failed check it is trusted again"
            return Check("brewery", FAILED, text, remedy)
        return Check("brewery", OK, f"jicofo sees {nickname} and holds it for operational")
