# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes a diff that shows every change and no secret, neither ours nor one that somebody else left in the old file."""

from __future__ import annotations

import difflib
import re

MASK = "********"
_SPEAKS_OF_SECRETS = re.compile(r"pass|secret|token|credential|private|api.?key|\bkey\b", re.IGNORECASE)
_LOOKS_LIKE_SECRET = re.compile(r"[A-Za-z0-9+/_-]{20,}={0,2}")
# A value that is plainly one, among others of its line: `secret = "…",`.
_PAIR = re.compile(r"""([\w.-]+)(\s*[=:]\s*)("[^"\\]*"|'[^'\\]*'|[\w.+/-]+)(?=\s*([,;})]|$))""")
# As secrets are made: letters and digits in one word. Names of programs and classes have dots, or no digits.
_RANDOM = re.compile(r"(?<![\w+-])(?=[A-Za-z+_-]*\d)(?=[\d+_-]*[A-Za-z])[\w+-]{20,}={0,2}")
_KEY = re.compile(r"^\W*([\w.-]+)")


def masked_pair(before: str, template: str, secrets: dict[str, str]) -> tuple[str, str]:
    """Return the old and the new text for a diff.

    `template` is the new text with placeholders. A line of the new text is masked when it holds one. A line of the old
    text that the new one does not have loses the values that speak of secrets. It is masked whole when it holds a value
    that we know; in a file with placeholders also when it stands where a line with a secret will stand, sets the same
    key, or looks random.
    """
    for placeholder, value in secrets.items():
        before = before.replace(value, placeholder)
    new_lines, old_lines = template.splitlines(), before.splitlines()
    secret_lines = [any(placeholder in line for placeholder in secrets) for line in new_lines]
    suspects = set(old_lines) - {line for line, secret in zip(new_lines, secret_lines) if not secret}
    beside = _suspects_beside_secrets(suspects, old_lines, new_lines, secret_lines) if any(secret_lines) else set()
    beside |= {line for line in suspects if any(placeholder in line for placeholder in secrets)}
    speaking = {line for line in suspects if _SPEAKS_OF_SECRETS.search(line)}
    old_masked = [
        _mask(line) if line in beside else _mask_values(line) if line in speaking else line for line in old_lines
    ]
    new_masked = [_mask(line) if secret else line for line, secret in zip(new_lines, secret_lines)]
    return _joined(old_masked, before), _joined(new_masked, template)


def masked_line(line: str) -> str:
    """Return a line of a log without what is, or looks like, a secret."""
    return _RANDOM.sub(MASK, _mask_values(line) if _SPEAKS_OF_SECRETS.search(line) else line)


def _joined(lines: list[str], original: str) -> str:
    return "\n".join(lines) + ("\n" if original.endswith("\n") else "")


def _suspects_beside_secrets(suspects: set[str], old: list[str], new: list[str], secret: list[bool]) -> set[str]:
    keys = {_key(line) for line, is_secret in zip(new, secret) if is_secret}
    beside = {old[index] for index in _beside_secret_lines(old, new, secret)}
    return {line for line in suspects if line in beside or _key(line) in keys or _LOOKS_LIKE_SECRET.search(line)}


def _beside_secret_lines(old: list[str], new: list[str], secret: list[bool]) -> set[int]:
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    found: set[int] = set()
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "replace" and any(secret[new_start:new_end]):
            found.update(range(old_start, old_end))
    return found


def _key(line: str) -> str:
    match = _KEY.match(line)
    return match.group(1).lower() if match else line.strip()


def _mask(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    match = re.match(r"^\W*[\w.-]+\s*[=:]", line)
    return f"{match.group(0)} {MASK}" if match else f"{indent}{MASK}"


def _mask_values(line: str) -> str:
    """Mask the values that speak of secrets, or whose keys do; all of a line that does elsewhere, or begins so."""
    rest = _PAIR.sub("", line)
    if _SPEAKS_OF_SECRETS.search(rest) or _SPEAKS_OF_SECRETS.search(_key(line)):
        return _mask(line)
    return _PAIR.sub(lambda it: it[1] + it[2] + MASK if _SPEAKS_OF_SECRETS.search(it[0]) else it[0], line)
