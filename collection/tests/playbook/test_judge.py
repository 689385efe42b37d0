"""What hosts answer is judged with their options, which the roles' defaults complete."""

import sys

import pytest


@pytest.fixture
def local(project):
    """An inventory of hosts that are this one."""
    project.vars |= {
        "ansible_connection": "local",
        "ansible_become": False,
        "ansible_python_interpreter": sys.executable,
        "jitsi_domain": "meet.example.invalid",
        # It has no Java or little memory, whoever runs this.
        "jitsi_preflight_sizing": "fail",
    }
    project.bridges = {
        "bridge1": {"jitsi_bridge_addresses": ["192.0.2.21"], "jitsi_xmpp_host": "prosody.example.invalid"},
        "bridge2": {
            "jitsi_bridge_addresses": ["192.0.2.22"],
            "jitsi_xmpp_host": "{{ groups.jitsi_meet[0] }}.example.invalid",
        },
    }
    project.turn = {"turn1": {"jitsi_turn_addresses": ["turn.example.invalid"]}}
    return project


def test_all_problems_of_all_hosts_are_named_together_with_their_rules(local):
    process = local.playbook("scalable.jitsi.preflight")
    said = " ".join((process.stdout + process.stderr).split())
    assert process.returncode != 0, said
    for name, host in (("bridge1", "prosody.example.invalid"), ("bridge2", "meet1.example.invalid")):
        assert (
            f"{name} does not find an address for {host} (jitsi_xmpp_host): enter it in DNS or /etc/hosts [JT614]"
            in said
        )
    assert (
        "turn1 does not find an address for turn.example.invalid (jitsi_turn_addresses): enter it in DNS [JT612]"
        in said
    )
    assert "meet1 does not find an address for meet.example.invalid: enter it in DNS [JT610]" in said
    assert "Nothing was changed on any host." in said


def test_an_option_that_is_none_is_named(local):
    local.bridges["bridge1"]["jitsi_bridge_media_port"] = "many"
    process = local.playbook("scalable.jitsi.preflight")
    said = " ".join((process.stdout + process.stderr).split())
    assert process.returncode != 0 and "host bridge1" in said and "jitsi_bridge_media_port" in said, said
