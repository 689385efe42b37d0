# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which hosts a prosody serves, and where that is written, which prosody's own reader does not tell."""

from __future__ import annotations

import glob
import os
import re

CONFIG = "/etc/prosody/prosody.cfg.lua"
_OURS = "Managed by the Ansible collection scalable.jitsi."
_COMMENT = re.compile(r"--\[\[.*?\]\]|--[^\n]*", re.DOTALL)
_DIRECTIVE = re.compile(r"\b(VirtualHost|Component|Include)\b[\s(]*([\"'])(.+?)\2")
_OFF = re.compile(r"\benabled\s*=\s*false\b")


def look(path: str = CONFIG) -> dict:
    """Return C({ours, hosts}): whether the main file is of this collection, and a name and a place of each host."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            ours = _OURS in file.readline()
    except OSError:
        return {"ours": False, "hosts": []}
    return {"ours": ours, "hosts": _hosts(path, os.path.dirname(path), set())}


def _hosts(path: str, folder: str, read: set[str]) -> list[dict]:
    if path in read:
        return []
    read.add(path)
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            # Lines stay what they were.
            text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), file.read())
    except OSError:
        return []
    found, directives = [], list(_DIRECTIVE.finditer(text))
    for match, following in zip(directives, [*(later.start() for later in directives[1:]), len(text)]):
        if match[1] == "Include":
            for name in sorted(glob.glob(os.path.join(folder, match[3]))):
                found += _hosts(name, folder, read)
        elif not _OFF.search(text, match.end(), following):
            found.append({"name": match[3], "place": f"{path}:{text.count(chr(10), 0, match.start()) + 1}"})
    return found
