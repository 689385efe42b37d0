# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.lock; see modules/lock.py for its documentation."""

from __future__ import annotations

from ansible.errors import AnsibleActionFail
from ansible.module_utils.parsing.convert_bool import boolean

from ansible_collections.scalable.jitsi.plugins.plugin_utils import holder
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import printable


class ActionModule(HostAction):
    """Says who we are, and judges whether whoever holds the lock still lives."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host = self._task.delegate_to or task_vars["inventory_hostname"]
        state = self._task.args.get("state", "held")
        arguments = {"state": state, "holder": holder.ourselves(self._task.args.get("operation", state))}
        over = boolean(self._task.args.get("puts_back") or False)
        if over:
            arguments["holder"]["over"] = None
        answer = self._execute_module("scalable.jitsi.lock", arguments, task_vars=task_vars)
        found = printable(answer.get("found"))
        if found and state != "released":
            breaks = boolean(self._task.args.get("break") or False)
            if not breaks and not holder.is_dead_here(found):
                raise AnsibleActionFail(holder.refusal(host, found))
            # A lock of a dead process stays for whoever only asks: its work is not finished yet.
            if state == "held" or breaks:
                arguments["instead_of"] = found["run"]
                if over and not breaks:
                    arguments["holder"]["over"] = holder.beneath(answer["found"])
                answer = self._execute_module("scalable.jitsi.lock", arguments, task_vars=task_vars)
                if answer.get("found"):
                    raise AnsibleActionFail(holder.refusal(host, printable(answer["found"])))
            answer["left_by"] = holder.described(found)
        result.update(answer)
        return result
