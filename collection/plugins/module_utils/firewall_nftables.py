# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Our table of nftables on this host, and the chains of others; `run` takes a command, returns its code and output."""

from __future__ import annotations

import json
import os

UNIT = "scalable-jitsi-firewall"
TABLE = ["table", "inet", "scalable_jitsi"]
RECORD = "/run/scalable-jitsi/firewall-table.sha256"
STARTED = "/usr/local/sbin/scalable-jitsi-started"
UNIT_FILE = f"/etc/systemd/system/{UNIT}.service"
FILES = [UNIT_FILE, "/etc/systemd/system/nftables.service.d/scalable-jitsi.conf", "/etc/scalable-jitsi/firewall.nft"]


def state(run) -> str:
    """Compare the table in force with what was loaded, so that rules added by hand are found."""
    code, table = run(["nft", "list", *TABLE])
    if code != 0:
        return "missing"
    code, _ = run(["sha256sum", "--check", "--status", RECORD], table)
    return "as loaded" if code == 0 else "changed"


def load(run, check: bool) -> bool:
    """Load the table where it is not the one deployed, and at each boot; return whether that changed something."""
    if not os.path.exists(UNIT_FILE):
        # A dry run on a host that is new to us.
        return check
    current = state(run) == "as loaded" and run([STARTED, "check", "firewall"])[0] == 0
    enabled = run(["systemctl", "is-enabled", "--quiet", UNIT])[0] == 0
    reload = "yes" in run(["systemctl", "show", "--property=NeedDaemonReload", UNIT, "nftables"])[1]
    if not check:
        _all(
            run,
            [["systemctl", "daemon-reload"]] * (reload or not enabled)
            + [["systemctl", "enable", UNIT]] * (not enabled)
            + [["systemctl", "restart", UNIT]] * (not current),
        )
    return not current or not enabled


def remove(run, check: bool) -> bool:
    """Take the table and its files away; return whether there was something."""
    files = [path for path in FILES if os.path.exists(path)]
    table = run(["nft", "list", *TABLE])[0] == 0
    if (files or table) and not check:
        if UNIT_FILE in files:
            _all(run, [["systemctl", "disable", "--now", UNIT]])
        for path in files + [path for path in (RECORD,) if os.path.exists(path)]:
            os.unlink(path)
        _all(run, [["systemctl", "daemon-reload"]] + [["nft", "delete", *TABLE]] * table)
    return bool(files or table)


def dropping(run) -> list[str]:
    """Return the chains of others that drop incoming packets unless a rule of theirs lets them pass."""
    code, text = run(["nft", "--json", "list", "chains"])
    chains = [item["chain"] for item in json.loads(text)["nftables"] if "chain" in item] if code == 0 else []
    return [
        f"{chain['family']} {chain['table']} {chain['name']}"
        for chain in chains
        if chain.get("hook") == "input" and chain.get("policy") == "drop" and chain["table"] != TABLE[-1]
    ]


def _all(run, commands: list[list[str]]) -> None:
    for command in commands:
        code, out = run(command)
        if code != 0:
            raise OSError(f"`{' '.join(command)}` failed: {out.strip()}")
