# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Words that YAML reads as something else, as it does with on, 12:30 or 1.10.

The roles' argument specs would turn them into text: a name into True, a version into 1.1.
"""

from __future__ import annotations

import datetime
import json

_TEXT = ("str", "path")
# JavaScript takes any number for a key, and the web app has some.
_KEYED_BY_NUMBERS = ("jitsi_meet_config", "jitsi_meet_interface_config")


def problems(name: str, value, option: dict) -> list[str]:
    """Return a problem for each part of an option's resolved value that was meant to be a word, or a number."""
    if isinstance(value, (list, tuple)):
        return _in_list(name, value, option)
    if isinstance(value, dict):
        return _in_dict(name, value, option)
    kind = option.get("type")
    if _is_date(value) or (kind in _TEXT and isinstance(value, (bool, int, float))):
        return [_no_word(f"{name} has", value)]
    if kind in ("int", "float") and isinstance(value, bool):
        return [f"{name} has {json.dumps(value)}, which YAML does not read as a number; write one"]
    return []


def _in_list(name: str, value, option: dict) -> list[str]:
    part = option if "options" in option else {"type": option.get("elements")}
    # An empty entry would become a word, unlike an empty option, which is none.
    empty = [_no_word(f"{name} has", None) for item in value if item is None and part["type"] in _TEXT]
    return empty + [problem for item in value for problem in problems(name, item, part)]


def _in_dict(name: str, value: dict, option: dict) -> list[str]:
    found = [_no_word(f"{name} has the key", key) for key in value if not _is_key(name, key)]
    parts = option.get("options") or {}
    return found + [
        problem
        for key, part in value.items()
        if isinstance(key, str)
        for problem in problems(f"{name}.{key}", part, parts.get(key, {}))
    ]


def _is_key(name: str, key) -> bool:
    numbered = name.partition(".")[0] in _KEYED_BY_NUMBERS
    return isinstance(key, str) or (numbered and isinstance(key, int) and not isinstance(key, bool))


def _is_date(value) -> bool:
    return isinstance(value, (datetime.date, datetime.time))


def _no_word(what: str, value) -> str:
    shown = str(value) if _is_date(value) else json.dumps(value)
    return f"{what} {shown}, which YAML does not read as a word; write it in quotes"
