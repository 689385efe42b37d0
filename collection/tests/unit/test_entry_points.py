"""What playbooks run has a spec, and so has each option that playbooks and roles read; the page of options has them."""

import pathlib
import re

import jinja2
import pytest
import yaml

COLLECTION = pathlib.Path(__file__).parents[2]
PLAYBOOKS = sorted((COLLECTION / "playbooks").glob("*.yml"))
SPECS = {
    path.parents[1]: yaml.safe_load(path.read_text())["argument_specs"]
    for path in COLLECTION.glob("**/meta/argument_specs.yml")
}
OPTIONS = {name for spec in SPECS.values() for entry_point in spec.values() for name in entry_point["options"]}
CONDITIONS = ("when", "that", "until", "failed_when", "changed_when")
# Of the inventory, and those that upgrade makes of them.
GROUPS = {"jitsi_meet", "jitsi_bridges", "jitsi_turn", "jitsi_upgrade_meet", "jitsi_upgrade_bridges"}
# What jitsi-tools gives to templates.
GIVEN = {"jitsi_fleet", "jitsi_logins", "jitsi_nickname", "jitsi_secrets"}


def nodes(part):
    """Yield all dictionaries of a YAML document."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from nodes(value)
    elif isinstance(part, list):
        for value in part:
            yield from nodes(value)


def entry_points(playbook: pathlib.Path) -> set[tuple[str, str]]:
    """Return the role and the name of each entry point that a playbook runs."""
    found = set()
    for node in nodes(yaml.safe_load(playbook.read_text())):
        given = node.get("ansible.builtin.include_role") or node.get("ansible.builtin.import_role")
        if given:
            found.add((given["name"], given.get("tasks_from", "main").removesuffix(".yml")))
        found |= {(role["role"], "main") for role in node.get("roles", [])}
    return found


def names(source: str) -> set[str]:
    """Return the names that a template has of ours, also as attributes and in quotes."""
    tree = jinja2.Environment(extensions=["jinja2.ext.do"]).parse(source)
    found = {node.name for node in tree.find_all(jinja2.nodes.Name)}
    found |= {node.attr for node in tree.find_all(jinja2.nodes.Getattr)}
    found |= {str(node.value) for node in tree.find_all(jinja2.nodes.Const)}
    return {name for name in found if re.fullmatch(r"jitsi_\w+[a-z]", name)}


def read(path: pathlib.Path) -> set[str]:
    """Return the options that a file reads."""
    if path.suffix == ".j2":
        return names(path.read_text())
    document = yaml.safe_load(path.read_text())
    found = set(document) if path.parent.name == "defaults" else set()
    for node in nodes(document):
        for key, value in node.items():
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str):
                    found |= names(f"{{{{ {text} }}}}" if key in CONDITIONS else text)
    return found


@pytest.mark.parametrize("playbook", PLAYBOOKS, ids=lambda path: path.stem)
def test_what_a_playbook_runs_has_a_spec(playbook):
    unspecified = {
        (role, name)
        for role, name in entry_points(playbook)
        if name not in SPECS[COLLECTION / "roles" / role.removeprefix("scalable.jitsi.")]
    }
    assert unspecified == set()


def test_a_spec_is_of_something():
    for folder, spec in SPECS.items():
        place = folder if folder.name == "playbooks" else folder / "tasks"
        assert [name for name in spec if not (place / f"{name}.yml").exists()] == []


def test_what_is_read_has_a_spec():
    files = [*PLAYBOOKS, *COLLECTION.glob("playbooks/*/*.yml"), *COLLECTION.glob("roles/*/*/**/*.j2")]
    files += [path for kind in ("tasks", "vars", "defaults") for path in COLLECTION.glob(f"roles/*/{kind}/*.yml")]
    found = {path: read(path) for path in files if path.parent.name != "meta"}
    assert len(set().union(*found.values()) & OPTIONS) > 90
    without = {str(path): names for path in files if (names := found.get(path, set()) - OPTIONS - GROUPS - GIVEN)}
    assert without == {}


def test_the_page_has_each_option_once():
    rows = re.findall(r"^\| `(\w+)`", (COLLECTION / "docs" / "options.md").read_text(), re.MULTILINE)
    assert sorted(rows) == sorted(OPTIONS)
