# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan of this run, kept where only this run finds it.

Ansible gives each ansible-playbook process a temporary folder that only its user can read and that it removes at the
end. The plan lies there, one file a host: it needs no variable (so no fact cache holds it), and a plan of an earlier
run cannot be taken for this one's. It holds placeholders, never secrets. What was read on the hosts at a take-over does
hold secrets and lies there encrypted with the vault password.
"""

from __future__ import annotations

import hashlib
import json
import os

from ansible import constants as C
from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.plugin_utils import vault

_FOLDER = "scalable_jitsi_plan"


def _path(host: str, kind: str) -> str:
    """Return a path of this host's own: whatever its name holds, it names one file, and no other host's."""
    name = hashlib.sha256(host.encode(errors="surrogatepass")).hexdigest()
    return os.path.join(_folder(), f"{name}.{kind}")


def _folder() -> str:
    return os.path.join(C.DEFAULT_LOCAL_TMP, _FOLDER)


def seal(loader, host: str, found: dict) -> None:
    """Keep what was read on a host."""
    os.makedirs(_folder(), mode=0o700, exist_ok=True)
    with open(_path(host, "sealed"), "wb") as file:
        file.write(vault.encrypt(loader, json.dumps(found)))


def unseal(loader, host: str) -> dict | None:
    """Return what was read on a host; None when it was not read."""
    try:
        with open(_path(host, "sealed"), "rb") as file:
            return json.loads(vault.decrypt(loader, file.read()))
    except FileNotFoundError:
        return None


def save(plan: dict, options: dict[str, dict], ensured: dict[str, list[dict]]) -> None:
    """Keep each host's part of a plan, the placeholders that they share, the options as they are written, and what the
    roles ensure there.
    """
    os.makedirs(_folder(), mode=0o700, exist_ok=True)
    for host, part in plan["hosts"].items():
        document = {
            "secrets": plan["secrets"],
            "nickname": plan["nicknames"].get(host),
            "files": part["files"],
            "options": options[host],
            "ensured": ensured[host],
        }
        with open(_path(host, "json"), "w", encoding="utf-8") as file:
            json.dump(document, file)


def has(host: str) -> bool:
    """Whether this run has planned a host."""
    return os.path.exists(_path(host, "json"))


def load(host: str) -> dict:
    """Return what this run has planned for a host: its files, and what the placeholders in them stand for."""
    try:
        with open(_path(host, "json"), encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        raise AnsibleActionFail(
            f"this run has no plan for host {host}: run the playbook scalable.jitsi.site, or begin your play with a "
            "scalable.jitsi.plan task (run_once: true) over the groups jitsi_meet and jitsi_bridges"
        ) from None
