"""No setting of Ansible shows or keeps a secret: those that would are refused, and all others have none to show.

The module runs here, in check mode, over a local connection that is pipelined, with secrets that the plan has made.
"""

import base64
import json
import re
import subprocess

import pytest
from conftest import PROJECT

MODULE = {"name": "Place", "check_mode": True, "scalable.jitsi.files": {"service": "videobridge"}}
# Callbacks get what those get that log into files, syslog or a database: this one writes all of it down.
RECORDER = """
from ansible.plugins.callback import CallbackBase


class CallbackModule(CallbackBase):
    CALLBACK_VERSION, CALLBACK_TYPE, CALLBACK_NAME = 2.0, "notification", "recorder"

    def v2_playbook_on_task_start(self, task, is_conditional):
        self._record(task.args, task.serialize() if hasattr(task, "serialize") else task.dump_attrs())

    def v2_runner_on_ok(self, result):
        self._record(result._result, result._task.args, getattr(result, "_task_fields", None))

    v2_runner_on_failed = v2_runner_on_ok

    def _record(self, *things):
        with open("RECORD", "a") as file:
            print(*things, file=file)
"""


class Loud:
    """A project whose hosts are this machine, with a playbook that brings secrets there."""

    def __init__(self, project):
        self.project, self.folder = project, project.folder
        project.vars |= {"ansible_connection": "local", "ansible_python_interpreter": "{{ ansible_playbook_python }}"}
        play = {"hosts": "bridge1", "gather_facts": False, "vars": {"ansible_pipelining": True}, "tasks": [MODULE]}
        self.playbook = project.folder / "play.yml"
        self.playbook.write_text(json.dumps([{"import_playbook": "scalable.jitsi.plan"}, play]))

    def secrets(self) -> list[str]:
        """Return the vault's values, as they are and in base64."""
        command = ["ansible-vault", "view", "--vault-password-file", self.project.password_file, self.project.secrets]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        values = re.findall(r"value: \"?(\w+)", text)
        assert len(values) == 2
        return values + [base64.b64encode(value.encode()).decode() for value in values]

    def run(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """Return the exit code and all that was shown or left in the project's folder."""
        self.project.environment = environment
        process = self.project.playbook(str(self.playbook), *arguments)
        texts = [process.stdout, process.stderr]
        left = [path for path in self.folder.rglob("*") if path.is_file() and path != self.playbook]
        return process.returncode, "\n".join(texts + [path.read_text(errors="replace") for path in left])

    def shown(self, text: str) -> list[str]:
        """Return the secrets in a text."""
        return [secret for secret in self.secrets() if secret in text]


@pytest.fixture(name="loud")
def loud_project(planned):
    """Return a project that was planned, so that its secrets are there."""
    return Loud(planned)


def settings(loud, text: str) -> dict[str, str]:
    """Return the environment for an ansible.cfg with these lines under [defaults]."""
    path = loud.folder / "ansible.cfg"
    path.write_text((PROJECT / "ansible.cfg").read_text().replace("[defaults]", f"[defaults]\n{text}"))
    return {"ANSIBLE_CONFIG": str(path)}


LEAKS = {
    "ANSIBLE_DEBUG": "unset it; -vvv shows what modules do, without what is secret",
    "ANSIBLE_KEEP_REMOTE_FILES": "unset it",
}


@pytest.mark.parametrize("where", ["environment", "ansible.cfg"])
@pytest.mark.parametrize("name", LEAKS)
def test_what_would_show_secrets_is_refused_in_the_plan(loud, name, where):
    key = name.removeprefix("ANSIBLE_").lower()
    environment = {name: "1"} if where == "environment" else settings(loud, f"{key} = true")
    code, text = loud.run("-vvvvv", **environment)
    assert loud.shown(text) == []
    assert code != 0 and "TASK [Place]" not in text
    words = " ".join(text.split()).replace("\\n", " ")
    origin = f"env: {name}" if where == "environment" else environment["ANSIBLE_CONFIG"]
    assert f"{name} (`{key}` in ansible.cfg), which is set by {origin}, makes Ansible " in words
    assert LEAKS[name] in words


def test_without_pipelining_a_host_gets_no_secret(loud):
    code, text = loud.run("-vvvvv", "--extra-vars", "ansible_pipelining=false")
    assert code != 0 and loud.shown(text) == []
    assert "host bridge1: secrets travel over pipelined connections only" in " ".join(text.split())


@pytest.mark.parametrize(
    "task",
    [
        {"scalable.jitsi.turn_secrets": {"realm": "realm", "vault": "{{ playbook_dir }}/jitsi_secrets.yml"}},
        {"scalable.jitsi.existing_files": {"domain": "meet.example.com"}, "no_log": True},
    ],
)
def test_a_task_that_has_no_plan_before_it_refuses_too(loud, task):
    play = {"hosts": "bridge1", "gather_facts": False, "vars": {"ansible_pipelining": True}, "tasks": [task]}
    loud.playbook.write_text(json.dumps([play]))
    code, text = loud.run(ANSIBLE_DEBUG="1")
    assert code != 0 and loud.shown(text) == []
    assert "unset it; -vvv shows" in " ".join(text.split())
    assert "_low_level_execute_command(): executing" not in text


def test_nothing_else_shows_one(loud):
    (loud.folder / "callbacks").mkdir()
    record = loud.folder / "record"
    (loud.folder / "callbacks" / "recorder.py").write_text(RECORDER.replace("RECORD", str(record)))
    code, text = loud.run(
        "-vvvvvv",
        "--diff",
        ANSIBLE_LOG_PATH=str(loud.folder / "log"),
        ANSIBLE_LOG_VERBOSITY="6",
        ANSIBLE_CALLBACK_PLUGINS=str(loud.folder / "callbacks"),
        ANSIBLE_CALLBACKS_ENABLED="recorder,ansible.builtin.junit,ansible.builtin.tree",
        JUNIT_OUTPUT_DIR=str(loud.folder / "junit"),
        ANSIBLE_CALLBACK_TREE_DIR=str(loud.folder / "tree"),
        ANSIBLE_DISPLAY_ARGS_TO_STDOUT="1",
        ANSIBLE_DISPLAY_TRACEBACK="always",
        ANSIBLE_NO_LOG="0",
        ANSIBLE_NO_TARGET_SYSLOG="0",
        ANSIBLE_INJECT_FACT_VARS="1",
    )
    assert code == 0, text
    assert (
        "videobridge" in record.read_text() and (loud.folder / "log").stat().st_size and any(loud.folder.glob("tree/*"))
    )
    assert loud.shown(text) == []


def test_the_debugger_of_tasks_has_none_to_show(loud):
    loud.project.typed = "p task.args\np result._result\np task_vars\np task.serialize()\np vars(task)\nc\n" * 9
    code, text = loud.run(ANSIBLE_STRATEGY="ansible.builtin.debug", ANSIBLE_ENABLE_TASK_DEBUGGER="1")
    assert code == 0, text
    loud.playbook.write_text(
        loud.playbook.read_text().replace('"check_mode": true', '"check_mode": true, "debugger": "always"')
    )
    code, text = loud.run()
    assert code == 0, text
    assert "(debug)> " in text and "{'service': 'videobridge'}" in text
    assert loud.shown(text) == []
