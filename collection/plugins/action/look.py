# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.look; see modules/look.py for its documentation."""

from __future__ import annotations

import difflib

from ansible.module_utils.parsing.convert_bool import boolean

from ansible_collections.scalable.jitsi.plugins.module_utils.firewall_ufw import OPEN
from ansible_collections.scalable.jitsi.plugins.plugin_utils import expected_files, run_store, vault
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_variables import refuse_other_options
from ansible_collections.scalable.jitsi.plugins.plugin_utils.secret_action import SecretAction, files_arguments

_VERSIONS = ("current", "next", "previous")
# Before the names of the secrets of people who may open conferences.
_PERSON = "account-"


class ActionModule(SecretAction):
    """Takes from the plan what the roles ensure, files as digests, and from the vault the passwords of accounts."""

    _VALID_ARGS = frozenset(("compare",))

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        host = task_vars["inventory_hostname"]
        plan = run_store.load(host)
        refuse_other_options(host, plan["options"], task_vars)
        # Here, before anything is done to a host, and not only where the first secret travels.
        self.refuse_leaks(host)
        if not boolean(self._task.args.get("compare", True)):
            return result | {"changed": False}
        expected, closed = expected_files.of(self._loader, host)
        of_service: dict[str, list[dict]] = {}
        for file in expected["files"]:
            of_service.setdefault(file["service"], []).append(file)
        items = [_item(item, plan, of_service) for item in plan["ensured"]]
        if closed:
            items = [item for item in items if not _needs_passwords(item)]
        passwords = {} if closed else self._passwords(plan, items)
        arguments = {"items": items, "key": expected["key"], "passwords": passwords}
        result.update(self._execute_module("scalable.jitsi.look", arguments, task_vars=task_vars))
        result["warnings"] = [*result.get("warnings", []), *(f"{host}: {text}" for text in result.pop("warned", []))]
        if self._task.diff and not result.get("first"):
            self._add_diffs(plan, result.get("differences", []), bool(closed), task_vars)
        return result | {"closed": closed, "parts": list(dict.fromkeys(item["part"] for item in items))}

    def _add_diffs(self, plan: dict, differences: list[dict], closed: bool, task_vars: dict) -> None:
        """Add to each file that differs what changes in it, without secrets. For that alone texts are sent."""
        paths = {found["what"] for found in differences if found["kind"] == "files"}
        files = [file for file in plan["files"] if file["dest"] in paths and not (closed and file.get("placeholders"))]
        if not files:
            return
        own, self._task.check_mode = self._task.check_mode, True
        try:
            arguments = files_arguments(self, task_vars["inventory_hostname"], plan, files) | {"service": "look"}
            answer = self._execute_module("scalable.jitsi.files", arguments, task_vars=task_vars)
        finally:
            self._task.check_mode = own
        diffs = {diff["after_header"]: _changed_lines(diff) for diff in answer.get("diff", [])}
        for found in differences:
            if found["kind"] == "files" and diffs.get(found["what"]):
                found["diff"] = diffs[found["what"]]

    def _passwords(self, plan: dict, items: list[dict]) -> dict[str, dict[str, str]]:
        """Return the passwords by secret and version; those are missing that this run is still to write."""
        names = {item["secret"] for item in items if "secret" in item}
        people = any(item["kind"] == "people" for item in items)
        wanted = {
            f"{version} {entry['name']}": {"name": entry["name"], "generation": entry[version]["generation"]}
            for entry in plan["secrets"]["versions"]
            if entry["name"] in names or (people and entry["name"].startswith(_PERSON))
            for version in _VERSIONS
            if entry.get(version)
        }
        passwords: dict[str, dict[str, str]] = {}
        for place, value in vault.values(self._loader, plan["secrets"]["file"], wanted, True).items():
            version, _, name = place.partition(" ")
            if value != place:
                passwords.setdefault(name, {})[version] = value
        return passwords


def _changed_lines(diff: dict) -> list[str]:
    before, after = diff["before"].splitlines(), diff["after"].splitlines()
    return list(difflib.unified_diff(before, after, n=1, lineterm=""))[2:] or ["what changes is a secret"]


def _needs_passwords(item: dict) -> bool:
    return "secret" in item or item["kind"] == "people"


def _item(item: dict, plan: dict, of_service: dict[str, list[dict]]) -> dict:
    if item["kind"] == "files":
        left_out = item.get("without", [])
        expected = [it for it in of_service.get(item["service"], []) if it["dest"] not in left_out]
        return item | {"expected": [_with_lines(file, plan) for file in expected]}
    if item["kind"] == "logins":
        return item | {"ids": [login["id"] for login in plan["secrets"]["logins"][item["secret"]]]}
    return item


def _with_lines(file: dict, plan: dict) -> dict:
    """Add the entries of the list of what is open, so that the host can say which of them come and go."""
    if file["dest"] != OPEN:
        return file
    text = next(planned["text"] for planned in plan["files"] if planned["dest"] == OPEN)
    return file | {"lines": text.splitlines()}
