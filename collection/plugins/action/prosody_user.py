# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.prosody_user; see modules/prosody_user.py for its documentation."""

from __future__ import annotations

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction

_VERSIONS = ("current", "next", "previous")


class ActionModule(SecretAction):
    """Takes the account's password, in all versions that the vault has, and hands it to the host."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host, arguments = task_vars["inventory_hostname"], dict(self._task.args)
        name = arguments.get("secret")
        entry = next((it for it in run_store.load(host)["secrets"]["versions"] if it["name"] == name), None)
        if entry is None:
            raise AnsibleActionFail(f"the plan knows no secret named {name}")
        wanted = {key: {"name": name, "generation": entry[key]["generation"]} for key in _VERSIONS if entry.get(key)}
        arguments["passwords"] = self.secrets_of(host, wanted)
        result.update(self._execute_module("scalable.jitsi.prosody_user", arguments, task_vars=task_vars))
        return result
