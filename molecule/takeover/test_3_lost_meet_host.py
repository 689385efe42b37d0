"""A meet host that is lost is built anew from inventory, vault and registry, and the bridges rejoin by themselves."""

import time

from conftest import BRIDGES, wait_for
from test_1_take_over import FOCUS, JVB, NICKNAMES


def test_the_bridges_rejoin_a_meet_host_that_was_built_anew(lab):
    lab.lab("wipe", "meet1")
    lab.lab("up", "meet1")
    lab.ssh("meet1", "test ! -e /etc/prosody && apt-get --quiet=2 update")
    dry = lab.site("--check", "--limit=meet1", "--extra-vars=jitsi_meet_tls=acme")
    assert dry.code == 0, dry.output
    assert lab.ssh("meet1", "ls /etc/prosody /etc/letsencrypt", check=False) == ""
    before, began = {bridge: lab.pid(bridge, "jitsi-videobridge2") for bridge in BRIDGES}, time.monotonic()
    run = lab.site()
    assert run.code == 0, run.output
    wait_for(lambda: lab.nicknames() == {name: name for name in NICKNAMES.values()}, "the bridges do not rejoin")
    print(f"from a bare host to all bridges in the brewery: {time.monotonic() - began:.0f} s")
    lab.wait_for_bridges()
    assert lab.secrets() | {"focus": FOCUS, "jvb": JVB} == lab.secrets(), "with the passwords they had"
    after = {bridge: lab.pid(bridge, "jitsi-videobridge2") for bridge in BRIDGES}
    assert all(
        after[bridge] != before[bridge] for bridge in BRIDGES
    ), "idle ones were restarted for the new certificate"
    assert "RESTART DUE" not in run.output


def test_and_verify_finds_nothing_wrong(lab):
    run = lab.play("verify")
    assert run.code == 0, run.output
