# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sees in prosody's log who logs in."""

from __future__ import annotations

import os
import re
import time

POLL_SECONDS = 0.05


class LoginLog:
    """What prosody writes from now on."""

    def __init__(self, path: str, account: str):
        self._path = path
        # Prosody 13 adds the account's role.
        self._login = re.compile(rf"Authenticated as {re.escape(account)}( \[[^]]*\])?$".encode())
        self._offset = os.path.getsize(path)
        self.began = time.monotonic()

    def count(self) -> int:
        """Return how many logins of the account were logged since. A log that was rotated begins anew."""
        if os.path.getsize(self._path) < self._offset:
            self._offset = 0
        with open(self._path, "rb") as file:
            file.seek(self._offset)
            return sum(self._login.search(line.strip()) is not None for line in file)

    def wait(self, wanted: int, seconds: float) -> tuple[int, int]:
        """Wait for so many logins; return how many there were, and the milliseconds until the last of them."""
        seen, last = 0, self.began
        while seen < wanted and time.monotonic() - self.began < seconds:
            count = self.count()
            if count > seen:
                seen, last = count, time.monotonic()
            time.sleep(POLL_SECONDS)
        return seen, round((last - self.began) * 1000)
