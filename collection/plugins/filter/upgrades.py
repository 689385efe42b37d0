# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which packages an upgrade would change."""

from __future__ import annotations

import re

from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints

DOCUMENTATION = r"""
name: upgrades
short_description: List the packages that an upgrade would change
description: Compares the installed versions with those that are wanted, or with the newest that the package sources have.
options:
  _input:
    description: The answer of C(apt-cache policy) for the packages in question.
    type: str
    required: true
  wanted:
    description: Versions to go to, by package.
    type: dict
    default: {}
  only_wanted:
    description: Whether packages that O(wanted) does not name stay as they are, instead of going to the newest version.
    type: bool
    default: false
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
changes: "{{ policy.stdout | scalable.jitsi.upgrades({'jicofo': '1.1-180-1'}) }}"
"""

RETURN = r"""
_value:
  description:
    - C({name, old, spec, text}) of each package that would change; C(spec) is for apt, C(text) for people.
    - C({name, problem}) of each that is wanted and cannot be had.
  type: list
"""

_PACKAGE = re.compile(r"^(\S+):\n +Installed: (\S+)\n +Candidate: (\S+)\n((?: .*\n?)*)", re.MULTILINE)
_VERSION = re.compile(r"^ (?:\*\*\*|   ) (\S+) \d+$", re.MULTILINE)


@prints
def upgrades(policy: str, wanted: dict | None = None, only_wanted: bool = False) -> list[dict]:
    """Return the packages that change, in the order of the answer, after those that cannot."""
    wanted, changes = wanted or {}, []
    packages = {name: rest for name, *rest in _PACKAGE.findall(policy)}
    for name in sorted(set(wanted) - set(packages)):
        changes.append({"name": name, "problem": f"{name} is in no package source of this host"})
    for name, (installed, candidate, table) in packages.items():
        new, versions = wanted.get(name, installed if only_wanted else candidate), _VERSION.findall(table)
        if installed == "(none)" or new == installed:
            continue
        if name in wanted and new not in versions:
            problem = f"{name} {new} is in no package source of this host; they have {', '.join(versions)}"
            changes.append({"name": name, "problem": problem})
        else:
            text = f"{name}: {installed} -> {new}"
            changes.append({"name": name, "old": installed, "spec": f"{name}={new}", "text": text})
    return changes


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"upgrades": upgrades}
