# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The secrets of an inventory, opened with the vault passwords that Ansible was started with.

Ansible has no public way to its vault for plugins, so this is the one place that uses its loader's.
"""

from __future__ import annotations

import yaml
from ansible.errors import AnsibleActionFail, AnsibleError


def passwords(loader) -> list[tuple[str, bytes]]:
    """Return the id and the password of each vault password that Ansible has loaded."""
    return [(vault_id or "default", secret.bytes) for vault_id, secret in loader._vault.secrets or []]


def encrypt(loader, text: str) -> bytes:
    """Return a text as a vault file."""
    return loader._vault.encrypt(text)


def decrypt(loader, content: bytes) -> str:
    """Return what a vault file holds; AnsibleError when no password opens it."""
    return loader._vault.decrypt(content).decode()


def _document(loader, path: str) -> dict:
    try:
        with open(path, "rb") as file:
            text = decrypt(loader, file.read())
        return yaml.load(text, _reader_of_inline_vaults(loader))
    except FileNotFoundError:
        return {"secrets": {}}
    except (OSError, AnsibleError) as error:
        raise AnsibleActionFail(
            f"{path}: cannot be opened ({type(error).__name__}); check the vault password"
        ) from None
    except yaml.YAMLError:
        raise _not_ours(path) from None


def open_secrets(loader, path: str) -> dict[tuple[str, int], str]:
    """Return the values in a vault file by name and generation. Errors name the file and never quote it."""
    document = _document(loader, path)
    try:
        return {
            (name, version["generation"]): version["value"]
            for name, entry in document["secrets"].items()
            for version in (entry.get("previous"), entry.get("next"), entry)
            if version
        }
    except (TypeError, KeyError, AttributeError):
        raise _not_ours(path) from None


def versions(loader, path: str, name: str) -> dict[str, str]:
    """Return the values that a vault file has of a secret, by version; of one that it lacks none."""
    document = _document(loader, path)
    try:
        entry = document["secrets"].get(name) or {}
        found = {"current": entry, "next": entry.get("next"), "previous": entry.get("previous")}
        return {version: part["value"] for version, part in found.items() if part}
    except (TypeError, KeyError, AttributeError):
        raise _not_ours(path) from None


def values(loader, path: str, placeholders: dict[str, dict], check_mode: bool) -> dict[str, str]:
    """Return the secret that each placeholder stands for; in check mode a missing one stands for itself."""
    known = open_secrets(loader, path)
    wanted = {text: (meaning["name"], meaning["generation"]) for text, meaning in placeholders.items()}
    missing = sorted(set(wanted.values()) - set(known))
    if missing and not check_mode:
        names = ", ".join(f"{name} (generation {generation})" for name, generation in missing)
        raise AnsibleActionFail(f"{path}: lacks the secrets {names}, though this run's plan knew them")
    return {text: known.get(version, text) for text, version in wanted.items()}


def _not_ours(path: str) -> AnsibleActionFail:
    return AnsibleActionFail(f"{path}: does not hold what scalable.jitsi writes; restore it from a backup")


def _reader_of_inline_vaults(loader) -> type[yaml.SafeLoader]:
    """Return a reader that opens the values which somebody encrypted each for itself."""

    class Reader(yaml.SafeLoader):
        """Knows the tag !vault."""

    def decrypted(reader: Reader, node: yaml.ScalarNode) -> str:
        return decrypt(loader, reader.construct_scalar(node).encode())

    Reader.add_constructor("!vault", decrypted)
    return Reader
