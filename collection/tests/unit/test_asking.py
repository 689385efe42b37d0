"""Each question is answered with what is there, or with why there is nothing."""

import http.server
import socket
import subprocess
import threading

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import asking


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with what it was asked."""

    def _answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()
        self.wfile.write(f"{self.command} {self.headers['Host']} {self.headers.get('X')} {body}".encode())

    do_GET = do_POST = _answer

    def log_message(self, format, *args):  # noqa: A002
        """Be quiet."""


@pytest.fixture
def port():
    """Serve on a free port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def closed_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_a_request_is_answered_with_status_and_body(port):
    assert asking.request({"port": port, "path": "/here"}) == {"status": 200, "body": f"GET 127.0.0.1:{port} None "}
    question = {"port": port, "path": "/no", "method": "POST", "host": "meet", "headers": {"X": "y"}, "body": "b"}
    assert asking.request(question) == {"status": 404, "body": "POST meet y b"}
    assert asking.request({"port": port, "path": "/here", "first": 3})["body"] == "GET"


def test_a_request_that_nobody_answers_says_why():
    answer = asking.request({"port": closed_port(), "path": "/"})
    assert answer == {"status": None, "body": "", "error": "[Errno 111] Connection refused"}


def test_a_request_for_tls_to_a_port_without_says_why(port):
    assert "SSL" in asking.request({"port": port, "path": "/", "tls": True, "host": "meet"})["error"]


def test_a_port_is_reached_from_an_address_or_not(port):
    assert asking.reach("127.0.0.1", port) == {
        "host": "127.0.0.1",
        "open": True,
        "source": "127.0.0.1",
        "sources": ["127.0.0.1"],
        "targets": ["127.0.0.1"],
    }
    shut = asking.reach("127.0.0.1", closed_port())
    assert (shut["open"], shut["error"], shut["source"]) == (False, "[Errno 111] Connection refused", "127.0.0.1")


def test_free_space_is_the_lesser_of_bytes_and_files(monkeypatch, tmp_path):
    assert 0 <= asking.free(str(tmp_path)) <= 100
    assert asking.free(str(tmp_path / "no")) is None

    class State:
        f_blocks, f_bavail, f_files, f_favail = 200, 100, 1000, 25

    monkeypatch.setattr(asking.os, "statvfs", lambda path: State)
    assert asking.free("/") == 2.5
    State.f_files = 0
    assert asking.free("/") == 50.0


def test_the_last_match_in_the_end_of_a_file_counts(tmp_path):
    log = tmp_path / "jvb.log"
    assert asking.last_match(str(log), "x") == ""
    log.write_text("refused 1\n" + "x" * 70_000 + "\n")
    assert asking.last_match(str(log), r"refused \d|joined") == "", "too long ago"
    log.write_text(log.read_text() + "refused 2\njoined\n")
    assert asking.last_match(str(log), r"refused \d|joined") == "joined"


SHOWN = """Certificate chain
-----BEGIN CERTIFICATE-----
MIIB
-----END CERTIFICATE-----
    Verify return code: 18 (self-signed certificate)
"""


@pytest.mark.parametrize(("match", "covers"), [("does match certificate", True), ("does NOT match certificate", False)])
def test_a_certificate_is_read_from_what_openssl_shows(match, covers):
    commands = []

    def run(command, data):
        commands.append((command, data))
        dates = "notBefore=Jan  1 00:00:00 1970 GMT\nnotAfter=Jan  2 00:00:00 1970 GMT\n"
        return (0, SHOWN) if "s_client" in command else (0, f"{dates}Hostname auth.meet {match}\n")

    assert asking.certificate(run, 5222, "auth.meet", "xmpp") == {
        "not_before": 0,
        "not_after": 86400,
        "covers": covers,
        "trust": "self-signed certificate",
    }
    (hello, _), (_, pem) = commands
    assert hello[-4:] == ["-starttls", "xmpp", "-xmpphost", "auth.meet"]
    assert pem.startswith("-----BEGIN") and pem.endswith("-----END CERTIFICATE-----\n")


def test_a_port_without_a_certificate_says_so():
    def run(command, data):
        process = subprocess.run(command, input=data, capture_output=True, text=True, check=False)
        return process.returncode, process.stdout

    assert asking.certificate(run, closed_port(), "meet")["error"].startswith("no certificate is shown on port ")


def test_a_turn_server_is_named_with_each_port_that_does_not_answer(port):
    silent = closed_port()
    errors = asking.relay({"host": "127.0.0.1", "port": port, "tls_port": silent})
    assert errors.keys() == {f"{silent}/tcp", f"{port}/udp"}
    assert errors[f"{silent}/tcp"] == "[Errno 111] Connection refused"


def test_connections_are_counted_at_a_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert asking.connections(port) == 0
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
        accepted = [server.accept()[0] for _ in clients]
        assert asking.connections(port) == 3
        for one in clients + accepted:
            one.close()


def test_a_port_that_nobody_holds_is_said_with_both_ends():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        found = asking.reach("127.0.0.1", closed.getsockname()[1])
    assert found["open"] is False and "refused" in found["error"]
    assert (found["targets"], found["source"]) == (["127.0.0.1"], "127.0.0.1")
    assert asking.reach("nobody.invalid", 1)["targets"] == []


def test_who_is_let_in_is_read_from_the_firewalls_own_words(tmp_path):
    path = tmp_path / "firewall.open"
    path.write_text(
        "allow 443/tcp\nallow from 192.0.2.21 to any port 5222 proto tcp\nallow from 2001:db8::1 to any port 5222 proto tcp\n"
        "allow from 192.0.2.99 to any port 9888 proto tcp\n"
    )
    assert asking.admitted(5222, str(path)) == ["192.0.2.21", "2001:db8::1"]
    assert asking.admitted(5222, str(tmp_path / "none")) is None
