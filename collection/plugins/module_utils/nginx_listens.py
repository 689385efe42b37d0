# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds the lines of other sites of nginx that keep a site of ours from its sockets or its visitors."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FILE = re.compile(r"^# configuration file (.+):$", re.MULTILINE)
_COMMENT = re.compile("#.*")
_DIRECTIVE = re.compile(r"(?:^|[\s{;])(listen|server_name)\s+([^;{}]+);")
_REFUSED = re.compile(r"bind\(\) to (?:\[[^]]*\]|[0-9.]+):(\d+) failed")
_NO_IPV6 = re.compile(r"socket\(\) \[[^]]*\]:\d+ failed \(97")
_REMEDY = (
    "Write `listen PORT` and `listen [::]:PORT` there, each with its other words, without an address and without "
    "ipv6only=off; then run `nginx -t && systemctl restart nginx`, since a reload keeps the former sockets, and this "
    "again"
)


@dataclass(frozen=True)
class Line:
    """A directive and where it is."""

    place: str
    name: str
    value: str

    @property
    def socket(self) -> tuple[str, int]:
        """Address, empty for all of IPv4, and port that it listens on."""
        match = re.match(r"(?:(\[[^]]*\]|[^:\s]+):)?(\d+)$", self.value.split()[0])
        if match:
            address, port = (match[1] or "").strip("[]"), int(match[2])
        else:
            address, port = self.value.split()[0].strip("[]"), 80
        return ("" if address in ("*", "0.0.0.0") else address), port

    @property
    def both(self) -> bool:
        """Whether it takes IPv4's port too."""
        return "ipv6only=off" in self.value.split()

    def __str__(self) -> str:
        return f"{self.place} has `{self.name} {self.value}`"


def others(configuration: str, domain: str) -> list[Line]:
    """Return the lines of other files than the domain's, of what `nginx -T` prints."""
    # What comes before the first file is what nginx says of the test.
    pieces = _FILE.split(configuration)[1:]
    found = []
    for file, text in zip(pieces[::2], pieces[1::2]):
        bare = _COMMENT.sub("", text)
        for match in _DIRECTIVE.finditer(bare):
            number = bare.count("\n", 0, match.start(1))
            found.append(Line(f"{file}:{number}", match[1], " ".join(match[2].split())))
    ours = (f"/etc/nginx/sites-enabled/{domain}.conf:", "/etc/nginx/scalable-jitsi/")
    return [line for line in found if not line.place.startswith(ours) and not line.value.startswith("unix:")]


def culprits(lines: list[Line], said: str, silent: list[tuple[str, int]], domain: str) -> str:
    """Return which lines are in the way, and what to do.

    C(said) is what nginx says of sockets that could not be had, C(silent) are those where another site answers.
    """
    listens = [line for line in lines if line.name == "listen"]
    if _NO_IPV6.search(said) and (wrong := [line for line in listens if ":" in line.socket[0]]):
        return f"{_named(wrong)}. The kernel has no IPv6: take it out there, and run this again"
    ports = [int(port) for port in _REFUSED.findall(said)]
    wrong = [line for line in listens if line.socket[1] in ports and (line.both or line.socket[0] not in ("", "::"))]
    wrong += [line for line in listens if line.socket in silent]
    if wrong:
        return f"{_named(wrong)}. {_REMEDY}"
    same = [line for line in lines if line.name == "server_name" and domain in line.value.split()]
    return f"{_named(same)}. Take the name out there, and run this again" if same else ""


def _named(lines: list[Line]) -> str:
    return "; ".join(map(str, dict.fromkeys(lines)))
