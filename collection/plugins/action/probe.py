# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.probe; see modules/probe.py for its documentation."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from ansible.errors import AnsibleConnectionFailure
from ansible.module_utils.parsing.convert_bool import boolean

from ansible_collections.scalable.jitsi.plugins.module_utils import asking
from ansible_collections.scalable.jitsi.plugins.plugin_utils import expected_files, run_store, unreached
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction


class ActionModule(HostAction):
    """Runs the module, and looks at the host's ports from here."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        result["changed"] = False
        try:
            # Opens the connection, so that the clocks are compared over a quick one.
            self._low_level_execute_command("true", sudoable=False)
            arguments, closed = self._arguments(task_vars["inventory_hostname"])
            outside = [int(port) for port in arguments.get("outside", [])]
            before = time.time()
            reply = self._execute_module("scalable.jitsi.probe", arguments, task_vars=task_vars)
            after = time.time()
        except AnsibleConnectionFailure as error:
            return result | {"answer": {"reached": False, "reason": unreached.reason(error)}}
        if "answer" not in reply:
            return result | {"answer": {"reached": False, "reason": unreached.reason_of(reply)}}
        if unreached.is_nested(reply["answer"]):
            return result | {"answer": {"reached": False, "reason": "its answer is none that our module makes"}}
        answer = reply["answer"] | {"reached": True, "outside": self._outside(outside), "closed": closed}
        answer["clock"] = {"host": answer.pop("time"), "before": before, "after": after}
        return result | {"answer": answer}

    def _arguments(self, host: str) -> tuple[dict, str]:
        """Return what the module is asked, and why files with secrets are not compared."""
        arguments = dict(self._task.args)
        for questions in arguments.pop("questions", []):
            for name, more in questions.items():
                arguments[name] = _joined(arguments.get(name), more)
        if not boolean(arguments.get("files", False)) or not run_store.has(host):
            return arguments, ""
        arguments["expected"], closed = expected_files.of(self._loader, host)
        return arguments, closed

    def _outside(self, ports: list[int]) -> dict:
        """Try the ports on the address that Ansible uses; the port of that connection shows that the way is open."""
        if self._connection.transport != "ssh":
            return {"reason": f"Ansible's connection is {self._connection.transport}, not ssh"}
        host = self._connection.get_option("host")
        way = asking.reach(host, int(self._connection.get_option("port") or 22))
        if not way["open"]:
            return {"reason": f"the controller has no direct way to {host}"}
        if way["targets"] == [way["source"]]:
            return {"reason": "the controller is this host"}
        with ThreadPoolExecutor(8) as pool:
            found = pool.map(lambda port: asking.reach(host, port)["open"], ports)
        return {"source": way["source"], "open": [port for port, is_open in zip(ports, found) if is_open]}


def _joined(one, other):
    """Return what two groups ask together."""
    if isinstance(one, dict):
        return one | other
    if isinstance(one, list):
        return one + [each for each in other if each not in one]
    return other
