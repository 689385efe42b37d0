# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.report; see modules/report.py for its documentation."""

from __future__ import annotations

import json
import os

from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils import controller_paths, fleet, jitsi_tools

# What is for the terminal or for verify itself is not for programs.
_OURS = ("lines", "summary", "starting")


class ActionModule(ActionBase):
    """Shows the lines and writes the report; touches no host."""

    TRANSFERS_FILES = False
    _VALID_ARGS = frozenset(("document", "json", "html"))

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        document = {key: value for key, value in self._task.args["document"].items() if key not in _OURS}
        # Ansible quotes and folds what debug shows.
        self._display.display("\n".join(self._task.args["document"]["lines"]))
        texts = {}
        if path := self._task.args.get("json"):
            texts[path] = json.dumps(document, indent=2) + "\n"
        if path := self._task.args.get("html"):
            texts[path] = self._page(document, task_vars)
        for path, text in texts.items():
            controller_paths.write(os.path.expanduser(path), text.encode())
        return result | {"changed": False, "written": list(texts)}

    def _page(self, document: dict, task_vars: dict) -> str:
        hosts = fleet.Fleet.seen_by(self, task_vars).hosts()
        return jitsi_tools.report({"schema": 1, "report": document, "hosts": hosts})
