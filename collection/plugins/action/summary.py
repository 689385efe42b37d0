# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.summary; see modules/summary.py for its documentation."""

from __future__ import annotations

import os

from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import printable
from ansible_collections.scalable.jitsi.plugins.plugin_utils.terse import named


class ActionModule(ActionBase):
    """Says what was done; touches no host."""

    TRANSFERS_FILES = False

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        _, options = self.validate_argument_spec(
            {
                "done": {"type": "dict", "default": {}},
                "waits": {"type": "dict", "default": {}},
                "failed": {"type": "list", "elements": "str", "default": []},
                "written": {"type": "list", "elements": "str", "default": []},
                "page": {"type": "str", "required": True},
            }
        )
        if self._task.check_mode:
            options |= {"done": {}, "waits": {}, "written": []}
        lines = printable(summary(options, list(task_vars["groups"]["all"])))
        # So that it is shown although nothing has changed.
        return result | {"changed": False, "msg": lines, "_ansible_verbose_always": True}


def summary(options: dict, order: list[str]) -> list[str]:
    """Return the lines; C(order) has all hosts as the inventory has them."""
    done = {host: parts for host, parts in options["done"].items() if host not in options["failed"]}
    lines = [f"done on {named(hosts, order)}: {parts}" for parts, hosts in _together(done, ", ".join).items()]
    if options["failed"]:
        lines.append(f"failed on {named(options['failed'], order)}: see above; run this again when that is fixed")
    for text, hosts in _together(options["waits"], "; ".join).items():
        lines.append(f"waits on {named(hosts, order)}: {text}")
    if options["written"]:
        paths = ", ".join(os.path.relpath(path) for path in options["written"])
        lines.append(f"commit what this run has written: {paths}")
    lines.append(f"web page: {options['page']}")
    return lines


def _together(by_host: dict[str, list[str]], join) -> dict[str, list[str]]:
    """Return by what is to be said the hosts of which it is; nothing of those with nothing."""
    found: dict[str, list[str]] = {}
    for host, texts in by_host.items():
        if texts:
            found.setdefault(join(texts), []).append(host)
    return found
