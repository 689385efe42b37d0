#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Gives a host that was taken over back."""

from __future__ import annotations

DOCUMENTATION = r"""
module: give_back
short_description: Give a host that was taken over back to its former installation
description:
  - Puts the files back that M(scalable.jitsi.files) has kept, with the owner and the mode they had, and removes all that
    is ours - files, systemd units and drop-ins, the firewall, and the holds of packages that nobody held before.
  - Restarts nothing. What it has done is not done again, so it can be run again after an interruption.
  - Refuses a host that has nothing kept, and one whose kept files have a password that was rotated since.
attributes:
  check_mode:
    support: full
    description: Says what would be done, and refuses in the same way.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Give the host back
  scalable.jitsi.give_back:
"""

RETURN = r"""
restored:
  description: Paths of the files that are as they were.
  returned: success
  type: list
  elements: str
removed:
  description: Paths of what was ours and is gone.
  returned: success
  type: list
  elements: str
left:
  description: Paths of files that are not ours any more and were left as they are; the kept copy stays too.
  returned: success
  type: list
  elements: str
released:
  description: Packages that are not held any more.
  returned: success
  type: list
  elements: str
"""

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils.giving_back import GivingBack  # noqa: E402


def main() -> None:
    """Give it back."""
    module = AnsibleModule({}, supports_check_mode=True)

    def run(command: list[str], data: str = "") -> tuple[int, str]:
        code, out, error = module.run_command(command, data=data, binary_data=True)
        return code, out or error

    try:
        work = GivingBack(run)
        if problem := work.problem():
            module.fail_json(msg=f"{problem}. Nothing was changed.")
        if not module.check_mode:
            work.apply()
    except OSError as error:
        module.fail_json(msg=f"{error}; run this again")
    for path in work.left:
        module.warn(f"{path} is not ours any more and stays as it is")
    module.exit_json(
        changed=bool(work.restored or work.removed),
        restored=work.restored,
        removed=work.removed,
        left=work.left,
        released=work.released,
    )


if __name__ == "__main__":
    main()
