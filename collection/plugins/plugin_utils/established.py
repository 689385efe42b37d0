# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who is connected to a port of a host, as ss of iproute2 tells."""

from __future__ import annotations


def command(port: int) -> str:
    """Return what to ask the host."""
    return f"ss --no-header --numeric --tcp state established sport = :{port}"


def peers(output: str) -> list[str]:
    """Return the addresses at the other ends, without the host's own."""
    lines = [line.split() for line in output.splitlines()]
    # With a state there are two queues and both ends.
    ends = [(_address(line[2]), _address(line[3])) for line in lines if len(line) >= 4]
    return sorted({peer for local, peer in ends if peer != local})


def _address(end: str) -> str:
    """Return the address of an end of a connection, an IPv4 one as it is usually written."""
    return end.rpartition(":")[0].strip("[]").partition("%")[0].removeprefix("::ffff:")
