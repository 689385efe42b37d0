"""What docs/operations.md shows of runs is still printed: its tasks and its messages are those of the project."""

import pathlib
import re

PROJECT = pathlib.Path(__file__).resolve().parents[3]
# Lines of output are indented, and so are commands.
SHOWN = "\n".join(
    line for line in (PROJECT / "docs" / "operations.md").read_text().splitlines() if line.startswith("    ")
)
SOURCES = "\n".join(
    path.read_text()
    for folder in ("collection/playbooks", "collection/roles", "collection/plugins", "java-tools/src/main/java")
    for pattern in ("**/*.yml", "**/*.py", "**/*.java")
    for path in (PROJECT / folder).glob(pattern)
)


def test_each_task_shown_exists():
    named = set(re.findall(r"TASK \[(?:scalable\.jitsi\.\w+ : )?([^\]]+)\]", SHOWN))
    assert len(named) >= 5
    assert [name for name in sorted(named) if f"- name: {name}\n" not in SOURCES] == []


def test_each_message_shown_is_still_printed():
    messages = set(re.findall(r"^ +(?:- )?'?([A-Z][A-Z ]+: )", SHOWN, re.M))
    assert {"REMOVED: ", "UPGRADE DUE: ", "RESTART DUE: ", "EMERGENCY: "} <= messages
    messages |= {"can carry what", "; waiting for ", "sessions lost: ", "is locked by", "nicknames assigned: "}
    messages |= {"run this again to rotate", "still runs with its former files", "passwords taken over: "}
    assert [message for message in sorted(messages) if message not in SHOWN] == []
    assert [message for message in sorted(messages) if message not in SOURCES] == []
