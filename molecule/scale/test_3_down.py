"""Bridges that are down, runs that end at the first bridge, and one that another run overtakes.

In their order: each test goes on where the one before it ended.
"""

import json

import yaml
from conftest import PROJECT, Lab

MORE = f"--inventory={PROJECT}/inventories/lab-more"
OTHER_WAY = f"--extra-vars=jitsi_xmpp_host={Lab.network}.11"
ONE_FIRST = '--extra-vars={"jitsi_serial": [1, "100%"]}'


def test_when_the_first_of_several_steps_fails_the_others_are_not_touched(lab, tmp_path):
    hosts = tmp_path / "hosts.yml"
    hosts.write_text(yaml.safe_dump({"jitsi_bridges": {"hosts": {"bridge1": {"ansible_port": 1}}}}))
    run = lab.site(MORE, f"--inventory={hosts}", OTHER_WAY, ONE_FIRST)
    assert run.code != 0
    assert "fatal: [bridge1]: UNREACHABLE!" in run.output
    assert set(run.changed.values()) == {0}, run.output
    assert lab.unlocked()


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
    run = lab.site(MORE, ONE_FIRST)
    assert run.code != 0, "bridge3 is down still"
    steps = run.output.split("PLAY [Deploy the bridges]")[1:]
    assert ["[bridge1]" in step for step in steps] == [True, False]
    assert ["[bridge4]" in step for step in steps] == [False, True]
    for bridge in ("bridge1", "bridge2", "bridge4"):
        assert f"{Lab.network}.11" not in lab.ssh(bridge, "grep HOSTNAME /etc/jitsi/videobridge/jvb.conf")
    lab.wait_for_bridges(3)


def test_when_the_first_starts_and_cannot_log_in_the_others_are_not_touched(lab):
    before = lab.pids_of("bridge1", "bridge2", "bridge4")
    # Nobody listens there.
    run = lab.site(MORE, f"--extra-vars=jitsi_xmpp_host={Lab.network}.22", ONE_FIRST)
    assert run.code != 0
    output = " ".join(run.output.split())
    assert "bridge1: the bridge runs and is not logged in at prosody, so it gets no conferences: no login is" in output
    seen = f"{Lab.network}.22 is {Lab.network}.22 there, asked from {Lab.network}.21; the meet host lets in {Lab.network}.21"
    assert f"does not reach prosody on 5222/tcp ([Errno 111] Connection refused): {seen}, " in output
    assert {host for host, count in run.changed.items() if count} == {"bridge1"}, run.output
    after = lab.pids_of(*before)
    assert {bridge for bridge in before if after[bridge] != before[bridge]} == {"bridge1"}
    assert lab.unlocked()

    run = lab.site(MORE, "--limit=meet1,bridge1")
    assert run.code == 0, "fixed and run again"
    lab.wait_for_bridges(3)


def test_a_run_that_another_one_overtakes_leaves_the_bridges_as_they_are(lab):
    before = lab.pids_of("bridge2")
    lock = {"run": "another", "operation": "rotate-secrets jvb", "user": "root", "controller": "ops2", "machine": ""}
    lock |= {"pid": 7, "process_began": "", "since": "2026-11-24T09:00:00Z"}

    def begin() -> None:
        # With something to do: one without takes no lock.
        other = lab.play_from("ops2", "site", MORE, OTHER_WAY)
        assert other.code != 0 and "meet1 is locked by site of root@" in other.output, other.output
        assert set(other.changed.values()) == {0}
        lab.ssh("meet1", "cat > /var/lib/scalable-jitsi/lock", stdin=json.dumps(lock))

    try:
        arguments = MORE, OTHER_WAY, "--limit=meet1,bridge2"
        run = lab.play_until_it_says("PLAY [Deploy the bridges]", begin, "site", *arguments, stopped=True)
    finally:
        lab.ssh("meet1", "rm -f /var/lib/scalable-jitsi/lock")
    assert run.code != 0 and "meet1 is locked by rotate-secrets jvb of root@ops2" in " ".join(run.output.split())
    assert run.changed["bridge2"] == 0, run.output
    assert f"{Lab.network}.11" not in lab.ssh("bridge2", "grep HOSTNAME /etc/jitsi/videobridge/jvb.conf")
    assert lab.pids_of("bridge2") == before
