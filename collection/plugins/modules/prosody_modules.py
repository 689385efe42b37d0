#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks which modules of prosody are configured and missing."""

from __future__ import annotations

DOCUMENTATION = r"""
module: prosody_modules
short_description: Look which modules of prosody are configured and missing
description:
  - Lets prosody's own reader say which modules a configuration loads on which host, and looks for the file of each one.
    Prosody itself starts without them. It judges and changes nothing.
options:
  plan:
    type: bool
    default: false
    description:
      - Look at the configuration of this run's plan (see M(scalable.jitsi.plan)), and not at the one that is deployed.
        Without a plan it is the deployed one.
  packages:
    type: list
    elements: str
    default: []
    description: Packages, C(NAME=VERSION), that are fetched and looked at in the place of those installed.
  files:
    type: list
    elements: dict
    description: Set by the plugin from the plan.
attributes:
  check_mode:
    support: full
    description: Changes nothing anyway.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Look which modules an upgrade takes away
  scalable.jitsi.prosody_modules:
    packages: ["jitsi-meet-prosody=1.0.9100-1"]
"""

RETURN = r"""
found:
  description: >-
    C({versions, modules, missing}): the packages that bring modules, with their versions; the modules that are
    configured, with their hosts; the names of those of which there is no file. Nothing is configured where prosody is
    not installed.
  returned: success
  type: dict
"""

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils import prosody_modules  # noqa: E402


def main() -> None:
    """Look."""
    file_options = {"dest": {"type": "str", "required": True}, "link": {"type": "str"}, "text": {"type": "str"}}
    module = AnsibleModule(
        {
            "plan": {"type": "bool", "default": False},
            "packages": {"type": "list", "elements": "str", "default": []},
            "files": {"type": "list", "elements": "dict", "options": file_options},
        },
        supports_check_mode=True,
    )
    files, module.params["files"] = module.params["files"], None

    def run(command: list[str], data: str = "") -> tuple[int, str]:
        code, out, error = module.run_command(command, data=data, binary_data=True)
        return code, out if code == 0 else out + error

    try:
        found = prosody_modules.look(run, files, module.params["packages"])
    except prosody_modules.Unreadable as error:
        module.fail_json(msg=f"prosody's modules are not known: {error}")
    module.exit_json(changed=False, found=found)


if __name__ == "__main__":
    main()
