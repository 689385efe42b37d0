# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.wait_idle; see modules/wait_idle.py for its documentation."""

from __future__ import annotations

import time

from ansible.errors import AnsibleActionFail

from ansible_collections.scalable.jitsi.plugins.module_utils.carried import conferences, people, read_metrics
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import printable
from ansible_collections.scalable.jitsi.plugins.plugin_utils.terse import duration

# A bridge tells jicofo its state every five seconds.
_KNOWN_AFTER = 6
_ASK_EVERY = 2
_SHOW_EVERY = 10
# Also where nothing has changed.
_SHOW_AGAIN = 120


class ActionModule(HostAction):
    """Drains a bridge, if asked to, and waits until its statistics count nobody."""

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        _, options = self.validate_argument_spec(
            {
                "url": {"type": "str", "required": True},
                "metrics": {"type": "str"},
                "drain": {"type": "bool", "default": False},
                "timeout": {"type": "int", "required": True},
            }
        )
        if self._task.check_mode:
            return result | {"changed": options["drain"], "seconds": 0}
        self._task_vars, self._host = task_vars, task_vars["inventory_hostname"]
        began = time.monotonic()
        if options["drain"]:
            self._ask(f"{options['url']}/drain/enable", "POST")
        try:
            problem = self._wait(options, began)
        except AnsibleActionFail as error:
            raise AnsibleActionFail(f"{error}{self._give_back(options)}") from error
        if problem:
            return result | {"failed": True, "msg": f"{self._host} {problem}"}
        return result | {"changed": options["drain"], "seconds": round(time.monotonic() - began)}

    def _wait(self, options: dict, began: float) -> str | None:
        known, deadline = began + _KNOWN_AFTER * options["drain"], began + options["timeout"]
        shown, shown_at = None, began - _SHOW_EVERY
        while True:
            stats, now = self._stats(options), time.monotonic()
            if options["drain"] and not stats.get("drain", True):
                return "was given back to jicofo by somebody else meanwhile; it runs on"
            if not people(stats) and now >= known:
                return None
            left = _left(stats)
            if now >= deadline:
                return self._give_up(options, left)
            again = _SHOW_EVERY if left != shown else _SHOW_AGAIN
            if people(stats) and now >= shown_at + again:
                self._display.display(f"{self._host}: {left}; waiting for {duration(deadline - now)} more at most")
                shown, shown_at = left, now
            time.sleep(_ASK_EVERY)

    def _give_up(self, options: dict, left: str) -> str:
        message = f"is not empty after {options['timeout']} s: {left}{self._give_back(options)}"
        if options["drain"]:
            message += ". Run this again when there are fewer, or with a longer jitsi_drain_timeout"
        return message

    def _give_back(self, options: dict) -> str:
        """Let a bridge that drains take conferences again; return what to say of it."""
        if not options["drain"]:
            return ""
        try:
            self._ask(f"{options['url']}/drain/disable", "POST")
        except AnsibleActionFail:
            return f". It drains; POST {options['url']}/drain/disable on it lets it take conferences again"
        return ". It takes new conferences again, and nothing was stopped"

    def _stats(self, options: dict) -> dict:
        """Return the statistics, or what the metrics tell of a bridge that was installed by hand, with those off."""
        url, metrics = f"{options['url']}/stats", options.get("metrics")
        answer = self._ask(url, also=[404] if metrics else [])
        if answer["status"] == 200:
            stats = answer.get("json", {})
        else:
            url = metrics
            stats = read_metrics(self._ask(url, headers={"Accept": "text/plain"}, return_content=True)["content"])
        if "conferences" not in stats:
            raise AnsibleActionFail(f"{self._host}: {url} does not tell how many conferences there are")
        return stats

    def _ask(self, url: str, method: str = "GET", also: list[int] = (), **more) -> dict:
        arguments = {"url": url, "method": method, "timeout": 10} | more
        answer = self._execute_module("ansible.builtin.uri", arguments, task_vars=self._task_vars)
        if answer.get("status") not in [200, *also]:
            why = printable(f"answers {answer.get('status')}: {answer.get('msg')}")
            raise AnsibleActionFail(f"{self._host}: {method} {url} {why}")
        return answer


def _left(stats: dict) -> str:
    meetings, participants = conferences(stats), people(stats)
    return printable(
        f"{meetings} conference{'s' * (meetings != 1)} with {participants} participant{'s' * (participants != 1)} left"
    )
