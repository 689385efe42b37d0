"""The table of what day two promises names no test and no option that is not there."""

import pathlib
import re

PROJECT = pathlib.Path(__file__).resolve().parents[3]
PAGE = (PROJECT / "docs" / "day-two.md").read_text()
JAVA = PROJECT / "java-tools" / "src" / "test" / "java" / "org" / "scalablejitsi" / "tools"
PLACES = {"unit": "collection/tests/unit", "playbook": "collection/tests/playbook"}


def test_each_row_names_a_test():
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise |")]
    assert len(rows) > 50
    assert [row for row in rows if not re.search(r"::\w", row)] == []


def test_each_test_exists():
    named = set(re.findall(r"`(\w+)/(test_\w+\.py|\w+Test\.java)::(\w+)`", PAGE))
    assert len(named) > 50
    assert len(re.findall("::", PAGE)) == len(re.findall(r"`\w+/(?:test_\w+\.py::test_\w+|\w+Test\.java::\w+)`", PAGE))
    missing = []
    for folder, file, name in sorted(named):
        java = file.endswith(".java")
        path = (JAVA / folder if java else PROJECT / PLACES.get(folder, f"molecule/{folder}")) / file
        head = f"\n  void {name}(" if java else f"\ndef {name}("
        if not path.exists() or head not in path.read_text():
            missing.append(f"{folder}/{file}::{name}")
    assert missing == []


def test_each_test_of_rotation_scale_and_upgrade_is_named():
    missing = [
        f"{path.parent.name}/{path.name}::{name}"
        for scenario in ("rotate", "thirty", "scale", "upgrade")
        for path in sorted((PROJECT / "molecule" / scenario).glob("test_*.py"))
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(), re.M)
        if f"`{path.parent.name}/{path.name}::{name}`" not in PAGE
    ]
    assert missing == []


def test_each_option_and_playbook_exists():
    options = (PROJECT / "collection" / "docs" / "options.md").read_text()
    # Options of one run are no options of a role.
    runs = "".join(path.read_text() for path in (PROJECT / "collection").glob("*/**/*.yml"))
    named = set(re.findall(r"`(jitsi_\w+)[`=]", PAGE))
    assert len(named) > 15
    assert [name for name in sorted(named) if f"| `{name}` |" not in options and name not in runs] == []
    for name in set(re.findall(r"`([a-z-]+\.yml)`", PAGE)):
        assert (PROJECT / name).read_text().count("ansible.builtin.import_playbook: scalable.jitsi.") == 1, name
