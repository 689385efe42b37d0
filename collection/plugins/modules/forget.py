#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.forget."""

from __future__ import annotations

DOCUMENTATION = r"""
module: forget
short_description: Blot the former value of a secret out of the copies that were kept of somebody else's files
description:
  - M(scalable.jitsi.files) keeps a file that was there before ours. After a rotation the password in it is of no use to
    anybody but who should not have it.
options:
  secret:
    type: str
    required: true
    description: Name of the secret in the vault.
  values:
    type: list
    elements: str
    description: Set by the plugin from the vault.
attributes:
  check_mode:
    support: full
    description: Nothing is written.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Forget the bridges' former password
  scalable.jitsi.forget:
    secret: jvb
"""

RETURN = r"""
blotted:
  description: Paths of the copies that held it.
  returned: success
  type: list
  elements: str
"""

import os

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils.deployment import BACKUPS
from ansible_collections.scalable.jitsi.plugins.module_utils.masking import MASK


def main() -> None:
    """Look at each copy and write those anew that hold it."""
    module = AnsibleModule(
        argument_spec={
            "secret": {"type": "str", "required": True, "no_log": False},
            "values": {"type": "list", "elements": "str", "no_log": True},
        },
        supports_check_mode=True,
    )
    blotted = []
    for folder, _, names in os.walk(BACKUPS):
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.islink(path) and _blot(path, module.params["values"], module.check_mode):
                blotted.append(path)
    module.exit_json(changed=bool(blotted), blotted=sorted(blotted))


def _blot(path: str, values: list[str], check_mode: bool) -> bool:
    with open(path, "rb") as file:
        before = after = file.read()
    for value in values:
        after = after.replace(value.encode(), MASK.encode())
    if after == before:
        return False
    if not check_mode:
        # In place: nobody reads a copy meanwhile, and owner and mode stay.
        with open(path, "r+b") as file:
            file.write(after)
            file.truncate()
            os.fsync(file.fileno())
    return True


if __name__ == "__main__":
    main()
