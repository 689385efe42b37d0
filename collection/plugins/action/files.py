# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.files; see modules/files.py for its documentation."""

from __future__ import annotations

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_variables import refuse_other_options
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction, files_arguments


class ActionModule(SecretAction):
    """Takes a service's files from this run's plan and hands them to the host, secrets apart."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host, service = task_vars["inventory_hostname"], self._task.args.get("service")
        plan = run_store.load(host)
        refuse_other_options(host, plan["options"], task_vars)
        files = [file for file in plan["files"] if file["service"] == service]
        if not files:
            raise AnsibleActionFail(f"host {host}: the plan has no files for the service {service}")
        files = [file for file in files if file["dest"] not in self._task.args.get("without", [])]
        arguments = files_arguments(self, host, plan, files) | {
            "service": service,
            "validate": self._task.args.get("validate", []),
            "serves": self._task.args.get("serves"),
        }
        result.update(self._execute_module("scalable.jitsi.files", arguments, task_vars=task_vars))
        # Once is enough.
        shown = {found["what"] for found in seen_diffs(task_vars)}
        if shown:
            result["diff"] = [diff for diff in result.get("diff", []) if diff["after_header"] not in shown]
        return result


def seen_diffs(task_vars: dict) -> list[dict]:
    """Return of what this run has seen to differ on the host what it has shown with all that changes."""
    found = task_vars.get("__jitsi_look_host", {}).get("differences", [])
    return [difference for difference in found if difference.get("diff")]
