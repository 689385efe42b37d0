#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.muc_client."""

from __future__ import annotations

DOCUMENTATION = r"""
module: muc_client
short_description: Give a running bridge the logins at prosody that the plan wants, without a restart
description:
  - Compares the logins of the running bridge with those of this run's plan, one for each version of the password in
    use. Adds what is missing, and removes the rest when a login that stays is in the brewery, so that the bridge never
    leaves it.
  - So a new password reaches a bridge with conferences, and one that missed it is repaired by any later run.
options:
  secret:
    type: str
    required: true
    description: Name of the secret in the vault that is the password.
  settings:
    type: dict
    required: true
    description: What each login has beside its id, nickname and password, by the names of C(jvb.conf).
  former_sessions:
    type: bool
    default: true
    description: Whether sessions may be open whose password prosody takes no more. V(false) after a restart of prosody.
  settle:
    type: str
    choices: [try, changed, started]
    default: try
    description:
      - What it means that the bridge is not settled in the end.
      - V(try) reports it. V(changed) calls it failed, as RV(unsettled), where a login was added or removed. V(started)
        is for a bridge that was just started, which is waited for; it is called failed in any case.
  log:
    type: dict
    description: Where the bridge's log tells of its login, C({path, pattern}).
  unit:
    type: str
    default: jitsi-videobridge2
    description: The bridge's systemd unit.
  url:
    type: str
    default: http://127.0.0.1:8080
    description: The bridge's private REST interface.
  clients:
    type: list
    elements: dict
    description: Set by the plugin from the plan, the logins without their passwords.
  passwords:
    type: dict
    description: Set by the plugin from the vault, the password of each login by its id.
attributes:
  check_mode:
    support: full
    description: Compares only.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Give the bridge the logins in use
  scalable.jitsi.muc_client:
    secret: jvb
    settings: "{{ _jitsi_bridge_login }}"
"""

RETURN = r"""
added:
  description: Ids of the logins that were added, or would be.
  returned: success
  type: list
  elements: str
removed:
  description: Ids of the logins that were removed, or would be.
  returned: success
  type: list
  elements: str
joined:
  description: How many logins are in the brewery.
  returned: success
  type: int
settled:
  description: Whether the bridge has the wanted logins, no other, and is in the brewery.
  returned: success
  type: bool
before:
  description: C(pid), C(conferences) and C(participants) of the bridge before anything was changed.
  returned: when it answers
  type: dict
after:
  description: The same after it.
  returned: when it answers
  type: dict
reason:
  description: Why it is not settled.
  returned: when it is not
  type: str
running:
  description: Whether the bridge runs.
  returned: when it is not settled
  type: bool
complaints:
  description: The last that it says of its failing since its start, the cause last.
  returned: when it is not settled
  type: list
  elements: str
unsettled:
  description: Whether O(settle) calls that failed. The caller ends the run, and says why.
  returned: always
  type: bool
reach:
  description: What was seen on the way to prosody, C({open, error, targets, source}).
  returned: when it is not settled and the bridge answers
  type: dict
login:
  description: The last of what the log tells of the login.
  returned: as RV(reach)
  type: str
"""

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils import asking, complaints
from ansible_collections.scalable.jitsi.plugins.module_utils.carried import conferences, people
from ansible_collections.scalable.jitsi.plugins.module_utils.muc_clients import Bridge, NoAnswer, Reconciliation


def main() -> None:
    """Compare the logins and change those that differ."""
    module = AnsibleModule(
        argument_spec={
            "secret": {"type": "str", "required": True, "no_log": False},
            "settings": {"type": "dict", "required": True},
            "former_sessions": {"type": "bool", "default": True},
            "settle": {"type": "str", "choices": ["try", "changed", "started"], "default": "try"},
            "log": {"type": "dict"},
            "unit": {"type": "str", "default": "jitsi-videobridge2"},
            "url": {"type": "str", "default": "http://127.0.0.1:8080"},
            "clients": {"type": "list", "elements": "dict"},
            "passwords": {"type": "dict", "no_log": True},
        },
        supports_check_mode=True,
    )
    bridge = Bridge(module.params["url"])
    passwords = module.params["passwords"]
    work = Reconciliation(bridge, [{**it, "password": passwords[it["id"]]} for it in module.params["clients"]])
    if module.params["settle"] == "started" and not module.check_mode:
        work.wait_for_start(
            lambda: module.run_command(["systemctl", "--quiet", "is-failed", module.params["unit"]])[0] == 0
        )
    try:
        before = _carries(module, bridge)
        if module.check_mode:
            work.added, work.removed = work.missing(), work.surplus()
        else:
            work.run(module.params["former_sessions"])
        after, left = _carries(module, bridge), work.missing() + work.surplus()
        joined = bridge.joined()
    except NoAnswer as problem:
        answer = {"changed": False, "added": [], "removed": [], "joined": 0, "settled": False, "reason": str(problem)}
        module.exit_json(**answer, **_service(module))
    answer = {"changed": bool(work.added or work.removed), "added": work.added, "removed": work.removed}
    answer |= {"joined": joined, "before": before, "after": after, "settled": bool(joined and not left)}
    if not answer["settled"]:
        which = "login with the current password" if joined else "login"
        answer["reason"] = f"no {which} is in the brewery"
        settings, log = module.params["settings"], module.params["log"]
        answer |= _service(module)
        answer["reach"] = asking.reach(settings["HOSTNAME"], int(settings["PORT"]))
        answer["login"] = asking.last_match(**log) if log else ""
    module.exit_json(**answer)


def _service(module: AnsibleModule) -> dict:
    def run(command: list[str]) -> tuple[int, str]:
        code, out, _ = module.run_command(command, errors="replace")
        return code, out

    unit = module.params["unit"]
    running = run(["systemctl", "--quiet", "is-active", unit])[0] == 0
    return {"running": running, "complaints": complaints.last(run, unit)}


def _carries(module: AnsibleModule, bridge: Bridge) -> dict:
    _, pid, _ = module.run_command(["systemctl", "show", "--property", "MainPID", "--value", module.params["unit"]])
    stats = bridge.stats()
    return {"pid": pid.strip(), "conferences": conferences(stats), "participants": people(stats)}


if __name__ == "__main__":
    main()
