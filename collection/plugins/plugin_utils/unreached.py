# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Why a host gave no answer, where that is an answer too."""

from __future__ import annotations


def reason(error: object) -> str:
    """Return the last line of an exception or of what a module left behind, which names the cause."""
    lines = [line for line in str(getattr(error, "message", error)).splitlines() if line.strip()]
    return lines[-1].strip() if lines else "no reason is given"


# More than any answer of our modules needs; jitsi-tools reads no more than 50.
_MOST_NESTED = 20


def is_nested(answer, most: int = _MOST_NESTED) -> bool:
    """Whether an answer has values within values, deeper than any of our modules makes it."""
    if not isinstance(answer, (dict, list)):
        return False
    inner = answer.values() if isinstance(answer, dict) else answer
    return most == 0 or any(is_nested(value, most - 1) for value in inner)


def reason_of(reply: dict) -> str:
    """Return the reason in the reply of a module that broke off."""
    return reason(reply.get("module_stderr") or reply.get("msg"))
