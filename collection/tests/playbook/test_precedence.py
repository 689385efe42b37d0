"""What Ansible's tasks obey, the plan knows too; what it cannot know is refused."""

import pytest
import yaml


def write(project, *plays: dict, **beside) -> str:
    """Write a playbook of the user's own, and variables for all hosts beside it; return its path."""
    folder = project.folder / "own"
    (folder / "group_vars").mkdir(parents=True)
    (folder / "group_vars" / "all.yml").write_text(yaml.safe_dump(beside))
    (folder / "own.yml").write_text(yaml.safe_dump(list(plays)))
    return str(folder / "own.yml")


IMPORT = {"import_playbook": "scalable.jitsi.plan"}
BRIDGE, JICOFO = "bridge1/etc/jitsi/videobridge/jvb.conf", "meet1/etc/jitsi/jicofo/jicofo.conf"


def preview(project, playbook: str) -> dict[str, str]:
    """Plan by a playbook, and return what the bridge's and jicofo's files would be."""
    folder = project.folder / "preview"
    process = project.playbook(playbook, "--check", "--extra-vars", f"jitsi_preview={folder}")
    assert process.returncode == 0, process.stdout + process.stderr
    return {path: (folder / path).read_text() for path in (BRIDGE, JICOFO)}


def test_variables_of_an_import_are_in_the_plan(project):
    texts = preview(project, write(project, IMPORT | {"vars": {"jitsi_meet_jicofo_stress_threshold": 0.77}}))
    assert "0.77" in texts[JICOFO]


def test_variables_beside_a_playbook_that_imports_ours(project):
    """Ansible's own tasks do not see them there: the server would be open."""
    path = write(project, IMPORT, jitsi_meet_authentication="internal", jitsi_meet_accounts=["anna"])
    project.refused(
        f"host meet1: jitsi_meet_authentication, jitsi_meet_accounts is set in group_vars or host_vars beside {path}",
        playbook=path,
    )


def test_variables_beside_a_playbook_that_plans_by_itself(project):
    """Here they are seen, by tasks and plan, as are those of the play."""
    plan = {
        "hosts": "jitsi_meet:jitsi_bridges",
        "gather_facts": False,
        "vars": {"jitsi_meet_jicofo_stress_threshold": 0.77},
        "tasks": [
            {"scalable.jitsi.plan": {"preview": "{{ jitsi_preview }}"}, "run_once": True},
            {"ansible.builtin.debug": {"msg": "port {{ jitsi_bridge_media_port }}"}},
        ],
    }
    texts = preview(project, write(project, plan, jitsi_bridge_media_port=10777))
    assert "10777" in texts[BRIDGE] and "0.77" in texts[JICOFO]


def test_constants_of_a_role_of_the_play_are_not_those_of_every_host(project):
    plan = {
        "hosts": "jitsi_meet",
        "gather_facts": False,
        "pre_tasks": [
            {"scalable.jitsi.plan": {"preview": "{{ jitsi_preview }}"}},
            {"ansible.builtin.meta": "end_play"},
        ],
        "roles": ["scalable.jitsi.meet"],
    }
    preview(project, write(project, plan))
    opened = (project.folder / "preview" / "bridge1" / "etc" / "scalable-jitsi" / "firewall.open").read_text()
    assert "10000/udp" in opened and "443/tcp" not in opened


def test_variables_beside_a_playbook_that_are_the_inventorys_too(project):
    project.vars["jitsi_bridge_media_port"] = 10777
    assert "10777" in preview(project, write(project, IMPORT, jitsi_bridge_media_port=10777))[BRIDGE]


def test_values_that_ask_for_other_hosts(project):
    project.meet["meet1"]["school_port"] = 10888
    project.vars["jitsi_bridge_media_port"] = "{{ hostvars[groups.jitsi_meet[0]].school_port }}"
    folder = project.preview()
    assert "10888" in (folder["bridge1"] / "etc/jitsi/videobridge/jvb.conf").read_text()


def test_values_that_ask_for_facts(project):
    project.vars["jitsi_meet_addresses"] = ["{{ ansible_default_ipv4.address }}"]
    project.refused("jitsi_meet_addresses", "no facts are gathered before the plan")


OTHERS = {
    "of the play": {"vars": {"jitsi_bridge_restart": "now"}, "roles": ["scalable.jitsi.bridge"]},
    "of the role": {"roles": [{"role": "scalable.jitsi.bridge", "vars": {"jitsi_bridge_region": "eu"}}]},
    "of a task": {
        "tasks": [
            {"ansible.builtin.set_fact": {"jitsi_bridge_region": "eu"}},
            {"scalable.jitsi.files": {"service": "videobridge"}},
        ]
    },
}


@pytest.mark.parametrize("scope", OTHERS)
def test_options_of_a_play_that_the_plan_does_not_see(project, scope):
    """Asked of the action itself: it comes before anything is sent to the host."""
    play = {"hosts": "bridge1", "gather_facts": False} | OTHERS[scope]
    if "roles" in play:
        name = play.pop("roles")[0]
        variables = name["vars"] if isinstance(name, dict) else {}
        play["tasks"] = [{"scalable.jitsi.files": {"service": "videobridge"}, "vars": variables}]
    path = write(project, IMPORT, play)
    process = project.playbook(path)
    output = " ".join((process.stdout + process.stderr).split())
    assert process.returncode != 0
    assert "is set for this play, its role or its tasks alone" in output and "UNREACHABLE" not in output
