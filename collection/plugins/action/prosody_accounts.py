# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.prosody_accounts; see modules/prosody_accounts.py for its documentation."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction

_PREFIX = "account-"
_VERSIONS = ("current", "next", "previous")


class ActionModule(SecretAction):
    """Takes the passwords of all accounts that the vault knows, also of those that are wanted no longer."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host = task_vars["inventory_hostname"]
        entries = [it for it in run_store.load(host)["secrets"]["versions"] if it["name"].startswith(_PREFIX)]
        wanted = {
            f"{key} {entry['name']}": {"name": entry["name"], "generation": entry[key]["generation"]}
            for entry in entries
            for key in _VERSIONS
            if entry.get(key)
        }
        passwords: dict[str, dict[str, str]] = {}
        for place, value in self.secrets_of(host, wanted).items():
            version, _, name = place.partition(" ")
            passwords.setdefault(name.removeprefix(_PREFIX), {})[version] = value
        arguments = dict(self._task.args, passwords=passwords)
        result.update(self._execute_module("scalable.jitsi.prosody_accounts", arguments, task_vars=task_vars))
        return result
