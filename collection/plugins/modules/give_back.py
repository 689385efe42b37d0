#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Gives a host back to what was there before the collection."""

from __future__ import annotations

DOCUMENTATION = r"""
module: give_back
short_description: Give a host back to what was there before the collection
description:
  - Puts the files back that M(scalable.jitsi.files) has kept, with the owner and the mode they had, and removes all that
    is ours - files, systemd units and drop-ins, the firewall, package sources, and the holds of packages that nobody held
    before. Then the services run with the files that they have now.
  - What it has done is not done again, so it can be run again after an interruption.
options:
  to:
    type: str
    choices: [former, packages]
    default: former
    description:
      - V(former) is an installation that was taken over. It refuses a host that has nothing kept, and one whose kept files
        have a password that was rotated since. A TURN server goes on as it is.
      - V(packages) is Jitsi as its packages have it. It refuses a host for which V(former) is possible. What packages have
        made once and nobody has kept they are asked to make again. Their accounts at prosody get the passwords that are
        in their services' files, or one that nobody knows; coturn forgets our secrets, and is stopped where it would
        relay for anybody with its package's file.
  domain:
    type: str
    default: ""
    description: With V(packages), the domain of the web page, for the accounts.
  realm:
    type: str
    default: ""
    description: With V(packages), the realm whose secrets coturn is to forget.
attributes:
  check_mode:
    support: full
    description: Says what would be done, and refuses in the same way.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Give the host back
  scalable.jitsi.give_back:

- name: Take all that is ours from the host
  scalable.jitsi.give_back:
    to: packages
    domain: meet.example.com
    realm: meet.example.com
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
made_again:
  description: Packages that made their files again, by the path of each file.
  returned: success
  type: dict
services:
  description: Units that run with the files that they have now.
  returned: success
  type: list
  elements: str
there:
  description: Whether there was anything of ours.
  returned: success
  type: bool
begun:
  description: Whether a run before was interrupted.
  returned: success
  type: bool
"""

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils.giving_back import GivingBack, Goal  # noqa: E402


def main() -> None:
    """Give it back."""
    module = AnsibleModule(
        {
            "to": {"type": "str", "choices": ["former", "packages"], "default": "former"},
            "domain": {"type": "str", "default": ""},
            "realm": {"type": "str", "default": ""},
        },
        supports_check_mode=True,
    )

    def run(command: list[str], data: str = "") -> tuple[int, str]:
        code, out, error = module.run_command(command, data=data, binary_data=True, errors="replace")
        return code, out or error

    try:
        goal = Goal(module.params["to"] == "packages", module.params["domain"], module.params["realm"])
        work = GivingBack(run, goal)
        there = work.is_there()
        if problem := work.problem():
            # A caller that asks many hosts says the rest itself.
            module.fail_json(msg=problem if goal.packages else f"{problem}. Nothing was changed.")
        if not module.check_mode:
            work.apply()
    except OSError as error:
        module.fail_json(msg=f"{error}; run this again")
    for path in work.left:
        module.warn(f"{path} is not ours any more and stays as it is")
    module.exit_json(
        changed=there,
        there=there,
        restored=work.restored,
        removed=work.removed,
        left=work.left,
        released=work.released,
        made_again=work.made_again,
        services=work.services,
        begun=work.begun,
    )


if __name__ == "__main__":
    main()
