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
    required: true
    description: Name of the secret in the vault that is the password.
  version:
    type: str
    choices: [current, next]
    description:
      - Which version of the secret the account shall have.
      - Without it the account gets the current one, but keeps the next one if it has that already, since then a
        rotation is under way.
  replace:
    type: str
    choices: [always, unfinished]
    default: always
    description:
      - Whether an account with a password that the vault does not know gets the vault's. V(unfinished) replaces it
        while the file C(/var/lib/scalable-jitsi/accounts-unfinished) is there, which says that the packages have made
        their accounts and this collection has not set their passwords yet.
      - An account that is not replaced is an error.
  logins:
    type: int
    default: 0
    description: After a change, wait for so many logins of the account, which are seen in prosody's log.
  seconds:
    type: int
    default: 20
    description: How long to wait for them.
  log:
    type: path
    default: /var/log/prosody/prosody.log
    description: Prosody's log, at level C(info).
  passwords:
    type: dict
    description: Set by the plugin from the vault, by version.
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
fits:
  description: Which version of the secret the account had before, C(current), C(next), C(previous) or C(none).
  returned: success
  type: str
logins:
  description: How many logins were seen after the change.
  returned: changed
  type: int
window_ms:
  description: Milliseconds from the change until the last login that was waited for.
  returned: changed
  type: int
"""

import os

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils.login_log import LoginLog
from ansible_collections.scalable.jitsi.plugins.module_utils.prosody_store import fitting, matches, stored

# The role meet writes it before it installs the packages, and removes it when the accounts have their passwords.
UNFINISHED = "/var/lib/scalable-jitsi/accounts-unfinished"


def main() -> None:
    """Compare the account and register it where it differs."""
    module = AnsibleModule(
        argument_spec={
            "user": {"type": "str", "required": True},
            "host": {"type": "str", "required": True},
            "secret": {"type": "str", "required": True, "no_log": False},
            "version": {"type": "str", "choices": ["current", "next"]},
            "replace": {"type": "str", "choices": ["always", "unfinished"], "default": "always"},
            "logins": {"type": "int", "default": 0},
            "seconds": {"type": "int", "default": 20},
            "log": {"type": "path", "default": "/var/log/prosody/prosody.log"},
            "passwords": {"type": "dict", "no_log": True},
        },
        supports_check_mode=True,
    )
    user, host, passwords = (module.params[key] for key in ("user", "host", "passwords"))
    account = stored(host, user)
    fits = fitting(account, passwords) or "none"
    wanted = module.params["version"] or ("next" if fits == "next" else "current")
    if account and fits == "none" and not _may_replace(module.params["replace"]):
        module.fail_json(
            msg=f"the account {user}@{host} has a password that is not in the vault, so this is not the vault that the "
            "cluster was deployed with. Nothing was changed. Bring that vault back (jitsi_secrets_file), or take the "
            "cluster's passwords into this one with scalable.jitsi.take_over, or give the accounts new passwords, "
            "which ends all conferences, with -e jitsi_replace_accounts=true"
        )
    answer = {"changed": fits != wanted, "existed": bool(account), "fits": fits}
    if answer["changed"] and not module.check_mode:
        answer |= _change(module, user, host, passwords[wanted])
    module.exit_json(**answer)


def _may_replace(when: str) -> bool:
    return when == "always" or when == "unfinished" and os.path.exists(UNFINISHED)


def _change(module: AnsibleModule, user: str, host: str, password: str) -> dict:
    logins, seconds = module.params["logins"], module.params["seconds"]
    if not logins:
        _register(module, user, host, password)
        return {"logins": 0, "window_ms": 0}
    log = LoginLog(module.params["log"], f"{user}@{host}")
    _register(module, user, host, password)
    seen, window = log.wait(logins, seconds)
    return {"logins": seen, "window_ms": window}


def _register(module: AnsibleModule, user: str, host: str, password: str) -> None:
    code, out, err = module.run_command(["prosodyctl", "register", user, host], data=f"{password}\n{password}\n")
    text = (err or out).replace(password, "********").strip()
    if code != 0:
        module.fail_json(msg=f"`prosodyctl register {user} {host}` failed: {text}")
    if not matches(stored(host, user), password):
        module.fail_json(msg=f"`prosodyctl register {user} {host}` stored another password: {text}")


if __name__ == "__main__":
    main()
