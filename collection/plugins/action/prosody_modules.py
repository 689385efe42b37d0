# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.prosody_modules; see modules/prosody_modules.py for its documentation."""

from __future__ import annotations

from ansible.module_utils.parsing.convert_bool import boolean

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction


class ActionModule(HostAction):
    """Hands the planned configuration to the host. There are placeholders in it, and no secrets."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        arguments = dict(self._task.args)
        host = task_vars["inventory_hostname"]
        if boolean(arguments.get("plan", False)) and run_store.has(host):
            arguments["files"] = [
                {key: file[key] for key in ("dest", "link", "text") if file.get(key) is not None}
                for file in run_store.load(host)["files"]
                if file["service"] == "prosody"
            ]
        return result | self._execute_module("scalable.jitsi.prosody_modules", arguments, task_vars=task_vars)
