"""Asks the web host as many visitors of one address would; sent to a host in front of what a test does there."""

import collections
import concurrent.futures
import contextlib
import http.client
import select
import socket
import ssl
import time

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


def statuses(path: str, count: int, connections: int = 8, **where: str) -> collections.Counter:
    """Ask so many times over some connections; return how often each status was answered."""

    def ask(visitor: Visitor) -> list[int]:
        return [visitor.ask(path) for _ in range(count // connections)]

    visitors = [Visitor(**where) for _ in range(connections)]
    with concurrent.futures.ThreadPoolExecutor(connections) as pool:
        return collections.Counter(status for found in pool.map(ask, visitors) for status in found)


def refused_of_open(path: str, count: int) -> int:
    """Keep so many requests open at once; return how many of them are refused."""
    visitors = [Visitor() for _ in range(count)]
    for visitor in visitors:
        # The body does not come, so the request is not over.
        visitor.socket.sendall(f"POST {path} HTTP/1.1\r\nHost: {DOMAIN}\r\nContent-Length: 9\r\n\r\n".encode())
    refused, end = 0, time.monotonic() + 3
    while (left := end - time.monotonic()) > 0:
        for one in select.select([visitor.socket for visitor in visitors], [], [], left)[0]:
            # What came may be a part of TLS alone.
            one.settimeout(0.01)
            with contextlib.suppress(TimeoutError):
                refused += b" 429 " in one.recv(4096).split(b"\r\n")[0]
                visitors = [visitor for visitor in visitors if visitor.socket is not one]
    return refused


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
