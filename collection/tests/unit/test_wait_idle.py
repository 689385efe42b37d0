"""Waiting for a service to be idle: what it shows, when it gives up, and what it leaves behind."""

import types

import pytest

from ansible_collections.scalable.jitsi.plugins.action import wait_idle

URL = "http://127.0.0.1:8080/colibri"
METRICS = "http://127.0.0.1:8080/metrics"


class Bridge(wait_idle.ActionModule):
    """An action whose bridge answers from a list, and whose clock goes on by sleeping."""

    def __init__(self, monkeypatch, loads: list[int], drain: bool = True, timeout: int = 60):
        arguments = {"url": URL, "metrics": METRICS, "drain": drain, "timeout": timeout}
        self._task = types.SimpleNamespace(args=arguments, check_mode=False)
        self.loads, self.drained, self.asked, self.shown, self.now = loads, False, [], [], 0.0
        self._display = types.SimpleNamespace(display=self.shown.append)
        clock = types.SimpleNamespace(monotonic=lambda: self.now, sleep=self._sleep)
        monkeypatch.setattr(wait_idle, "time", clock)
        monkeypatch.setattr(wait_idle.HostAction, "run", lambda *_: {})

    def validate_argument_spec(self, *_, **__):
        return None, self._task.args

    def _sleep(self, seconds: float) -> None:
        self.now += seconds
        self.loads = self.loads[1:] or self.loads

    def _execute_module(self, name, arguments, task_vars=None):
        path = arguments["url"].removeprefix(URL)
        if arguments["method"] == "POST":
            self.drained = path == "/drain/enable"
            self.asked.append(path)
        answer = {"conferences": self.loads[0], "participants": 3 * self.loads[0], "drain": self.drained}
        return {"status": 200, "json": answer}

    def result(self) -> dict:
        return self.run(task_vars={"inventory_hostname": "bridge1"})


def test_an_empty_bridge_is_drained_until_jicofo_must_know(monkeypatch):
    bridge = Bridge(monkeypatch, [0])
    assert bridge.result() == {"changed": True, "seconds": 6}
    assert bridge.asked == ["/drain/enable"] and bridge.shown == []


def test_it_shows_what_is_left_when_that_changed_and_not_too_often(monkeypatch):
    bridge = Bridge(monkeypatch, [2] * 3 + [1] * 6 + [0])
    assert bridge.result()["seconds"] == 18
    assert bridge.shown == [
        "bridge1: 2 conferences with 6 participants left; waiting for 60 s more at most",
        "bridge1: 1 conference with 3 participants left; waiting for 50 s more at most",
    ]


def test_nobody_waits_for_a_conference_whose_people_are_gone_or_on_another_bridge(monkeypatch):
    stats = {"conferences": 1, "participants": 1, "local_endpoints": 0, "octo_endpoints": 1, "drain": True}
    bridge = Bridge(monkeypatch, [1], timeout=20)
    monkeypatch.setattr(bridge, "_execute_module", lambda *_, **__: {"status": 200, "json": stats})
    assert bridge.result() == {"changed": True, "seconds": 6}
    # Who is on another bridge is not in the way, and not counted.
    stats |= {"local_endpoints": 2, "participants": 5}
    assert "is not empty after 20 s: 1 conference with 2 participants left" in bridge.result()["msg"]


def test_when_time_runs_out_the_bridge_is_given_back(monkeypatch):
    bridge = Bridge(monkeypatch, [1], timeout=20)
    result = bridge.result()
    assert result["failed"] and result["msg"].startswith(
        "bridge1 is not empty after 20 s: 1 conference with 3 participants left. It takes new conferences again"
    )
    assert bridge.asked == ["/drain/enable", "/drain/disable"]


def test_somebody_else_may_give_it_back(monkeypatch):
    bridge = Bridge(monkeypatch, [1])
    monkeypatch.setattr(wait_idle.time, "sleep", lambda _: setattr(bridge, "drained", False))
    result = bridge.result()
    assert result["failed"] and "given back to jicofo by somebody else" in result["msg"]
    assert bridge.asked == ["/drain/enable"], "and it is left as it is"


def test_without_draining_it_only_looks(monkeypatch):
    bridge = Bridge(monkeypatch, [1, 0], drain=False)
    assert bridge.result() == {"changed": False, "seconds": 2}
    assert bridge.asked == []


def test_no_time_at_all_is_one_look(monkeypatch):
    bridge = Bridge(monkeypatch, [1], drain=False, timeout=0)
    assert bridge.result()["msg"] == "bridge1 is not empty after 0 s: 1 conference with 3 participants left"


def test_a_dry_run_asks_nothing(monkeypatch):
    bridge = Bridge(monkeypatch, [1])
    bridge._task.check_mode = True
    assert bridge.result() == {"changed": True, "seconds": 0} and bridge.asked == []


def test_a_bridge_that_does_not_answer_is_an_error(monkeypatch):
    bridge = Bridge(monkeypatch, [0])
    monkeypatch.setattr(bridge, "_execute_module", lambda *_, **__: {"status": -1, "msg": "Connection refused"})
    with pytest.raises(wait_idle.AnsibleActionFail, match="bridge1: POST .*/drain/enable answers -1: Connection refu"):
        bridge.result()


def test_a_bridge_that_drains_and_tells_nothing_is_given_back(monkeypatch):
    bridge = Bridge(monkeypatch, [0])
    answer = bridge._execute_module

    def silent(name, arguments, task_vars=None):
        return answer(name, arguments) if arguments["method"] == "POST" else {"status": 500, "msg": "Internal Error"}

    monkeypatch.setattr(bridge, "_execute_module", silent)
    with pytest.raises(
        wait_idle.AnsibleActionFail, match="answers 500: Internal Error. It takes new conferences again"
    ):
        bridge.result()
    assert bridge.asked == ["/drain/enable", "/drain/disable"]


def test_metrics_tell_of_a_bridge_whose_statistics_are_off(monkeypatch):
    bridge = Bridge(monkeypatch, [2] * 5 + [0])
    answer = bridge._execute_module

    def without_statistics(name, arguments, task_vars=None):
        if arguments["url"] == f"{URL}/stats":
            return {"status": 404, "msg": "Not Found"}
        if arguments["url"] != METRICS:
            return answer(name, arguments)
        # The bridge fails where nobody says what he takes.
        assert arguments["headers"] == {"Accept": "text/plain"} and arguments["return_content"]
        count, drains = bridge.loads[0], float(bridge.drained)
        text = f"jitsi_jvb_conferences {count}.0\njitsi_jvb_local_endpoints {count}.0\njitsi_jvb_drain_mode {drains}\n"
        return {"status": 200, "content": text}

    monkeypatch.setattr(bridge, "_execute_module", without_statistics)
    assert bridge.result() == {"changed": True, "seconds": 10}
    assert bridge.shown == ["bridge1: 2 conferences with 2 participants left; waiting for 60 s more at most"]
