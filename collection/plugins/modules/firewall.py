#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Puts the firewall's files in force, and takes away what another kind of firewall of ours left."""

from __future__ import annotations

DOCUMENTATION = r"""
module: firewall
short_description: Put the firewall's files in force
description:
  - Loads our table of nftables where it is not the one deployed, or has ufw's rules with our comment be those of
    C(/etc/scalable-jitsi/firewall.open). What the other kinds made is taken away.
  - Warns where another firewall drops what ours lets in, and where ufw does not close the host. Ufw is never switched
    on or off, and no rule of somebody else's is touched.
options:
  kind:
    type: str
    required: true
    choices: [nftables, ufw, none]
    description: The value of C(jitsi_firewall).
attributes:
  check_mode:
    support: full
    description: Says whether something would change.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Run the firewall
  scalable.jitsi.firewall:
    kind: ufw
"""

RETURN = r"""
kind:
  description: The kind of firewall.
  returned: success
  type: str
"""

import os  # noqa: E402

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils import commands, firewall_others  # noqa: E402
from ansible_collections.scalable.jitsi.plugins.module_utils import firewall_nftables as nftables  # noqa: E402
from ansible_collections.scalable.jitsi.plugins.module_utils import firewall_ufw as ufw  # noqa: E402


def main() -> None:
    """Put it in force."""
    kinds = ["nftables", "ufw", "none"]
    module = AnsibleModule({"kind": {"type": "str", "required": True, "choices": kinds}}, supports_check_mode=True)
    kind, check = module.params["kind"], module.check_mode
    has_ufw = bool(module.get_bin_path("ufw"))
    has_nft = bool(module.get_bin_path("nft"))

    run = commands.runner(module)
    changed = False
    try:
        if kind == "nftables":
            changed = nftables.load(run, check) if has_nft else check
        if kind == "ufw":
            changed = ufw.sync(run, ufw.wanted(), check) if has_ufw else check
        # What is open stays closed until the new kind is in force.
        if kind != "nftables" and has_nft:
            changed |= nftables.remove(run, check)
        if kind != "ufw" and has_ufw:
            changed |= ufw.sync(run, [], check)
        if kind == "none" and os.path.exists(ufw.OPEN):
            changed = True
            if not check:
                os.unlink(ufw.OPEN)
        for warning in firewall_others.warnings(run, kind):
            module.warn(warning)
    except OSError as error:
        module.fail_json(msg=str(error))
    module.exit_json(changed=changed, kind=kind)


if __name__ == "__main__":
    main()
