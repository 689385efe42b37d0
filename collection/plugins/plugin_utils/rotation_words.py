# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What both filters say of a rotation: of logins (`rotation_steps`) and of the TURN servers' secret (`rotation_turn`)."""

from __future__ import annotations


def step(name: str, phase: str, says: str, done: str = "") -> dict:
    """Return what is to be done with a secret, and how it is told before and, if otherwise, afterwards."""
    return {"phase": phase, "says": f"{name}: {says}", "done": f"{name}: {done or says}"}


def problem(name: str, text: str) -> dict:
    """Return why nothing can be done with a secret."""
    return {"problem": f"{name}: {text} Nothing was changed."}


def begun(version: dict) -> str:
    """Name the rotation that made this version of a secret."""
    return f"the rotation to generation {version['generation']}, begun {version.get('created') or 'at an unknown time'}"


def given_up(name: str, versions: dict) -> dict:
    """Return that the version made last is not to be used."""
    says = f"generation {versions['next']['generation']} is given up"
    return step(name, "abandon", says, f"{says}; generation {versions['current']['generation']} stays")


def nothing_to_give_up(name: str, versions: dict) -> dict:
    """Return that no version waits for its use, and whether it is too late."""
    if versions.get("previous"):
        return problem(
            name, f"generation {versions['current']['generation']} is in use already and cannot be given up."
        )
    return step(name, "none", "no rotation is under way", "there was nothing to give up")


def successor(name: str, versions: dict, done: str = "") -> dict:
    """Return that a rotation is to begin."""
    says = f"generation {versions['current']['generation']} is in use, and gets a successor"
    return step(name, "stage", says, done)
