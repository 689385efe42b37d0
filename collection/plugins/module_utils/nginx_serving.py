# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Has nginx serve a site of ours, and sees whether it does: its own test says nothing about sockets and neighbours."""

from __future__ import annotations

import glob
import os
import re
import socket
import time

from ansible_collections.scalable.jitsi.plugins.module_utils import asking, nginx_listens

MARKER = "/scalable-jitsi/serves"
PORTS = (80, 443)
SITES = ("/etc/nginx/conf.d/*.conf", "/etc/nginx/sites-enabled/*")
STARTED = "/usr/local/sbin/scalable-jitsi-started"
RECORD = "/run/scalable-jitsi/nginx.started"
# A socket that cannot be had is tried for 2.5 seconds; a great many sites take longer than that to be read.
FAILED_SECONDS = 4
RELOAD_SECONDS = 30
POLL_SECONDS = 0.1
# Addresses of documentation, to which nothing is sent: whoever is asked from elsewhere answers from the same ones.
_ELSEWHERE = ("192.0.2.1", "2001:db8::1")


class NotServed(Exception):
    """Nginx does not serve the site."""


class Site:
    """The site of a domain; `run` runs a command and returns its code and all that it printed."""

    def __init__(self, run, domain: str):
        self._run = run
        self._domain = domain
        self._was_active = None

    def take(self) -> bool:
        """Start or reload nginx where that is due, and tell whether it was. Fails unless the site is served."""
        code, out = self._run(["nginx", "-t"])
        if code != 0:
            raise NotServed(f"`nginx -t` refuses the files: {out.strip()}. {self._culprits(out, [])}".strip())
        active = self._active()
        due = not active or self._run([STARTED, "check", "nginx"])[0] != 0
        said = ""
        if due:
            self._was_active = active
            said = self._begin()
        silent = [] if said else self._silent()
        if said or silent:
            raise NotServed(self._reason(said, silent))
        return due

    def give_back(self) -> None:
        """Have nginx run as it did before, once the files are those of before."""
        if self._was_active is None:
            return
        self._run(["systemctl", "daemon-reload"])
        self._run(["systemctl", "reload" if self._was_active else "stop", "nginx"])
        # It says which files were tried. Without it the next run tries again.
        if os.path.exists(RECORD):
            os.unlink(RECORD)

    def _active(self) -> bool:
        return self._run(["systemctl", "--quiet", "is-active", "nginx"])[0] == 0

    def _begin(self) -> str:
        """Start or reload nginx; return why that did not work."""
        log = self._error_log()
        offset = os.path.getsize(log) if os.path.exists(log) else 0
        before = self._workers()
        self._run(["systemctl", "daemon-reload"])
        code, out = self._run(["systemctl", "reload" if self._was_active else "start", "nginx"])
        if code == 0 and self._renewed(before, log, offset):
            return ""
        return "; ".join(_emergencies(log, offset)) or out.strip() or "its workers are still those of before"

    def _renewed(self, before: set[str], log: str, offset: int) -> bool:
        began = time.monotonic()
        # Former workers answer by the former files until they have been told.
        while not (now := self._workers()) or now & before:
            seconds = time.monotonic() - began
            if seconds > RELOAD_SECONDS or seconds > FAILED_SECONDS and _emergencies(log, offset):
                return False
            time.sleep(POLL_SECONDS)
        return True

    def _workers(self) -> set[str]:
        """Return the processes that take connections."""
        _, out = self._run(["systemctl", "show", "--property=MainPID", "--value", "nginx"])
        master = out.strip()
        if master in ("", "0"):
            return set()
        _, found = self._run(["pgrep", "--parent", master, "--list-full"])
        return {line.split()[0] for line in found.splitlines() if not line.endswith("is shutting down")}

    def _error_log(self) -> str:
        found = re.search(r"^\s*error_log\s+(/[^\s;]+)", self._configuration(), re.MULTILINE)
        return found[1] if found else "/var/log/nginx/error.log"

    def _configuration(self) -> str:
        code, out = self._run(["nginx", "-T"])
        return (
            out if code == 0 else "".join(map(_as_printed, sorted(path for name in SITES for path in glob.glob(name))))
        )

    def _silent(self) -> list[tuple[str, int]]:
        return [
            (address, port) for address in addresses(self._domain) for port in PORTS if not self._serves(address, port)
        ]

    def _serves(self, address: str, port: int) -> bool:
        question = {"address": address, "port": port, "host": self._domain, "path": MARKER, "tls": port == 443}
        answer = asking.request(question)
        return answer["status"] == 200 and answer["body"].strip() == self._domain

    def _reason(self, said: str, silent: list[tuple[str, int]]) -> str:
        places = ", ".join(f"[{address}]:{port}" if ":" in address else f"{address}:{port}" for address, port in silent)
        what = f"nginx says: {said}" if said else f"another site answers at {places}"
        culprits = self._culprits(said, silent) or "See `nginx -T` and its error log"
        return f"nginx does not serve {self._domain}: {what}. {culprits}"

    def _culprits(self, said: str, silent: list[tuple[str, int]]) -> str:
        others = nginx_listens.others(self._configuration(), self._domain)
        return nginx_listens.culprits(others, said, silent, self._domain)


def addresses(domain: str) -> list[str]:
    """Return the addresses of this host by which the domain is reached, and those of the host to itself."""
    wanted = ["127.0.0.1", "::1"]
    try:
        wanted += [entry[4][0] for entry in socket.getaddrinfo(domain, None, type=socket.SOCK_STREAM)]
    except OSError:
        pass
    wanted += filter(None, map(asking.source, _ELSEWHERE))
    return [address for address in dict.fromkeys(wanted) if _is_own(address)]


def _as_printed(path: str) -> str:
    """Return a file as `nginx -T` prints it, which prints nothing where the test fails."""
    with open(path, encoding="utf-8", errors="replace") as file:
        return f"# configuration file {path}:\n{file.read()}\n"


def _is_own(address: str) -> bool:
    try:
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as receiver:
            receiver.bind((address, 0))
            return True
    except OSError:
        return False


def _emergencies(log: str, offset: int) -> list[str]:
    try:
        with open(log, "rb") as file:
            file.seek(offset if os.path.getsize(log) >= offset else 0)
            text = file.read().decode(errors="replace")
    except OSError:
        return []
    found = re.findall(r"\[emerg\] \d+#\d+: (?!still could not bind)(.+)", text)
    return list(dict.fromkeys(found))
