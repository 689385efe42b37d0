"""The bridges' password is rotated under a conference. All that can go wrong with that is in the scenario rotate."""

import re


def test_nobody_notices_a_rotation(lab):
    lab.wait_for_bridges()
    lab.open_conference("bridge1")
    before, old = lab.pids(), lab.vault()["jvb"]
    run = lab.play("rotate_secrets", "--extra-vars=jitsi_rotate=jvb")
    assert run.code == 0, run.output
    line = re.search(r"sessions lost: 0, restarts: 0, window: \d+ ms\b", run.output)
    assert line, run.output
    print(line.group(0))
    new = lab.vault()["jvb"]
    assert new["generation"] == old["generation"] + 1 and new["value"] != old["value"]
    assert lab.pids() == before and lab.rest("bridge1", "colibri/stats")["conferences"] == 1
    lab.close_conference("bridge1")
    lab.wait_for_bridges()
