# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.turn_secrets; see modules/turn_secrets.py for its documentation."""

from __future__ import annotations

from ansible.errors import AnsibleActionFail, AnsibleConnectionFailure

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store, unreached, vault
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction


class ActionModule(SecretAction):
    """Takes the secret's versions from the vault, and silence for an answer."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host, arguments = task_vars["inventory_hostname"], dict(self._task.args)
        self.refuse_leaks(self._task.delegate_to or host)
        path = arguments.pop("vault", None) or run_store.load(host)["secrets"]["file"]
        try:
            arguments["values"] = vault.versions(self._loader, path, "turn")
        except AnsibleActionFail as error:
            return result | {"changed": False, "answer": {"reached": False, "closed": True, "reason": str(error)}}
        try:
            reply = self._execute_module("scalable.jitsi.turn_secrets", arguments, task_vars=task_vars)
        except AnsibleConnectionFailure as error:
            return result | _unreached(unreached.reason(error))
        if "answer" not in reply:
            return result | _unreached(unreached.reason_of(reply))
        return result | reply


def _unreached(reason: str) -> dict:
    return {"changed": False, "answer": {"reached": False, "reason": f"does not answer Ansible: {reason}"}}
