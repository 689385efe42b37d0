# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tries a login at prosody, and ends it as soon as prosody has answered: no session begins.

It is SCRAM-SHA-1 over TLS (RFC 5802, RFC 6120): the password stays on this host, what is sent is good for this one try,
and prosody proves that it has the account's key too, so that its certificate need not be judged.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import socket
import ssl
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import quoteattr

# After a failed login prosody lets the address wait.
TIMEOUT = 8
_STREAMS = "http://etherx.jabber.org/streams"
_SASL = "urn:ietf:params:xml:ns:xmpp-sasl"
_TLS = "urn:ietf:params:xml:ns:xmpp-tls"
# Prosody makes 10000; of a stranger we do not take any number.
_MOST_ITERATIONS = 1_000_000


class _NoAnswer(Exception):
    """Neither yes nor no came back."""


def attempt(host: str, port: int | str, domain: str, user: str, password: str) -> dict:
    """Return C({taken}), and C({refused}) or C({error}) where the login was refused or could not be tried."""
    try:
        with socket.create_connection((host, port), TIMEOUT) as connection:
            refused = _authenticate(_encrypted(connection, domain), user, password)
    except (OSError, ValueError, ElementTree.ParseError, _NoAnswer) as error:
        return {"taken": False, "error": str(error) or type(error).__name__}
    return {"taken": False, "refused": refused} if refused else {"taken": True}


class _Stream:
    """A stream of XML, from its beginning on."""

    def __init__(self, connection: socket.socket, domain: str):
        self._connection = connection
        self._parser = ElementTree.XMLPullParser(["start", "end"])
        self._depth = 0
        head = f"<stream:stream to={quoteattr(domain)} version='1.0' xmlns='jabber:client' xmlns:stream='{_STREAMS}'>"
        self.send(f"<?xml version='1.0'?>{head}")
        self.features = self.read()

    def send(self, text: str) -> None:
        self._connection.sendall(text.encode())

    def read(self) -> ElementTree.Element:
        """Return the next element below the stream."""
        while True:
            for event, element in self._parser.read_events():
                self._depth += 1 if event == "start" else -1
                if event == "end" and self._depth == 1:
                    if element.tag == f"{{{_STREAMS}}}error":
                        raise _NoAnswer(f"prosody ends the stream: {_condition(element)}")
                    return element
            data = self._connection.recv(4096)
            if not data:
                raise _NoAnswer("prosody closed the connection")
            self._parser.feed(data)


def _encrypted(connection: socket.socket, domain: str) -> _Stream:
    stream = _Stream(connection, domain)
    stream.send(f"<starttls xmlns='{_TLS}'/>")
    if stream.read().tag != f"{{{_TLS}}}proceed":
        raise _NoAnswer("prosody offers no TLS")
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return _Stream(context.wrap_socket(connection, server_hostname=domain), domain)


def _authenticate(stream: _Stream, user: str, password: str) -> str:
    """Return why the login is refused, nothing when it is taken."""
    name = user.replace("=", "=3D").replace(",", "=2C")
    first = f"n={name},r={base64.b64encode(os.urandom(18)).decode()}"
    stream.send(f"<auth xmlns='{_SASL}' mechanism='SCRAM-SHA-1'>{_encoded('n,,' + first)}</auth>")
    answer = stream.read()
    if answer.tag == f"{{{_SASL}}}failure":
        return _condition(answer)
    challenge = _decoded(answer)
    said = _fields(challenge)
    iterations = int(said["i"])
    if not said["r"].startswith(_fields(first)["r"]) or not 0 < iterations <= _MOST_ITERATIONS:
        raise _NoAnswer("what answers is no prosody")
    salted = hashlib.pbkdf2_hmac("sha1", password.encode(), base64.b64decode(said["s"]), iterations)
    last = f"c=biws,r={said['r']}"
    signed = f"{first},{challenge},{last}"
    client_key = _hmac(salted, "Client Key")
    signature = _hmac(hashlib.sha1(client_key).digest(), signed)
    proof = base64.b64encode(bytes(a ^ b for a, b in zip(client_key, signature))).decode()
    stream.send(f"<response xmlns='{_SASL}'>{_encoded(f'{last},p={proof}')}</response>")
    answer = stream.read()
    if answer.tag == f"{{{_SASL}}}failure":
        return _condition(answer)
    proved = base64.b64decode(_fields(_decoded(answer)).get("v", ""))
    if not hmac.compare_digest(proved, _hmac(_hmac(salted, "Server Key"), signed)):
        raise _NoAnswer("what answers does not know the account's key")
    stream.send("</stream:stream>")
    return ""


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha1).digest()


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _decoded(element: ElementTree.Element) -> str:
    return base64.b64decode(element.text or "").decode()


def _fields(message: str) -> dict[str, str]:
    found = dict(re.findall(r"(?:^|,)(\w)=([^,]*)", message))
    if "e" in found:
        raise _NoAnswer(f"prosody says {found['e']}")
    return {"r": "", "s": "", "i": "0"} | found


def _condition(element: ElementTree.Element) -> str:
    return next((child.tag.rpartition("}")[2] for child in element), "no reason given")
