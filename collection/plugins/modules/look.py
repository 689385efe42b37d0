#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.look."""

from __future__ import annotations

DOCUMENTATION = r"""
module: look
short_description: Compare a host with all that the roles ensure there
description:
  - Takes from this run's plan (see M(scalable.jitsi.plan)) what the roles ensure on this host, each thing with the part of
    the deployment that it belongs to, and returns what differs. Changes nothing.
  - Files are compared by digests with a key that is good for one question, so that no text and no secret of theirs is
    sent. Passwords of accounts travel over pipelined connections only.
options:
  compare:
    type: bool
    default: true
    description:
      - With V(false) no host is asked. It only sees to it that the roles may begin here, as it does otherwise too. This
        run has a plan for the host, made with the options that the play sees, and Ansible is set so that secrets stay
        secret.
  items:
    type: list
    elements: dict
    description: Set by the plugin from the plan.
  key:
    type: str
    description: Set by the plugin.
  passwords:
    type: dict
    description: Set by the plugin from the vault, by secret and version.
attributes:
  check_mode:
    support: full
    description: Changes nothing anyway.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Look what differs
  scalable.jitsi.look:
  register: seen
"""

RETURN = r"""
differences:
  description:
    - C({part, kind, what}) of each thing that differs, in the order in which the roles act.
    - With C(--diff) a file has C(diff) too, the lines that come and go, without secrets.
  returned: success
  type: list
  elements: dict
restarts:
  description:
    - Of each unit that runs with other files than it would start with once they are as planned its name, these files,
      whether that is C(due) already, what the options say of it, and the conferences that would end with it.
  returned: success
  type: list
  elements: dict
first:
  description: Whether nothing was ever deployed to this host.
  returned: success
  type: bool
trusts:
  description: By part a digest of subject and public key of the certificate that its trust store holds.
  returned: success
  type: dict
warned:
  description: What an operator has to know of a firewall of somebody else's on the host.
  returned: success
  type: list
  elements: str
trusted:
  description: The same of the certificate that other hosts are to trust; empty where there is none.
  returned: success
  type: str
"""

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils import commands, looking  # noqa: E402


def main() -> None:
    """Look."""
    module = AnsibleModule(
        {
            "items": {"type": "list", "elements": "dict", "default": []},
            "key": {"type": "str", "no_log": True},
            "passwords": {"type": "dict", "no_log": True, "default": {}},
        },
        supports_check_mode=True,
        # Keeps the list of what is asked out of the host's journal.
        no_log=True,
    )
    items, module.params["items"] = module.params["items"], []

    host = looking.Host(commands.runner(module), module.params["key"] or "", module.params["passwords"])
    module.exit_json(changed=False, **looking.look(host, items))


if __name__ == "__main__":
    main()
