# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes a host's text fit for a message."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import LINES, printable

DOCUMENTATION = r"""
name: printable
short_description: Make text that a host has sent fit for a message
description:
  - Shows what is not printed, such as escape characters and marks that turn text around, as C(\x1b). Lines stay.
options:
  _input:
    description: A text, or lists and dictionaries with texts.
    type: raw
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
msg: "{{ answer.stderr | scalable.jitsi.printable }}"
"""

RETURN = r"""
_value:
  description: The same, with nothing in its texts but what is printed.
  type: raw
"""


def printable_lines(value):
    """Return the same with nothing in its texts but what is printed, and their lines."""
    return printable(value, LINES)


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"printable": printable_lines}
