# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The secrets in coturn's database, which it asks for each new client."""

from __future__ import annotations

import hmac
import sqlite3


def rows(path: str) -> list[tuple[str, str]]:
    """Return realm and value of each; sqlite3.Error when they cannot be read."""
    # As a URI, so that asking makes no database where there is none.
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    try:
        return connection.execute("SELECT realm, value FROM turn_secret").fetchall()
    finally:
        connection.close()


def compare(found_rows: list[tuple[str, str]], realm: str, values: dict[str, str]) -> dict:
    """Return which versions are among the rows of the realm, and how many rows are something else."""
    taken = [value for name, value in found_rows if name == realm]
    found = [
        version
        for version, value in values.items()
        if any(hmac.compare_digest(value.encode(), row.encode()) for row in taken)
    ]
    unknown = len(found_rows) - len(found)
    return {"found": found, "unknown": unknown, "settled": found == list(values) and not unknown}
