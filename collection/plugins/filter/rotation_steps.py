# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds out where the rotation of a secret stands, from the vault and from what prosody takes."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import rotation_words as words

DOCUMENTATION = r"""
name: rotation_steps
short_description: Find out where the rotation of each secret stands
description: Compares the versions in the vault with the one that prosody takes, and says what is to be done.
options:
  _input:
    description: Versions of each secret, as M(scalable.jitsi.plan) returns them.
    type: dict
    required: true
  fits:
    description: By secret the version that prosody has, as M(scalable.jitsi.prosody_user) returns it.
    type: dict
    required: true
  rollback:
    description: Whether the rotation is to be given up.
    type: bool
    default: false
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
steps: "{{ __jitsi_plan.versions | scalable.jitsi.rotation_steps({'jvb': 'current'}, false) }}"
"""

RETURN = r"""
_value:
  description:
    - By secret C({phase, says, done}), or C({problem}) where nothing can be done.
    - The phase names the first thing to do, C(stage), C(change), C(promote), C(finish), C(abandon), or C(none).
  type: dict
"""


def _one(name: str, versions: dict, fits: str, rollback: bool) -> dict:
    if fits == "none":
        return words.problem(
            name,
            "prosody has a password that is in no version of the vault file. Is this the vault file in use? If so, "
            "site.yml gives prosody the current one; bridges or jicofo with another one cannot log in again then.",
        )
    if fits == "previous":
        return words.problem(
            name, "prosody still has the value before the current one; run site.yml, which changes that."
        )
    if versions.get("next"):
        return _begun(name, versions, fits, rollback)
    if rollback:
        return words.nothing_to_give_up(name, versions)
    if versions.get("previous"):
        return _to_finish(name, "finish", versions["current"])
    return words.successor(name, versions, "rotated")


def _begun(name: str, versions: dict, fits: str, rollback: bool) -> dict:
    following = versions["next"]
    if not rollback:
        return _to_finish(name, "change" if fits == "current" else "promote", following)
    if fits == "next":
        return words.problem(
            name, f"prosody has generation {following['generation']} already: run this without rollback."
        )
    return words.given_up(name, versions)


def _to_finish(name: str, phase: str, version: dict) -> dict:
    begun = words.begun(version)
    return words.step(name, phase, f"{begun}, is to be finished", f"finished {begun}; run this again to rotate")


def rotation_steps(versions: dict, fits: dict, rollback: bool = False) -> dict:
    """Return what is to be done, by secret."""
    return {name: _one(name, versions[name], fit, rollback) for name, fit in fits.items()}


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"rotation_steps": rotation_steps}
