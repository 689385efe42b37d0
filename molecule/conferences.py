"""Conferences in the lab, and bridges as jicofo sees them."""

import json

from hosts import BRIDGES
from playbooks import Playbooks, Run
from waiting import wait_for


class Conferences(Playbooks):
    """Conferences are those that a stand-in counts; there are no participants."""

    def rest(self, host: str, path: str, method: str = "GET", body: dict | None = None):
        """Ask the bridge's or jicofo's REST interface on its own host; one that starts has two minutes to answer."""
        port = 8888 if host == "meet1" else 8080
        data = f"-H 'Content-Type: application/json' -d '{json.dumps(body)}'" if body else ""
        patience = "--max-time 30 --retry 120 --retry-delay 1 --retry-connrefused"
        answer = self.ssh(host, f"curl --silent --fail {patience} -X {method} {data} http://127.0.0.1:{port}/{path}")
        return json.loads(answer) if answer.startswith(("{", "[")) else answer

    def stress(self, nickname: str) -> float | None:
        """Return the stress of a bridge as jicofo knows it."""
        bridges = self.rest("meet1", "debug")["bridge_selector"]["bridge"]
        return next((state["stress"] for jid, state in bridges.items() if jid.endswith(f"/{nickname}")), None)

    def open_conference(self, bridge: str, name: str = "meeting", participants: int = 3) -> None:
        """Open a conference on a bridge and wait until its statistics, which are made at intervals, have it."""
        self._open(bridge, {"id": name, "participants": participants})

    def open_ghost(self, bridge: str) -> None:
        """Let a bridge keep a conference that jicofo has forgotten, as after a restart of prosody: its people, who were
        on another bridge, have gone, and it still counts one of them."""
        self._open(bridge, {"id": "ghost", "participants": 0, "relayed": 1})
        stats = self.rest(bridge, "colibri/stats")
        assert (stats["participants"], stats["octo_endpoints"], stats["local_endpoints"]) == (1, 1, 0)

    def _open(self, bridge: str, conference: dict) -> None:
        before = self.rest(bridge, "colibri/stats")["conferences"]
        self.rest(bridge, "lab/conferences", "POST", conference)
        wait_for(
            lambda: self.rest(bridge, "colibri/stats")["conferences"] == before + 1, f"{bridge} counts no conference"
        )

    def close_conference(self, bridge: str, name: str = "meeting") -> None:
        """End a conference that was opened on a bridge; a restart may have done so before."""
        self.ssh(bridge, f"curl --silent -X DELETE http://127.0.0.1:8080/lab/conferences/{name}", check=False)

    def play_until_it_waits(self, bridge: str, playbook: str, *arguments: str, name: str = "meeting") -> Run:
        """Run a playbook that waits for a bridge to be empty, and end its conference of three when it shows that."""
        line = f"{bridge}: 1 conference with 3 participants left; waiting"
        return self.play_until_it_says(line, lambda: self.close_conference(bridge, name), playbook, *arguments)

    def wait_for_bridges(self, count: int = len(BRIDGES)) -> None:
        """Wait until jicofo sees so many bridges, all of them operational."""

        def seen() -> bool:
            answer = self.ssh("meet1", "curl --silent --max-time 2 http://127.0.0.1:8888/stats", check=False)
            selector = json.loads(answer)["bridge_selector"] if answer.startswith("{") else {}
            return selector.get("bridge_count") == selector.get("operational_bridge_count") == count

        wait_for(seen, f"jicofo does not see {count} operational bridges")

    def stop_bridge(self, bridge: str) -> None:
        """Stop a bridge, and wait until prosody has given its place up: jicofo would ask nobody there."""
        nickname = self.rest(bridge, "colibri/stats")["relay_id"]
        self.ssh(bridge, "systemctl stop jitsi-videobridge2")

        def gone() -> bool:
            seen = self.rest("meet1", "debug")["bridge_selector"]["bridge"]
            return not any(jid.endswith(f"/{nickname}") for jid in seen)

        wait_for(gone, f"jicofo still sees {bridge}")

    def nicknames(self) -> dict[str, str]:
        """Return the relay id of each bridge that jicofo sees, by nickname."""
        answer = self.ssh("meet1", "curl --silent --max-time 2 http://127.0.0.1:8888/debug", check=False)
        bridges = json.loads(answer)["bridge_selector"]["bridge"] if answer.startswith("{") else {}
        return {jid.rpartition("/")[2]: bridge["relay-id"] for jid, bridge in bridges.items()}
