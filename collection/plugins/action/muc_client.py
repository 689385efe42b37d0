# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.muc_client; see modules/muc_client.py for its documentation."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction


class ActionModule(SecretAction):
    """Takes the logins from the plan and their passwords from the vault."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host, arguments = task_vars["inventory_hostname"], dict(self._task.args)
        plan = run_store.load(host)
        logins = plan["secrets"]["logins"][arguments["secret"]]
        known = plan["secrets"]["placeholders"]
        values = self.secrets_of(host, {login["password"]: known[login["password"]] for login in logins})
        # The bridge takes texts alone; numbers it leaves out without a word.
        common = {key.lower(): str(value) for key, value in arguments["settings"].items()}
        arguments["clients"] = [common | {"id": login["id"], "muc_nickname": plan["nickname"]} for login in logins]
        arguments["passwords"] = {login["id"]: values[login["password"]] for login in logins}
        result.update(self._execute_module("scalable.jitsi.muc_client", arguments, task_vars=task_vars))
        settle = arguments.get("settle", "try")
        result["unsettled"] = not self._task.check_mode and must_settle(settle, result)
        return result


def must_settle(settle: str, result: dict) -> bool:
    """Tell whether a bridge that was left like this has failed."""
    return result.get("settled") is False and (settle == "started" or settle == "changed" and result["changed"])
