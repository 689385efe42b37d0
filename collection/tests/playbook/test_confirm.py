"""jitsi_confirm asks before anything is changed, and only yes goes on."""

import os
import pathlib
import pty
import select
import subprocess
import sys

import pytest
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[3]
ASK = {"ansible.builtin.include_role": {"name": "scalable.jitsi.common", "tasks_from": "confirm.yml"}}
PLAY = {"hosts": "meet1,bridge1", "gather_facts": False, "tasks": [ASK, {"ansible.builtin.debug": {"msg": "went on"}}]}


@pytest.fixture
def command(tmp_path) -> list:
    """A playbook that asks."""
    (tmp_path / "play.yml").write_text(yaml.safe_dump([PLAY]))
    program = pathlib.Path(sys.executable).parent / "ansible-playbook"
    return [program, "-i", "meet1,bridge1,", tmp_path / "play.yml"]


def run(command: list, **how) -> subprocess.Popen:
    environment = os.environ | {
        "ANSIBLE_CONFIG": str(PROJECT / "ansible.cfg"),
        "ANSIBLE_COLLECTIONS_PATH": str(PROJECT / ".collections"),
        "ANSIBLE_NOCOLOR": "1",
    }
    return subprocess.Popen(command, env=environment, stderr=subprocess.STDOUT, text=True, **how)


def answered(command: list, answer: str) -> tuple[int, str]:
    """Run the command on a terminal, where somebody types this when asked; return its code and what is seen."""
    ours, its = pty.openpty()
    with run(command, stdin=its, stdout=its, start_new_session=True, preexec_fn=_take_terminal) as process:
        os.close(its)
        seen = ""
        while "Only yes goes on" not in seen:
            seen += os.read(ours, 4096).decode()
        for _ in range(20):
            # What is typed before the question is read is thrown away.
            os.write(ours, answer.encode())
            try:
                while select.select([ours], [], [], 3)[0]:
                    seen += os.read(ours, 4096).decode()
            except OSError:
                # All of it was read, and nobody has the other end.
                break
        process.wait(timeout=60)
    os.close(ours)
    return process.returncode, " ".join(seen.split())


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_yes_goes_on(command):
    code, seen = answered(command, "yes\r")
    assert code == 0 and "went on" in seen, seen


def test_another_answer_ends_the_run(command):
    code, seen = answered(command, "y\r")
    assert code != 0 and "Nothing was changed: jitsi_confirm is set, and the answer was y" in seen, seen
    assert "went on" not in seen


def test_where_nobody_can_answer_the_run_ends(command):
    process = run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    seen = " ".join(process.communicate(timeout=60)[0].split())
    assert process.returncode != 0 and "the answer was none. Where there is no terminal nobody can answer" in seen, seen
    assert "went on" not in seen
