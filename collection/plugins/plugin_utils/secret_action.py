# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the controller halves of modules with secrets share: the plan, the vault, and a safe way to the host."""

from __future__ import annotations

from ansible import constants as C
from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store, vault
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction

# Settings by which Ansible itself shows or keeps what modules are given: what they do, and what helps. All others show
# task arguments and results, in which there are no secrets.
_LEAKS = {
    "DEFAULT_DEBUG": (
        "ANSIBLE_DEBUG",
        "debug",
        "print what modules are given and what they answer",
        "unset it; -vvv shows what modules do, without what is secret",
    ),
    "DEFAULT_KEEP_REMOTE_FILES": (
        "ANSIBLE_KEEP_REMOTE_FILES",
        "keep_remote_files",
        "leave what modules are given in files on the hosts",
        "unset it",
    ),
}
_OF_A_FILE = ("dest", "link", "text", "owner", "group", "mode")


def refuse_leaking_settings() -> None:
    """Refuse a setting with which secrets would not stay secret. To be called before one is read."""
    for setting, (name, key, what, remedy) in _LEAKS.items():
        value, origin = C.config.get_config_value_and_origin(setting)
        if value:
            raise AnsibleActionFail(
                f"{name} (`{key}` in ansible.cfg), which is set by {origin}, makes Ansible {what}, secrets included: {remedy}"
            )


class SecretAction(HostAction):
    """Runs a module of the same name with secrets that no variable, task or result ever holds."""

    def secrets_of(self, host: str, placeholders: dict[str, dict]) -> dict[str, str]:
        """Open the vault and return the values of these placeholders."""
        if not placeholders:
            return {}
        self.refuse_leaks(host)
        path = run_store.load(host)["secrets"]["file"]
        return vault.values(self._loader, path, placeholders, self._task.check_mode)

    def refuse_leaks(self, host: str) -> None:
        """Refuse to send secrets where others would get them."""
        refuse_leaking_settings()
        # Without it Ansible writes a module's arguments, secrets included, into a file on the host.
        if not self._is_pipelining_enabled("new"):
            raise AnsibleActionFail(
                f"host {host}: secrets travel over pipelined connections only. Set `pipelining = true` in ansible.cfg "
                "([connection]), and do not unset it by ansible_pipelining or ansible_ssh_pipelining"
            )


def files_arguments(action: SecretAction, host: str, plan: dict, files: list[dict]) -> dict:
    """Return what scalable.jitsi.files is given: the files of a plan, and the secrets in them apart."""
    wanted = {text for file in files for text in file.get("placeholders", [])}
    known = plan["secrets"]["placeholders"]
    return {
        "files": [{key: file[key] for key in _OF_A_FILE if file.get(key) is not None} for file in files],
        "secrets": action.secrets_of(host, {text: known[text] for text in wanted}),
    }
