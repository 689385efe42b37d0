"""A small XMPP client for tests, on Python alone: it is sent to the meet host in front of what a test does there."""

import base64
import itertools
import re
import socket
import ssl

MUC = "http://jabber.org/protocol/muc"


class Refused(Exception):
    """The server does not let the client in."""


class Client:
    """A session at one of prosody's hosts; anonymous without a user."""

    def __init__(self, domain: str, user: str = "", password: str = ""):
        self.domain, self.got, self._ids = domain, "", itertools.count()
        self._socket = socket.create_connection(("127.0.0.1", 5222), timeout=15)
        self._open()
        self.ask("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "<proceed")
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self._socket = context.wrap_socket(self._socket, server_hostname=domain)
        self._open()
        self._log_in(user, password)
        self._open()
        self.jid = self.query("set", "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>", "<jid>([^<]*)")[1]

    def _open(self) -> None:
        stream = "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
        header = f"<?xml version='1.0'?><stream:stream to='{self.domain}' version='1.0' {stream}>"
        self.features = self.ask(header, "(?s).*</stream:features>")[0]

    def _log_in(self, user: str, password: str) -> None:
        mechanism = "PLAIN" if user else "ANONYMOUS"
        if f">{mechanism}<" not in self.features:
            raise Refused(self.domain)
        token = base64.b64encode(f"\0{user}\0{password}".encode()).decode() if user else ""
        auth = f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='{mechanism}'>{token}</auth>"
        if self.ask(auth, "<success|<failure.*?</failure>")[0] != "<success":
            raise Refused(self.domain)

    def send(self, text: str) -> None:
        """Send a text."""
        self._socket.sendall(text.encode())

    def wait(self, pattern: str) -> re.Match:
        """Read until the pattern is there, and take all until its end away."""
        while not (found := re.search(pattern, self.got)):
            part = self._socket.recv(65536).decode()
            assert part, f"the connection ended after {self.got!r}"
            self.got += part
        self.got = self.got[found.end() :]
        return found

    def ask(self, text: str, pattern: str) -> re.Match:
        """Send a text and wait for its answer."""
        self.got = ""
        self.send(text)
        return self.wait(pattern)

    def query(self, kind: str, child: str, pattern: str, to: str = "") -> re.Match:
        """Send a request, to the client's own host unless told."""
        address = f" to='{to}'" if to else ""
        return self.ask(f"<iq type='{kind}' id='q{next(self._ids)}'{address}>{child}</iq>", pattern)

    def features_of(self, host: str = "") -> str:
        """Return what a host says of itself."""
        asked = "<query xmlns='http://jabber.org/protocol/disco#info'/>"
        return self.query("get", asked, "(?s).*</query></iq>|<iq[^>]*type='error'.*?</iq>", host or self.domain)[0]

    def join(self, room: str, nickname: str) -> str:
        """Enter a room and return what it says until one is in."""
        return self.ask(f"<presence to='{room}/{nickname}'><x xmlns='{MUC}'/></presence>", "(?s).*code='110'.*?>")[0]

    def until_echo(self, room: str, text: str) -> str:
        """Say something in a room and return all that comes until it is heard."""
        return self.ask(
            f"<message to='{room}' type='groupchat'><body>{text}</body></message>", f"(?s).*<body>{text}</body>"
        )[0]
