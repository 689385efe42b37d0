# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.plan; see modules/plan.py for its documentation."""

from __future__ import annotations

import json
import os
import time

import yaml
from ansible.errors import AnsibleActionFail
from ansible.module_utils.parsing.convert_bool import boolean
from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils import (
    controller_paths,
    fleet,
    jitsi_tools,
    run_store,
    secret_action,
    vault,
)
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import LINES, printable


class ActionModule(ActionBase):
    """Plans the whole inventory, whatever --limit says, and touches no host."""

    TRANSFERS_FILES = False
    _VALID_ARGS = frozenset(("certificate", "preview", "request", "required", "rotation", "without", "write"))

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        try:
            return result | self._plan(task_vars)
        except AnsibleActionFail as error:
            if self._required():
                raise
            return result | {"changed": False, "reason": printable(str(error), LINES)}

    def _plan(self, task_vars: dict) -> dict:
        # Here already, before anything is done to a host.
        secret_action.refuse_leaking_settings()
        self._refuse_no_hosts(task_vars)
        self._refuse_narrow_limit(task_vars)
        times = [time.monotonic()]
        without = self._without()
        meet = next(iter(task_vars["groups"].get("jitsi_meet", [])), None)
        if meet and not self._task.check_mode:
            for warning in controller_paths.move_beside_inventory(task_vars["hostvars"][meet]):
                self._display.warning(printable(warning))
        hosts = fleet.Fleet.seen_by(self, task_vars, without)
        known = _registered(hosts.hosts()) if without else hosts.hosts()
        # The roles' own affair, and much of it.
        ensured = {host["name"]: host["vars"].pop("_jitsi_ensured", []) for host in known}
        request = self._request(known)
        if path := self._task.args.get("request"):
            _write_request(path, request)
        times.append(time.monotonic())
        if not request["check"]:
            controller_paths.make_hidden(request)
        plan = jitsi_tools.plan(request)
        times.append(time.monotonic())
        run_store.save(plan, hosts.written, ensured)
        times.append(time.monotonic())
        for warning in dict.fromkeys(hosts.warnings + plan["warnings"]) if self._required() else ():
            self._display.warning(printable(warning, LINES))
        if preview := self._task.args.get("preview"):
            _write_preview(preview, plan)
        # A play that may still refuse the run plans a dry run first, and asks whether there will be anything to write.
        written = plan["written"] + plan["would_write"]
        turn = [host for host in request["hosts"] if "jitsi_turn" in host["groups"]]
        return dict(
            changed=bool(written) and (self._writes() or self._task.check_mode),
            written=written,
            generated=plan["secrets"]["generated"],
            versions={entry["name"]: entry for entry in plan["secrets"]["versions"]},
            nicknames=plan["nicknames"],
            files={host: [file["dest"] for file in part["files"]] for host, part in plan["hosts"].items()},
            checks=len(plan["checks"]),
            turn_ttl=max((host["vars"]["jitsi_turn_ttl"] for host in turn), default=0),
            seconds=_seconds(times),
            msg=_summary(plan),
        )

    @staticmethod
    def _refuse_no_hosts(task_vars: dict) -> None:
        if not any(task_vars["groups"].get(group) for group in fleet.ROLES):
            raise AnsibleActionFail(
                "no host is in the groups jitsi_meet and jitsi_bridges: "
                "is the inventory given with --inventory the right one? If Ansible warned that it cannot parse it, fix that "
                "first; a host name that YAML does not read as a word, as on or 12:30, has to be in quotes"
            )

    def _refuse_narrow_limit(self, task_vars: dict) -> None:
        meet = task_vars["groups"].get("jitsi_meet", [])
        absent = [host for host in meet if host not in task_vars["ansible_play_hosts_all"]]
        if absent:
            raise AnsibleActionFail(
                f"--limit leaves out {absent[0]}, whose firewall and accounts must know every bridge: "
                f"add {absent[0]} to the limit"
            )

    def _writes(self) -> bool:
        return boolean(self._task.args.get("write", True))

    def _required(self) -> bool:
        return boolean(self._task.args.get("required", True))

    def _without(self) -> list[str]:
        value = self._task.args.get("without", [])
        names = [name.strip() for name in (value.split(",") if isinstance(value, str) else value) if name.strip()]
        if "without" in self._task.args and not names:
            raise AnsibleActionFail("say which bridges to remove: -e jitsi_remove=bridge2,bridge3")
        return names

    def _request(self, hosts: list[dict]) -> dict:
        passwords = vault.passwords(self._loader)
        return {
            "schema": 1,
            # Without any password a run that will write is refused, which a dry run is not.
            "check": self._task.check_mode or (not self._writes() and bool(passwords)),
            **fleet.files(hosts, passwords),
            "roles": {
                group: [os.path.realpath(os.path.join(fleet.ROLES_FOLDER, role)) for role in roles]
                for group, roles in fleet.ROLES.items()
            },
            "hosts": hosts,
            "certificates": _certificates(hosts, self._task.args.get("certificate")),
            "rotation": {name: step.upper() for name, step in (self._task.args.get("rotation") or {}).items()},
        }


def _certificates(hosts: list[dict], text: str | None) -> list[dict]:
    begin = "-----BEGIN PUBLIC KEY-----"
    certificate, _begin, key = (text or "").partition(begin)
    return [
        {
            "host": host["name"],
            "domain": host["vars"].get("jitsi_domain", ""),
            "certificate": certificate,
            "public_key": begin + key,
        }
        for host in hosts
        if text and "jitsi_meet" in host["groups"]
    ]


def _registered(hosts: list[dict]) -> list[dict]:
    """Leave out bridges without a nickname: one that was removed before may be in the inventory still."""
    path = fleet.one_for_all(hosts, "jitsi_nicknames_file")
    try:
        with open(path, encoding="utf-8") as file:
            known = (yaml.safe_load(file) or {}).get("nicknames") or {}
    except (OSError, yaml.YAMLError, AttributeError) as error:
        raise AnsibleActionFail(f"{path}: cannot be read ({type(error).__name__}), so no bridge is known") from None
    return [host for host in hosts if "jitsi_bridges" not in host["groups"] or host["name"] in known]


def _seconds(times: list[float]) -> dict[str, float]:
    names = ("resolving", "planning", "keeping")
    return {name: round(end - start, 2) for name, start, end in zip(names, times, times[1:])}


def _summary(plan: dict) -> list[str]:
    files = sum(len(part["files"]) for part in plan["hosts"].values())
    lines = [f"{files} files for {len(plan['hosts'])} hosts rendered, {len(plan['checks'])} checks passed"]
    if plan["secrets"]["generated"]:
        lines.append(f"secrets generated: {', '.join(plan['secrets']['generated'])}")
    if plan["assigned"]:
        lines.append(
            "nicknames assigned: " + ", ".join(f"{host} is {plan['nicknames'][host]}" for host in plan["assigned"])
        )
    return lines


def _write_request(path: str, request: dict) -> None:
    without_passwords = request | {"secrets": request["secrets"] | {"passwords": []}}
    # All variables of the hosts are in it.
    controller_paths.write(os.path.expanduser(path), f"{json.dumps(without_passwords, indent=2)}\n".encode(), 0o600)


def _within(folder: str, dest: str) -> str:
    """Return where a host's file goes in its folder. The plan refuses names of hosts that lead elsewhere."""
    path = os.path.normpath(os.path.join(folder, dest.lstrip("/")))
    if not path.startswith(os.path.join(os.path.normpath(folder), "")):
        raise AnsibleActionFail(f"the destination {dest} leads out of {folder}: fix the role's vars/files.yml")
    return path


def _write_preview(folder: str, plan: dict) -> None:
    for host, part in plan["hosts"].items():
        for file in part["files"]:
            path = _within(os.path.join(folder, host), file["dest"])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if os.path.lexists(path):
                os.unlink(path)
            if "link" in file:
                os.symlink(file["link"], path)
            else:
                with open(path, "x", encoding="utf-8") as target:
                    target.write(file["text"])
