# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.take_over; see modules/take_over.py for its documentation."""

from __future__ import annotations

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils import (
    controller_paths,
    fleet,
    jitsi_tools,
    run_store,
    vault,
)
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import printable


class ActionModule(ActionBase):
    """Hands what was read on all hosts to jitsi-tools, which checks it and writes the vault and the registry."""

    TRANSFERS_FILES = False
    _VALID_ARGS = frozenset()

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
        if not self._task.check_mode:
            controller_paths.make_hidden(files)
        answer = jitsi_tools.take_over(
            files
            | {
                "check": self._task.check_mode,
                "domain": fleet.one_for_all(hosts, "jitsi_domain"),
                "meet": meet[0],
                "bridges": bridges,
            },
        )
        result.update(changed=bool(answer["written"]), msg=printable(_summary(answer, hosts)), **answer)
        return result

    def _parts(self, hosts: list[dict], group: str) -> list[dict]:
        return [{"name": host["name"], "files": self._files(host["name"])} for host in hosts if group in host["groups"]]

    def _files(self, host: str) -> dict[str, str]:
        files = run_store.unseal(self._loader, host)
        if files is None:
            raise AnsibleActionFail(
                f"host {host} was not read: all hosts are taken over together, so run this without --limit, "
                "and take a host that is gone for good out of the inventory"
            )
        return files


def _summary(answer: dict, hosts: list[dict]) -> list[str]:
    lines = [f"{host}: nickname {nickname}" for host, nickname in answer["nicknames"].items()]
    lines.append(f"passwords taken over: {', '.join(answer['secrets'])}")
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
