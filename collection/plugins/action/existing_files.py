# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.existing_files; see modules/existing_files.py for its documentation."""

from __future__ import annotations

import base64

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.module_utils import sockets
from ansible_collections.scalable.jitsi.plugins.module_utils.prosody_store import account_path
from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store, secret_action, vault
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction

_SERVICES = {
    "jitsi_meet": ("jicofo", ("config", "sip-communicator.properties", "jicofo.conf")),
    "jitsi_bridges": ("videobridge", ("config", "sip-communicator.properties", "jvb.conf")),
}


class ActionModule(HostAction):
    """Reads the files in which an installation keeps its passwords, and seals them at once."""

    _VALID_ARGS = frozenset(("domain",))

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        try:
            secret_action.refuse_leaking_settings()
        except AnsibleActionFail as error:
            # What comes of a task that is not logged is not shown, and neither would be the reason.
            self._display.error(str(error))
            raise
        # Without it ssh prints at -vvv what comes back, passwords included.
        if not self._task.no_log:
            raise AnsibleActionFail("this task reads passwords: set `no_log: true` on it")
        files = {}
        # Without a vault password nothing could be sealed; scalable.jitsi.take_over says so.
        if vault.passwords(self._loader):
            for path in _paths(task_vars, self._task.args["domain"]):
                answer = self._execute_module("ansible.builtin.slurp", {"src": path}, task_vars=task_vars)
                if "content" in answer:
                    files[path] = base64.b64decode(answer["content"]).decode(errors="replace")
            found = {"files": files, "clients": self._clients(task_vars)}
            run_store.seal(self._loader, task_vars["inventory_hostname"], found)
        result.update(changed=False, files=sorted(files))
        return result

    def _clients(self, task_vars: dict) -> list[str]:
        """Return the addresses of others that are connected to 5222 of the meet host now."""
        if "jitsi_meet" not in task_vars["group_names"]:
            return []
        command = sockets.established(5222)
        answer = self._execute_module("ansible.builtin.command", {"_raw_params": command}, task_vars=task_vars)
        if answer.get("rc") != 0:
            self._display.warning(
                f"{task_vars['inventory_hostname']}: `{command}` fails: who uses 5222/tcp is not known"
            )
        return sockets.peers(answer.get("stdout", ""))


def _paths(task_vars: dict, domain: str) -> list[str]:
    found = [
        f"/etc/jitsi/{folder}/{name}"
        for group, (folder, names) in _SERVICES.items()
        if group in task_vars["group_names"]
        for name in names
    ]
    if "jitsi_meet" in task_vars["group_names"]:
        found += ["/etc/prosody/prosody.cfg.lua", f"/etc/prosody/conf.avail/{domain}.cfg.lua"]
        found += [account_path(f"auth.{domain}", user) for user in ("focus", "jvb")]
    return found
