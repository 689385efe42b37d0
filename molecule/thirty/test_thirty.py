"""Thirty bridges, five at a time: no session is lost, nothing is restarted, jicofo notices nothing."""

import concurrent.futures
import re

import pytest
from conftest import PROJECT, wait_for

BRIDGES = [f"bridge{number}" for number in range(1, 31)]
CLONES = BRIDGES[3:]
MANY = f"--inventory={PROJECT}/inventories/lab-many"
BUSY = BRIDGES[::5]


@pytest.fixture(scope="module", autouse=True)
def thirty(lab):
    """Make copies of bridge1 bridges of their own: each gets its nickname, and prosody's firewall lets them in."""
    lab.lab("clone", "bridge1", *CLONES)
    run = lab.site(MANY, "--limit=meet1")
    assert run.code == 0, run.output
    configuration = "/etc/jitsi/videobridge/jvb.conf"
    rename = 'sed -i \'s/"bridge1"/"{}"/\' ' + configuration + " && systemctl restart jitsi-videobridge2"
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda host: lab.ssh(host, rename.format(host)), CLONES))
    lab.wait_for_bridges(30, seconds=300)
    for host in BUSY:
        lab.open_conference(host)
    yield
    for host in BUSY:
        lab.close_conference(host)
    lab.lab("stop", *CLONES)
    lab.wait_for_bridges(3, seconds=120)


def test_nobody_notices(lab):
    generation = lab.vault()["jvb"]["generation"]
    pids = {host: lab.pid(host, "jitsi-videobridge2") for host in BRIDGES} | lab.pids()
    log = int(lab.ssh("meet1", "stat -c %s /var/log/jitsi/jicofo.log"))
    run = lab.play("rotate_secrets", "--extra-vars=jitsi_rotate=jvb", MANY, "--forks=5")
    assert run.code == 0, run.output
    line = re.search(r"sessions lost: 0, restarts: 0, window: (\d+) ms'?$", run.output, re.M)
    assert line, run.output
    print(line.group(0))
    assert 0 < int(line.group(1)) < 20000
    assert {host: lab.pid(host, "jitsi-videobridge2") for host in BRIDGES} | lab.pids() == pids
    assert (
        lab.ssh("meet1", f"tail -c +{log + 1} /var/log/jitsi/jicofo.log | grep -c 'Lost a bridge'", check=False) == "0"
    )
    assert all(lab.rest(host, "colibri/stats")["conferences"] >= 1 for host in BUSY)
    assert all(lab.rest(host, "colibri/muc-client/list") == [f"jvb-g{generation + 1}"] for host in BRIDGES)
    wait_for(lambda: lab.rest("meet1", "stats")["bridge_selector"]["bridge_count"] == 30, "a bridge is missing")
