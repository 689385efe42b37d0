# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.user_data; see modules/user_data.py for its documentation."""

from __future__ import annotations

import base64
import os

from ansible.errors import AnsibleActionFail, AnsibleError
from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils import controller_paths, run_store, user_data, vault


class ActionModule(ActionBase):
    """Fills the secrets in here, where the vault is, and lets nothing but an encrypted file leave; touches no host."""

    TRANSFERS_FILES = False
    _VALID_ARGS = frozenset(("bridge", "dest", "certificate", "bytes"))

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        arguments = self._task.args
        bridge, dest = arguments["bridge"], os.path.abspath(os.path.expanduser(arguments["dest"]))
        plan = run_store.load(bridge)
        secrets = plan["secrets"]
        filled = vault.values(self._loader, secrets["file"], secrets["placeholders"], self._task.check_mode)
        certificate = base64.b64decode(arguments["certificate"]).decode()
        text = user_data.of(plan["files"], filled, certificate)
        limit = int(arguments.get("bytes", user_data.LIMIT))
        if len(text) > limit:
            raise AnsibleActionFail(
                f"host {bridge}: the user data has {len(text)} bytes, and jitsi_cloud_init_bytes allows {limit}. Name the "
                "package source by a folder of the image instead of an address with its key, or set "
                "jitsi_cloud_init_bytes where your cloud takes more"
            )
        changed = text != self._former(dest)
        if changed and not self._task.check_mode:
            controller_paths.write(dest, vault.encrypt(self._loader, text), 0o600)
        return result | {"changed": changed, "dest": dest, "bytes": len(text)}

    def _former(self, path: str) -> str | None:
        """Return what is in the file; None where it is not ours to read, and is written anew."""
        try:
            with open(path, "rb") as file:
                return vault.decrypt(self._loader, file.read())
        except (OSError, AnsibleError):
            return None
