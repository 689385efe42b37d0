"""A bridge that cannot be reached is reported, works on, and is repaired; the passwords are nowhere to be read."""

import pathlib
import subprocess

import pytest
import yaml
from conftest import HOSTS, forms, search, wait_for

JVB = "--extra-vars=jitsi_rotate=jvb"
LOG_IN = pathlib.Path(__file__).with_name("log_in.py")


def log_in(lab, password: str) -> str:
    """Try to log in as the bridges do, from a bridge. The password goes over standard input."""
    lab.ssh("bridge1", "cat > /root/log_in.py", stdin=LOG_IN.read_text())
    return lab.ssh("bridge1", "python3 /root/log_in.py meet1 jvb auth.meet.lab.test", stdin=f"{password}\n")


@pytest.fixture(scope="module", name="rotation")
def fixture_rotation(lab, tmp_path_factory):
    """Rotate, at a high verbosity, while bridge3 cannot be reached."""
    hosts = tmp_path_factory.mktemp("inventory") / "hosts.yml"
    hosts.write_text(yaml.safe_dump({"jitsi_bridges": {"hosts": {"bridge3": {"ansible_port": 1}}}}))
    lab.open_conference("bridge3", "while unreachable")
    pids, before = lab.pids(), lab.vault()["jvb"]
    first = lab.play("rotate_secrets", JVB, "-vvv", "--diff", f"--inventory={hosts}")
    between = lab.vault()["jvb"]
    ids = lab.rest("bridge3", "colibri/muc-client/list")
    lab.wait_for_bridges()
    second = lab.play("rotate_secrets", JVB, "-vvv", "--diff")
    assert lab.pids() == pids
    return before, first, between, ids, second, lab.vault()["jvb"]


def test_it_is_reported_and_the_others_go_on(lab, rotation):
    before, first, between, ids, _, _ = rotation
    assert first.code != 0
    said = " ".join(first.output.split())
    assert "bridge3: could not be reached or failed; it keeps what it runs with" in said
    assert "it repairs these, and does not rotate again" in said
    assert between["generation"] == before["generation"] + 1 and "previous" in between
    assert ids == [f"jvb-g{before['generation']}"]
    assert lab.rest("bridge1", "colibri/muc-client/list") == [f"jvb-g{between['generation']}"]


def test_the_next_run_repairs_it_without_rotating(lab, rotation):
    _, _, between, _, second, after = rotation
    assert second.code == 0, second.output
    assert "sessions lost: 0, restarts: 0, window: none" in second.output
    assert after["generation"] == between["generation"] and "previous" not in after
    assert lab.rest("bridge3", "colibri/muc-client/list") == [f"jvb-g{after['generation']}"]
    assert lab.rest("bridge3", "colibri/stats")["conferences"] >= 1


def test_prosody_refuses_the_old_password_and_takes_the_new(lab, rotation):
    before, *_, after = rotation
    assert log_in(lab, before["value"]) == "failure"
    assert log_in(lab, after["value"]) == "success"


def test_no_password_is_in_any_output_or_journal(lab, rotation):
    before, first, _, _, second, after = rotation
    texts = {"first": first.output, "second": second.output}
    texts |= {host: lab.ssh(host, "journalctl --no-pager --output=export") for host in ("meet1", "bridge1", "bridge3")}
    assert "scalable.jitsi.muc_client" in first.output or "muc_client" in first.output
    assert search(texts, {"old": before["value"], "new": after["value"]}) == []


def test_no_copy_of_the_old_password_is_left(lab, rotation):
    patterns = "\n".join(forms(rotation[0]["value"]))
    for host in HOSTS:
        process = subprocess.run(
            ["grep", "--recursive", "--files-with-matches", "--text", "--fixed-strings", "--file=-", "."],
            input=patterns, capture_output=True, text=True, cwd=lab.state / "hosts" / host / "upper", check=False,
        )  # fmt: skip
        assert process.stdout == "", host
    assert rotation[0]["value"] not in str(lab.vault())


def test_jicofos_password_waits_for_the_last_conference(lab):
    lab.rest("meet1", "conference-request/v1", "POST", {"room": "meeting@conference.meet.lab.test"})
    before, pids, lines, running = lab.vault()["focus"], lab.pids(), [], True
    process = lab.start("rotate_secrets", "--extra-vars=jitsi_rotate=focus")
    for line in process.stdout:
        lines.append(line)
        if running and "FAILED - RETRYING: [meet1]: Wait until jicofo has no conference" in line:
            assert lab.pids() == pids and lab.vault()["focus"] == before, "nothing is begun yet"
            lab.rest("meet1", "lab/conferences/meeting@conference.meet.lab.test", "DELETE")
            running = False
    assert not running, "it did not wait"
    assert process.wait() == 0, "".join(lines)
    assert {name for name, pid in lab.pids().items() if pid != pids[name]} == {"jicofo"}
    assert "sessions lost: 0, restarts: 1, window: none" in "".join(lines)
    after = lab.vault()["focus"]
    assert after["generation"] == before["generation"] + 1 and "previous" not in after
    lab.wait_for_bridges()


def test_in_an_emergency_nobody_stays_logged_in(lab):
    before, pids = lab.vault(), lab.pids()
    run = lab.play("rotate_secrets", "--extra-vars=jitsi_rotate_emergency=true")
    assert run.code == 0, run.output
    said = " ".join(run.output.split())
    assert said.index("EMERGENCY: prosody and jicofo are restarted. This ends") < said.index(
        "Stage or abandon the bridges"
    )
    assert "restarts: 2, window: " in said
    assert {name for name, pid in lab.pids().items() if pid != pids[name]} == {"prosody", "jicofo"}
    after = lab.vault()
    assert all(after[name]["generation"] == before[name]["generation"] + 1 for name in ("jvb", "focus"))
    wait_for(lambda: log_in(lab, before["jvb"]["value"]) == "failure", "prosody takes the leaked password")
    lab.wait_for_bridges()
