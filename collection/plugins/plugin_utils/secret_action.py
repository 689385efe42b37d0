# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the controller halves of modules with secrets share: the plan, the vault, and a safe way to the host."""

from __future__ import annotations

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store, vault


class SecretAction(ActionBase):
    """Runs a module of the same name with secrets that no variable, task or result ever holds."""

    TRANSFERS_FILES = False

    def secrets_of(self, host: str, placeholders: dict[str, dict]) -> dict[str, str]:
        """Open the vault and return the values of these placeholders."""
        if not placeholders:
            return {}
        self._refuse_without_pipelining(host)
        path = run_store.load(host)["secrets"]["file"]
        return vault.values(self._loader, path, placeholders, self._task.check_mode)

    def _refuse_without_pipelining(self, host: str) -> None:
        # Without it Ansible writes a module's arguments, secrets included, into a file on the host.
        if not self._is_pipelining_enabled("new"):
            raise AnsibleActionFail(
                f"host {host}: secrets travel over pipelined connections only. Set `pipelining = true` in ansible.cfg "
                "([connection]) and leave ANSIBLE_KEEP_REMOTE_FILES unset"
            )
