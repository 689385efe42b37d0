"""Nothing that carries a conference is restarted, and a restart that is due is never forgotten.

In their order: each test goes on where the one before it ended.
"""

import pytest
from conftest import BRIDGES, Lab

# Another way to the same prosody: changes jvb.conf on every bridge, and nothing else.
OTHER_ADDRESS = f"{Lab.network}.11"
OTHER_WAY = f"--extra-vars=jitsi_xmpp_host={OTHER_ADDRESS}"


@pytest.fixture
def conference_on_bridge1(lab):
    lab.open_conference("bridge1")
    yield
    lab.close_conference("bridge1")


def test_a_bridge_with_a_conference_is_left_alone(lab, conference_on_bridge1):
    # Nobody is in the conference that bridge2 counts.
    lab.open_ghost("bridge2")
    before = lab.pids()
    run = lab.site(OTHER_WAY, "--check")
    said = " ".join(run.output.split())
    assert run.code == 0 and lab.pids() == before, run.output
    assert "bridge1…bridge3:" in said and "/etc/jitsi/videobridge/jvb.conf" in said, run.output
    assert "WOULD RESTART jitsi-videobridge2: jvb.conf; waits for conferences: bridge1 has 1" in said, run.output
    assert OTHER_ADDRESS not in lab.ssh("bridge3", "cat /etc/jitsi/videobridge/jvb.conf"), "it changes nothing"
    run = lab.site(OTHER_WAY, "--extra-vars=jitsi_confirm=true")
    assert run.code != 0 and "Nothing was changed: jitsi_confirm is set" in " ".join(run.output.split()), run.output
    assert set(run.changed.values()) == {0}, "there is nobody who could answer"
    run = lab.site(OTHER_WAY)
    assert run.code == 0, run.output
    after = lab.pids()
    assert after["bridge1"] == before["bridge1"]
    assert after["bridge2"] != before["bridge2"] and after["bridge3"] != before["bridge3"]
    assert (after["prosody"], after["jicofo"]) == (before["prosody"], before["jicofo"])
    assert run.output.count("RESTART DUE: jitsi-videobridge2 on bridge1") == 1


def test_the_next_run_without_conferences_finishes_it(lab):
    before = lab.pids()
    run = lab.site(OTHER_WAY)
    assert run.code == 0, run.output
    assert {name for name, pid in lab.pids().items() if pid != before[name]} == {"bridge1"}
    assert "RESTART DUE: " not in run.output, "it was due, and is not any longer"


def test_a_run_killed_between_file_and_restart_is_finished_by_the_next(lab):
    before = lab.pids()
    lab.killed_at("scalable.jitsi.common : Compare the files deployed with those of the running jitsi-videobridge2")
    assert OTHER_ADDRESS not in lab.ssh("bridge1", "cat /etc/jitsi/videobridge/jvb.conf"), "the file was changed"
    assert lab.pids() == before, "and no bridge was restarted"
    run = lab.site()
    assert run.code == 0, run.output
    assert {name for name, pid in lab.pids().items() if pid != before[name]} == {"bridge1", "bridge2", "bridge3"}


def test_never_and_now_do_as_they_say(lab, conference_on_bridge1):
    before = lab.pids()
    run = lab.site(OTHER_WAY, "--extra-vars=jitsi_bridge_restart=never")
    assert run.code == 0, run.output
    assert lab.pids() == before
    assert run.output.count("RESTART DUE: jitsi-videobridge2 on bridge") == 3
    run = lab.site("--extra-vars=jitsi_bridge_restart=now", OTHER_WAY)
    assert run.code == 0, run.output
    after = lab.pids()
    assert all(after[bridge] != before[bridge] for bridge in BRIDGES)
    stopped, started = (
        sorted(
            int(lab.ssh(bridge, f"systemctl show --value --property {state}EnterTimestampMonotonic jitsi-videobridge2"))
            for bridge in BRIDGES
        )
        for state in ("Inactive", "Active")
    )
    assert stopped[-1] > started[-2], "the last one goes when the others are back"
    assert lab.site().code == 0, "and back to the usual way"


def test_prosody_and_jicofo_wait_for_the_last_conference(lab):
    # They run with files that the next deployment will put back: a restart is due then.
    lab.ssh("meet1", "echo '-- by hand' >> /etc/prosody/prosody.cfg.lua && systemctl restart prosody")
    lab.ssh("meet1", "echo '# by hand' >> /etc/jitsi/jicofo/sip-communicator.properties && systemctl restart jicofo")
    lab.wait_for_bridges()
    lab.rest("meet1", "lab/conferences", "POST", {"room": "meeting@conference.meet.lab.test"})
    before = lab.pids()
    run = lab.site()
    assert run.code == 0, run.output
    assert lab.pids() == before
    assert "RESTART DUE: prosody on meet1" in run.output and "RESTART DUE: jicofo on meet1" in run.output
    lab.rest("meet1", "lab/conferences/meeting@conference.meet.lab.test", "DELETE")
    run = lab.site()
    assert run.code == 0, run.output
    assert lab.restarted(before) == {"prosody", "jicofo"}
    lab.wait_for_bridges()


def test_systemd_sees_jicofo_die_and_starts_it_again(lab):
    before = lab.pid("meet1", "jicofo")
    lab.ssh("meet1", f"kill -9 {before}")
    lab.wait_for_bridges()
    assert lab.pid("meet1", "jicofo") not in ("0", before)
