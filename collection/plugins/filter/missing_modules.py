# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Names the modules of prosody that are configured and missing."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils.module_owners import OURS, described, package
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints

DOCUMENTATION = r"""
name: missing_modules
short_description: Name the modules of prosody that are configured and missing
description: Says of each package which modules it should have and has not, and what each of them is for.
options:
  _input:
    description: What M(scalable.jitsi.prosody_modules) found.
    type: dict
    required: true
  features:
    description: "The features by name, each C({label, component, module, identity}) as far as it has them."
    type: dict
    required: true
  later:
    description: Whether packages that are not installed are still to come; their modules are not missed then.
    type: bool
    default: false
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
problems: "{{ found | scalable.jitsi.missing_modules(features) }}"
"""

RETURN = r"""
_value:
  description: A text for each package that lacks modules.
  type: list
  elements: str
"""


@prints
def missing_modules(found: dict, features: dict, later: bool = False) -> list[str]:
    """Return the texts in the order of the packages' names."""
    versions, lacking = found["versions"], {}
    for name in found["missing"]:
        lacking.setdefault(package(name), []).append(described(name, found["modules"][name], features))
    return [
        _text(owner, versions.get(owner), names)
        for owner, names in sorted(lacking.items())
        if owner in versions or not later
    ]


def _text(owner: str, version: str | None, names: list[str]) -> str:
    if owner == OURS:
        return f"modules of this collection are not deployed: {', '.join(names)}"
    return f"{owner} {version} lacks {', '.join(names)}" if version else f"{owner} is not installed: {', '.join(names)}"


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"missing_modules": missing_modules}
