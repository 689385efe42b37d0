"""A small XMPP client for tests, on Python alone: it is sent to a host in front of what a test does there."""

import base64
import contextlib
import itertools
import os
import re
import socket
import ssl
import struct
import time

MUC = "http://jabber.org/protocol/muc"
HTTPBIND = "http://jabber.org/protocol/httpbind"
STREAMS = "xmlns:stream='http://etherx.jabber.org/streams'"


class Refused(Exception):
    """The server does not let the client in."""


class Ended(Exception):
    """The server has ended the connection."""


def over_tls(connection: socket.socket, name: str) -> socket.socket:
    """Return the connection with TLS over it; the server's certificate is looked at by other tests."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(connection, server_hostname=name)


class Tcp:
    """A stream to prosody's own port."""

    def __init__(self, address: str):
        self._socket = socket.create_connection((address, 5222), timeout=15)

    def header(self, domain: str) -> str:
        """Return what opens a stream."""
        return f"<?xml version='1.0'?><stream:stream to='{domain}' version='1.0' xmlns='jabber:client' {STREAMS}>"

    def secure(self, domain: str) -> None:
        """Go over to TLS."""
        self.send(self.header(domain))
        text = ""
        while "</stream:features>" not in text:
            text += self.receive()
        self.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
        assert "<proceed" in self.receive()
        self._socket = over_tls(self._socket, domain)

    def send(self, text: str) -> None:
        """Send a text."""
        self._socket.sendall(text.encode())

    def receive(self) -> str:
        """Return what comes next."""
        part = self._socket.recv(65536).decode()
        if not part:
            raise Ended
        return part


class Web:
    """What both streams through nginx share: a connection to port 443."""

    def __init__(self, address: str, site: str):
        self._site, self._got = site, b""
        self._socket = over_tls(socket.create_connection((address, 443), timeout=15), site)

    def secure(self, domain: str) -> None:
        """TLS is there from the first byte."""

    def _read(self, size: int) -> bytes:
        while len(self._got) < size:
            self._more()
        part, self._got = self._got[:size], self._got[size:]
        return part

    def _read_head(self) -> str:
        while b"\r\n\r\n" not in self._got:
            self._more()
        head, _, self._got = self._got.partition(b"\r\n\r\n")
        return head.decode()

    def _ask(self, request: str) -> str:
        """Send a request as often as nginx wants to have it later, and return the answer's head."""
        while True:
            self._socket.sendall(request.encode())
            head = self._read_head()
            if " 429 " not in head.split("\r\n")[0]:
                return head
            self._read_body(head.lower())
            time.sleep(0.2)

    def _read_body(self, head: str) -> str:
        if found := re.search(r"content-length: (\d+)", head):
            return self._read(int(found[1])).decode()
        text = b""
        while size := self._chunk_size():
            text += self._read(size)
            self._read(2)
        self._read(2)
        return text.decode()

    def _chunk_size(self) -> int:
        while b"\r\n" not in self._got:
            self._more()
        line, _, self._got = self._got.partition(b"\r\n")
        return int(line, 16)

    def _more(self) -> None:
        part = self._socket.recv(65536)
        if not part:
            raise Ended
        self._got += part


class WebSocket(Web):
    """A stream through nginx by websocket: a stanza a frame."""

    def __init__(self, address: str, site: str, headers: str = ""):
        super().__init__(address, site)
        key = base64.b64encode(os.urandom(16)).decode()
        head = self._ask(
            f"GET /xmpp-websocket HTTP/1.1\r\nHost: {site}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{headers}"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n"
        )
        assert " 101 " in head, head

    def header(self, domain: str) -> str:
        """Return what opens a stream."""
        return f"<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='{domain}' version='1.0'/>"

    def send(self, text: str) -> None:
        """Send a stanza."""
        raw = re.sub("^<(iq|presence|message)", r"<\1 xmlns='jabber:client'", text).encode()
        size = bytes([0x80 | len(raw)]) if len(raw) < 126 else b"\xfe" + struct.pack(">H", len(raw))
        # A mask of zeros leaves the text as it is.
        self._socket.sendall(b"\x81" + size + bytes(4) + raw)

    def receive(self) -> str:
        """Return the next stanza."""
        kind, size = self._read(2)
        if size == 126:
            size = struct.unpack(">H", self._read(2))[0]
        text = self._read(size).decode(errors="replace")
        if kind & 15 == 8 or text.startswith("<close"):
            raise Ended
        return text if kind & 15 == 1 else ""


class Bosh(Web):
    """A stream through nginx by BOSH: what is sent waits for the next look at what came."""

    def __init__(self, address: str, site: str, headers: str = ""):
        super().__init__(address, site)
        self._headers, self._sid, self._rid, self._unsent = headers, "", itertools.count(1), ""

    def header(self, domain: str) -> str:
        """Return the attributes that open a stream, first or again."""
        return f"to='{domain}' xmpp:restart='true'" if self._sid else f"to='{domain}' wait='2' hold='1' {self.version}"

    # A client decides itself what it says here.
    version = "ver='1.6' xmpp:version='1.0'"

    def send(self, text: str) -> None:
        """Keep a text for the next request; attributes are of the request itself."""
        self._unsent += text

    def receive(self) -> str:
        """Send what waits, and return the answer's content."""
        text, self._unsent = self._unsent, ""
        attributes, content = (text, "") if text.startswith("to=") else ("", text)
        sid = f"sid='{self._sid}'" if self._sid else ""
        return self._post(
            f"<body rid='{next(self._rid)}' {sid} {attributes} xmlns='{HTTPBIND}' xmlns:xmpp='urn:xmpp:xbosh'>"
            f"{content}</body>"
        )

    def _post(self, body: str) -> str:
        head = f"POST /http-bind HTTP/1.1\r\nHost: {self._site}\r\nContent-Type: text/xml\r\n{self._headers}"
        answer = self._ask(f"{head}Content-Length: {len(body.encode())}\r\n\r\n{body}")
        text = self._read_body(answer.lower())
        found = re.match(r"(?s)<body([^>]*?)(/?)>(.*)", text)
        if " 200 " not in answer.split("\n")[0] or not found or re.search("type=.terminate", found[1]):
            raise Ended(answer.split("\r\n")[0] + text[:300])
        self._sid = self._sid or re.search("sid=['\"]([^'\"]*)", found[1])[1]
        return found[3].removesuffix("</body>") if not found[2] else ""


class Client:
    """A session at one of prosody's hosts; anonymous without a user."""

    def __init__(self, domain: str, user: str = "", password: str = "", stream=None):
        self.domain, self.got, self._ids = domain, "", itertools.count()
        self._stream = stream or Tcp("127.0.0.1")
        self._stream.secure(domain)
        self._open()
        self._log_in(user, password)
        self._open()
        self.jid = self.query("set", "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>", "<jid>([^<]*)")[1]

    def _open(self) -> None:
        try:
            header = self._stream.header(self.domain)
            self.features = self.ask(header, "(?s).*(</stream:features>|<stream:features[^>]*/>)")[0]
        except Ended as ended:
            raise Refused(self.domain) from ended

    def _log_in(self, user: str, password: str) -> None:
        mechanism = "PLAIN" if user else "ANONYMOUS"
        if f">{mechanism}<" not in self.features:
            raise Refused(self.domain)
        token = base64.b64encode(f"\0{user}\0{password}".encode()).decode() if user else ""
        if self.authenticate(mechanism, token) != "<success":
            raise Refused(self.domain)

    def authenticate(self, mechanism: str, token: str) -> str:
        """Try to log in, and return how the answer begins or the whole refusal."""
        auth = f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='{mechanism}'>{token}</auth>"
        return self.ask(auth, "<success|<failure.*?</failure>")[0]

    def send(self, text: str) -> None:
        """Send a text."""
        self._stream.send(text)

    def wait(self, pattern: str) -> re.Match:
        """Read until the pattern is there, and take all until its end away."""
        while not (found := re.search(pattern, self.got)):
            self.got += self._stream.receive()
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

    def answers_to(self, stanza: str) -> str:
        """Send a stanza, and return all that comes until a later request of ours is answered."""
        mark = f"mark{next(self._ids)}"
        ping = f"<iq type='get' id='{mark}' to='{self.domain}'><ping xmlns='urn:xmpp:ping'/></iq>"
        self.got = ""
        self.send(stanza)
        self.send(ping)
        return self.wait(f"(?s)(.*?)<iq[^>]*{mark}.*?>")[1]

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
