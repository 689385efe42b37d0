# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes text that a host has sent fit for a terminal.

A host that somebody else has taken must not move our cursor, clear our screen, turn our text around or write lines that
look like ours. Whatever is not printed is shown as Python writes it, an escape character as C(\\x1b).
"""

from __future__ import annotations

import dataclasses
import functools

# Of texts that have lines of their own.
LINES = "\n\t"


def printable(value, keep: str = ""):
    """Return a text, or all texts in lists and dictionaries, with nothing in them but what is printed, and C(keep)."""
    if isinstance(value, str):
        if value.isprintable():
            return value
        return "".join(char if char.isprintable() or char in keep else _escaped(char) for char in value)
    if isinstance(value, (list, tuple)):
        items = [printable(item, keep) for item in value]
        return items if isinstance(value, list) else tuple(items)
    if isinstance(value, dict):
        return {printable(key, keep): printable(item, keep) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        # Of ansible-core 2.19 on: what a warning or an error was made of.
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **printable(fields, keep))
    return value


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


def prints(function):
    """Decorate a function that makes texts of what hosts have sent."""

    @functools.wraps(function)
    def wrapped(*args, **kwargs):
        return printable(function(*args, **kwargs))

    return wrapped
