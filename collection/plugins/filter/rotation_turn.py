# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds out where the rotation of the TURN servers' secret stands, and says what became of it."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import rotation_words as words
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints

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


@prints
def rotation_turn(versions: dict, answers: dict, rollback: bool = False, emergency: bool = False) -> dict:
    """Return what is to be done."""
    strange = [host for host, answer in sorted(answers.items()) if answer["reached"] and not answer["found"]]
    if strange:
        return words.problem(
            "turn",
            f"coturn on {', '.join(strange)} takes no secret that is in the vault file. Is this the vault file in "
            "use? If so, site.yml gives coturn the current one.",
        )
    away = [host for host, answer in sorted(answers.items()) if not answer["reached"]]
    if away and (not emergency or len(away) == len(answers)):
        return words.step("turn", "none", f"nothing is done, because {', '.join(away)} cannot be asked")
    if versions.get("next"):
        return words.given_up("turn", versions) if rollback else _to_finish("change", versions["next"])
    if rollback:
        return words.nothing_to_give_up("turn", versions)
    if versions.get("previous") or not (emergency or all(answer["settled"] for answer in answers.values())):
        return _to_finish("finish", versions["current"])
    return words.successor("turn", versions)


def _to_finish(phase: str, version: dict) -> dict:
    return words.step("turn", phase, f"{words.begun(version)}, is to be finished")


@prints
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
