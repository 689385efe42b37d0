"""The program that gives a service's metrics to named addresses answers exactly one request."""

import http.server
import pathlib
import socket
import subprocess
import sys
import threading
import time

import pytest

TEMPLATE = pathlib.Path(__file__).parents[2] / "roles" / "common" / "templates" / "metrics.py.j2"


class Service(http.server.BaseHTTPRequestHandler):
    """A service whose calls, other than that for its metrics, nobody may reach."""

    seen: list = []
    status = 200

    def do_GET(self):
        """Answer, and note all that was sent."""
        self.seen.append((self.command, self.path, dict(self.headers)))
        self.send_response(self.status)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(b"jitsi_jvb_stress 0.1\n")

    do_POST = do_PUT = do_GET

    def log_message(self, *_):
        """Say nothing."""


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(name="service")
def start_service():
    """Run the service."""
    Service.seen, Service.status = [], 200
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@pytest.fixture(name="start")
def starter(tmp_path):
    """Return what starts the program and returns its port."""
    running = []

    def start(source: int, *allowed: str) -> int:
        script = tmp_path / "metrics"
        script.write_text(TEMPLATE.read_text())
        port = free_port()
        running.append(subprocess.Popen([sys.executable, "-I", script, str(port), str(source), *allowed]))
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return port
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise AssertionError("it does not listen")

    yield start
    for process in running:
        process.kill()
        process.wait()


def ask(port: int, request: str, host: str = "127.0.0.1") -> str:
    """Send a request as it is and return the whole answer."""
    with socket.create_connection((host, port), 10) as connection:
        connection.sendall(request.encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return answer.decode()


def test_metrics_are_given_and_nothing_of_the_request_is_passed_on(service, start):
    port = start(service)
    answer = ask(port, "GET /metrics HTTP/1.1\r\nHost: x\r\nX-Evil: y\r\nContent-Length: 3\r\n\r\nabc")
    assert answer.startswith("HTTP/1.0 200 ") and answer.endswith("\r\n\r\njitsi_jvb_stress 0.1\n")
    assert "Content-Type: text/plain; version=0.0.4\r\n" in answer
    [(method, path, headers)] = Service.seen
    assert (method, path) == ("GET", "/metrics") and not {"X-Evil", "Content-Length"} & set(headers)


@pytest.mark.parametrize(
    "line",
    [
        "GET / HTTP/1.1",
        "GET /metrics/ HTTP/1.1",
        "GET /metrics?x=1 HTTP/1.1",
        "GET //metrics HTTP/1.1",
        "GET /metrics/../colibri/stats HTTP/1.1",
        "GET /colibri/stats HTTP/1.1",
        "GET http://127.0.0.1:8080/metrics HTTP/1.1",
        "POST /metrics HTTP/1.1",
        "POST /colibri/shutdown HTTP/1.1",
        "PUT /metrics HTTP/1.1",
        "HEAD /metrics HTTP/1.1",
        "CONNECT 127.0.0.1:8080 HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "ANYTHING /metrics HTTP/1.1",
    ],
)
def test_all_else_is_not_found_and_does_not_reach_the_service(service, start, line):
    port = start(service)
    assert ask(port, f"{line}\r\nHost: x\r\n\r\n").startswith("HTTP/1.0 404 ")
    assert Service.seen == []


def test_a_service_without_metrics_is_a_bad_gateway(service, start):
    Service.status = 404
    assert ask(start(service), "GET /metrics HTTP/1.1\r\n\r\n").startswith("HTTP/1.0 502 ")
    assert ask(start(free_port()), "GET /metrics HTTP/1.1\r\n\r\n").startswith("HTTP/1.0 502 ")


def test_who_says_nothing_is_hung_up_on(service, start):
    port = start(service)
    began = time.monotonic()
    assert ask(port, "GET /met") == "" and time.monotonic() - began < 9


def test_only_the_host_itself_and_those_named_are_answered(service, start):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            # Sends nothing, but chooses the address from which it would.
            way.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but loopback")
        own = way.getsockname()[0]
    try:
        assert ask(start(service, "198.51.100.9"), "GET /metrics HTTP/1.1\r\n\r\n", own) == ""
    except ConnectionError:
        pass
    assert ask(start(service, "198.51.100.9", own), "GET /metrics HTTP/1.1\r\n\r\n", own).startswith("HTTP/1.0 200 ")
