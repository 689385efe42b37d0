# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks of verify that any host has: its services, files in use, firewall, file systems and clock."""

from __future__ import annotations

import ipaddress

from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import (
    FAILED,
    OK,
    SKIPPED,
    WARNING,
    Check,
    active,
)

_MEASURED = ("jicofo", "jitsi-videobridge2", "scalable-jitsi-metrics")


def checks(answer: dict, limits: dict, fleet: dict) -> list[Check]:
    """Return all of them."""
    found = [_service(unit, state) for unit, state in answer["units"].items()]
    found += [_current(answer, name, same) for name, same in answer["digests"].items() if name != "firewall"]
    found += [_metrics(answer)] if "metrics" in answer["requests"] else []
    return [*found, _firewall(answer, fleet), _disk(answer, limits), _clock(answer, limits)]


def _service(unit: str, state: dict) -> Check:
    name = f"service {unit}"
    if state["active"] in ("active", "reloading"):
        return Check(name, OK, f"runs for {_duration(state['seconds'])}")
    how = state["active"] if state["result"] in ("", "success") else f"{state['active']}, {state['result']}"
    says = f": {'; '.join(state['complaints'])}" if state.get("complaints") else ""
    return Check(
        name,
        FAILED,
        f"{unit} does not run ({how}){says}",
        f"see why it ended with `journalctl --unit {unit}`, then `systemctl start {unit}`",
    )


def _duration(seconds: int) -> str:
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def _current(answer: dict, unit: str, same: bool) -> Check:
    name = f"restart {unit}"
    if not active(answer, unit):
        return Check(name, SKIPPED, f"{unit} does not run")
    if same:
        return Check(name, OK, "runs with the files deployed")
    return Check(
        name,
        WARNING,
        f"{unit} still runs with its former files: a restart is due",
        "run site.yml when there are no conferences",
    )


def _metrics(answer: dict) -> Check:
    down = [unit for unit in answer["units"] if unit in _MEASURED and not active(answer, unit)]
    if down:
        return Check("metrics", SKIPPED, f"{down[0]} does not run")
    reply = answer["requests"]["metrics"]
    if reply["status"] == 200 and "jitsi_" in reply["body"]:
        return Check("metrics", OK, "gives its metrics to jitsi_metrics_allow")
    why = f"answers {reply['status']}" if reply["status"] else reply["error"]
    remedy = "see `journalctl --unit scalable-jitsi-metrics`, and whether the service itself has metrics"
    return Check("metrics", FAILED, f"the metrics at jitsi_metrics_port: {why}", remedy)


def _allowed(source: str, metrics: dict) -> bool:
    return any(ipaddress.ip_address(source) in ipaddress.ip_network(name, False) for name in metrics["allow"])


def _strange(outside: dict, fleet: dict) -> list[int]:
    """Return the ports that the controller reaches and should not: it may be a bridge, or fetch metrics, itself."""
    if outside.get("source") in fleet["addresses"]:
        return []
    metrics = fleet["metrics"]
    return [p for p in outside.get("open", []) if p != metrics["port"] or not _allowed(outside["source"], metrics)]


_FIREWALL = {
    "missing": "the table inet scalable_jitsi is not loaded",
    "changed": "the table inet scalable_jitsi was changed by hand",
    "other rules": "ufw's rules with our comment are not those deployed",
    "open": "ufw is not active, or lets in what no rule names",
}


def _firewall(answer: dict, fleet: dict) -> Check:
    outside, kind = answer["outside"], answer["firewall"]
    reason = _FIREWALL.get(
        kind, "" if answer["digests"].get("firewall", True) else "the rules deployed are not yet loaded"
    )
    ports = ", ".join(f"{port}/tcp" for port in _strange(outside, fleet))
    seen = f"the controller ({outside.get('source')}) reaches {ports}" if ports else ""
    if kind == "none":
        remedy = "close them in the firewall of yours, or set jitsi_firewall"
        return Check("firewall", WARNING, seen, remedy) if seen else Check("firewall", SKIPPED, "is not ours")
    problem = "; ".join(part for part in (reason, seen) if part)
    if problem:
        remedy = "see `nft list ruleset`, `ufw status verbose` and /etc/scalable-jitsi; site.yml puts the rules back"
        return Check("firewall", FAILED, problem, remedy)
    how = outside["reason"] if "reason" in outside else f"tried from {outside['source']}"
    return Check("firewall", OK, f"the rules deployed are in force ({how})")


def _disk(answer: dict, limits: dict) -> Check:
    known = {path: share for path, share in answer["free"].items() if share is not None}
    limit = limits["disk_percent"]
    low = {path: share for path, share in known.items() if share < 2 * limit}
    if not low:
        return Check("disk", OK, f"{min(known.values()):g} % free")
    text = ", ".join(f"{path} has {share:g} % free" for path, share in low.items())
    remedy = "make room there: `du --one-file-system --max-depth=1`, `journalctl --vacuum-size=200M`"
    return Check("disk", FAILED if min(low.values()) < limit else WARNING, text, remedy)


def _clock(answer: dict, limits: dict) -> Check:
    clock = answer["clock"]
    # The host was asked between before and after: what lies in there is no difference.
    ahead = max(0.0, clock["host"] - clock["after"]) or min(0.0, clock["host"] - clock["before"])
    if abs(ahead) < limits["clock_seconds"]:
        return Check("clock", OK, "as the controller's")
    text = f"the clock is {abs(ahead):.0f} s {'ahead of' if ahead > 0 else 'behind'} the controller's"
    remedy = "see `timedatectl` on both; install and enable a time service such as systemd-timesyncd or chrony"
    return Check("clock", FAILED, text, remedy)
