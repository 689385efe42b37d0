"""Thirty bridges, five at a time: no session is lost, nothing is restarted, jicofo notices nothing, also when the
rotation is killed at any durable state and finished by the next run, and a bridge without conferences is restarted
in between."""

import concurrent.futures
import re

import pytest
from conftest import PROJECT, wait_for

BRIDGES = [f"bridge{number}" for number in range(1, 31)]
CLONES = BRIDGES[3:]
MANY = f"--inventory={PROJECT}/inventories/lab-many"
BUSY = BRIDGES[::5]
RESTARTED = "bridge30"


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
    lab.wait_for_bridges(30)
    for host in BUSY:
        lab.open_conference(host)
    yield
    for host in BUSY:
        lab.close_conference(host)
    lab.lab("stop", *CLONES)
    lab.wait_for_bridges(3)


ROTATE = ("--extra-vars=jitsi_rotate=jvb", MANY, "--forks=5")
TASK = "scalable.jitsi.rotate : "


@pytest.fixture
def unnoticed(lab):
    """Compare what runs, and what jicofo wrote, before and after the test."""
    pids, log = processes(lab), int(lab.ssh("meet1", "stat -c %s /var/log/jitsi/jicofo.log"))
    yield
    assert processes(lab) == pids
    lost = f"tail -c +{log + 1} /var/log/jitsi/jicofo.log | grep 'Lost a bridge' | grep -vc '/{RESTARTED}\\b'"
    assert lab.ssh("meet1", lost, check=False) == "0"
    assert all(lab.rest(host, "colibri/stats")["conferences"] >= 1 for host in BUSY)
    wait_for(lambda: lab.rest("meet1", "stats")["bridge_selector"]["bridge_count"] == 30, "a bridge is missing")


def processes(lab) -> dict[str, str]:
    """Return the process ids of all services that have to stay as they are."""
    return lab.pids_of(*(host for host in BRIDGES if host != RESTARTED)) | lab.pids()


def test_nobody_notices(lab, unnoticed):
    generation, pid = lab.vault()["jvb"]["generation"], lab.pids_of(RESTARTED)
    run = lab.play("rotate_secrets", *ROTATE)
    assert run.code == 0, run.output
    line = re.search(r"sessions lost: 0, restarts: 0, window: (\d+) ms'?$", run.output, re.M)
    assert line, run.output
    print(line.group(0))
    assert 0 < int(line.group(1)) < 20000
    assert lab.pids_of(RESTARTED) == pid
    assert all(lab.rest(host, "colibri/muc-client/list") == [f"jvb-g{generation + 1}"] for host in BRIDGES)


@pytest.mark.parametrize(
    ("task", "times", "versions"),
    [
        ("Deploy the logins in use", 1, {"next"}),
        ("Refuse to go on when no bridge is ready", 1, {"next"}),
        ("Refuse to go on when no bridge logged in with it", 1, {"next"}),
        ("Deploy the logins in use", 2, {"previous"}),
        ("Forget the bridges' former password", 1, {"previous"}),
    ],
    ids=["staged", "both on all bridges", "changed in prosody", "promoted", "final on all bridges"],
)
def test_a_rotation_that_was_killed_is_finished_and_a_bridge_restarted_in_between_comes_back(
    lab, unnoticed, task, times, versions
):
    before = lab.vault()["jvb"]["generation"]
    lab.killed_at(TASK + task, *ROTATE, playbook="rotate_secrets", times=times)
    assert {"next", "previous"} & lab.vault()["jvb"].keys() == versions
    lab.ssh(RESTARTED, "systemctl restart jitsi-videobridge2")
    wait_for(lambda: lab.rest(RESTARTED, "colibri/stats").get("mucs_joined"), f"{RESTARTED} does not come back")
    run = lab.play("rotate_secrets", *ROTATE)
    assert run.code == 0, run.output
    assert f"finished the rotation to generation {before + 1}, begun" in " ".join(run.output.split())
    after = lab.vault()["jvb"]
    assert after["generation"] == before + 1 and not {"next", "previous"} & after.keys()
    assert all(lab.rest(host, "colibri/muc-client/list") == [f"jvb-g{before + 1}"] for host in BRIDGES)
