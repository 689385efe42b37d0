# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A visitor's login over BOSH, for as long as it takes to ask the server's hosts what they are.

It asks prosody's own port: nginx counts requests by address, and all of this host share one.
"""

from __future__ import annotations

import http.client
import random
import time
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import quoteattr

_HTTPBIND = "http://jabber.org/protocol/httpbind"
_CLIENT = "jabber:client"
_SASL = "urn:ietf:params:xml:ns:xmpp-sasl"
_BIND = "urn:ietf:params:xml:ns:xmpp-bind"
_INFO = "http://jabber.org/protocol/disco#info"
_STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas"


class Refused(Exception):
    """The server did not do what a login needs."""


class Session:
    """A session at a host of prosody, without an account; use it in a `with`."""

    def __init__(self, host: str, web: str, port: int = 5280, timeout: float = 4):
        self._host, self._web, self._timeout = host, web, timeout
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._rid = random.randrange(1, 2**31)
        self._sid = ""

    def __enter__(self) -> Session:
        wait = max(1, int(self._timeout / 2))
        first = self._send(
            attributes=f"to={quoteattr(self._host)} wait='{wait}' hold='1' ver='1.6' xml:lang='en' xmpp:version='1.0'"
        )
        self._sid = first.get("sid", "")
        if not self._sid:
            raise Refused(f"BOSH opens no session: {first.get('condition', 'no reason given')}")
        answer = self._send(f"<auth xmlns='{_SASL}' mechanism='ANONYMOUS'/>")
        if answer.find(f"{{{_SASL}}}success") is None:
            raise Refused(f"{self._host} lets nobody in without an account: {_name(answer) or 'no answer'}")
        self._send(attributes=f"to={quoteattr(self._host)} xml:lang='en' xmpp:restart='true'")
        answer = self._send(f"<iq xmlns='{_CLIENT}' type='set' id='bind'><bind xmlns='{_BIND}'/></iq>")
        if answer.find(f".//{{{_BIND}}}jid") is None:
            raise Refused(f"{self._host} gives no address: {_name(answer) or 'no answer'}")
        return self

    def __exit__(self, *_) -> None:
        try:
            if self._sid:
                self._send(attributes="type='terminate'")
        except (OSError, http.client.HTTPException, ElementTree.ParseError):
            pass
        self._connection.close()

    def info(self, addresses: list[str]) -> dict[str, dict]:
        """Return what each address says of itself: C({identities}) of names by category/type, or C({error})."""
        found: dict[str, dict] = {}
        questions = "".join(
            f"<iq xmlns='{_CLIENT}' type='get' id='info{number}' to={quoteattr(address)}><query xmlns='{_INFO}'/></iq>"
            for number, address in enumerate(addresses)
        )
        ends = time.monotonic() + self._timeout
        answer = self._send(questions)
        while True:
            for iq in answer.findall(f"{{{_CLIENT}}}iq"):
                number = iq.get("id", "").removeprefix("info")
                if number.isdigit() and int(number) < len(addresses):
                    found[addresses[int(number)]] = _told(iq)
            if len(found) == len(set(addresses)) or time.monotonic() > ends:
                break
            answer = self._send()
        return {address: found.get(address, {"error": "no answer"}) for address in addresses}

    def _send(self, stanzas: str = "", attributes: str = "") -> ElementTree.Element:
        self._rid += 1
        sid = f"sid={quoteattr(self._sid)}" if self._sid else ""
        head = f"xmlns='{_HTTPBIND}' xmlns:xmpp='urn:xmpp:xbosh' rid='{self._rid}' {sid} {attributes}"
        body = f"<body {head}>{stanzas}</body>"
        headers = {"Host": self._web, "Content-Type": "text/xml; charset=utf-8"}
        self._connection.request("POST", "/http-bind", body.encode(), headers)
        reply = self._connection.getresponse()
        text = reply.read()
        if reply.status != 200:
            raise Refused(f"prosody's HTTP answers {reply.status}")
        return ElementTree.fromstring(text)


def _told(iq: ElementTree.Element) -> dict:
    error = iq.find(f"{{{_CLIENT}}}error")
    if error is not None or iq.get("type") == "error":
        names = [child.tag.partition("}")[2] for child in (error if error is not None else ()) if _STANZAS in child.tag]
        return {"error": names[0] if names else "an error"}
    identities = iq.findall(f".//{{{_INFO}}}identity")
    return {"identities": {f"{i.get('category')}/{i.get('type')}": i.get("name", "") for i in identities}}


def _name(answer: ElementTree.Element) -> str:
    """Return the name of the deepest first element, which is the condition of a failure."""
    name = answer.get("condition", "")
    while len(answer):
        answer = answer[0]
        name = answer.tag.partition("}")[2]
    return name


def info(login: str, web: str, addresses: list[str]) -> dict:
    """Ask all addresses; return C({answers}) by address, or C({error})."""
    try:
        with Session(login, web) as session:
            return {"answers": session.info(addresses)}
    except (OSError, http.client.HTTPException, ElementTree.ParseError, Refused) as error:
        return {"error": str(error) or type(error).__name__}
