# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.prosody_user; see modules/prosody_user.py for its documentation."""

from __future__ import annotations

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction


class ActionModule(SecretAction):
    """Takes the account's password from the vault and hands it to the host."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host, name = task_vars["inventory_hostname"], self._task.args.get("secret")
        known = run_store.load(host)["secrets"]["placeholders"]
        wanted = {text: meaning for text, meaning in known.items() if meaning["name"] == name}
        if not wanted:
            raise AnsibleActionFail(f"the plan knows no secret named {name}")
        arguments = {key: self._task.args.get(key) for key in ("user", "host")}
        arguments["password"] = next(iter(self.secrets_of(host, wanted).values()))
        result.update(self._execute_module("scalable.jitsi.prosody_user", arguments, task_vars=task_vars))
        return result
