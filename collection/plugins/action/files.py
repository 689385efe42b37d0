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
        seen = task_vars.get("__jitsi_look_host", {})
        if "diff" in result:
            result["diff"] = _not_shown(result["diff"], seen)
        return result


def _not_shown(diffs: list[dict], seen: dict) -> list[dict]:
    """Return what this run has not shown yet: it has what differs, and all of a host that has nothing of ours is new."""
    shown = {found["what"] for found in seen.get("differences", []) if found.get("diff")}
    return [] if seen.get("first") else [diff for diff in diffs if diff["after_header"] not in shown]
