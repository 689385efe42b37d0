"""Asks the web host as many visitors of one address would; sent to a host in front of what a test does there."""

import http.client
import socket
import ssl

DOMAIN = "meet.lab.test"
TLS = ssl.create_default_context()
TLS.check_hostname, TLS.verify_mode = False, ssl.CERT_NONE


class Visitor:
    """One connection to the web host, from an address of this host's or from any."""

    def __init__(self, to: str = DOMAIN, source: str = ""):
        raw = socket.create_connection((to, 443), 10, (source, 0) if source else None)
        self.socket = TLS.wrap_socket(raw, server_hostname=DOMAIN)
        self._http = http.client.HTTPConnection(DOMAIN)
        self._http.sock = self.socket

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> int:
        """Return the status of an answer."""
        self._http.request(method, path, body or None, headers)
        answer = self._http.getresponse()
        answer.read()
        return answer.status


def passed_on(path: str, method: str = "GET", body: str = "", **headers: str) -> dict[str, str]:
    """Ask, and return the headers of the request that nginx sends to the service behind it."""
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3)) as wire:
        Visitor("127.0.0.1").ask(path, method, body, **headers)
        text = b""
        # Only what nginx sends is not encrypted; the host talks to others meanwhile.
        while not (text.startswith(b"\x45") and f"{path.removeprefix('/tenant')}".encode() in text.split(b"\r\n")[0]):
            text = wire.recv(65536)
    lines = text[text.index(b" HTTP/1.1\r\n") :].split(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    return {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
