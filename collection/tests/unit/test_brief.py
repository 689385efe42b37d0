"""What the stdout callback shows of tasks that take long."""

import types

import pytest

from ansible_collections.scalable.jitsi.plugins.callback import brief


@pytest.fixture
def callback(monkeypatch):
    """A callback with a clock of its own, whose lines are kept; a task runs on three bridges."""
    made = brief.CallbackModule()
    made.now, made.lines = 1000.0, []
    made._display = types.SimpleNamespace(display=lambda text, **_: made.lines.append(text), verbosity=0)
    monkeypatch.setattr(brief, "time", types.SimpleNamespace(monotonic=lambda: made.now))
    made._order = ["bridge1", "bridge2", "bridge3"]
    task = types.SimpleNamespace(_uuid="1", name="Install it", action="ansible.builtin.apt", until=None)
    made._task_start(task)
    for name in made._order:
        made._working[name] = made.now
    return made


def watch(callback, seconds: int) -> None:
    """Let time pass as the thread does that names long tasks."""
    ends = callback.now + seconds

    def wait(step):
        callback.now += step
        return callback.now > ends

    callback._ended = types.SimpleNamespace(wait=wait)
    callback._name_long_tasks()


def test_names_a_task_that_runs_long_with_the_hosts_that_are_left(callback):
    watch(callback, 40)
    del callback._working["bridge2"]
    watch(callback, 100)
    assert callback.lines == [
        "bridge1…bridge3: Install it: for 20 s now",
        "bridge1…bridge3: Install it: for 40 s now",
        "bridge1, bridge3: Install it: for 60 s now",
        "bridge1, bridge3: Install it: for 2 min now",
    ]


@pytest.mark.parametrize("action", ["scalable.jitsi.wait_idle", "ansible.builtin.pause"])
def test_says_nothing_for_tasks_that_speak_for_themselves(callback, action):
    callback._task.action = action
    watch(callback, 100)
    assert callback.lines == []


def test_says_now_and_then_what_a_task_waits_for(callback):
    host = types.SimpleNamespace(get_name=lambda: "bridge2")
    for attempt in range(1, 31):
        callback.now += 5
        found = {"attempts": attempt, "retries": 60, "json": {"conferences": 3}}
        result = types.SimpleNamespace(host=host, task=callback._task, result=found, task_fields={"delay": 5})
        callback.v2_runner_retry(result)
    assert callback.lines == [
        "bridge2: Install it: 3 conferences left, 4 min left at most",
        "bridge2: Install it: 3 conferences left, 3 min left at most",
    ]


def test_says_what_hosts_say_in_the_inventorys_order_whoever_answers_first(callback):
    callback._task.run_once = False
    callback._handle_warnings = lambda found: None
    for host, text in (("bridge3", "well"), ("bridge1", "ill"), ("bridge2", "well")):
        callback._say(host, {"_ansible_verbose_always": True, "msg": text})
    callback._flush()
    assert callback.lines == ["bridge1: ill", "bridge2, bridge3: well"]
