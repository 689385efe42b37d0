"""What an operator sees of a run: the stdout callback scalable.jitsi.brief."""

import os
import pathlib
import re
import subprocess
import sys

import pytest
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[3]


def play(tmp_path: pathlib.Path, hosts: list[str], plays: list[dict], *arguments: str) -> str:
    """Run plays on hosts that are all this machine, and return what is printed."""
    local = {"ansible_connection": "local", "ansible_python_interpreter": sys.executable}
    inventory, playbook = tmp_path / "hosts.yml", tmp_path / "play.yml"
    inventory.write_text(yaml.safe_dump({"all": {"hosts": dict.fromkeys(hosts), "vars": local}}, sort_keys=False))
    playbook.write_text(yaml.safe_dump([{"hosts": "all", "gather_facts": False} | part for part in plays]))
    environment = os.environ | {
        "ANSIBLE_CONFIG": str(PROJECT / "ansible.cfg"),
        "ANSIBLE_COLLECTIONS_PATH": str(PROJECT / ".collections"),
        "ANSIBLE_NOCOLOR": "1",
        "ANSIBLE_FORKS": "20",
    }
    command = [pathlib.Path(sys.executable).parent / "ansible-playbook", "-i", inventory, playbook, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return run.stdout + run.stderr


def test_a_run_that_changes_nothing_fits_on_one_screen(tmp_path):
    bridges = [f"bridge{number}" for number in range(1, 101)]
    quiet = {"ansible.builtin.assert": {"that": True, "quiet": True}}
    plan = {"ansible.builtin.debug": {"msg": ["all is as planned: it's fine", "second line"]}, "run_once": True}

    said = play(
        tmp_path,
        ["meet1", *bridges],
        [
            {"name": "First", "tasks": [quiet, quiet | {"when": False}, plan]},
            {"name": "Second", "tasks": [{"ansible.builtin.assert": {"that": True}}]},
        ],
    )

    assert said.splitlines() == [
        "all is as planned: it's fine",
        "second line",
        "",
        "unchanged: meet1, bridge1…bridge100",
    ]


@pytest.fixture(scope="module")
def said(tmp_path_factory) -> str:
    """What is printed of changes and failures."""
    command = {"ansible.builtin.command": {"argv": ["sh", "-c", "echo some; echo what is wrong >&2; exit {{ item }}"]}}
    refuse = {"ansible.builtin.fail": {"msg": "It is wrong.\nDo that."}}
    tasks = [
        {"name": "Change it", "ansible.builtin.command": "true", "when": "inventory_hostname != 'bridge2'"},
        {"name": "Say it", "ansible.builtin.debug": {"msg": "I am {{ inventory_hostname[:6] }}"}},
        {"name": "Write it", "ansible.builtin.copy": {"dest": "{{ file }}", "content": "new\n"}, "diff": True},
        {"name": "Try it", "loop": [0, 3], "when": "inventory_hostname == 'bridge1'", "ignore_errors": True} | command,
        {"name": "Refuse {{ what }}", "when": "inventory_hostname != 'meet1'"} | refuse,
        {"name": "Make it", "ansible.builtin.debug": {"msg": "{{ nobody_knows_it }}"}},
    ]
    folder = tmp_path_factory.mktemp("brief")
    variables = {"what": "all of it", "file": f"{folder}/{{{{ inventory_hostname }}}}.txt"}
    play_of_three = {"name": "Put it right", "tasks": tasks, "vars": variables}
    return play(folder, ["meet1", "bridge1", "bridge2", "bridge3", "bridge4"], [play_of_three])


def test_names_hosts_that_change_together(said):
    assert "\nPut it right\nchanged: meet1, bridge1, bridge3, bridge4: Change it\n" in said
    assert "\nchanged: meet1, bridge1…bridge4: Write it\n" in said


def test_says_once_what_many_hosts_say(said):
    assert "\nmeet1: I am meet1\nbridge1…bridge4: I am bridge\n" in said


def test_shows_what_changes_in_a_file(said):
    assert re.search(r"\nmeet1:\n--- before\n\+\+\+ after: \S+/meet1.txt\n@@ -0,0 \+1 @@\n\+new\n", said)


def test_says_an_error_once_for_all_hosts_and_readably(said):
    assert said.count("It is wrong.") == 1
    refused = r"\nFAILED: bridge\d: Refuse all of it\n  It is wrong.\n  Do that.\nthe same: bridge1?\S+[ \S]+\n"
    assert re.search(refused, said)
    assert re.search("\nFAILED: meet1: Make it\n .*'nobody_knows_it' is undefined", said)
    assert "[ERROR]" not in said and "fatal:" not in said and "Origin" not in said


def test_says_of_an_item_what_the_command_has_printed(said):
    assert "\nignored: bridge1: Try it\n  3: non-zero return code\n  what is wrong\n  some\n" in said


def test_ends_with_the_hosts_by_what_became_of_them(said):
    assert said.endswith(
        "\nfailed, 1 task changed: bridge2\nfailed, 2 tasks changed: meet1, bridge3, bridge4\nfailed, 3 tasks changed: bridge1\n"
    )


def test_shows_all_when_asked_to(tmp_path):
    said = play(tmp_path, ["bridge1"], [{"tasks": [{"name": "Say", "ansible.builtin.debug": {"msg": "x"}}]}], "-v")

    assert "TASK [Say]" in said
    assert "PLAY RECAP" in said
