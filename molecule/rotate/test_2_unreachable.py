"""A bridge that cannot be reached is reported, works on, and is repaired; the passwords are nowhere to be read.

In their order: each test goes on where the one before it ended.
"""

import datetime
import pathlib
import subprocess

import pytest
import yaml
from conftest import HOSTS, Run, forms, search, wait_for
from tracing import traced, traced_hosts

ROTATE = "scalable.jitsi.rotate : "
JVB = "--extra-vars=jitsi_rotate=jvb"
FOCUS = "--extra-vars=jitsi_rotate=focus"
LOG_IN = pathlib.Path(__file__).with_name("log_in.py")


COPY = "/var/backups/scalable-jitsi/etc/jitsi/videobridge/jvb.conf"
COMMAND = "python3 /root/log_in.py meet1 jvb auth.meet.lab.test"


def log_in(lab, password: str) -> str:
    """Try to log in as the bridges do, from a bridge. The password goes over standard input."""
    lab.ssh("bridge1", "cat > /root/log_in.py", stdin=LOG_IN.read_text())
    return lab.ssh("bridge1", COMMAND, stdin=f"{password}\n")


def stay_logged_in(lab, password: str) -> subprocess.Popen:
    """Log in as an intruder would, and stay."""
    assert log_in(lab, password) == "success"
    command = ["ssh", "-F", lab.state / "ssh_config", "bridge1", f"{COMMAND} stay"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdin.write(f"{password}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "success\n"
    return process


@pytest.fixture(scope="module", name="rotation")
def fixture_rotation(lab, tmp_path_factory):
    """Rotate, at a high verbosity, while bridge3 cannot be reached; then again. All programs started are recorded."""
    folder = tmp_path_factory.mktemp("rotation")
    hosts = folder / "hosts.yml"
    hosts.write_text(yaml.safe_dump({"jitsi_bridges": {"hosts": {"bridge3": {"ansible_port": 1}}}}))
    lab.open_conference("bridge3", "while unreachable")
    lab.ssh("bridge1", f"mkdir -p $(dirname {COPY}) && cp -p /etc/jitsi/videobridge/jvb.conf {COPY}")
    pids, before = lab.pids(), lab.vault()["jvb"]
    with traced_hosts(lab, folder, HOSTS) as texts:
        first = rotate(lab, folder / "first.execve", f"--inventory={hosts}")
        between, ids = lab.vault()["jvb"], lab.rest("bridge3", "colibri/muc-client/list")
        lab.wait_for_bridges()
        second = rotate(lab, folder / "second.execve")
    assert lab.pids() == pids
    texts |= {path.stem: path.read_text(errors="replace") for path in folder.glob("*d.execve")}
    texts |= {"output of the first": first.output, "output of the second": second.output}
    return before, first, between, ids, second, lab.vault()["jvb"], texts


def rotate(lab, record, *arguments: str) -> Run:
    """Rotate with every detail shown, and record the programs that the controller starts."""
    return lab.run(traced(lab.command(JVB, "-vvvvv", "--diff", *arguments, playbook="rotate_secrets"), record))


def test_it_is_reported_and_the_others_go_on(lab, rotation):
    before, first, between, ids, *_ = rotation
    assert first.code != 0
    said = " ".join(first.output.split())
    assert "bridge3: could not be reached or failed; it keeps what it runs with" in said
    assert "it repairs these, and does not rotate again" in said
    assert between["generation"] == before["generation"] + 1 and "previous" in between
    assert ids == [f"jvb-g{before['generation']}"]
    assert lab.rest("bridge1", "colibri/muc-client/list") == [f"jvb-g{between['generation']}"]


def test_the_next_run_repairs_it_without_rotating(lab, rotation):
    _, _, between, _, second, after, _ = rotation
    assert second.code == 0, second.output
    assert "sessions lost: 0, restarts: 0, window: none" in second.output
    assert after["generation"] == between["generation"] and "previous" not in after
    assert lab.rest("bridge3", "colibri/muc-client/list") == [f"jvb-g{after['generation']}"]
    assert lab.rest("bridge3", "colibri/stats")["conferences"] >= 1


def test_prosody_refuses_the_old_password_and_takes_the_new(lab, rotation):
    before, *_, after, _ = rotation
    assert log_in(lab, before["value"]) == "failure"
    assert log_in(lab, after["value"]) == "success"


def test_no_password_is_in_any_output_journal_or_program_started(lab, rotation):
    before, *_, after, recorded = rotation
    texts = recorded | {f"journal of {host}": lab.ssh(host, "journalctl --no-pager --output=export") for host in HOSTS}
    assert "muc_client" in texts["output of the first"]
    assert '"prosodyctl"' in texts["trace of meet1"]
    assert "python" in texts["trace of bridge1"] and "jitsi-tools.jar" in texts["second"]
    assert search(texts, {"old": before["value"], "new": after["value"]}) == []


def test_no_copy_of_the_old_password_is_left(lab, rotation):
    assert "MUC_NICKNAME" in lab.ssh("bridge1", f"cat {COPY}"), "only the password is taken out of the copy"
    patterns = "\n".join(forms(rotation[0]["value"]))
    for host in HOSTS:
        process = subprocess.run(
            ["grep", "--recursive", "--files-with-matches", "--text", "--fixed-strings", "--file=-", "."],
            input=patterns, capture_output=True, text=True, cwd=lab.state / "hosts" / host / "upper", check=False,
        )  # fmt: skip
        assert process.stdout == "", host
    assert rotation[0]["value"] not in str(lab.vault())


def test_a_dry_run_says_what_would_be_done_and_does_nothing(lab):
    before, ids = lab.vault(), lab.rest("bridge1", "colibri/muc-client/list")
    run = lab.play("rotate_secrets", "--check")
    assert run.code == 0, run.output
    said = " ".join(run.output.split())
    for name in ("jvb", "focus"):
        assert f"{name}: generation {before[name]['generation']} is in use, and gets a successor" in said
    assert lab.vault() == before and lab.rest("bridge1", "colibri/muc-client/list") == ids
    assert lab.unlocked()


def test_jicofos_password_is_changed_in_its_window_alone(lab):
    lab.rest("meet1", "lab/conferences", "POST", {"room": "meeting@conference.meet.lab.test"})
    before, pids = lab.vault()["focus"], lab.pids()
    arguments = [f"--extra-vars=jitsi_rotate{argument}" for argument in ("=focus", "_focus=window", "_timeout=0")]
    now = datetime.datetime.strptime(lab.ssh("meet1", "date +%H:%M"), "%H:%M")
    later, soon = (f"{now + datetime.timedelta(minutes=minutes):%H:%M}" for minutes in (40, 20))
    for window, says in (
        ("22-23", "needs jitsi_rotate_window, for instance 02:00-04:30"),
        (f"{soon}-{later}", f"not {soon}-{later}, and jicofo's password is as it was"),
    ):
        run = lab.play("rotate_secrets", *arguments, f"--extra-vars=jitsi_rotate_window={window}")
        assert run.code != 0 and says in " ".join(run.output.split()), run.output
        assert lab.vault()["focus"] == before and lab.pids() == pids
    run = lab.play("rotate_secrets", *arguments, f"--extra-vars=jitsi_rotate_window={now:%H:%M}-{soon}")
    assert run.code == 0, run.output
    assert "sessions lost: 1, restarts: 1" in run.output, "the conference that the window allows to end"
    assert lab.vault()["focus"]["generation"] == before["generation"] + 1
    assert lab.restarted(pids) == {"jicofo"}
    lab.wait_for_bridges()


def test_jicofos_password_is_changed_now_when_told(lab):
    lab.rest("meet1", "lab/conferences", "POST", {"room": "meeting@conference.meet.lab.test"})
    before, pids = lab.vault()["focus"], lab.pids()
    run = lab.play("rotate_secrets", "--extra-vars=jitsi_rotate=focus", "--extra-vars=jitsi_rotate_focus=now")
    assert run.code == 0, run.output
    assert "sessions lost: 1, restarts: 1, window: none" in run.output, "the conference that it was told to end"
    assert lab.vault()["focus"]["generation"] == before["generation"] + 1
    assert lab.restarted(pids) == {"jicofo"}
    lab.wait_for_bridges()


def test_jicofos_next_password_is_given_up_while_prosody_has_the_former_one(lab):
    before, pids = lab.vault()["focus"], lab.pids()
    lab.killed_at(ROTATE + "Change jicofo's password in prosody", FOCUS, playbook="rotate_secrets")
    generation = lab.vault()["focus"]["next"]["generation"]
    run = lab.play("rotate_secrets", FOCUS, "--extra-vars=jitsi_rotate_rollback=true")
    assert run.code == 0, run.output
    assert f"focus: generation {generation} is given up; generation {before['generation']} stays" in run.output
    assert lab.vault()["focus"] == before | {"abandoned": generation} and lab.pids() == pids


def test_killed_when_prosody_has_jicofos_password_jicofo_comes_back_while_the_next_run_waits(lab):
    before = lab.vault()["focus"]
    lab.killed_at(ROTATE + "Promote jicofo's next password", FOCUS, playbook="rotate_secrets")
    staged = lab.vault()["focus"]
    assert staged["value"] == before["value"] and staged["next"]["generation"] > before["generation"]
    lab.rest("meet1", "lab/conferences", "POST", {"room": "meeting@conference.meet.lab.test"})
    pids = lab.pids()

    def crash() -> None:
        assert lab.pids() == pids, "the restart waits"
        lab.ssh("meet1", "systemctl kill --signal KILL jicofo")
        wait_for(lambda: lab.pid("meet1", "jicofo") not in ("0", pids["jicofo"]), "jicofo is not started again")
        lab.wait_for_bridges()

    line = "FAILED - RETRYING: [meet1]: Wait until jicofo has no conference"
    run = lab.play_until_it_says(line, crash, "rotate_secrets", FOCUS)
    assert run.code == 0, run.output
    assert f"finished the rotation to generation {staged['next']['generation']}, begun" in " ".join(run.output.split())
    after = lab.vault()["focus"]
    assert after["value"] == staged["next"]["value"] and not {"next", "previous"} & after.keys()
    assert lab.restarted(pids) == {"jicofo"}
    lab.wait_for_bridges()


def test_jicofos_password_waits_for_the_last_conference(lab):
    lab.rest("meet1", "lab/conferences", "POST", {"room": "meeting@conference.meet.lab.test"})
    before, pids = lab.vault()["focus"], lab.pids()

    def end() -> None:
        assert lab.pids() == pids and lab.vault()["focus"] == before, "nothing is begun yet"
        lab.rest("meet1", "lab/conferences/meeting@conference.meet.lab.test", "DELETE")

    line = "FAILED - RETRYING: [meet1]: Wait until jicofo has no conference"
    run = lab.play_until_it_says(line, end, "rotate_secrets", "--extra-vars=jitsi_rotate=focus")
    assert run.code == 0, run.output
    assert lab.restarted(pids) == {"jicofo"}
    assert "sessions lost: 0, restarts: 1, window: none" in run.output
    after = lab.vault()["focus"]
    assert after["generation"] == before["generation"] + 1 and "previous" not in after
    lab.wait_for_bridges()


def test_in_an_emergency_nobody_stays_logged_in(lab):
    lab.rest("meet1", "lab/conferences", "POST", {"room": "meeting@conference.meet.lab.test"})
    before, pids = lab.vault(), lab.pids()
    intruder = stay_logged_in(lab, before["jvb"]["value"])
    run = lab.play("rotate_secrets", "--extra-vars=jitsi_rotate_emergency=true")
    assert run.code == 0, run.output
    assert intruder.communicate(timeout=30)[0] == "ended\n"
    said = " ".join(run.output.split())
    cost = "This ends 1 conferences with 2 participants, and the 3 bridges log in again"
    assert said.index(f"EMERGENCY: prosody and jicofo are restarted. {cost}") < said.index(
        "Stage or abandon the bridges"
    )
    assert "sessions lost: 1, restarts: 2, window: " in said
    assert {name for name, pid in lab.pids().items() if pid != pids[name]} == {"prosody", "jicofo"}
    after = lab.vault()
    assert all(after[name]["generation"] == before[name]["generation"] + 1 for name in ("jvb", "focus"))
    wait_for(lambda: log_in(lab, before["jvb"]["value"]) == "failure", "prosody takes the leaked password")
    lab.wait_for_bridges()
