"""A login is tried by a proof of the password, and what answers must know the account's key."""

import base64
import datetime
import hashlib
import hmac
import re
import socket
import ssl
import threading

import pytest
from ansible_collections.scalable.jitsi.plugins.module_utils import deployed_logins, xmpp_login
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

PASSWORD = "Example0Password"
STREAM = b"<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'>"
FEATURES = STREAM + b"<stream:features><mechanisms/></stream:features>"
SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'"


class Prosody:
    """One that takes a single password, for one connection; what it got is kept."""

    def __init__(self, folder, password: str = PASSWORD, knows_key: bool = True, iterations: str = "4096"):
        self._password, self._knows_key, self._iterations = password, knows_key, iterations
        self._certificate = self._make_certificate(folder)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.got = b""
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @staticmethod
    def _make_certificate(folder) -> str:
        key, name, now = ec.generate_private_key(ec.SECP256R1()), x509.Name([]), datetime.datetime.now()
        built = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + datetime.timedelta(days=1))
        texts = (
            built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM),
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
        )
        (folder / "server.pem").write_bytes(b"".join(texts))
        return str(folder / "server.pem")

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        self._read(connection, b"version='1.0'", b">")
        connection.sendall(FEATURES)
        self._read(connection, b"starttls", b"/>")
        connection.sendall(b"<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._certificate)
        with context.wrap_socket(connection, server_side=True) as tls:
            self._read(tls, b"version='1.0'", b">")
            tls.sendall(FEATURES)
            first = self._sent(self._read(tls, b"</auth>"))
            challenge = (
                f"r={re.search('r=(.*)', first)[1]}more,s={base64.b64encode(b'salt').decode()},i={self._iterations}"
            )
            tls.sendall(f"<challenge {SASL}>{base64.b64encode(challenge.encode()).decode()}</challenge>".encode())
            if response := self._read(tls, b"</response>"):
                tls.sendall(self._judged(first.removeprefix("n,,"), challenge, self._sent(response)).encode())
                self._read(tls, b"</stream:stream>")

    def _read(self, connection, *ends: bytes) -> bytes:
        data = b""
        while not all(end in data for end in ends) and (part := connection.recv(4096)):
            data += part
        self.got += data
        return data

    @staticmethod
    def _sent(data: bytes) -> str:
        return base64.b64decode(re.search(rb">([^<>]+)</", data)[1]).decode()

    def _judged(self, first: str, challenge: str, last: str) -> str:
        bare, _, proof = last.partition(",p=")
        salted = hashlib.pbkdf2_hmac("sha1", self._password.encode(), b"salt", int(self._iterations))
        signed = f"{first},{challenge},{bare}".encode()
        client = hmac.digest(salted, b"Client Key", "sha1")
        signature = hmac.digest(hashlib.sha1(client).digest(), signed, "sha1")
        if base64.b64decode(proof) != bytes(a ^ b for a, b in zip(client, signature)):
            return f"<failure {SASL}><not-authorized/><text>no</text></failure>"
        own = hmac.digest(salted if self._knows_key else b"?", b"Server Key", "sha1")
        proved = base64.b64encode(b"v=" + base64.b64encode(hmac.digest(own, signed, "sha1"))).decode()
        return f"<success {SASL}>{proved}</success>"

    def asked(self, password: str = PASSWORD) -> dict:
        """Return what a try comes to."""
        answer = xmpp_login.attempt("127.0.0.1", self.port, "auth.meet.example.com", "jvb", password)
        self._thread.join(5)
        return answer


def test_the_right_password_is_taken_and_does_not_travel(tmp_path):
    prosody = Prosody(tmp_path)
    assert prosody.asked() == {"taken": True}
    texts = [prosody.got] + [base64.b64decode(part) for part in re.findall(rb">([A-Za-z0-9+/=]{8,})</", prosody.got)]
    assert len(texts) == 3 and not any(PASSWORD.encode() in text for text in texts)


def test_another_password_is_refused(tmp_path):
    assert Prosody(tmp_path).asked("other") == {"taken": False, "refused": "not-authorized"}


def test_one_who_takes_everything_is_not_believed(tmp_path):
    error = "what answers does not know the account's key"
    assert Prosody(tmp_path, knows_key=False).asked() == {"taken": False, "error": error}


def test_nobody_makes_us_compute_for_ever(tmp_path):
    answer = Prosody(tmp_path, iterations="2000000000").asked()
    assert answer == {"taken": False, "error": "what answers is no prosody"}


def test_where_nobody_listens_there_is_no_answer():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    answer = xmpp_login.attempt("127.0.0.1", port, "d", "u", "p")
    assert answer == {"taken": False, "error": "[Errno 111] Connection refused"}


GOLDEN = {
    ("golden", "videobridge"): ("bridge1.example.com", "videobridge/jvb.conf", "jvb"),
    ("golden-properties", "videobridge"): ("bridge1.example.com", "videobridge/sip-communicator.properties", "jvb"),
    ("golden", "jicofo"): ("meet.example.com", "jicofo/jicofo.conf", "focus"),
    ("golden-properties", "jicofo"): ("meet.example.com", "jicofo/sip-communicator.properties", "focus"),
}


@pytest.fixture(name="asked")
def fixture_asked():
    """The tries that were made, and a prosody that takes one password."""
    calls = []

    def attempt(*login, takes: str = "", error: str = ""):
        calls.append(login)
        if error:
            return {"taken": False, "error": error}
        return {"taken": True} if login[-1] == takes else {"taken": False, "refused": "not-authorized"}

    attempt.calls = calls
    return attempt


@pytest.mark.parametrize("case", GOLDEN)
def test_the_login_of_each_layout_is_found(monkeypatch, asked, case):
    host, path, user = GOLDEN[case]
    folder = f"{deployed_logins.__file__.partition('/plugins/')[0]}/tests/{case[0]}/{host}/etc/jitsi"
    monkeypatch.setattr(deployed_logins, "FOLDER", folder)
    answer = deployed_logins.tried(case[1], asked)
    account = f"{user}@auth.meet.example.com"
    assert answer == {"path": f"{folder}/{path}", "account": account, "taken": False, "refused": "not-authorized"}
    ((host, port, domain, name, password),) = asked.calls
    assert (int(port), f"{name}@{domain}") == (5222, account) and password.startswith("JtPlaceholder")
    assert host == ("localhost" if user == "focus" else "meet.example.com")


TWO = """configs {
  jvb-g1 { HOSTNAME = a
    USERNAME = "jvb"
    MUC_NICKNAME = x
    PASSWORD = "fo\\"rmer" }
  # jvb-g9 { PASSWORD = comment }
  jvb-g2 {
    HOSTNAME = a
    DOMAIN = b
    PORT = "5223"
    USERNAME = "jvb"
    MUC_NICKNAME = x
    PASSWORD = next
  }
}
"""


def test_of_two_logins_one_is_enough(monkeypatch, tmp_path, asked):
    monkeypatch.setattr(deployed_logins, "FOLDER", str(tmp_path))
    (tmp_path / "videobridge").mkdir()
    (tmp_path / "videobridge" / "jvb.conf").write_text(TWO)
    answer = deployed_logins.tried("videobridge", lambda *it: asked(*it, takes="next"))
    assert answer["taken"] and answer["account"] == "jvb@b"
    assert asked.calls == [("a", 5222, "a", "jvb", 'fo"rmer'), ("a", "5223", "b", "jvb", "next")]
    answer = deployed_logins.tried("videobridge", asked)
    assert (answer["taken"], answer["refused"]) == (False, "not-authorized")


def test_a_file_without_a_login_is_said_to_have_none(monkeypatch, tmp_path, asked):
    monkeypatch.setattr(deployed_logins, "FOLDER", str(tmp_path))
    answer = deployed_logins.tried("videobridge", asked)
    assert answer == {"path": f"{tmp_path}/videobridge/jvb.conf", "account": "", "taken": False}
