"""Bridges that are down."""

import yaml
from conftest import PROJECT, Lab

MORE = f"--inventory={PROJECT}/inventories/lab-more"
OTHER_WAY = f"--extra-vars=jitsi_xmpp_host={Lab.network}.11"


def test_when_the_first_of_several_steps_fails_the_others_are_not_touched(lab, tmp_path):
    hosts = tmp_path / "hosts.yml"
    hosts.write_text(yaml.safe_dump({"jitsi_bridges": {"hosts": {"bridge1": {"ansible_port": 1}}}}))
    run = lab.site(MORE, f"--inventory={hosts}", OTHER_WAY, '--extra-vars={"jitsi_serial": [1, "100%"]}')
    assert run.code != 0
    assert "fatal: [bridge1]: UNREACHABLE!" in run.output
    assert set(run.changed.values()) == {0}, run.output


def test_it_does_not_stop_work_on_the_others(lab):
    lab.lab("stop", "bridge3")
    run = lab.site(MORE, OTHER_WAY)
    assert run.code != 0
    assert "fatal: [bridge3]: UNREACHABLE!" in run.output
    # The first two have it already.
    assert {host: count > 0 for host, count in run.changed.items()} == {
        "meet1": False, "bridge1": False, "bridge2": False, "bridge3": False, "bridge4": True,
    }, run.output  # fmt: skip
    assert f"{Lab.network}.11" in lab.ssh("bridge4", "grep HOSTNAME /etc/jitsi/videobridge/jvb.conf")


def test_after_a_first_bridge_that_is_well_all_others_follow(lab):
    run = lab.site(MORE, '--extra-vars={"jitsi_serial": [1, "100%"]}')
    assert run.code != 0, "bridge3 is down still"
    steps = run.output.split("PLAY [Deploy the bridges]")[1:]
    assert ["[bridge1]" in step for step in steps] == [True, False]
    assert ["[bridge4]" in step for step in steps] == [False, True]
    for bridge in ("bridge1", "bridge2", "bridge4"):
        assert f"{Lab.network}.11" not in lab.ssh(bridge, "grep HOSTNAME /etc/jitsi/videobridge/jvb.conf")
    lab.wait_for_bridges(3)
