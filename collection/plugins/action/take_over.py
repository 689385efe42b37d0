# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.take_over; see modules/take_over.py for its documentation."""

from __future__ import annotations

import ipaddress
import json
import os

from ansible.errors import AnsibleActionFail
from ansible.module_utils.parsing.convert_bool import boolean
from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils import (
    controller_paths,
    fleet,
    jitsi_tools,
    run_store,
    vault,
)
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import printable

# What an administrator reads before anything goes on; beside the vault, in a folder that no run reads.
REVIEW = "jitsi_take_over.yml"


class ActionModule(ActionBase):
    """Hands what was read on all hosts to jitsi-tools, which checks it and writes the vault and the registry."""

    TRANSFERS_FILES = False
    _VALID_ARGS = frozenset(("confirmed",))

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        passwords = vault.passwords(self._loader)
        if not passwords:
            raise AnsibleActionFail(
                "no vault password was given: choose one and give it with --vault-password-file, or in ansible.cfg"
            )
        hosts = fleet.Fleet.seen_by(self, task_vars).hosts()
        meet = self._parts(hosts, "jitsi_meet")
        bridges = self._parts(hosts, "jitsi_bridges")
        if len(meet) != 1 or not bridges:
            raise AnsibleActionFail(
                f"the group jitsi_meet has {len(meet)} hosts and jitsi_bridges has {len(bridges)}: put the one meet host "
                "and all bridges of the installation there"
            )
        files = fleet.files(hosts, passwords)
        review = os.path.join(os.path.dirname(files["secrets"]["file"]), REVIEW)
        if not self._task.check_mode:
            controller_paths.make_hidden(files)
        answer = jitsi_tools.take_over(
            files
            | {
                "check": self._task.check_mode,
                "confirmed": boolean(self._task.args.get("confirmed", False)),
                "review": review,
                "turn": sorted(_turn_servers(hosts)),
                "clients": self._strangers(hosts),
                "domain": fleet.one_for_all(hosts, "jitsi_domain"),
                "meet": meet[0],
                "bridges": bridges,
            },
        )
        result.update(changed=bool(answer["written"]), msg=printable(_summary(answer, hosts)), review=review, **answer)
        return result

    def _parts(self, hosts: list[dict], group: str) -> list[dict]:
        return [
            {
                "name": host["name"],
                "files": self._found(host["name"])["files"],
                "options": {key: value for key, value in host["vars"].items() if key.startswith("jitsi_")},
            }
            for host in hosts
            if group in host["groups"]
        ]

    def _strangers(self, hosts: list[dict]) -> list[str]:
        """Return who is logged in at the meet host and has no address of a bridge or of the host itself."""
        known = {
            ipaddress.ip_address(address)
            for host in hosts
            for name in ("jitsi_bridge_addresses", "jitsi_meet_addresses")
            for address in host["vars"].get(name, [])
            if _is_address(address)
        }
        clients = [
            client
            for host in hosts
            if "jitsi_meet" in host["groups"]
            for client in self._found(host["name"])["clients"]
        ]
        return [client for client in clients if _is_address(client) and ipaddress.ip_address(client) not in known]

    def _found(self, host: str) -> dict:
        found = run_store.unseal(self._loader, host)
        if found is None:
            raise AnsibleActionFail(
                f"host {host} was not read: all hosts are taken over together, so run this without --limit, "
                "and take a host that is gone for good out of the inventory"
            )
        return found


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _turn_servers(hosts: list[dict]) -> set[str]:
    return {
        name
        for host in hosts
        if "jitsi_turn" in host["groups"]
        for name in [host["name"], *host["vars"].get("_jitsi_turn_addresses", [])]
    }


def _summary(answer: dict, hosts: list[dict]) -> list[str]:
    lines = [
        f"NOT IN THE INVENTORY: {found['host']}: {found['option']}: {json.dumps(found['value'])} ({found['place']})"
        for found in answer["options"]
    ]
    lines += [f"LOST: {lost['host']}: {lost['place']}: {lost['what']}; {lost['remedy']}" for lost in answer["lost"]]
    lines += [f"{host}: nickname {nickname}" for host, nickname in answer["nicknames"].items()]
    passwords = "passwords found: " if answer["waits"] else "passwords taken over: "
    lines.append(passwords + ", ".join(answer["secrets"]))
    wanted = {host["name"]: host["vars"]["jitsi_config_layout"] for host in hosts}
    others = [name for name, layout in answer["layouts"].items() if layout != wanted[name]]
    if others:
        layouts = sorted({answer["layouts"][name] for name in others})
        lines.append(
            f"{', '.join(others)}: files are of the layout {' and '.join(layouts)}, and jitsi_config_layout is "
            f"{wanted[others[0]]}: site.yml will move them"
        )
    if "component" in answer["secrets"]:
        lines.append("jicofo may be so old that it is a component of prosody: see jitsi_meet_jicofo_component")
    return lines
