"""A meet host that is lost is built anew from inventory, vault and registry, and the bridges rejoin by themselves.

In their order: each test goes on where the one before it ended.
"""

import time

from conftest import BRIDGES, wait_for
from test_1_take_over import FOCUS, JVB, NICKNAMES


def test_the_bridges_rejoin_a_meet_host_that_was_built_anew(lab):
    lab.open_conference("bridge1")
    lab.lab("wipe", "meet1")
    lab.lab("up", "meet1")
    lab.ssh("meet1", "test ! -e /etc/prosody && apt-get --quiet=2 update")
    dry = lab.site("--check", "--limit=meet1", "--extra-vars=jitsi_meet_tls=acme")
    assert dry.code == 0, dry.output
    assert lab.ssh("meet1", "ls /etc/prosody /etc/letsencrypt", check=False) == ""
    before, began = lab.pids_of(*BRIDGES), time.monotonic()
    run = lab.site()
    assert run.code == 0, run.output
    idle = {NICKNAMES[bridge] for bridge in BRIDGES if bridge != "bridge1"}
    wait_for(lambda: lab.nicknames().keys() >= idle, "the bridges do not rejoin")
    print(f"from a bare host to all idle bridges in the brewery: {time.monotonic() - began:.0f} s")
    assert lab.secrets() | {"focus": FOCUS, "jvb": JVB} == lab.secrets(), "with the passwords they had"
    # For the new certificate.
    assert lab.restarted(before) == set(BRIDGES) - {"bridge1"}
    assert run.output.count("RESTART DUE: jitsi-videobridge2 on bridge1") == 1


def test_one_that_carried_a_conference_rejoins_when_that_has_ended(lab):
    lab.close_conference("bridge1")
    # All tasks on all hosts, also where nothing differs.
    run = lab.site("--extra-vars=jitsi_act=all")
    assert run.code == 0 and "RESTART DUE: " not in run.output, run.output
    lab.wait_for_bridges()
    assert lab.nicknames() == {name: name for name in NICKNAMES.values()}


def test_and_verify_finds_nothing_wrong(lab):
    run = lab.play("verify")
    assert run.code == 0, run.output
