#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.service."""

from __future__ import annotations

DOCUMENTATION = r"""
module: service
short_description: Start, restart or reload a service, and say by its own words why it does not
description:
  - Does what M(ansible.builtin.systemd_service) does, with its result. Where that fails, the last complaints of the
    service's own log and journal since its start are in the message, without secrets.
options:
  name:
    type: str
    required: true
    description: The systemd unit.
  state:
    type: str
    choices: [started, restarted, reloaded]
    description: What the service is to be. Without it nothing is done, and its complaints are returned.
  enabled:
    type: bool
    description: Whether the service starts with the host.
  daemon_reload:
    type: bool
    default: false
    description: Have systemd read its files before.
attributes:
  check_mode:
    support: full
    description: As of M(ansible.builtin.systemd_service).
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Start the bridge
  scalable.jitsi.service:
    name: jitsi-videobridge2
    state: started
"""

RETURN = r"""
complaints:
  description: Up to three lines, the cause last.
  returned: when it failed, or without O(state)
  type: list
  elements: str
"""

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils import complaints


def main() -> None:
    """Look for what the service says."""
    module = AnsibleModule({"name": {"type": "str", "required": True}}, supports_check_mode=True)

    def run(command: list[str]) -> tuple[int, str]:
        code, out, _ = module.run_command(command, errors="replace")
        return code, out

    module.exit_json(changed=False, complaints=complaints.last(run, module.params["name"]))


if __name__ == "__main__":
    main()
