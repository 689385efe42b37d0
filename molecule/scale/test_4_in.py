"""Bridges leave: emptied, stopped, forgotten; and never when the others could not carry the load.

In their order: each test goes on where the one before it ended.
"""

import subprocess

import pytest
import yaml
from conftest import PROJECT, Lab, wait_for

MORE = f"--inventory={PROJECT}/inventories/lab-more"


def remove(lab, *arguments: str):
    return lab.play("scale_in", MORE, *(f"--extra-vars={argument}" for argument in arguments))


def let_in(lab) -> set[str]:
    """Return the bridges that the meet host's firewall lets in."""
    elements = lab.ssh("meet1", "nft list set inet scalable_jitsi bridges4")
    addresses = {"bridge1": "21", "bridge2": "22", "bridge3": "23", "bridge4": "104"}
    return {host for host, end in addresses.items() if f"{Lab.network}.{end} " in elements}


def nicknames(lab) -> set[str]:
    return set(yaml.safe_load((lab.state / "jitsi_nicknames.yml").read_text())["nicknames"])


def lost(lab) -> int:
    return lab.rest("meet1", "stats")["bridge_selector"]["lost_bridges"]


def test_a_host_that_is_dead_already_is_forgotten(lab):
    before = lab.pids_of("bridge1", "bridge2", "bridge4")
    run = remove(lab, "jitsi_remove=bridge3")
    assert run.code == 0, run.output
    assert "DEAD: bridge3 does not answer" in run.output
    assert let_in(lab) == nicknames(lab) == {"bridge1", "bridge2", "bridge4"}
    assert lab.pids_of("bridge1", "bridge2", "bridge4") == before


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("bridge9", "jitsi_remove names bridge9, which the inventory does not have"),
        ("bridge1,bridge2,bridge3,bridge4", "none would be left"),
        ("", "say which bridges to remove"),
    ],
)
def test_a_wrong_name_is_refused(lab, names, says):
    run = remove(lab, f"jitsi_remove={names}")
    assert run.code != 0 and says in " ".join(run.output.split()), run.output
    assert let_in(lab) == {"bridge1", "bridge2", "bridge4"}


def test_the_others_must_have_room(lab):
    lab.open_conference("bridge1", "full", 75)
    lab.open_conference("bridge4", "large", 100)
    wait_for(lambda: lab.stress("bridge1") == 0.75 and lab.stress("bridge4") == 1, "jicofo knows no stress")
    run = remove(lab, "jitsi_remove=bridge4", "jitsi_capacity_max_stress=0.8")
    lab.close_conference("bridge1", "full")
    lab.close_conference("bridge4", "large")
    assert run.code != 0
    output = " ".join(run.output.split())
    assert "bridge1, bridge2 cannot carry what bridge4 carries: stress 1 of 0.85 free at up to 0.8 each" in output
    assert lab.rest("bridge4", "colibri/drain") == {"drain": False} and lab.unlocked()


def test_the_others_must_have_room_for_the_participants(lab):
    room = "crowd@conference.meet.lab.test"
    request = {"room": room, "participants": 5}
    wait_for(lambda: not any(lab.stress(bridge) for bridge in nicknames(lab)), "jicofo knows of former conferences")
    assert lab.rest("meet1", "lab/conferences", "POST", request)["ready"]
    bridges = lab.rest("meet1", "debug")["bridge_selector"]["bridge"]
    (bridge,) = (jid.rpartition("/")[2] for jid, state in bridges.items() if state["endpoints"])
    run = remove(lab, f"jitsi_remove={bridge}", "jitsi_capacity_max_participants=2")
    lab.rest("meet1", f"lab/conferences/{room}", "DELETE")
    assert run.code != 0
    output = " ".join(run.output.split())
    assert f"cannot carry what {bridge} carries" in output and "participants 5 of 4 free at up to 2 each" in output
    assert lab.rest(bridge, "colibri/drain") == {"drain": False} and lab.unlocked()


def test_a_bridge_with_a_conference_is_not_cut_off_where_only_the_way_to_its_host_is_broken(lab, tmp_path):
    hosts = tmp_path / "hosts.yml"
    hosts.write_text(yaml.safe_dump({"jitsi_bridges": {"hosts": {"bridge4": {"ansible_port": 1}}}}))
    lab.open_conference("bridge4", "unreachable", 3)
    run = lab.play("scale_in", MORE, f"--inventory={hosts}", "--extra-vars=jitsi_remove=bridge4")
    assert run.code != 0 and "UNREACHABLE!" in run.output
    output = " ".join(run.output.split())
    assert "bridge4: is ready in the brewery. It gave Ansible no answer" in output
    assert "Fix the way to it, by SSH, or stop the bridge there; then run this again" in output
    assert "DEAD: " not in output and "REMOVED: " not in output
    assert "bridge4" in let_in(lab) & nicknames(lab) and lab.unlocked()
    assert lab.rest("bridge4", "colibri/stats")["conferences"] == 1
    lab.close_conference("bridge4", "unreachable")


def test_time_runs_out_and_the_bridge_is_given_back(lab):
    lab.open_conference("bridge4", "long", 3)
    before = lab.pids_of("bridge4")
    run = remove(lab, "jitsi_remove=bridge4", "jitsi_drain_timeout=7", "jitsi_capacity_max_participants=500")
    assert run.code != 0
    output = " ".join(run.output.split())
    assert "bridge4 is not empty after 7 s: 1 conference with 3 participants left. It takes new conferences" in output
    assert lab.rest("bridge4", "colibri/drain") == {"drain": False}
    assert lab.pids_of("bridge4") == before and "bridge4" in let_in(lab) & nicknames(lab)


def test_a_removal_can_be_undone_while_it_waits(lab):
    before = lab.pids_of("bridge4")
    waiting = subprocess.Popen(
        lab.command(MORE, "--extra-vars=jitsi_remove=bridge4", playbook="scale_in"),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=lab.environment,
    )  # fmt: skip
    wait_for(lambda: lab.rest("bridge4", "colibri/drain") == {"drain": True}, "bridge4 is not drained")
    registry = nicknames(lab)
    for playbook in ("upgrade", "rotate_secrets", "site"):
        run = lab.play_from("ops2", playbook, MORE)
        assert run.code != 0 and "meet1 is locked by scale-in bridge4 of root@" in run.output, run.output
    assert nicknames(lab) == registry, "bridge3, which is in the inventory still, has not got its nickname back"
    run = remove(lab, "jitsi_remove=bridge4", "jitsi_undo=true")
    assert run.code == 0 and "bridge4 takes new conferences again" in run.output, run.output
    output, _ = waiting.communicate(timeout=300)
    assert lab.unlocked()
    assert waiting.returncode != 0
    assert "bridge4 was given back to jicofo by somebody else" in " ".join(output.split())
    assert lab.rest("bridge4", "colibri/drain") == {"drain": False}
    assert lab.pids_of("bridge4") == before and "bridge4" in let_in(lab) & nicknames(lab)


def test_several_leave_at_once_after_their_last_conference(lab):
    before, lost_before = lab.pids_of("bridge1"), lost(lab)
    drained = []

    def end() -> None:
        drained.extend(lab.rest(bridge, "colibri/drain") for bridge in ("bridge2", "bridge4"))
        lab.close_conference("bridge4", "long")

    arguments = MORE, "--extra-vars=jitsi_remove=bridge2,bridge4"
    run = lab.play_until_it_says("bridge4: 1 conference with 3 participants left", end, "scale_in", *arguments)
    assert run.code == 0, run.output
    assert drained == [{"drain": True}] * 2, "all are drained before the first is waited for"
    assert "REMOVED: bridge2, bridge4. Take them out of the inventory now" in " ".join(run.output.split())
    assert let_in(lab) == nicknames(lab) == {"bridge1"}
    for bridge in ("bridge2", "bridge4"):
        assert lab.ssh(bridge, "systemctl is-active jitsi-videobridge2", check=False) == "inactive"
        assert lab.ssh(bridge, "systemctl is-enabled jitsi-videobridge2", check=False) == "disabled"
    reach = f"timeout 3 bash -c '</dev/tcp/{lab.network}.11/5222' && echo open || echo closed"
    assert [lab.ssh(bridge, reach) for bridge in ("bridge1", "bridge2", "bridge4")] == ["open", "closed", "closed"]
    assert lost(lab) == lost_before and lab.unlocked()
    assert lab.pids_of("bridge1") == before
