# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Changes the logins of a running bridge without letting it leave the brewery."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request

# A refused login is tried again at once, and prosody lets it wait two seconds; joining takes about one.
RETRIES = 12
# A bridge that was just started needs its time to answer and to log in, more of it on a busy host.
START_SECONDS = 60


class NoAnswer(Exception):
    """The bridge's REST interface does not answer as it should."""


class Bridge:
    """The REST interface of the bridge on this host."""

    def __init__(self, url: str):
        self._url = url

    def _ask(self, path: str, body: dict | None = None, seconds: int = 10):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._url}/{path}", data, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                return answer.read()
        except (urllib.error.URLError, OSError) as error:
            # The reason never quotes the body, which holds a password.
            raise NoAnswer(f"{self._url}/{path}: {getattr(error, 'reason', error)}") from None

    def ids(self) -> set[str]:
        """Return the ids of its logins."""
        return set(json.loads(self._ask("colibri/muc-client/list")))

    def stats(self) -> dict:
        """Return its statistics."""
        return json.loads(self._ask("colibri/stats"))

    def joined(self) -> int:
        """Return how many of its logins are in the brewery."""
        return self.stats()["mucs_joined"]

    def add(self, client: dict) -> None:
        """Add a login; it answers at once and goes on trying for ever."""
        self._ask("colibri/muc-client/add", client)

    def remove(self, name: str) -> None:
        """Remove a login, which ends its session. One that is refused again and again takes its time to go."""
        self._ask("colibri/muc-client/remove", {"id": name}, seconds=60)


class Reconciliation:
    """Brings a bridge from the logins that it has to those that it should have."""

    def __init__(self, bridge: Bridge, clients: list[dict], sleep=time.sleep):
        self._bridge = bridge
        self._clients = {client["id"]: client for client in clients}
        self._sleep = sleep
        self.added: list[str] = []
        self.removed: list[str] = []

    def missing(self) -> list[str]:
        """Return the ids to add."""
        return sorted(set(self._clients) - self._bridge.ids())

    def surplus(self) -> list[str]:
        """Return the ids to remove."""
        return sorted(self._bridge.ids() - set(self._clients))

    def wait_for_start(self, failed=lambda: False) -> None:
        """Wait until a bridge that was just started is in the brewery, has failed, or for as long as it may take."""
        for _ in range(START_SECONDS):
            if failed():
                return
            try:
                if self._bridge.joined():
                    return
            except NoAnswer:
                pass
            self._sleep(1)

    def run(self, former_sessions: bool) -> None:
        """Add what is missing; then remove the rest, once a login that stays is known to be in the brewery."""
        for name in self.missing():
            self._bridge.add(self._clients[name])
            self.added.append(name)
        if self._wait(1) == 0:
            self._renew()
        if self.surplus() and self._stays(former_sessions):
            for name in self.surplus():
                self._bridge.remove(name)
                self.removed.append(name)

    def _renew(self) -> None:
        """None is in the brewery, so nothing is lost: the passwords that the bridge was started with may be wrong."""
        for name in sorted(self._clients):
            self._bridge.remove(name)
            self._bridge.add(self._clients[name])
        self.added = sorted(self._clients)
        self._wait(1)

    def _stays(self, former_sessions: bool) -> bool:
        if not former_sessions:
            return self._wait(1) >= 1
        everyone = len(self._bridge.ids())
        return self._wait(everyone) == everyone or self._probe()

    def _probe(self) -> bool:
        """Some log in and some do not, and the bridge does not say which: see whether another login of ours does."""
        before = self._bridge.joined()
        client = list(self._clients.values())[-1] | {"id": "probe"}
        self._bridge.add(client)
        works = self._wait(before + 1) > before
        self._bridge.remove("probe")
        return works

    def _wait(self, wanted: int) -> int:
        joined = self._bridge.joined()
        for _ in range(RETRIES):
            if joined >= wanted:
                break
            self._sleep(1)
            joined = self._bridge.joined()
        return joined
