# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The variables of other hosts, as a task of this play would see them there.

`hostvars` leaves out what the play says and what lies beside the playbook, which tasks obey. Ansible has no public way to
ask for both, so this is the one place that uses its variable manager.
"""

from __future__ import annotations

import copy
import json
import os

from ansible import context
from ansible.errors import AnsibleActionFail


class HostVariables:
    """Ansible's own precedence, for any host of the inventory; role defaults and constants are not in it."""

    def __init__(self, task, task_vars: dict):
        self._hostvars = task_vars["hostvars"]
        # Without its roles, whose defaults and constants are not of every host.
        self._play = copy.copy(task.get_play())
        self._play.roles = []
        self._folder = task_vars["playbook_dir"]
        self._hosts = {"_hosts": task_vars["ansible_play_batch"], "_hosts_all": task_vars["ansible_play_hosts_all"]}
        self._others = {
            playbook: folder
            for playbook in context.CLIARGS.get("args") or []
            if os.path.exists(playbook)
            and (folder := os.path.dirname(os.path.abspath(playbook))) != self._folder
            and any(os.path.isdir(os.path.join(folder, name)) for name in ("group_vars", "host_vars"))
        }

    def of(self, name: str) -> dict:
        """Return a host's variables, unresolved."""
        return self._beside(self._folder, name) | {"hostvars": self._hostvars}

    def unseen(self, name: str) -> list[tuple[str, dict]]:
        """Return what it would have beside each playbook of the command line, which Ansible hides from imported plays."""
        return [(playbook, self._beside(folder, name)) for playbook, folder in self._others.items()]

    def _beside(self, folder: str, name: str) -> dict:
        manager = self._hostvars._variable_manager
        loader = manager._loader
        # A worker has forgotten where the playbook is.
        former = loader.get_basedir()
        loader.set_basedir(folder)
        try:
            host = self._hostvars._inventory.get_host(name)
            return manager.get_vars(play=self._play, host=host, include_hostvars=False, **self._hosts)
        finally:
            loader.set_basedir(former)


def plain(value):
    """Return an unresolved value as it can be kept and compared, whatever Ansible has attached to it."""
    # A key that JSON does not have is refused elsewhere, with the name of its option.
    return json.loads(json.dumps(value, default=str, skipkeys=True))


def refuse_other_options(host: str, planned: dict, task_vars: dict) -> None:
    """Refuse an option that a task of this play sees in another way than the plan did."""
    others = [key for key, value in planned.items() if key in task_vars and plain(task_vars[key]) != value]
    if others:
        raise AnsibleActionFail(
            f"host {host}: {', '.join(others)} is set for this play, its role or its tasks alone, and the plan was made "
            "without that: set it in the inventory, beside the playbook, or on the command line"
        )
