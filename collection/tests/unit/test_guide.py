"""The table of the guide's steps names nothing that is not there."""

import pathlib
import re

PROJECT = pathlib.Path(__file__).resolve().parents[3]
GUIDE = (PROJECT / "docs" / "guide.md").read_text()


def test_each_option_exists():
    options = (PROJECT / "collection" / "docs" / "options.md").read_text()
    named = set(re.findall(r"`(jitsi_\w+)[`=]", GUIDE)) - {"jitsi_meet", "jitsi_bridges", "jitsi_turn"}
    assert len(named) > 15
    assert [name for name in sorted(named) if f"| `{name}` |" not in options] == []


def test_each_check_exists():
    rules = PROJECT / "java-tools" / "src" / "main" / "resources" / "rules"
    named = set(re.findall(r"JT\d{3}", GUIDE))
    assert len(named) > 15
    assert [rule for rule in sorted(named) if not (rules / f"{rule}.md").exists()] == []


def test_each_test_exists():
    named = set(re.findall(r"`([a-z]+/(?:\w+\.py)?)`", GUIDE)) - {"molecule/"}
    assert len(named) > 5
    assert [path for path in sorted(named) if not (PROJECT / "molecule" / path).exists()] == []


def test_each_golden_file_exists():
    named = re.findall(r"\(\.\./(collection/tests/golden\S+)\)", GUIDE)
    assert len(named) > 0
    assert [path for path in named if not (PROJECT / path).is_file()] == []


def test_each_step_has_a_proof():
    rows = [line.strip("| ").split(" | ") for line in GUIDE.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    proof = re.compile(r"JT\d{3}|`verify`|`[a-z]+/(?:\w+\.py)?`|the same$|/golden\S+\)$")
    assert [row[0] for row in rows if len(row) < 3 or not proof.search(row[-1])] == []
