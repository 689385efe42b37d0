"""jitsi-tools and Ansible's own templating make the same bytes: of every shipped template, and of every construct.

`DIALECT_OLDEST=1` compares with the oldest ansible-core that we support as well; `.ci/setup --with-tests` installs it.
"""

from __future__ import annotations

import base64
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar
from values import Values

from ansible_collections.scalable.jitsi.plugins.plugin_utils import fleet

PROJECT = pathlib.Path(__file__).resolve().parents[3]
TOOLS = PROJECT / "collection" / "plugins" / "plugin_utils" / "jitsi-tools"
CASES = PROJECT / "java-tools" / "src" / "test" / "resources" / "dialect" / "allowed.yml"
SETS = 50
BRIDGES_COMPARED = 3
PYTHONS = {"newest": sys.executable}
if os.environ.get("DIALECT_OLDEST"):
    PYTHONS["oldest"] = str(PROJECT / ".venv-oldest" / "bin" / "python")


class Variables(dict):
    """What the plan plugin asks of Ansible."""

    of = dict.__getitem__

    def unseen(self, _name: str) -> list:
        """There is nothing beside a playbook."""
        return []


def resolved(options: dict) -> list[dict]:
    """The hosts as the plan plugin sends them: checked against the argument specs, with defaults and constants."""
    hostvars = {"meet": options["all"] | options["meet"]}
    hostvars |= {name: options["all"] | bridge for name, bridge in options["bridges"].items()}
    for name, turn in options["turn"].items():
        hostvars[name] = hostvars.get(name, options["all"]) | turn
    for variables in hostvars.values():
        variables["inventory_dir"] = str(PROJECT)
    groups = {"jitsi_meet": ["meet"], "jitsi_bridges": list(options["bridges"]), "jitsi_turn": list(options["turn"])}
    for name, variables in hostvars.items():
        variables["groups"] = groups
        variables["group_names"] = [group for group, members in groups.items() if name in members]
    templar = Templar(loader=DataLoader(), variables={})
    return fleet.Fleet(groups, Variables(hostvars), templar).hosts()


def planned(folder: pathlib.Path, roles: dict, hosts: list[dict]) -> dict:
    """Ask jitsi-tools for a plan that writes nothing."""
    request = {
        "schema": 1,
        "check": True,
        "secrets": {
            "file": str(folder / "secrets.yml"),
            "passwords": [{"id": "default", "password": base64.b64encode(b"correct horse").decode()}],
        },
        "nicknames": {"file": str(folder / "nicknames.yml")},
        "roles": roles,
        "hosts": hosts,
    }
    process = subprocess.run(
        ["/bin/sh", TOOLS, "plan"], input=json.dumps(request).encode(), capture_output=True, check=False
    )
    assert process.returncode == 0, process.stderr.decode()
    return json.loads(process.stdout)


def seen_by_templates(plan: dict, hosts: list[dict], host: dict) -> dict:
    """A host's variables with those that jitsi-tools adds."""
    placeholders = plan["secrets"]["placeholders"]
    nicknames = plan["nicknames"]
    bridges = sorted((other for other in hosts if "jitsi_bridges" in other["groups"]), key=lambda other: other["name"])
    added = {
        "inventory_hostname": host["name"],
        "jitsi_secrets": {secret["name"]: placeholder for placeholder, secret in placeholders.items()},
        "jitsi_logins": plan["secrets"]["logins"],
        "jitsi_fleet": {
            "meet": next(other["name"] for other in hosts if "jitsi_meet" in other["groups"]),
            "bridges": [
                {
                    "host": bridge["name"],
                    "nickname": nicknames[bridge["name"]],
                    "addresses": bridge["vars"]["jitsi_bridge_addresses"],
                    "unseen_addresses": bridge["vars"]["jitsi_bridge_addresses"],
                    "websocket": bridge["vars"]["jitsi_bridge_websocket"],
                    "websocket_port": bridge["vars"]["jitsi_bridge_websocket_port"],
                }
                for bridge in bridges
            ],
            "turn": [
                {
                    "host": turn["name"],
                    "addresses": turn["vars"]["_jitsi_turn_addresses"],
                    "port": turn["vars"]["jitsi_turn_port"],
                    "tls_port": turn["vars"]["jitsi_turn_tls_port"],
                    "ttl": turn["vars"]["jitsi_turn_ttl"],
                }
                for turn in hosts
                if "jitsi_turn" in turn["groups"]
            ],
        },
    }
    if host["name"] in nicknames:
        added["jitsi_nickname"] = nicknames[host["name"]]
    return host["vars"] | added


class Comparison:
    """What jitsi-tools rendered, and the same to be rendered by Ansible."""

    def __init__(self):
        self.variables: list[dict] = []
        self.renders: list[dict] = []
        self.texts: list[str] = []

    def add(self, folder: pathlib.Path, template: str, variables: int, text: str) -> None:
        """Remember one render by jitsi-tools."""
        self.renders.append({"folder": str(folder), "template": template, "vars": variables})
        self.texts.append(text)

    def differences(self, python: str) -> list[tuple]:
        """Let Ansible render all and return what differs."""
        document = {"variables": self.variables, "renders": self.renders}
        environment = os.environ | {"LC_ALL": "C.UTF-8", "ANSIBLE_CONFIG": str(PROJECT / "ansible.cfg")}
        script = pathlib.Path(__file__).with_name("ansible_render.py")
        process = subprocess.run(
            [python, script], input=json.dumps(document).encode(), env=environment, capture_output=True, check=False
        )
        assert process.returncode == 0, process.stderr.decode()
        theirs = json.loads(process.stdout)
        assert len(theirs) == len(self.texts)
        return [
            (render["template"], self.variables[render["vars"]], ours, text)
            for render, ours, text in zip(self.renders, self.texts, theirs)
            if ours.encode() != text.encode()
        ]


def assert_equal(comparison: Comparison, python: str, label: str, capsys) -> None:
    """Fail with the first difference; print the counts."""
    differences = comparison.differences(PYTHONS[python])
    templates = len({(render["folder"], render["template"]) for render in comparison.renders})
    with capsys.disabled():
        print(
            f"\n{label}, {python} ansible-core: {templates} templates, {len(comparison.variables)} variable sets, "
            f"{len(comparison.texts)} texts compared, {len(comparison.texts) - len(differences)} equal"
        )
    assert not differences, differences[0]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> Comparison:
    """Every shipped template with every variable set, rendered by jitsi-tools."""
    folders = {
        group: [pathlib.Path(fleet.ROLES_FOLDER, role).resolve() for role in roles]
        for group, roles in fleet.ROLES.items()
    }
    roles = {group: [str(folder) for folder in members] for group, members in folders.items()}
    fleets = [resolved(Values(seed).fleet(layout)) for seed in range(SETS) for layout in ("hocon", "properties")]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        plans = list(pool.map(lambda hosts: planned(tmp_path_factory.mktemp("plan"), roles, hosts), fleets))
    comparison = Comparison()
    for hosts, plan in zip(fleets, plans):
        turn = [host for host in hosts if host["groups"] == ["jitsi_turn"]]
        for host in hosts[: 1 + BRIDGES_COMPARED] + turn:
            comparison.variables.append(seen_by_templates(plan, hosts, host))
            for file in plan["hosts"][host["name"]]["files"]:
                if "template" not in file:
                    continue
                holders = [
                    folder / "templates"
                    for folder in dict.fromkeys(folder for group in host["groups"] for folder in folders[group])
                    if (folder / "templates" / file["template"]).exists()
                ]
                assert len(holders) == 1, file["template"]
                comparison.add(holders[0], file["template"], len(comparison.variables) - 1, file["text"])
    return comparison


@pytest.fixture(scope="module")
def constructs(tmp_path_factory) -> Comparison:
    """Every allowed construct with as many variable sets, rendered by jitsi-tools in one request."""
    folder = tmp_path_factory.mktemp("constructs")
    templates = folder / "role" / "templates"
    templates.mkdir(parents=True)
    (folder / "role" / "vars").mkdir()
    rules = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    # Only the cases about a template's end are whole templates; the others are parts of one.
    cases = [template if rule == "JT217" else f"# {template}\nend\n" for rule in rules for template in rules[rule]]
    for number, template in enumerate(cases):
        (templates / f"{number}.j2").write_text(template, encoding="utf-8")
    (templates / "macros.j2").write_text(
        '{% macro quoted(a) %}"{{ a }}{{ text }}"{% endmacro %}\n{% macro pair(a, b=1) %}\n{{ a }}={{ b }}\n{% endmacro %}\n'
    )
    entries = [
        {"template": f"{number}.j2", "dest": f"/{number}", "owner": "root", "group": "root", "mode": "0644"}
        | {"format": "text", "service": "web"}
        for number in range(len(cases))
    ]
    (folder / "role" / "vars" / "files.yml").write_text(yaml.safe_dump({"files": entries}))
    base = {"jitsi_domain": "meet.example.com"}
    hosts = [{"name": "meet", "groups": ["jitsi_meet"], "vars": base}]
    for seed in range(SETS):
        own = Values(seed).anything() | base | {"jitsi_bridge_addresses": [f"192.0.2.{seed + 1}"]}
        hosts.append({"name": f"bridge{seed}", "groups": ["jitsi_bridges"], "vars": own})
    plan = planned(folder, {"jitsi_meet": [], "jitsi_bridges": [str(folder / "role")]}, hosts)
    comparison = Comparison()
    for host in hosts[1:]:
        comparison.variables.append(host["vars"])
        for file in plan["hosts"][host["name"]]["files"]:
            comparison.add(templates, file["template"], len(comparison.variables) - 1, file["text"])
    return comparison


@pytest.mark.parametrize("python", PYTHONS)
def test_every_shipped_template_is_the_same_by_both_engines(shipped, python, capsys):
    on_disk = {path for role in ("common", "meet", "bridge", "turn") for path in _templates(role)}
    assert {str(pathlib.Path(render["folder"], render["template"])) for render in shipped.renders} == on_disk
    assert_equal(shipped, python, "shipped templates", capsys)


@pytest.mark.parametrize("python", PYTHONS)
def test_every_construct_of_the_dialect_is_the_same_by_both_engines(constructs, python, capsys):
    assert_equal(constructs, python, "constructs", capsys)


def _templates(role: str) -> list[str]:
    """The role's templates, without those that are only parts of others."""
    folder = PROJECT / "collection" / "roles" / role / "templates"
    paths = list(folder.rglob("*.j2"))
    parts = {name for path in paths for name in re.findall(r"\{% from '([^']+)'", path.read_text())}
    return [str(path) for path in paths if str(path.relative_to(folder)) not in parts]
