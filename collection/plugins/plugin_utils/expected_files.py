# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the plan's files should be on a host, said in digests, so that no text and no secret is sent there."""

from __future__ import annotations

import secrets

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.module_utils import started
from ansible_collections.scalable.jitsi.plugins.module_utils.deployed_files import digest
from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store, vault

# Of no task: cloud-init puts it there, and takes it away.
_NOT_DEPLOYED = "join"
# A host with a package source of its own gets none.
_OPTIONAL = "/etc/apt/sources.list.d/scalable-jitsi.sources"
_KEPT = ("dest", "link", "owner", "group", "mode", "service")


def of(loader, host: str) -> tuple[dict, str]:
    """Return C({key, files}) for the host, and why files with secrets are not compared by what is in them."""
    plan, key = run_store.load(host), secrets.token_hex(16)
    known = plan["secrets"]["placeholders"]
    files = [file for file in plan["files"] if file["service"] != _NOT_DEPLOYED]
    wanted = {text for file in files for text in file.get("placeholders", [])}
    try:
        values = vault.values(loader, plan["secrets"]["file"], {text: known[text] for text in wanted}, True)
        closed = ""
    except AnsibleActionFail as error:
        values, closed = None, str(error)
    return {"key": key, "files": [_expected(file, key, values) for file in files]}, closed


def _expected(file: dict, key: str, values: dict[str, str] | None) -> dict:
    expected = {name: file[name] for name in _KEPT if file.get(name) is not None}
    if "link" not in expected and (values is not None or not file.get("placeholders")):
        text = file["text"]
        for placeholder in file.get("placeholders", []):
            text = text.replace(placeholder, values[placeholder])
        expected["digest"] = digest(key, text.encode())
        expected["starts"] = started.digest(file["dest"], text.encode())
    return expected | {"optional": file["dest"] == _OPTIONAL}
