# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The secrets of an inventory, opened with the vault passwords that Ansible was started with."""

from __future__ import annotations

import yaml
from ansible.errors import AnsibleActionFail, AnsibleError


def passwords(loader) -> list[tuple[str, bytes]]:
    """Return the id and the password of each vault password that Ansible has loaded."""
    return [(vault_id or "default", secret.bytes) for vault_id, secret in loader._vault.secrets or []]


def open_secrets(loader, path: str) -> dict[str, str]:
    """Return the secrets of a vault file by name. Errors name the file and never quote it."""
    try:
        with open(path, "rb") as file:
            text = loader._vault.decrypt(file.read())
    except FileNotFoundError:
        return {}
    except (OSError, AnsibleError) as error:
        raise AnsibleActionFail(
            f"{path}: cannot be opened ({type(error).__name__}); check the vault password"
        ) from None
    try:
        return {name: entry["value"] for name, entry in yaml.safe_load(text)["secrets"].items()}
    except (yaml.YAMLError, TypeError, KeyError, AttributeError):
        raise AnsibleActionFail(f"{path}: does not hold what scalable.jitsi writes; restore it from a backup") from None


def values(loader, path: str, placeholders: dict[str, dict], check_mode: bool) -> dict[str, str]:
    """Return the secret that each placeholder stands for; in check mode a missing one stands for itself."""
    known = open_secrets(loader, path)
    missing = sorted({meaning["name"] for meaning in placeholders.values()} - set(known))
    if missing and not check_mode:
        raise AnsibleActionFail(f"{path}: lacks the secrets {', '.join(missing)}, though this run's plan made them")
    return {text: known.get(meaning["name"], text) for text, meaning in placeholders.items()}
