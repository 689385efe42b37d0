"""Each part of the deployment is known as a tag, and tasks of its own put it right."""

import pathlib
import re

import yaml

ROLES = pathlib.Path(__file__).resolve().parents[2] / "roles"
NAMES = set(yaml.safe_load((ROLES / "common" / "vars" / "main.yml").read_text())["_jitsi_part_names"])


def test_what_is_ensured_is_of_a_known_part():
    text = "".join(path.read_text() for path in ROLES.glob("*/vars/main.yml"))
    found = set(re.findall(r"'?\bpart'?: '?(\w+)", text))
    assert found == NAMES


def test_each_part_has_tasks():
    text = "".join(path.read_text() for path in ROLES.glob("*/tasks/*.yml"))
    conditions = re.findall(r".*_jitsi_parts.*", text)
    found = {name for line in conditions for name in re.findall(r"'(\w+)'", line)}
    # As the test of that name.
    assert found - {"in"} == NAMES
