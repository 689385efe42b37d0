# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads an account as prosody's internal storage keeps it: a Lua table with the account's SCRAM-SHA-1 keys."""

from __future__ import annotations

import hashlib
import hmac
import os
import re

DATA_FOLDER = "/var/lib/prosody"


def encoded(name: str) -> str:
    """Return a name as prosody writes it in paths: all but letters and digits as %xx."""
    return "".join(
        char if re.match(r"[A-Za-z0-9]", char) else "".join(f"%{b:02x}" for b in char.encode()) for char in name
    )


def account_path(host: str, user: str) -> str:
    """Return the path of an account's file."""
    return os.path.join(DATA_FOLDER, encoded(host), "accounts", f"{encoded(user)}.dat")


def matches(stored: str, password: str) -> bool:
    """Tell whether a stored account accepts the password (RFC 5802, StoredKey)."""
    fields = dict(re.findall(r'\["(\w+)"\]\s*=\s*"?([^";]*)"?;', stored))
    if not {"salt", "stored_key", "iteration_count"} <= fields.keys():
        return False
    salted = hashlib.pbkdf2_hmac("sha1", password.encode(), fields["salt"].encode(), int(fields["iteration_count"]))
    client_key = hmac.new(salted, b"Client Key", hashlib.sha1).digest()
    return hmac.compare_digest(hashlib.sha1(client_key).hexdigest(), fields["stored_key"])


def stored(host: str, user: str) -> str:
    """Return an account as it is stored, nothing when there is none."""
    try:
        with open(account_path(host, user), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def fitting(text: str, passwords: dict[str, str]) -> str | None:
    """Return which of these passwords a stored account accepts, by its key."""
    return next((key for key, password in passwords.items() if matches(text, password)), None)
