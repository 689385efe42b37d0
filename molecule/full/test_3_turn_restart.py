"""coturn is restarted when it is told to, or never."""

import json

from conftest import wait_for
from test_3_turn import client, turn, turn_host
from test_3_turn_limits import relays

PORT = 40002


def test_a_restart_never_comes_or_comes_now(lab):
    host = turn_host(lab)
    wait_for(lambda: not relays(lab, host), "somebody is relayed")
    pid = lab.pid(host, "coturn")
    changed = ("--limit", f"meet1,{host}", "--extra-vars", "jitsi_turn_user_quota=19", "--extra-vars")
    run = lab.site(*changed, "jitsi_turn_restart=never")
    assert run.code == 0 and "RESTART DUE: coturn" in run.output, run.output
    assert lab.pid(host, "coturn") == pid, "also while nobody is relayed"
    server = turn(lab)
    # Two programs are one client by their port.
    same = f"c._socket.bind(('', {PORT}))\nprint(json.dumps(c.{{}}[0]))"
    assert client(lab, same.format("allocate()"), server) == 0
    run = lab.site(*changed, "jitsi_turn_restart=now")
    assert run.code == 0 and "RESTART DUE: " not in run.output, run.output
    assert lab.pid(host, "coturn") != pid
    assert client(lab, same.format("refresh()"), server) == 437, "nobody is relayed any more"
    run = lab.site("--limit", f"meet1,{host}")
    assert run.code == 0 and "RESTART DUE: " not in run.output, run.output
