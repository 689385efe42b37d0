# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Controller half of scalable.jitsi.judge; see modules/judge.py for its documentation."""

from __future__ import annotations

from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils import fleet, jitsi_tools
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import LINES, printable


class ActionModule(ActionBase):
    """Asks jitsi-tools once for all hosts; touches none."""

    TRANSFERS_FILES = False
    _VALID_ARGS = frozenset(("options", "phase", "question"))

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        question = self._task.args["question"]
        if options := self._task.args.get("options"):
            question = question | {"hosts": fleet.Fleet.seen_by(self, task_vars).settings(options)}
        verdict = jitsi_tools.judge(self._task.args["phase"], question)
        # It quotes what hosts answered, and they may be in other hands.
        return result | {"changed": False, "verdict": printable(verdict, LINES)}
