# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Says what was seen on a bridge's way to prosody, for those who deploy it and for verify."""

from __future__ import annotations

import ipaddress

_LOG = "/var/log/jitsi/jvb.log"
WRONG_PASSWORD = "SASLError"
XMPP = 5222
REFUSALS = (WRONG_PASSWORD, "PKIX")


def way(host: str, port: int, reach: dict, admits: list[str] | None, refused: str) -> tuple[str, str]:
    """Return what was seen, and what to do; C(refused) is what the bridge's log says of its last login.

    C(admits) are the addresses that the meet host lets in, none where its firewall is not ours.
    """
    targets, source = ", ".join(reach.get("targets") or []), reach.get("source")
    if reach["open"]:
        seen = f"reaches prosody at {targets} from {source}" + (f", and its log says: {refused}" if refused else "")
        return seen, _refusal(refused, targets)
    if not targets:
        return f"finds no address for {host} ({reach['error']})", (
            "enter it in DNS or /etc/hosts there, or fix jitsi_xmpp_host"
        )
    seen = f"does not reach prosody on {port}/tcp ({reach['error']}): {host} is {targets} there, asked from {source}"
    if admits is not None:
        seen += f"; the meet host lets in {', '.join(admits) or 'nobody'}"
    if admits is not None and source and not _among(source, admits):
        return seen, (
            f"list {source} in this bridge's jitsi_bridge_addresses, or have it go by an address that is listed; run "
            "site.yml for the meet host too"
        )
    return seen, f"see whether {targets} is the meet host, whether prosody runs there, and the firewalls between"


def _refusal(refused: str, targets: str) -> str:
    if refused.startswith(WRONG_PASSWORD):
        return (
            "its password or prosody's is not the vault's: use the vault of this cluster, and run site.yml with "
            "jitsi_bridge_restart=now"
        )
    if refused:
        return (
            f"it does not trust prosody's certificate: see whether {targets} is the meet host, and run site.yml with "
            "jitsi_bridge_restart=now"
        )
    return f"see {_LOG} there"


def _among(source: str, admits: list[str]) -> bool:
    try:
        address = ipaddress.ip_address(source)
    except ValueError:
        return True
    return any(address in ipaddress.ip_network(entry, strict=False) for entry in admits)


def refusal(last: str) -> str:
    """Return what the last word of a bridge's log about its login says of a refusal."""
    return last if last.startswith(REFUSALS) else ""


def login_failure(bridge: str, host: str, port: int, result: dict, admits: list[str] | None) -> str:
    """Return what is wrong with a bridge that runs and is not logged in; C(result) is of M(scalable.jitsi.muc_client)."""
    complaints = "; ".join(result.get("complaints", []))
    if not result.get("running", True):
        says = (
            f"It says: {complaints}" if complaints else f"See {_LOG} and `journalctl --unit jitsi-videobridge2` there"
        )
        return f"{bridge}: the bridge was started and does not run any more. {says}. Fix that, then run this again"
    text = f"{bridge}: the bridge runs and is not logged in at prosody, so it gets no conferences: {result['reason']}."
    seen, remedy = "", f"see {_LOG} there"
    if "reach" in result:
        seen, remedy = way(host, port, result["reach"], admits, refusal(result["login"]))
        seen = f" It {seen}."
    if complaints and not refusal(result.get("login", "")):
        seen += f" It says: {complaints}."
    return f"{text}{seen} {remedy[0].upper()}{remedy[1:]}, then run this again"
