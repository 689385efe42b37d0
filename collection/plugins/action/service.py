# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.service; see modules/service.py for its documentation."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import printable


class ActionModule(HostAction):
    """Has Ansible's own module do the work, and asks for the reason where that fails."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        arguments = dict(self._task.args)
        if "state" in arguments:
            result.update(self._execute_module("ansible.builtin.systemd_service", arguments, task_vars=task_vars))
            if not result.get("failed") or self._task.check_mode:
                return result
        asked = self._execute_module("scalable.jitsi.service", {"name": arguments["name"]}, task_vars=task_vars)
        complaints = printable(asked.get("complaints", []))
        if "state" not in arguments:
            return result | asked | {"complaints": complaints}
        reason = f" {arguments['name']} itself says: {'; '.join(complaints)}" if complaints else ""
        return result | {"msg": f"{result.get('msg', '').rstrip()}{reason}", "complaints": complaints}
