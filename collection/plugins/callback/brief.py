# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shows what a run changes, what it has to say and what fails, and nothing of the rest."""

from __future__ import annotations

DOCUMENTATION = r"""
name: brief
type: stdout
short_description: What changes, what there is to say, and what fails
description:
  - Tasks that change nothing and have nothing to say are not shown, messages are shown as they are, and hosts of which
    the same is to be said are named together.
  - A task that runs long is named every now and then, with the hosts that it still works on.
  - With C(-v), and more of it, all is shown as P(ansible.builtin.default#callback) does.
extends_documentation_fragment:
  - default_callback
  - result_format_callback
requirements:
  - set as stdout_callback in the configuration
author: The Scalable Jitsi authors
"""

import re
import textwrap
import threading
import time

from ansible import constants as C
from ansible import context
from ansible.plugins.callback.default import CallbackModule as Default

from ansible_collections.scalable.jitsi.plugins.plugin_utils.terse import duration, named

# Seconds until a task that runs is named, and until it is named again.
_LONG = 20
_AGAIN = 60
# These speak for themselves, the second with a prompt on the same line.
_SPEAKS = ("scalable.jitsi.wait_idle", "ansible.builtin.pause", "pause")
_NOTHING_TO_SAY = "All assertions passed"
# Since ansible-core 2.19.
_PREFIX = re.compile(r"^(Task failed: )?(Action failed: )?")


def _part(result, name: str):
    """Return a part of a task's result, which had an underscore before ansible-core 2.19."""
    return getattr(result, name) if hasattr(result, name) else getattr(result, f"_{name}")


class _Shown:
    """What one task has to show, by the text the hosts that have it."""

    def __init__(self):
        self.changed: list[str] = []
        self.said: dict[str, list[str]] = {}
        self.diffs: dict[str, list[str]] = {}
        self.failed: dict[str, list[str]] = {}


class CallbackModule(Default):
    """Collects what the hosts have to show of a task, and shows it with the hosts together."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "scalable.jitsi.brief"

    def __init__(self):
        super().__init__()
        self._task = None
        self._names: dict[str, str] = {}
        self._shown = _Shown()
        self._order: list[str] = []
        self._working: dict[str, float] = {}
        self._named_at = 0.0
        self._silent: set[str] = set()
        self._last: dict[str, str] = {}
        self._play_name = ""
        self._ended = threading.Event()

    # With -v all is as usual.

    @property
    def _brief(self) -> bool:
        return self._display.verbosity == 0

    def v2_playbook_on_start(self, playbook):
        if not self._brief:
            super().v2_playbook_on_start(playbook)
            return
        if context.CLIARGS["check"]:
            self._display.display("A dry run: nothing is changed.")
        threading.Thread(target=self._name_long_tasks, daemon=True).start()

    def v2_playbook_on_play_start(self, play):
        self._flush()
        if not self._brief:
            super().v2_playbook_on_play_start(play)
            return
        self._play = play
        self._play_name = play.get_name().strip()
        inventory = play.get_variable_manager()._inventory
        self._order = [host.name for host in inventory.get_hosts(ignore_limits=True)] if inventory else []

    def _task_start(self, task, prefix=None):
        self._flush()
        if not self._brief:
            super()._task_start(task, prefix)
            return
        self._task, self._working, self._named_at = task, {}, time.monotonic()
        # Later the variables in it may be gone.
        self._names[task._uuid] = (task.name or task.action).strip()

    def v2_runner_on_start(self, host, task):
        self._working[host.get_name()] = time.monotonic()
        super().v2_runner_on_start(host, task)

    def v2_playbook_on_include(self, included_file):
        if not self._brief:
            super().v2_playbook_on_include(included_file)

    def v2_playbook_on_no_hosts_matched(self):
        if not self._brief:
            super().v2_playbook_on_no_hosts_matched()

    def v2_playbook_on_no_hosts_remaining(self):
        self._flush()
        if not self._brief:
            super().v2_playbook_on_no_hosts_remaining()

    # What comes from a host.

    def v2_runner_on_ok(self, result):
        host = self._done(result)
        if not self._brief:
            super().v2_runner_on_ok(result)
            return
        self._say(host, _part(result, "result"))

    def v2_runner_item_on_ok(self, result):
        if not self._brief:
            super().v2_runner_item_on_ok(result)
            return
        self._say(_part(result, "host").get_name(), _part(result, "result"))

    def v2_runner_on_skipped(self, result):
        self._done(result)
        if not self._brief:
            super().v2_runner_on_skipped(result)
            return
        self._handle_warnings(_part(result, "result"))

    def v2_runner_item_on_skipped(self, result):
        if not self._brief:
            super().v2_runner_item_on_skipped(result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        host = self._done(result)
        if not self._brief:
            super().v2_runner_on_failed(result, ignore_errors)
            return
        found, task = _part(result, "result"), _part(result, "task")
        self._handle_warnings(found)
        # Each item has said why already.
        if not (task.loop and "results" in found):
            self._fail(host, task, _why(found), ignored=ignore_errors)

    def v2_runner_item_on_failed(self, result):
        if not self._brief:
            super().v2_runner_item_on_failed(result)
            return
        found = _part(result, "result")
        self._handle_warnings(found)
        host, task = _part(result, "host").get_name(), _part(result, "task")
        self._fail(host, task, f"{self._get_item_label(found)}: {_why(found)}", ignored=task.ignore_errors is True)

    def v2_runner_on_unreachable(self, result):
        host, task = self._done(result), _part(result, "task")
        if not self._brief:
            super().v2_runner_on_unreachable(result)
            return
        ignored = bool(task.ignore_unreachable)
        # The run goes on without it, and each of its tasks would say so again.
        if not ignored or host not in self._silent:
            self._silent.add(host)
            self._fail(host, task, f"no answer: {_why(_part(result, 'result'))}", ignored=ignored)

    def v2_runner_retry(self, result):
        if not self._brief:
            super().v2_runner_retry(result)
            return
        host, task, found = _part(result, "host").get_name(), _part(result, "task"), _part(result, "result")
        now = time.monotonic()
        if now - self._working.get(host, now) < _LONG or now - self._named_at < _AGAIN:
            return
        self._named_at = now
        left = (found.get("retries", 0) - found.get("attempts", 0)) * float(
            _part(result, "task_fields").get("delay", 0)
        )
        body = found.get("json")
        waits_for = body.get("conferences") if isinstance(body, dict) else None
        what = "" if waits_for is None else f"{waits_for} conference{'s' * (waits_for != 1)} left, "
        self._display.display(f"{host}: {self._name(task)}: {what}{duration(left)} left at most", color=C.COLOR_DEBUG)

    def v2_on_file_diff(self, result):
        if not self._brief:
            super().v2_on_file_diff(result)
            return
        found = _part(result, "result")
        parts = found["results"] if _part(result, "task").loop and "results" in found else [found]
        for part in parts:
            if part.get("diff") and part.get("changed", False) and (diff := self._get_diff(part["diff"])):
                _add(self._shown.diffs, diff, _part(result, "host").get_name())

    def v2_playbook_on_stats(self, stats):
        self._ended.set()
        self._flush()
        if not self._brief:
            super().v2_playbook_on_stats(stats)
            return
        groups: dict[tuple, list[str]] = {}
        for host in stats.processed:
            counted = stats.summarize(host)
            key = tuple(counted[kind] for kind in ("unreachable", "failures", "changed"))
            _add(groups, key, host)
        self._display.display("")
        for (unreachable, failed, changed), hosts in sorted(groups.items()):
            would = "would change" if context.CLIARGS["check"] else "changed"
            words = [
                word
                for count, word in (
                    (unreachable, "no answer"),
                    (failed, "failed"),
                    (changed, f"{changed} task{'s' * (changed != 1)} {would}"),
                )
                if count
            ]
            color = C.COLOR_ERROR if unreachable or failed else C.COLOR_CHANGED if changed else C.COLOR_OK
            self._display.display(f"{', '.join(words) or 'unchanged'}: {self._named(hosts)}", color=color)

    # How it is shown.

    def _done(self, result) -> str:
        host = _part(result, "host").get_name()
        self._working.pop(host, None)
        return host

    def _say(self, host: str, found: dict) -> None:
        self._handle_warnings(found)
        if found.get("changed", False) and host not in self._shown.changed:
            self._shown.changed.append(host)
        if found.get("_ansible_verbose_always") and (text := self._message(found)) and text != _NOTHING_TO_SAY:
            _add(self._shown.said, text, host)

    def _message(self, found: dict) -> str:
        if "msg" in found:
            lines = found["msg"] if isinstance(found["msg"], list) else [found["msg"]]
            if all(isinstance(line, (str, int, float)) for line in lines):
                return "\n".join(str(line) for line in lines)
        self._clean_results(found, "debug")
        return textwrap.dedent(self._dump_results(found).strip("\n"))

    def _fail(self, host: str, task, text: str, ignored: bool = False) -> None:
        """Show why at once, but not again what another host has said."""
        # Somebody has caught it, and fails once more with the same.
        if self._last.get(host) == text:
            return
        self._last[host] = text
        hosts = _add(self._shown.failed, text, host)
        if hosts == [host]:
            self._name_play()
            heading = f"{'ignored' if ignored else 'FAILED'}: {host}: {self._name(task)}"
            color = C.COLOR_WARN if ignored else C.COLOR_ERROR
            stderr = not ignored and self.get_option("display_failed_stderr")
            self._display.display(f"{heading}\n{_indented(text)}", color=color, stderr=stderr)

    def _flush(self) -> None:
        """Show what the hosts have to show of the task that has ended."""
        shown, self._shown = self._shown, _Shown()
        for text, hosts in shown.failed.items():
            if len(hosts) > 1:
                self._display.display(f"the same: {self._named(hosts[1:])}", color=C.COLOR_ERROR)
        for diff, hosts in self._in_order(shown.diffs):
            self._name_play()
            self._display.display(f"{self._named(hosts)}:\n{diff.rstrip()}")
        if shown.changed:
            self._name_play()
            word = "would change" if self._task.check_mode else "changed"
            line = f"{word}: {self._named(shown.changed)}: {self._name(self._task)}"
            self._display.display(line, color=C.COLOR_CHANGED)
        for text, hosts in self._in_order(shown.said):
            if self._task.run_once:
                self._display.display(text)
            elif "\n" in text:
                self._display.display(f"{self._named(hosts)}:\n{_indented(text)}")
            else:
                self._display.display(f"{self._named(hosts)}: {text}")

    def _in_order(self, groups: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
        """Return what hosts have to show in the inventory's order, whoever was the first to answer."""
        places = {host: place for place, host in enumerate(self._order)}
        return sorted(groups.items(), key=lambda group: min(places.get(host, len(places)) for host in group[1]))

    def _name(self, task) -> str:
        return self._names.get(task._uuid) or task.get_name().strip()

    def _named(self, hosts: list[str]) -> str:
        return named(hosts, self._order)

    def _name_play(self) -> None:
        if self._play_name:
            self._display.display(f"\n{self._play_name}", color=C.COLOR_HIGHLIGHT)
        self._play_name = ""

    def _name_long_tasks(self) -> None:
        """Name the task that runs, when it runs long; a thread of its own."""
        while not self._ended.wait(5):
            task, working, now = self._task, dict(self._working), time.monotonic()
            if not task or not working or task.action in _SPEAKS or task.until:
                continue
            since = now - min(working.values())
            if since >= _LONG and now - self._named_at >= (_AGAIN if since > _AGAIN else _LONG):
                self._named_at = now
                line = f"{self._named(list(working))}: {self._name(task)}: for {duration(since)} now"
                self._display.display(line, color=C.COLOR_DEBUG)


def _add(groups: dict, key, host: str) -> list[str]:
    hosts = groups.setdefault(key, [])
    if host not in hosts:
        hosts.append(host)
    return hosts


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _why(found: dict) -> str:
    """Return why something failed: its message, and the end of what a command has printed."""
    said = (found.get(kind) for kind in ("message", "msg", "censored", "reason"))
    lines = [_PREFIX.sub("", str(next(filter(None, said), "it does not say why"))).strip()]
    for kind in ("module_stderr", "stderr", "module_stdout", "stdout"):
        text = str(found.get(kind) or "").strip()
        if text and text not in lines[0]:
            lines += text.splitlines()[-15:]
    return "\n".join(lines)
