#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.turn_secrets."""

from __future__ import annotations

DOCUMENTATION = r"""
module: turn_secrets
short_description: Ask which secrets of the vault coturn takes
description:
  - Compares the secrets in coturn's database, which it asks for each new client, with those of the vault. Changes
    nothing. A host that cannot be asked is an answer too, not a failure.
options:
  realm:
    type: str
    required: true
    description: Realm whose secrets are compared. Those of another realm count as unknown.
  database:
    type: path
    default: /var/lib/turn/turndb
    description: Coturn's database.
  vault:
    type: path
    description: The vault file on the controller. Without it that of this run's plan.
  values:
    type: dict
    description: Set by the plugin from the vault, by version.
attributes:
  check_mode:
    support: full
    description: Changes nothing anyway.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Ask which secrets coturn takes
  scalable.jitsi.turn_secrets:
    realm: meet.example.com
  delegate_to: turn1
"""

RETURN = r"""
answer:
  description:
    - "C(reached), C(reason) where there is no answer, C(closed) where the vault cannot be opened, C(found), those of C(current), C(next) and C(previous) that coturn
      takes, C(unknown), how many it takes besides, and C(settled): whether it takes what the vault has, and nothing else."
  returned: always
  type: dict
"""

import os
import sqlite3

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils import turn_database


def main() -> None:
    """Read and compare."""
    module = AnsibleModule(
        argument_spec={
            "realm": {"type": "str", "required": True},
            "database": {"type": "path", "default": "/var/lib/turn/turndb"},
            # Read by the plugin, on the controller.
            "vault": {"type": "path"},
            "values": {"type": "dict", "no_log": True},
        },
        supports_check_mode=True,
    )
    path, realm, values = (module.params[key] for key in ("database", "realm", "values"))
    if not os.path.exists(path):
        module.exit_json(changed=False, answer={"reached": False, "reason": f"has no {path}: run site.yml first"})
    try:
        answer = {"reached": True} | turn_database.compare(turn_database.rows(path), realm, values)
    except sqlite3.Error as error:
        answer = {"reached": False, "reason": f"{path} cannot be read: {error}"}
    module.exit_json(changed=False, answer=answer)


if __name__ == "__main__":
    main()
