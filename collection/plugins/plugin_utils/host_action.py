# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What all actions share that run a module on a host."""

from __future__ import annotations

from ansible.plugins.action import ActionBase

from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import LINES, printable

# What a module says to people; all else is for programs.
_SAID = ("msg", "reason", "stdout", "stderr", "module_stdout", "module_stderr", "exception", "warnings", "diff")


class HostAction(ActionBase):
    """Shows of what a host says only what can be printed."""

    TRANSFERS_FILES = False

    def _execute_module(self, *args, **kwargs):
        reply = super()._execute_module(*args, **kwargs)
        return reply | {key: printable(reply[key], LINES) for key in _SAID if key in reply}
