# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that name a file on the controller: a run is not to fail at its very end for want of a folder."""

from __future__ import annotations

import os

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.module_utils import new_file

FILES = (
    "jitsi_secrets_file",
    "jitsi_nicknames_file",
    "jitsi_request",
    "jitsi_verify_json",
    "jitsi_verify_report",
    "jitsi_cloud_init_file",
)
# These are made where they are missing.
FOLDERS = ("jitsi_preview",)
# Where vault and registry are unless set otherwise: beside the inventory, in a folder that no inventory plugin reads.
HIDDEN = ".jitsi"
_FORMERLY_BESIDE = {"jitsi_secrets_file": "jitsi_secrets.yml", "jitsi_nicknames_file": "jitsi_nicknames.yml"}


def problems(hosts: list[dict]) -> list[str]:
    """Return what is wrong with the paths that the hosts' options name, once where hosts have the same."""
    first = {}
    for host in hosts:
        for name in FILES + FOLDERS:
            if path := host["vars"].get(name):
                first.setdefault((name, os.path.abspath(os.path.expanduser(path))), host["name"])
    return [
        f"error: host {host}: {name} is {path}, {reason}"
        for (name, path), host in first.items()
        if (reason := _reason(name, path))
    ]


def move_beside_inventory(variables: dict) -> list[str]:
    """Move vault and registry out of the inventory's own folder, where former releases put them; return the warnings.

    A file that an option names stays where it is, and so does one that another run is changing.
    """
    warnings = []
    for option, name in _FORMERLY_BESIDE.items():
        folder = variables.get("inventory_dir")
        if not folder or option in variables:
            continue
        former, path = os.path.join(folder, name), os.path.join(folder, HIDDEN, name)
        if not os.path.isfile(former) or os.path.exists(path) or os.path.exists(os.path.join(folder, f".{name}.lock")):
            continue
        _make_hidden(path)
        os.rename(former, path)
        warnings.append(f"{former} is {path} now, where Ansible does not read it as an inventory: commit it there")
    return warnings


def make_hidden(files: dict) -> None:
    """Make the folders that vault and registry are in, if they are the hidden one; files as fleet.files has them."""
    for name in ("secrets", "nicknames"):
        _make_hidden(files[name]["file"])


def _make_hidden(path: str) -> None:
    folder = os.path.dirname(path)
    if os.path.basename(folder) == HIDDEN:
        os.makedirs(folder, mode=0o755, exist_ok=True)


def write(path: str, content: bytes, mode: int | None = None) -> None:
    """Write a file that an option names; without a mode it gets the one that new files have here."""
    try:
        new_file.replace(path, content, mode)
    except OSError as error:
        raise AnsibleActionFail(
            f"{path} cannot be written: {error.strerror}; name a file in a folder of yours"
        ) from None


def _reason(name: str, path: str) -> str | None:
    folder = _existing(path) if name in FOLDERS else os.path.dirname(path)
    if os.path.basename(folder) == HIDDEN and not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    if not os.path.isdir(folder):
        return f"and {folder} is no folder; make it, or name another one on the controller"
    if name in FILES and os.path.isdir(path):
        return "which is a folder; name a file in it"
    return None


def _existing(path: str) -> str:
    while not os.path.exists(path):
        path = os.path.dirname(path)
    return path
