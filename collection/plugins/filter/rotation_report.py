# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts what a rotation cost, from what was seen before and after it."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints
from ansible_collections.scalable.jitsi.plugins.plugin_utils.way_to_prosody import XMPP, refusal, way

DOCUMENTATION = r"""
name: rotation_report
short_description: Count what a rotation cost
description: Compares what the bridges, prosody and jicofo ran and carried before with what they do after.
options:
  _input:
    description: By bridge the results of M(scalable.jitsi.muc_client), C(before) and C(after) prosody was changed.
    type: dict
    required: true
  seen:
    description:
      - C(before) and C(after) of the meet host, each C({pids, conferences, lost_bridges}).
      - C(restart) is the same, just before a restart that waited for its time.
    type: dict
    required: true
  change:
    description: Result of M(scalable.jitsi.prosody_user).
    type: dict
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
line: "{{ (answers | scalable.jitsi.rotation_report(seen, change)).line }}"
"""

RETURN = r"""
_value:
  description:
    - C(ready), the bridges that answered before the change; C(behind), the reason by bridge that is not settled after it;
      C(line), the summary.
  type: dict
"""


def _lost(before: dict, after: dict) -> int:
    """Return the conferences that ended with a bridge's process."""
    return before["conferences"] if before["pid"] != after["pid"] else 0


def _reason(answers: dict) -> str | None:
    last = answers.get("after") or {}
    if "settled" not in last:
        return "could not be reached or failed; it keeps what it runs with"
    if last["settled"]:
        return None
    if "reach" not in last:
        return last["reason"]
    reach = last["reach"]
    return f"{last['reason']}; it {way(reach['host'], XMPP, reach, None, refusal(last['login']))[0]}"


@prints
def rotation_report(bridges: dict, seen: dict, change: dict) -> dict:
    """Return who took part, who is behind, and a line with the figures."""
    ready = sorted(host for host, answers in bridges.items() if "before" in (answers.get("before") or {}))
    reasons = {host: _reason(answers) for host, answers in sorted(bridges.items())}
    report = {"ready": ready, "behind": {host: reason for host, reason in reasons.items() if reason}}
    if "after" in seen:
        report["line"] = _line(bridges, ready, seen, change)
    return report


def _line(bridges: dict, ready: list, seen: dict, change: dict) -> str:
    pairs = [(bridges[host]["before"]["before"], (bridges[host].get("after") or {}).get("after")) for host in ready]
    pairs = [(before, after) for before, after in pairs if after]
    before, after = seen["before"], seen["after"]
    services = sum(old != new for old, new in zip(before["pids"], after["pids"]))
    restarts = services + sum(old["pid"] != new["pid"] for old, new in pairs)
    # jicofo counts anew after a restart; then all that it carried is lost.
    lost = (
        seen.get("restart", before)["conferences"]
        if services
        else max(0, after["lost_bridges"] - before["lost_bridges"])
    )
    lost += sum(_lost(old, new) for old, new in pairs)
    window = f"{change['window_ms']} ms" if change.get("logins") else "none"
    if change.get("logins", 0) and change["logins"] < len(ready):
        window += f" for {change['logins']} of {len(ready)} bridges"
    return f"sessions lost: {lost}, restarts: {restarts}, window: {window}"


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"rotation_report": rotation_report}
