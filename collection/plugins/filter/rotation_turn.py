# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds out where the rotation of the TURN servers' secret stands, and says what became of it."""

from __future__ import annotations

DOCUMENTATION = r"""
name: rotation_turn
short_description: Find out where the rotation of the TURN servers' secret stands
description:
  - Compares the versions in the vault with those that each coturn takes, and says what is to be done.
  - Nothing is done while a server does not answer, since participants would get credentials that it does not know; in
    an emergency it is left behind.
options:
  _input:
    description: Versions of the secret, as M(scalable.jitsi.plan) returns them.
    type: dict
    required: true
  answers:
    description: By host what M(scalable.jitsi.turn_secrets) answered.
    type: dict
    required: true
  rollback:
    description: Whether the rotation is to be given up.
    type: bool
    default: false
  emergency:
    description: Whether the former secret is to be dropped at once.
    type: bool
    default: false
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
step: "{{ __jitsi_plan.versions.turn | scalable.jitsi.rotation_turn(answers) }}"
"""

RETURN = r"""
_value:
  description:
    - C({phase, says, done}), or C({problem}) where nothing can be done; see P(scalable.jitsi.rotation_steps#filter).
    - The phase is C(stage), C(change), C(finish), C(abandon) or C(none).
  type: dict
"""


def _step(phase: str, says: str, done: str = "") -> dict:
    return {"phase": phase, "says": f"turn: {says}", "done": f"turn: {done or says}"}


def _problem(text: str) -> dict:
    return {"problem": f"turn: {text} Nothing was changed."}


def _named(versions: dict, version: str) -> str:
    entry = versions[version]
    return f"the rotation to generation {entry['generation']}, begun {entry.get('created') or 'at an unknown time'},"


def rotation_turn(versions: dict, answers: dict, rollback: bool = False, emergency: bool = False) -> dict:
    """Return what is to be done."""
    strange = [host for host, answer in sorted(answers.items()) if answer["reached"] and not answer["found"]]
    if strange:
        return _problem(
            f"coturn on {', '.join(strange)} takes no secret that is in the vault file. Is this the vault file in "
            "use? If so, site.yml gives coturn the current one."
        )
    away = [host for host, answer in sorted(answers.items()) if not answer["reached"]]
    if away and (not emergency or len(away) == len(answers)):
        return _step("none", f"nothing is done, because {', '.join(away)} cannot be asked")
    if versions.get("next"):
        return _begun(versions, rollback)
    generation = versions["current"]["generation"]
    if rollback:
        if versions.get("previous"):
            return _problem(f"generation {generation} is in use already and cannot be given up.")
        return _step("none", "no rotation is under way", "there was nothing to give up")
    if versions.get("previous") or not (emergency or all(answer["settled"] for answer in answers.values())):
        return _step("finish", f"{_named(versions, 'current')} is to be finished")
    return _step("stage", f"generation {generation} is in use, and gets a successor")


def _begun(versions: dict, rollback: bool) -> dict:
    if not rollback:
        return _step("change", f"{_named(versions, 'next')} is to be finished")
    says = f"generation {versions['next']['generation']} is given up"
    return _step("abandon", says, f"{says}; generation {versions['current']['generation']} stays")


def turn_behind(answers: dict) -> dict:
    """Return the reason by host that does not take what the vault has, and nothing else."""
    return {
        host: answer.get("reason") or "coturn does not take exactly the secrets of the vault file"
        for host, answer in sorted(answers.items())
        if not answer.get("settled")
    }


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"rotation_turn": rotation_turn, "turn_behind": turn_behind}
