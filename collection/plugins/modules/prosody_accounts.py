#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.prosody_accounts."""

from __future__ import annotations

DOCUMENTATION = r"""
module: prosody_accounts
short_description: Let a host of prosody have just these accounts of people, with the passwords of the vault
description:
  - An account that is missing is registered; one with another password of the vault's gets the current one. Sessions in
    progress go on.
  - An account whose password the vault does not know was made or changed by somebody else. It is left alone, and there
    is a warning when it is a wanted one.
  - An account that is not wanted is removed when its password is one of the vault's.
options:
  host:
    type: str
    required: true
    description: Prosody host of the accounts, for instance C(meet.example.com).
  users:
    type: list
    elements: str
    required: true
    description: Names of the accounts. The password of each is the secret C(account-NAME).
  passwords:
    type: dict
    description: Set by the plugin from the vault, by account and version.
attributes:
  check_mode:
    support: full
    description: Compares only.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Create the accounts of those who may open conferences
  scalable.jitsi.prosody_accounts:
    host: meet.example.com
    users: [anna, ben]
"""

RETURN = r"""
registered:
  description: Accounts that were made or got another password.
  returned: success
  type: list
  elements: str
removed:
  description: Accounts that were removed.
  returned: success
  type: list
  elements: str
"""

import os

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils.prosody_store import account_path, fitting, stored


def main() -> None:
    """Compare the accounts and change those that differ."""
    module = AnsibleModule(
        argument_spec={
            "host": {"type": "str", "required": True},
            "users": {"type": "list", "elements": "str", "required": True},
            "passwords": {"type": "dict", "no_log": True},
        },
        supports_check_mode=True,
    )
    host, users, passwords = (module.params[key] for key in ("host", "users", "passwords"))
    texts = {user: stored(host, user) for user in passwords}
    fits = {user: fitting(texts[user], versions) for user, versions in passwords.items()}
    foreign = [user for user in users if texts[user] and not fits[user]]
    registered = [user for user in users if fits[user] != "current" and user not in foreign]
    removed = [user for user in passwords if user not in users and fits[user]]
    for user in foreign:
        module.warn(
            f"the account {user}@{host} has a password that the vault does not know, and keeps it; to give it the "
            f"vault's, run `prosodyctl deluser {user}@{host}` on the host and this playbook again"
        )
    if not module.check_mode:
        for user in registered:
            _register(module, host, user, passwords[user]["current"])
        for user in removed:
            # prosodyctl does this offline in 0.12 and through the running server in 13.0; the file is all that it is.
            os.unlink(account_path(host, user))
    module.exit_json(changed=bool(registered or removed), registered=registered, removed=removed)


def _register(module: AnsibleModule, host: str, user: str, password: str) -> None:
    code, out, err = module.run_command(["prosodyctl", "register", user, host], data=f"{password}\n{password}\n")
    if code != 0 or not fitting(stored(host, user), {"current": password}):
        text = (err or out).replace(password, "********").strip()
        module.fail_json(msg=f"`prosodyctl register {user} {host}` failed: {text}")


if __name__ == "__main__":
    main()
