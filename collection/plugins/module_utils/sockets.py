# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who listens on a host, and who is connected to a port of it, as ss of iproute2 tells."""

from __future__ import annotations

import re

LISTENING = ["ss", "--no-header", "--listening", "--numeric", "--tcp", "--udp", "--processes"]
_LISTENER = re.compile(r"^(udp|tcp)\s+\S+\s+\S+\s+\S+\s+\S+:(\d+)\s+\S+(?:\s+users:\(\(\"([^\"]*)\",pid=(\d+))?")
_UNIT = re.compile(r"/([^/\n]+\.(?:service|scope))$", re.MULTILINE)


def _unit(pid: str | None) -> str:
    try:
        with open(f"/proc/{pid}/cgroup", encoding="utf-8") as file:
            return (_UNIT.findall(file.read()) or [""])[-1]
    except OSError:
        return ""


def listeners(output: str, unit=_unit) -> list[dict]:
    """Return who listens, by what LISTENING prints on this host."""
    found = filter(None, map(_LISTENER.match, output.splitlines()))
    return [
        {"port": f"{match[2]}/{match[1]}", "program": match[3] or "a program", "unit": unit(match[4])}
        for match in found
    ]


def established(port: int) -> str:
    """Return the command that tells who is connected to a port."""
    return f"ss --no-header --numeric --tcp state established sport = :{port}"


def peers(output: str) -> list[str]:
    """Return the addresses at the other ends, without the host's own, by what C(established) prints."""
    lines = [line.split() for line in output.splitlines()]
    # With a state there are two queues and both ends.
    ends = [(_address(line[2]), _address(line[3])) for line in lines if len(line) >= 4]
    return sorted({peer for local, peer in ends if peer != local})


def _address(end: str) -> str:
    """Return the address of an end of a connection, an IPv4 one as it is usually written."""
    return end.rpartition(":")[0].strip("[]").partition("%")[0].removeprefix("::ffff:")
