"""A rotation that is killed at any durable state is finished or given up by the next run; no conference notices."""

import datetime
import itertools
import re
import shlex
import time

import pytest
from conftest import BRIDGES, wait_for

ROTATE = "scalable.jitsi.rotate : "
JVB = "--extra-vars=jitsi_rotate=jvb"
# Whatever jicofo wrote of bridges: that one came, left, was lost, or is not well.
LOG = "grep --ignore-case 'bridge\\|brewery' /var/log/jitsi/jicofo.log"


@pytest.fixture(scope="module", autouse=True)
def conferences(lab):
    """Two bridges carry conferences through all tests; their processes and jicofo's log tell whether anybody noticed."""
    lab.wait_for_bridges()
    for bridge in ("bridge1", "bridge3"):
        lab.open_conference(bridge)
    pids, log = lab.pids(), lab.ssh("meet1", "stat -c %s /var/log/jitsi/jicofo.log")
    yield
    after = lab.pids()
    # The tests restart bridge2 themselves.
    assert {name for name in pids if after[name] != pids[name]} <= {"bridge2"}
    assert [lab.rest(bridge, "colibri/stats")["conferences"] for bridge in ("bridge1", "bridge3")] == [1, 1]
    lost = f"tail -c +{int(log) + 1} /var/log/jitsi/jicofo.log | grep 'Lost a bridge' | grep --count '/bridge[13]\\b'"
    assert lab.ssh("meet1", lost, check=False) == "0"


def ids(lab, host: str) -> list[str]:
    """Return a bridge's logins, those of its memory and of its file, which have to be the same."""
    memory = sorted(lab.rest(host, "colibri/muc-client/list"))
    file = lab.ssh(host, r"grep -o 'jvb-g[0-9][0-9]*' /etc/jitsi/videobridge/jvb.conf").split()
    assert memory == sorted(file), host
    return memory


def restart(lab, host: str) -> None:
    """Restart a bridge and wait until it is in the brewery again, by itself."""
    lab.ssh(host, "systemctl restart jitsi-videobridge2")
    wait_for(lambda: joined(lab, host) >= 1, f"{host} does not come back")


def joined(lab, host: str) -> int:
    """Return how many logins of a bridge are in the brewery."""
    answer = lab.ssh(host, "curl --silent --max-time 2 http://127.0.0.1:8080/colibri/stats", check=False)
    return int(answer.partition('"mucs_joined":')[2].partition(",")[0] or 0)


def refused(lab, host: str) -> list[float]:
    """Return when a bridge's logins were refused, in seconds."""
    lines = lab.ssh(host, "grep 'Failed to login' /var/log/jitsi/jvb.log", check=False).splitlines()
    return [datetime.datetime.fromisoformat(" ".join(line.split()[1:3])).timestamp() for line in lines]


def test_undisturbed_nobody_notices(lab):
    for bridge in BRIDGES:
        lab.ssh(bridge, "truncate --size 0 /var/log/jitsi/jvb.log")
    generation, written = lab.vault()["jvb"]["generation"], lab.ssh("meet1", LOG)
    run = lab.play("rotate_secrets", JVB)
    assert run.code == 0, run.output
    assert lab.ssh("meet1", LOG) == written, "jicofo logs nothing"
    line = re.search(r"sessions lost: 0, restarts: 0, window: \d+ ms\b", run.output)
    assert line, run.output
    print(line.group(0))
    # The second login has to wait for its password: it knocks now and then, and does not hammer.
    times = {bridge: refused(lab, bridge) for bridge in BRIDGES}
    assert all(1 <= len(at) <= 15 for at in times.values()), times
    assert all(later - sooner > 1.5 for at in times.values() for sooner, later in itertools.pairwise(at)), times
    assert all(ids(lab, bridge) == [f"jvb-g{generation + 1}"] for bridge in BRIDGES)


def test_a_bridge_that_is_cut_off_ends_the_run_and_the_next_one_finishes_it(lab):
    generation = lab.vault()["jvb"]["generation"]
    # It comes back by itself, so that a run that waited for it would end well.
    cut = "nft add table inet cut; nft add chain inet cut in '{type filter hook input priority -300;}'; "
    cut += "nft add rule inet cut in tcp dport 22 drop; sleep 75; nft delete table inet cut"
    began = []

    def cut_off() -> None:
        lab.ssh("bridge2", f"systemd-run --quiet --unit=cut sh -c {shlex.quote(cut)}")
        began.append(time.monotonic())

    line = "TASK [scalable.jitsi.common : Give the running bridge the logins in use]"
    run = lab.play_until_it_says(line, cut_off, "rotate_secrets", JVB)
    assert run.code != 0 and time.monotonic() - began[0] < 75, run.output
    wait_for(lambda: lab.ssh("bridge2", "systemctl is-active cut", check=False) == "inactive", "bridge2 is cut off")
    run = lab.play("rotate_secrets", JVB)
    assert run.code == 0 and "sessions lost: 0, restarts: 0" in run.output, run.output
    assert all(ids(lab, bridge) == [f"jvb-g{generation + 1}"] for bridge in BRIDGES)


def test_killed_before_prosody_has_the_next_password_it_is_given_up(lab, tmp_path):
    before = lab.vault()["jvb"]
    lab.killed_at(ROTATE + "Refuse to go on when no bridge is ready", JVB, playbook="rotate_secrets")
    entry = lab.vault()["jvb"]
    assert entry["value"] == before["value"] and entry["next"]["generation"] == before["generation"] + 1
    names = [f"jvb-g{before['generation']}", f"jvb-g{before['generation'] + 1}"]
    assert all(ids(lab, bridge) == names for bridge in BRIDGES)
    restart(lab, "bridge2")

    lab.lab("clone", "bridge1", "bridge4")
    hosts = tmp_path / "hosts.yml"
    hosts.write_text("jitsi_bridges: {hosts: {bridge4: {ansible_host: '{{ lab_net }}.104'}}}\n")
    # The lab's folder follows from the inventory's, which bridge4 has not.
    more = f"--inventory={hosts}", f"--extra-vars=lab_folder={lab.state}"
    run = lab.site(*more, "--limit=meet1,bridge4", "--extra-vars=jitsi_bridge_restart=now")
    assert run.code == 0, run.output
    lab.wait_for_bridges(4)
    assert ids(lab, "bridge4") == names, "a bridge that is added meanwhile gets both"

    run = lab.play("rotate_secrets", JVB, *more, "--extra-vars=jitsi_rotate_rollback=true")
    assert run.code == 0, run.output
    assert f"generation {before['generation'] + 1} is given up; generation {before['generation']} stays" in run.output
    assert "sessions lost: 0, restarts: 0, window: none" in run.output
    assert all(ids(lab, bridge) == names[:1] for bridge in [*BRIDGES, "bridge4"])
    assert lab.vault()["jvb"] == before | {"abandoned": before["generation"] + 1}
    lab.lab("stop", "bridge4")


def test_killed_after_prosody_has_it_only_the_same_controller_finishes_it(lab):
    before = lab.vault()["jvb"]
    lab.killed_at(ROTATE + "Refuse to go on when no bridge logged in", JVB, playbook="rotate_secrets")
    staged = lab.vault()["jvb"]
    assert staged["value"] == before["value"], "not promoted yet"
    restart(lab, "bridge2")
    pids = lab.pids()

    account = "sha256sum /var/lib/prosody/auth%2emeet%2elab%2etest/accounts/jvb.dat"
    digest = lab.ssh("meet1", account)
    run = lab.site()
    assert run.code == 0, run.output
    assert lab.ssh("meet1", account) == digest, "prosody keeps the next password"
    assert "RESTART DUE: " not in run.output and lab.pids() == pids, "no restart is due while both logins stand"

    run = lab.play_from("ops2", "rotate_secrets", JVB)
    assert run.code != 0
    assert "meet1 is locked by rotate-secrets jvb of root@" in run.output
    assert "add -e jitsi_break_lock=true" in run.output
    assert lab.vault()["jvb"] == staged

    run = lab.play("rotate_secrets", JVB, "--extra-vars=jitsi_rotate_rollback=true")
    assert run.code != 0 and "run this without rollback" in " ".join(run.output.split())

    run = lab.play_from("ops2", "rotate_secrets", JVB, "--extra-vars=jitsi_break_lock=true")
    assert run.code == 0, run.output
    assert f"finished the rotation to generation {staged['next']['generation']}, begun" in " ".join(run.output.split())
    after = lab.vault()["jvb"]
    assert after["value"] == staged["next"]["value"] and not {"next", "previous"} & after.keys()
    assert all(ids(lab, bridge) == [f"jvb-g{after['generation']}"] for bridge in BRIDGES)


def test_killed_after_it_is_current_it_is_finished_and_not_rotated_again(lab):
    lab.killed_at(ROTATE + "Deploy the logins in use", JVB, playbook="rotate_secrets", times=2)
    promoted = lab.vault()["jvb"]
    assert "previous" in promoted
    restart(lab, "bridge2")
    run = lab.play("rotate_secrets", JVB)
    assert run.code == 0, run.output
    assert "run this again to rotate" in " ".join(run.output.split())
    after = lab.vault()["jvb"]
    assert after["value"] == promoted["value"] and "previous" not in after
    assert all(ids(lab, bridge) == [f"jvb-g{after['generation']}"] for bridge in BRIDGES)
    run = lab.site()
    assert run.code == 0 and set(run.changed.values()) == {0} and "RESTART DUE: " not in run.output, run.output
