#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Waits until jicofo trusts so many bridges."""

from __future__ import annotations

DOCUMENTATION = r"""
module: wait_trusted
short_description: Wait until jicofo trusts so many bridges
description:
  - Asks jicofo on its own host again and again, and says nothing meanwhile. Whoever called it judges what came of it.
options:
  bridges:
    type: int
    required: true
    description: How many bridges jicofo has to hold for operational.
  seconds:
    type: int
    required: true
    description: How long to wait at most.
attributes:
  check_mode:
    support: full
    description: Changes nothing anyway.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Wait for two bridges
  scalable.jitsi.wait_trusted:
    bridges: 2
    seconds: 60
"""

RETURN = r"""
trusted:
  description: How many it trusts in the end.
  returned: always
  type: int
"""

import json  # noqa: E402
import time  # noqa: E402

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils import asking  # noqa: E402

_INTERVAL = 2


def _trusted() -> int:
    answer = asking.request({"port": 8888, "path": "/stats"})
    try:
        return int(json.loads(answer["body"])["bridge_selector"]["operational_bridge_count"])
    except (ValueError, KeyError, TypeError):
        return 0


def main() -> None:
    """Ask until there are enough, or time runs out."""
    module = AnsibleModule(
        {"bridges": {"type": "int", "required": True}, "seconds": {"type": "int", "required": True}},
        supports_check_mode=True,
    )
    ends = time.monotonic() + module.params["seconds"]
    while (trusted := _trusted()) < module.params["bridges"] and time.monotonic() < ends:
        time.sleep(_INTERVAL)
    module.exit_json(changed=False, trusted=trusted)


if __name__ == "__main__":
    main()
