# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Single questions to a running host. Each returns what was answered, or why nothing was, and judges nothing."""

from __future__ import annotations

import http.client
import ipaddress
import os
import re
import socket
import ssl
import time

from ansible_collections.scalable.jitsi.plugins.module_utils.turn_client import TurnClient

TIMEOUT = 4
# A firewall that drops makes no difference to a host that is down: both take all of this time.
CONNECT_TIMEOUT = 1.5
_LOG_TAIL = 64 * 1024
# What a service logs at its start may be far from the end.
_LOG_OF_A_START = 1024 * 1024
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def request(question: dict) -> dict:
    """Send an HTTP request to this host, at C(address) or 127.0.0.1; C(host) is the name it is asked for.

    Who gives the address asks from there too. Certificates are not verified here.
    """
    try:
        connection = _connection(question)
        headers = {"Host": question["host"]} if question.get("host") else {}
        headers |= question.get("headers") or {}
        body = question.get("body")
        connection.request(question.get("method") or "GET", question["path"], body.encode() if body else None, headers)
        answer = connection.getresponse()
        # Nothing ends the connection that an upgrade has begun.
        text = "" if answer.status == 101 else answer.read(question.get("first")).decode(errors="replace")
        connection.close()
        return {"status": answer.status, "body": text}
    except (OSError, http.client.HTTPException) as error:
        return {"status": None, "body": "", "error": str(error) or type(error).__name__}


def _connection(question: dict) -> http.client.HTTPConnection:
    at = (question.get("address", "127.0.0.1"), question["port"])
    source = (at[0], 0) if "address" in question else None
    if not question.get("tls"):
        return http.client.HTTPConnection(*at, timeout=TIMEOUT, source_address=source)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = http.client.HTTPSConnection(*at, timeout=TIMEOUT, context=context)
    raw = socket.create_connection(at, TIMEOUT, source)
    connection.sock = context.wrap_socket(raw, server_hostname=question["host"])
    return connection


def connections(port: int) -> int:
    """Count the connections that a service of this host has at one of its ports."""
    mark, count = f":{port:04X}", 0
    for name in ("tcp", "tcp6"):
        try:
            with open(f"/proc/net/{name}", encoding="ascii") as file:
                rows = (line.split(None, 4) for line in file)
                count += sum(row[1].endswith(mark) and row[3] == "01" for row in rows)
        except OSError:
            continue
    return count


def reach(host: str, port: int) -> dict:
    """Connect to a port; say to which addresses, and from which one."""
    answer = {"host": host, "targets": [], "source": None, "sources": []}
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answer["targets"] = list(dict.fromkeys(entry[4][0] for entry in found))
        answer["sources"] = list(filter(None, map(source, answer["targets"])))
        with socket.create_connection((host, port), CONNECT_TIMEOUT) as connection:
            used = {"targets": [connection.getpeername()[0]], "source": connection.getsockname()[0]}
            return answer | used | {"open": True}
    except OSError as error:
        return answer | {
            "open": False,
            "error": str(error) or type(error).__name__,
            "source": next(iter(answer["sources"]), None),
        }


def source(target: str) -> str | None:
    """Return the address of this host from which it asks another one; nothing is sent."""
    family = socket.AF_INET6 if ":" in target else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as sender:
            sender.connect((target, 9))
            return sender.getsockname()[0]
    except OSError:
        return None


def admitted(port: int, path: str = "/etc/scalable-jitsi/firewall.open") -> list[str] | None:
    """Return the addresses that this host's firewall lets in at a port; none where the firewall is not ours."""
    try:
        with open(path, encoding="utf-8") as file:
            return re.findall(rf"^allow from (\S+) to any port {port} ", file.read(), re.MULTILINE)
    except OSError:
        return None


def hears(address: str, port: int) -> bool:
    """Whether anything comes back from a UDP port; a host on which nobody listens there says so."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as sender:
            sender.settimeout(CONNECT_TIMEOUT / 3)
            sender.connect((address, port))
            for _ in range(3):
                sender.send(b"?")
                try:
                    sender.recv(1)
                    return True
                except socket.timeout:
                    pass
    except ConnectionRefusedError:
        return True
    except OSError:
        pass
    return False


def relay(question: dict) -> dict:
    """Try a TURN server's ports; of each that does not answer say why. None is allocated, so no secret is needed."""
    host, port, tls_port = (question[key] for key in ("host", "port", "tls_port"))
    found = {f"{number}/tcp": reach(host, number).get("error") for number in (port, tls_port)}
    try:
        with TurnClient(host, port, timeout=CONNECT_TIMEOUT / 2) as client:
            found[f"{port}/udp"] = None if client.binding() else "refuses a STUN request"
    except OSError as error:
        found[f"{port}/udp"] = str(error) or type(error).__name__
    return {name: error for name, error in found.items() if error}


def free(path: str) -> float | None:
    """Return how much of a path's file system is free, in percent of its bytes or its files, whichever is less."""
    try:
        state = os.statvfs(path)
    except OSError:
        return None
    shares = [state.f_bavail / state.f_blocks if state.f_blocks else 1]
    if state.f_files:
        shares.append(state.f_favail / state.f_files)
    return round(100 * min(shares), 1)


def last_match(path: str, pattern: str) -> str:
    """Return the last match of a pattern in the end of a file, or nothing."""
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.path.getsize(path) - _LOG_TAIL))
            found = re.findall(pattern, file.read().decode(errors="replace"))
    except OSError:
        return ""
    return found[-1] if found else ""


def since(path: str, pattern: str, start: float, now: float) -> list[str]:
    """Return what matches in the lines since a time in a log of prosody's, the file before the last rotation too."""
    found = []
    for name in (f"{path}.1", path):
        try:
            with open(name, "rb") as file:
                file.seek(max(0, os.path.getsize(name) - _LOG_OF_A_START))
                lines = file.read().decode(errors="replace").splitlines()
        except OSError:
            continue
        # The log has whole seconds.
        found += [match[0] for line in lines if (match := re.search(pattern, line)) and _logged(line, now) >= start - 1]
    return list(dict.fromkeys(found))


def _logged(line: str, now: float) -> float:
    """Return when a line was written that begins as `Nov 29 22:13:45`: within the last year."""
    match = re.match(r"([A-Z][a-z]{2}) +(\d+) (\d\d):(\d\d):(\d\d)", line)
    if not match or match[1] not in _MONTHS:
        return 0
    year, month = time.localtime(now).tm_year, _MONTHS.index(match[1]) + 1
    at = [time.mktime((y, month, *map(int, match.groups()[1:]), 0, 0, -1)) for y in (year, year - 1)]
    return at[0] if at[0] <= now + 60 else at[1]


def certificate(run, port: int, host: str, starttls: str | None = None) -> dict:
    """Return what a port of this host shows as its certificate; C(run) runs a command and returns (code, out)."""
    hello = ["-starttls", starttls, "-xmpphost", host] if starttls else []
    command = ["timeout", str(TIMEOUT), "openssl", "s_client", "-connect", f"127.0.0.1:{port}"]
    name = ["-verify_ip", host] if _is_address(host) else ["-servername", host, "-verify_hostname", host]
    _, shown = run([*command, *name, *hello], "")
    pem = re.search(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", shown, re.S)
    if not pem:
        return {"error": f"no certificate is shown on port {port}"}
    check = "-checkip" if _is_address(host) else "-checkhost"
    _, text = run(["openssl", "x509", "-noout", "-startdate", "-enddate", check, host], pem.group())
    dates = dict(re.findall(r"^(notBefore|notAfter)=(.*)$", text, re.M))
    trust = re.search(r"Verify return code: (\d+) \((.*)\)", shown)
    return {
        "not_before": ssl.cert_time_to_seconds(dates["notBefore"]),
        "not_after": ssl.cert_time_to_seconds(dates["notAfter"]),
        "covers": "does match" in text,
        "trust": trust.group(2) if trust else "unknown",
    }


def _is_address(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False
