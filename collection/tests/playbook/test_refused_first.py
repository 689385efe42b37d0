"""What would stop a deployment later stops it before any host is asked."""

import pytest
import yaml


@pytest.mark.parametrize("option", ["--tags", "--skip-tags"])
def test_a_tag_that_no_part_has(project, option):
    output = project.refused("ngnix: the deployment has no part of that name", arguments=(option, "nginx,ngnix"))
    assert "Generate, render and check" not in output


def test_parts_are_tags(project):
    process = project.playbook("scalable.jitsi.site", "--tags", "firewall,verify", "--skip-tags", "nginx")
    assert "UNREACHABLE" in process.stdout and "no part of that name" not in process.stdout, process.stdout


def own(project, plans: bool, group: str, role: str) -> str:
    """Write a playbook of somebody's own that includes a role, and return its path."""
    plan = {"name": "Plan", "scalable.jitsi.plan": {}, "run_once": True}
    play = {
        "hosts": "jitsi_meet:jitsi_bridges",
        "gather_facts": False,
        "tasks": [
            *([plan] if plans else []),
            {"ansible.builtin.include_role": {"name": f"scalable.jitsi.{role}"}, "when": f"'{group}' in group_names"},
        ],
    }
    path = project.folder / "own.yml"
    path.write_text(yaml.safe_dump([play]))
    return str(path)


@pytest.mark.parametrize(("group", "role"), [("jitsi_meet", "meet"), ("jitsi_bridges", "bridge")])
def test_a_role_without_a_plan(project, group, role):
    playbook = own(project, False, group, role)
    project.refused("this run has no plan for host", "scalable.jitsi.plan", playbook=playbook)


def test_a_role_where_secrets_would_not_stay_secret(project):
    project.environment["ANSIBLE_PIPELINING"] = "0"
    process = project.playbook(own(project, True, "jitsi_bridges", "bridge"))
    assert process.returncode != 0
    assert "pipelining = true" in " ".join((process.stdout + process.stderr).split()), process.stdout
    assert "UNREACHABLE" not in process.stdout, "a host was contacted"


def test_a_role_of_a_playbook_that_has_planned_begins(project):
    process = project.playbook(own(project, True, "jitsi_bridges", "bridge"))
    assert "UNREACHABLE" in process.stdout, process.stdout + process.stderr
