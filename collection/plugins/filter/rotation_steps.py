# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds out where the rotation of a secret stands, from the vault and from what prosody takes."""

from __future__ import annotations

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


def _problem(name: str, text: str) -> dict:
    return {"problem": f"{name}: {text} Nothing was changed."}


def _step(name: str, phase: str, says: str, done: str) -> dict:
    return {"phase": phase, "says": f"{name}: {says}", "done": f"{name}: {done}"}


def _one(name: str, versions: dict, fits: str, rollback: bool) -> dict:
    current, following, previous = (versions.get(key) for key in ("current", "next", "previous"))
    if fits == "none":
        return _problem(
            name,
            "prosody has a password that is in no version of the vault file. Is this the vault file in use? If so, "
            "site.yml gives prosody the current one; bridges or jicofo with another one cannot log in again then.",
        )
    if fits == "previous":
        return _problem(name, "prosody still has the value before the current one; run site.yml, which changes that.")
    if following:
        return _begun(name, current, following, fits, rollback)
    if rollback:
        if previous:
            return _problem(name, f"generation {current['generation']} is in use already and cannot be given up.")
        return _step(name, "none", "no rotation is under way", "there was nothing to give up")
    if previous:
        return _finished(name, "finish", current)
    says = f"generation {current['generation']} is in use, and gets a successor"
    return _step(name, "stage", says, "rotated")


def _begun(name: str, current: dict, following: dict, fits: str, rollback: bool) -> dict:
    if not rollback:
        return _finished(name, "change" if fits == "current" else "promote", following)
    if fits == "next":
        return _problem(name, f"prosody has generation {following['generation']} already: run this without rollback.")
    says = f"generation {following['generation']} is given up"
    return _step(name, "abandon", says, f"{says}; generation {current['generation']} stays")


def _finished(name: str, phase: str, version: dict) -> dict:
    begun = (
        f"the rotation to generation {version['generation']}, begun {version.get('created') or 'at an unknown time'}"
    )
    return _step(name, phase, f"{begun}, is to be finished", f"finished {begun}; run this again to rotate")


def rotation_steps(versions: dict, fits: dict, rollback: bool = False) -> dict:
    """Return what is to be done, by secret."""
    return {name: _one(name, versions[name], fit, rollback) for name, fit in fits.items()}


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"rotation_steps": rotation_steps}
