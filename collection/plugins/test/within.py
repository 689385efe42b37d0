# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tells whether a time of day is within a window."""

from __future__ import annotations

DOCUMENTATION = r"""
name: within
short_description: Tell whether a time of day is within a window
description: The window may go over midnight. Its end is not part of it.
options:
  _input:
    description: Time of day, as C(HH:MM).
    type: str
    required: true
  window:
    description: The window, as C(HH:MM-HH:MM).
    type: str
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
open: "{{ '23:30' is scalable.jitsi.within('22:00-04:00') }}"
"""

RETURN = r"""
_value:
  description: Whether it is.
  type: bool
"""


def within(time: str, window: str) -> bool:
    """Compare as text: both have two digits everywhere."""
    begin, end = window.split("-")
    return begin <= time < end if begin <= end else time >= begin or time < end


class TestModule:
    """The tests of this file."""

    def tests(self) -> dict:
        """Return them by name."""
        return {"within": within}
