#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.lock."""

from __future__ import annotations

DOCUMENTATION = r"""
module: lock
short_description: Let one controller at a time work on the cluster
description:
  - Keeps a lock in a file on the meet host that says who holds it. A run that finds the lock of somebody else is
    refused with that text and the remedy.
  - A run that was killed leaves its lock. The next one on the same controller sees that the process is gone and takes
    it over.
options:
  state:
    type: str
    choices: [held, released, free]
    default: held
    description:
      - V(held) takes the lock, or keeps it when this run has it.
      - V(released) gives it back, if this run has it.
      - V(free) only refuses while somebody else holds it, and lets the lock of a dead process of this controller stand.
  operation:
    type: str
    description: What the lock is for, told to whoever is refused. Wanted for V(held).
  break:
    type: bool
    default: false
    description: Whether to take the lock, or remove it with O(state=free), whoever holds it.
  puts_back:
    type: bool
    default: false
    description:
      - With V(held), whether the lock of a dead run stands again when this run gives its own back, for work that does
        not finish what that run began.
  holder:
    type: dict
    description: Set by the plugin, who asks.
  instead_of:
    type: str
    description: Set by the plugin, the run whose lock may be taken over.
attributes:
  check_mode:
    support: full
    description: Nothing is written.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Take the lock
  scalable.jitsi.lock:
    operation: rotate-secrets

- name: Give the lock back
  scalable.jitsi.lock:
    state: released
"""

RETURN = r"""
left_by:
  description: Who held the lock, where a dead or broken one was met.
  returned: when there was one
  type: str
"""

import contextlib
import fcntl
import json
import os

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils import new_file

PATH = "/var/lib/scalable-jitsi/lock"


def main() -> None:
    """Do with the lock what is asked."""
    module = AnsibleModule(
        argument_spec={
            "state": {"type": "str", "choices": ["held", "released", "free"], "default": "held"},
            "operation": {"type": "str"},
            "break": {"type": "bool", "default": False},
            "puts_back": {"type": "bool", "default": False},
            "holder": {"type": "dict"},
            "instead_of": {"type": "str"},
        },
        supports_check_mode=True,
    )
    if not module.check_mode:
        os.makedirs(os.path.dirname(PATH), mode=0o755, exist_ok=True)
    try:
        with _alone():
            changed, found = _do(module)
    except OSError as error:
        module.fail_json(msg=f"{PATH} cannot be used: {error.strerror}; see what it is, and who made it")
    module.exit_json(changed=changed, found=found)


def _do(module: AnsibleModule) -> tuple[bool, dict | None]:
    """Return whether the lock was changed, and who is in the way."""
    state, holder, instead_of = (module.params[key] for key in ("state", "holder", "instead_of"))
    found = _read()
    ours = found is not None and found["run"] == holder["run"]
    if found is not None and not ours and found["run"] != instead_of:
        return False, None if state == "released" else found
    changed = {"held": not ours, "released": ours, "free": found is not None and not ours}[state]
    if changed and not module.check_mode:
        if state == "held":
            _write(holder)
        elif ours and found.get("over"):
            _write(found["over"])
        else:
            os.unlink(PATH)
    return changed, None


@contextlib.contextmanager
def _alone():
    """Let no other process look at the lock meanwhile; there is nothing to look at where there is no folder."""
    folder = os.path.dirname(PATH)
    descriptor = os.open(folder, os.O_RDONLY) if os.path.isdir(folder) else None
    try:
        if descriptor is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _write(holder: dict) -> None:
    new_file.replace(PATH, json.dumps(holder).encode(), 0o644)


def _read() -> dict | None:
    try:
        with open(PATH, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return None


if __name__ == "__main__":
    main()
