"""A host in other hands writes nothing on our terminal but what is printed.

The interpreter that Ansible starts for modules is a program of the attacker, who knows Ansible's ways.
"""

import json

import pytest

NASTY = "\x1b[2J\x1b]0;title\x07\x9b31m\x7f\u202etxt\u2066\r\u2028"
DIFF = {"before_header": NASTY, "after_header": NASTY, "before": f"{NASTY}\n", "after": f"a{NASTY}\n"}
REPLIES = {
    "failure": json.dumps({"failed": True, "msg": NASTY, "exception": NASTY, "reason": NASTY}),
    "nonsense": NASTY,
    "error": json.dumps(
        {"failed": True, "msg": NASTY, "module_stdout": NASTY, "module_stderr": NASTY, "stderr": NASTY}
    ),
    "change": json.dumps({"changed": True, "diff": [DIFF], "warnings": [NASTY]}),
}
TASKS = [
    {"scalable.jitsi.files": {"service": "videobridge"}, "check_mode": True},
    {"scalable.jitsi.lock": {"state": "free"}},
    {"scalable.jitsi.wait_idle": {"url": "http://127.0.0.1", "timeout": 1}},
]


@pytest.mark.parametrize("reply", REPLIES)
def test_what_modules_answer_is_shown_as_it_is_printed(planned, reply):
    interpreter, answer = planned.folder / "python", planned.folder / "answer"
    answer.write_text(REPLIES[reply])
    interpreter.write_text(f"#!/bin/sh\ncat > /dev/null\ncat {answer}\n")
    interpreter.chmod(0o755)
    planned.vars |= {"ansible_connection": "local", "ansible_python_interpreter": str(interpreter)}
    play = {"hosts": "bridge1", "gather_facts": False, "vars": {"ansible_pipelining": True}}
    play["tasks"] = [task | {"ignore_errors": True} for task in TASKS]
    playbook = planned.folder / "play.yml"
    playbook.write_text(json.dumps([{"import_playbook": "scalable.jitsi.plan"}, play]))
    process = planned.playbook(str(playbook), "--diff")
    output = process.stdout + process.stderr
    assert "PLAY RECAP" in output and "\\x1b[2J" in output, output
    strange = [line for line in output.split("\n") if not line.replace("\t", "").isprintable()]
    assert strange == []
