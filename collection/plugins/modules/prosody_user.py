#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.prosody_user."""

from __future__ import annotations

DOCUMENTATION = r"""
module: prosody_user
short_description: Give an account of prosody the password from the vault, and leave it alone when it has it
description:
  - Compares the SCRAM key that prosody keeps with the password wanted. Only where they differ, or where the account
    is missing, the account is registered, by a process of its own, so that sessions in progress go on.
  - The password goes to C(prosodyctl register) on standard input.
options:
  user:
    type: str
    required: true
    description: Name of the account, the part before the C(@).
  host:
    type: str
    required: true
    description: Prosody host of the account, for instance C(auth.meet.example.com).
  secret:
    type: str
    description: Name of the secret in the vault that is the password.
  password:
    type: str
    description: Set by the plugin from the vault.
attributes:
  check_mode:
    support: full
    description: Compares only.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Create the account of the bridges
  scalable.jitsi.prosody_user:
    user: jvb
    host: auth.meet.example.com
    secret: jvb
"""

RETURN = r"""
existed:
  description: Whether the account was there before.
  returned: success
  type: bool
"""

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils.prosody_store import account_path, matches


def main() -> None:
    """Compare the account and register it where it differs."""
    module = AnsibleModule(
        argument_spec={
            "user": {"type": "str", "required": True},
            "host": {"type": "str", "required": True},
            "secret": {"type": "str", "no_log": False},
            "password": {"type": "str", "no_log": True},
        },
        supports_check_mode=True,
    )
    user, host, password = (module.params[key] for key in ("user", "host", "password"))
    try:
        with open(account_path(host, user), encoding="utf-8") as file:
            stored = file.read()
    except FileNotFoundError:
        stored = ""
    changed = not matches(stored, password)
    if changed and not module.check_mode:
        _register(module, user, host, password)
    module.exit_json(changed=changed, existed=bool(stored))


def _register(module: AnsibleModule, user: str, host: str, password: str) -> None:
    code, out, err = module.run_command(["prosodyctl", "register", user, host], data=f"{password}\n{password}\n")
    text = (err or out).replace(password, "********").strip()
    if code != 0:
        module.fail_json(msg=f"`prosodyctl register {user} {host}` failed: {text}")
    with open(account_path(host, user), encoding="utf-8") as file:
        if not matches(file.read(), password):
            module.fail_json(msg=f"`prosodyctl register {user} {host}` stored another password: {text}")


if __name__ == "__main__":
    main()
