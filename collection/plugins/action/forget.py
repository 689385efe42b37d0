# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.forget; see modules/forget.py for its documentation."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction


class ActionModule(SecretAction):
    """Takes the former value from the vault, as long as that still has it."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host, name = task_vars["inventory_hostname"], self._task.args["secret"]
        entries = {entry["name"]: entry for entry in run_store.load(host)["secrets"]["versions"]}
        previous = entries[name].get("previous")
        wanted = {"previous": {"name": name, "generation": previous["generation"]}} if previous else {}
        arguments = {"secret": name, "values": list(self.secrets_of(host, wanted).values())}
        result.update(self._execute_module("scalable.jitsi.forget", arguments, task_vars=task_vars))
        return result
