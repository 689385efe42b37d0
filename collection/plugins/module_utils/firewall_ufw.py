# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Our rules in ufw on this host, known by their comment; `run` takes a command, returns its code and output.

A rule is a text such as `allow 80/tcp`, as `ufw show added` has it.
"""

from __future__ import annotations

import ipaddress
import os

COMMENT = "scalable-jitsi"
OPEN = "/etc/scalable-jitsi/firewall.open"


def wanted(path: str = OPEN) -> list[str]:
    """Return the rules of the file deployed, addresses as ufw writes them."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return list(dict.fromkeys(_as_ufw_writes(line) for line in lines if line and not line.startswith("#")))


def _as_ufw_writes(rule: str) -> str:
    words = rule.split()
    if "from" in words:
        at = words.index("from") + 1
        network = ipaddress.ip_network(words[at], strict=False)
        whole = network.prefixlen == network.max_prefixlen
        words[at] = str(network.network_address) if whole else str(network)
    return " ".join(words)


def present(run) -> tuple[set[str], set[str]]:
    """Return our rules, and those of others."""
    ours, others = set(), set()
    for line in run(["ufw", "show", "added"])[1].splitlines():
        if line.startswith("ufw "):
            rule, _, comment = line.removeprefix("ufw ").partition(" comment ")
            (ours if comment.strip("' ") == COMMENT else others).add(rule)
    return ours, others


def sync(run, rules: list[str], check: bool) -> bool:
    """Have our rules be these, and return whether that changed something. A rule of the host's own serves as well."""
    ours, others = present(run)
    # Opens first: who moves to another address is let in all the time.
    commands = [["ufw", *rule.split(), "comment", COMMENT] for rule in rules if rule not in ours | others]
    commands += [["ufw", "delete", *rule.split()] for rule in sorted(ours - set(rules))]
    for command in commands if not check else []:
        code, out = run(command)
        if code != 0:
            raise OSError(f"`{' '.join(command)}` failed: {out.strip()}")
    return bool(commands)


def missing(run, rules: list[str]) -> list[str]:
    """Return the rules that nobody has added."""
    ours, others = present(run)
    return [rule for rule in rules if rule not in ours | others]


def problem(run) -> str:
    """Return why ufw does not close the host, an empty text if it does."""
    _, status = run(["ufw", "status", "verbose"])
    if "Status: active" not in status:
        return "ufw is not active: let SSH in by `ufw allow OpenSSH`, then switch it on by `ufw enable`"
    if "deny (incoming)" not in status and "reject (incoming)" not in status:
        return "ufw lets in what no rule names: change that by `ufw default deny incoming`"
    return ""


def state(run) -> str:
    """Say in one word how our rules are."""
    if problem(run):
        return "open"
    rules = wanted()
    return "as loaded" if not missing(run, rules) and not present(run)[0] - set(rules) else "other rules"
