"""Every public option has a value that is used somewhere, and values that the plan refuses, by the option's name."""

import ast
import pathlib
import re

import pytest
import yaml
from conftest import PROJECT

ROLES = PROJECT / "collection" / "roles"
# On which host of the inventory each role's options are set, all of them to nonsense.
HOSTS = {"common": "bridge2", "meet": "meet1", "bridge": "bridge1", "turn": "turn1"}
# What runs take, the plan checks on any host.
RUNS = ["verify", "upgrade", "scale", "../playbooks"]


def specified(folder: str) -> dict:
    """Return the options of all entry points that are specified there."""
    specs = yaml.safe_load((ROLES / folder / "meta" / "argument_specs.yml").read_text())["argument_specs"]
    return {name: option for entry_point in specs.values() for name, option in entry_point["options"].items()}


OPTIONS = {role: specified(role) for role in [*HOSTS, "rotate", "uninstall"]}
for folder in RUNS:
    OPTIONS["common"] |= specified(folder)
NUMBERS = ("int", "float")
# A text can be of no wrong type, so here is one that means nothing to its option; lists of texts too, and dictionaries.
NONSENSE = {
    "jitsi_bridge_address_mappings": [{"local": "10.0.0.21", "public": "bridge1.example.com"}],
    "jitsi_bridge_addresses": ["bridge1.example.com"],
    "jitsi_bridge_region": "EU West",
    "jitsi_bridge_stun_servers": ["stun:stun.example.com"],
    "jitsi_domain": "https://meet.example.com",
    "jitsi_meet_accounts": ["anna@example.com"],
    "jitsi_meet_acme_ca": "ca.pem",
    "jitsi_meet_acme_email": "nobody",
    "jitsi_meet_acme_server": "acme.example.com",
    "jitsi_meet_addresses": ["meet1"],
    "jitsi_meet_allowed_origins": ["https://*.example.com"],
    "jitsi_meet_config": {"a": {"__proto__": 1}},
    "jitsi_meet_embedded_by": ["intranet"],
    "jitsi_meet_interface_config": {"__proto__": 1},
    "jitsi_meet_jwt_app_id": "our shop",
    "jitsi_meet_regions": {"eu": ["everywhere"]},
    "jitsi_meet_stun_servers": ["stun:stun.example.com"],
    "jitsi_meet_tls_certificate": "meet.crt",
    "jitsi_meet_unlimited_networks": ["school.example.com"],
    "jitsi_metrics_allow": ["monitoring.example.com"],
    "jitsi_package_prosody": {"suite": "bookworm", "url": "packages.example.com"},
    "jitsi_package_source": {"url": "packages.example.com"},
    "jitsi_package_versions": {"jicofo": "new"},
    "jitsi_serial": "many",
    "jitsi_turn_address_mappings": [{"local": "10.0.0.41", "public": "turn1.example.com"}],
    "jitsi_turn_addresses": ["turn.example.com:3478"],
    "jitsi_turn_allowed_peers": ["10.0.0.0/24"],
    "jitsi_turn_realm": "our realm",
    "jitsi_turn_tls_certificate": "turn.crt",
    "jitsi_turn_tls_key": "turn.key",
    "jitsi_upgrade_versions": {"jicofo": "new"},
    "jitsi_xmpp_host": "10.0.0.11:5222",
}
# Files and folders on the controller.
NOWHERE = {
    "jitsi_cloud_init_file": "/nonexistent/bridge1.user-data.txt",
    "jitsi_nicknames_file": "/nonexistent/nicknames.yml",
    "jitsi_preview": "/dev/null/preview",
    "jitsi_request": "/nonexistent/request.json",
    "jitsi_secrets_file": "/nonexistent/secrets.yml",
    "jitsi_verify_json": "/nonexistent/verify.json",
    "jitsi_verify_report": "/nonexistent/verify.html",
}
# Options that nothing but a case of their own can refuse, and where that is.
ELSEWHERE = {
    "jitsi_bridge_nickname": ("playbook/test_bad_input.py", "test_two_bridges_with_one_nickname"),
    "jitsi_cloud_init": ("playbook/test_cloud_init.py", "test_what_is_no_bridge_is_refused"),
    "jitsi_metrics_folder": ("playbook/test_every_option.py", "test_the_metrics_playbook_needs_a_folder"),
    "jitsi_meet_tls_key": ("playbook/test_bad_input.py", "test_certificate_without_key"),
    "jitsi_remove": ("playbook/test_every_option.py", "test_a_bridge_to_remove_is_one"),
    "jitsi_rotate": ("playbook/test_rotate.py", "test_a_secret_that_nobody_knows"),
    "jitsi_rotate_window": ("playbook/test_rotate.py", "test_a_window_that_is_missing_or_none"),
    "jitsi_uninstall": ("playbook/test_uninstall.py", "test_nothing_is_done_without_the_names_of_hosts"),
}
# Tests that put the name together.
USED = {
    "jitsi_rotate_timeout": ("molecule/rotate/test_2_unreachable.py", '"_timeout=0"'),
    "jitsi_upgrade_now": ("molecule/upgrade/test_upgrade.py", '"upgrade_now"'),
}
PLACES = ["collection/tests/playbook", "collection/tests/dialect", "inventories", "molecule"]


def wrong_type(option: dict):
    """Return a value that is none of the option's type or choices, or None where any value is of its type."""
    kind = option.get("elements", option["type"]) if option["type"] == "list" else option["type"]
    if "choices" not in option and kind not in ("int", "float", "bool", "dict"):
        return None
    return ["nonsense"] if option["type"] == "list" else "nonsense"


def options(*roles: str) -> dict:
    return {name: option for role in roles for name, option in OPTIONS[role].items()}


def wrong(project, values: dict[str, dict]) -> str:
    """Set the values of each role on its host. Returns what the plan says, without line breaks."""
    project.turn = {"turn1": {"jitsi_turn_addresses": ["turn1.example.com"]}}
    for group in (project.meet, project.bridges, project.turn):
        for role, host in HOSTS.items():
            if host in group:
                group[host] |= values.get(role, {})
    return project.refused(playbook="scalable.jitsi.plan")


def unnamed(output: str, values: dict[str, dict]) -> list[str]:
    """Return the options of which no error speaks together with their host."""
    errors = output.split("error: ")[1:]
    return [
        name
        for role, given in values.items()
        for name in given
        if not any(re.search(rf"\b{HOSTS[role]}\b", text) and re.search(rf"\b{name}\b", text) for text in errors)
    ]


def test_a_value_of_another_type_is_refused(project):
    values = {role: {n: v for n, o in OPTIONS[role].items() if (v := wrong_type(o)) is not None} for role in HOSTS}
    values["common"] |= NOWHERE
    assert unnamed(wrong(project, values), values) == []


@pytest.mark.parametrize("number", [-77, 10**15])
def test_a_number_out_of_range_is_refused(project, number):
    values = {role: {n: number for n, o in OPTIONS[role].items() if o["type"] in NUMBERS} for role in HOSTS}
    assert unnamed(wrong(project, values), values) == []


def test_a_text_that_means_nothing_is_refused(project):
    values = {role: {n: NONSENSE[n] for n in OPTIONS[role] if n in NONSENSE} for role in HOSTS}
    assert unnamed(wrong(project, values), values) == []


def test_the_metrics_playbook_needs_a_folder(project):
    project.vars["jitsi_metrics_allow"] = ["192.0.2.9"]
    project.refused("jitsi_metrics_folder", playbook="scalable.jitsi.metrics")


def test_a_bridge_to_remove_is_one(project):
    text = "jitsi_remove names bridge7, which the inventory does not have in jitsi_bridges"
    project.refused(text, playbook="scalable.jitsi.scale_in", arguments=("-e", "jitsi_remove=bridge7"))


def test_a_rotation_refuses_nonsense(planned):
    rotate = "scalable.jitsi.rotate_secrets"
    names = [name for name, option in OPTIONS["rotate"].items() if wrong_type(option)]
    arguments = [argument for name in names for argument in ("-e", f"{name}=nonsense")]
    planned.refused("meet1", *names, playbook=rotate, arguments=tuple(arguments))
    numbers = [name for name, option in OPTIONS["rotate"].items() if option["type"] in NUMBERS]
    for name in numbers:
        planned.refused("meet1", name, playbook=rotate, arguments=("-e", f"{name}=-77"))


def test_no_option_is_left_out():
    left = [
        name
        for name, option in options(*OPTIONS).items()
        if wrong_type(option) is None and option["type"] not in NUMBERS and name not in NONSENSE | NOWHERE | ELSEWHERE
    ]
    assert left == []
    assert set(NONSENSE | NOWHERE | ELSEWHERE) <= set(options(*OPTIONS))
    for file, text in ELSEWHERE.values():
        assert text in (PROJECT / "collection" / "tests" / file).read_text()


def is_refusal(part: ast.stmt) -> bool:
    """Tell whether this is a test of a value that the plan refuses."""
    text = ast.unparse(part)
    return ".refused(" in text or "process.returncode != 0" in text


def accepted(path: pathlib.Path) -> str:
    """Return what a file sets for runs that obey it: without tests of refusals, and what nothing but these uses."""
    if path.suffix != ".py":
        return path.read_text()
    kept = [part for part in ast.parse(path.read_text()).body if not is_refusal(part)]
    names = [node for part in kept for node in ast.walk(part) if isinstance(node, ast.Name)]
    read = {name.id for name in names if isinstance(name.ctx, ast.Load)}
    kept = [p for p in kept if not isinstance(p, ast.Assign) or read & {ast.unparse(target) for target in p.targets}]
    return "\n".join(ast.unparse(part) for part in kept)


def test_every_option_is_used():
    files = [path for place in PLACES for path in (PROJECT / place).rglob("*") if path.suffix in (".py", ".yml")]
    text = "\n".join(accepted(path) for path in files if path != pathlib.Path(__file__))
    for file, part in USED.values():
        assert part in (PROJECT / file).read_text()
    unused = {name for name in options(*OPTIONS) if not re.search(rf"\b{name}\b[\"']?\]?\s*[:=]", text)}
    assert sorted(unused - set(USED)) == []
