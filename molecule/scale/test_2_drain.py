"""With jitsi_bridge_restart=drain a changed file takes effect on one bridge after the other, and no conference ends."""

import threading
import time

from conftest import PROJECT, Lab

MORE = f"--inventory={PROJECT}/inventories/lab-more"
# Another way to the same prosody: changes jvb.conf on every bridge, and nothing else.
OTHER_WAY = f"--extra-vars=jitsi_xmpp_host={Lab.network}.11"


def test_a_limit_without_the_meet_host_is_refused(lab):
    run = lab.site(MORE, OTHER_WAY, "--limit=bridge2")
    assert run.code != 0 and "add meet1 to the limit" in run.output, run.output


def test_the_bridges_of_a_limit_restart_one_after_the_other_when_they_are_empty(lab):
    before, counts, stop = lab.pids_of("bridge1", "bridge2", "bridge3", "bridge4"), [], threading.Event()

    def watch():
        while not stop.is_set():
            counts.append(lab.rest("meet1", "stats")["bridge_selector"]["operational_bridge_count"])
            time.sleep(1)

    lab.open_conference("bridge1", "meeting", 3)
    # Nobody is in the conference that bridge2 counts, and nobody would end it.
    lab.open_ghost("bridge2")
    watcher = threading.Thread(target=watch)
    watcher.start()
    arguments = MORE, OTHER_WAY, "--limit=meet1,bridge1,bridge2", "--extra-vars=jitsi_bridge_restart=drain"
    try:
        run = lab.play_until_it_waits("bridge1", "site", *arguments)
    finally:
        stop.set()
        watcher.join()
    assert run.code == 0, run.output
    assert set(counts) == {3, 4}, "never two away at a time"
    after = lab.pids_of(*before)
    assert {bridge for bridge in before if after[bridge] != before[bridge]} == {"bridge1", "bridge2"}
    assert "RESTART DUE: " not in run.output
