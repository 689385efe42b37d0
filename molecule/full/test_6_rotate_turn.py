"""The TURN servers' secret is rotated while participants are relayed, killed in each state, and in an emergency.

In their order: each test goes on where the one before it ended.
"""

import os

import pytest
import yaml
from conftest import search
from test_3_turn import client, turn, turn_host

TURN = "--extra-vars=jitsi_rotate=turn"
SECRET_FILE = "/etc/prosody/turn-secret.lua"
ALLOCATE = "print(json.dumps(c.allocate()[0]))\nc.refresh(0)"
# Two programs are one client by their port, which an earlier run of the tests may have in use.
PORT = 41000 + os.getpid() % 9000


def rotate(lab, *arguments: str):
    """Rotate, and return the run and what it said in one line."""
    run = lab.play("rotate_secrets", TURN, *arguments)
    return run, " ".join(run.output.replace("''", "'").split())


def same(call: str, port: int = PORT) -> str:
    """Return the program of a client that comes back."""
    return f"c._socket.bind(('', {port}))\nprint(json.dumps(c.{call}[0]))"


def pids(lab) -> list[str]:
    """Return the processes that a rotation leaves alone."""
    return [lab.pid("meet1", unit) for unit in ("prosody", "jicofo")] + [lab.pid(turn_host(lab), "coturn")]


def accepted(lab, server: tuple[str, str, str]) -> int:
    """Return 0 where credentials get an allocation, or the error's number."""
    return client(lab, ALLOCATE, server)


def generation(lab) -> int:
    """Return the number of the current secret."""
    return lab.vault()["turn"]["generation"]


@pytest.fixture(scope="module", name="before")
def fixture_before(lab) -> dict:
    """A participant who is relayed, with credentials of the former secret, all through the tests."""
    server = turn(lab)
    assert client(lab, same("allocate(3600)"), server) == 0
    return {"server": server, "pids": pids(lab), "secret": lab.vault()["turn"]["value"], "generation": generation(lab)}


@pytest.mark.parametrize(
    ("task", "versions"),
    [
        ("Give the TURN server both secrets", {"next"}),
        ("scalable.jitsi.rotate : Promote the TURN servers' next secret", {"next"}),
        ("scalable.jitsi.rotate : Let prosody give it out", {"previous"}),
    ],
)
def test_killed_in_any_state_nobody_is_refused(lab, before, task, versions):
    lab.killed_at(task, TURN, playbook="rotate_secrets")
    assert versions <= lab.vault()["turn"].keys()
    assert accepted(lab, before["server"]) == 0 and accepted(lab, turn(lab)) == 0


def test_the_next_run_gives_out_the_new_one_and_says_when_the_former_may_go(lab, before):
    for _ in range(2):
        run, said = rotate(lab)
        assert run.code == 0, run.output
        assert f"turn: prosody gives out generation {before['generation'] + 1}; credentials of the former" in said
        assert "are valid until 2" in said and "run rotate-secrets.yml with -e jitsi_rotate=turn again" in said
        assert generation(lab) == before["generation"] + 1 and "previous" in lab.vault()["turn"]
    given = turn(lab)
    assert lab.vault()["turn"]["value"] in lab.ssh("meet1", f"cat {SECRET_FILE}")
    assert accepted(lab, before["server"]) == 0 and accepted(lab, given) == 0
    assert pids(lab) == before["pids"]


def test_site_changes_nothing_while_both_are_taken(lab):
    run = lab.site(f"--limit=meet1,{turn_host(lab)}")
    assert run.code == 0, run.output
    assert run.changed == {"meet1": 0, turn_host(lab): 0}, run.output


def test_when_its_time_is_over_the_former_one_is_refused_also_after_a_kill(lab, before):
    lab.ssh("meet1", f"touch --date='3 hours ago' {SECRET_FILE}")
    lab.killed_at("Take the former secret from the TURN server", TURN, playbook="rotate_secrets")
    assert "previous" not in lab.vault()["turn"]
    run, said = rotate(lab)
    assert run.code == 0, run.output
    assert f"turn: prosody gives out generation {before['generation'] + 1}, and coturn takes nothing else" in said
    assert generation(lab) == before["generation"] + 1, "no other rotation is begun"
    assert accepted(lab, before["server"]) == 401
    assert accepted(lab, turn(lab)) == 0
    assert client(lab, same("refresh(600)"), before["server"]) == 0, "who is relayed stays so"
    assert pids(lab) == before["pids"] and lab.unlocked()


def test_with_a_server_that_does_not_answer_nothing_is_begun(lab, before, tmp_path):
    hosts = tmp_path / "hosts.yml"
    hosts.write_text(yaml.safe_dump({"jitsi_turn": {"hosts": {turn_host(lab): {"ansible_port": 1}}}}))
    vault = lab.vault()
    run, said = rotate(lab, f"--inventory={hosts}")
    assert run.code != 0
    assert f"turn: nothing is done, because {turn_host(lab)} cannot be asked" in said
    assert "Participants are given no secret that one of them does not know." in said
    assert lab.vault() == vault and lab.unlocked()


def test_what_was_staged_can_be_given_up(lab, before):
    given = turn(lab)
    lab.killed_at("scalable.jitsi.rotate : Promote the TURN servers' next secret", TURN, playbook="rotate_secrets")
    given_up = lab.vault()["turn"]["next"]["value"]
    run, said = rotate(lab, "--extra-vars=jitsi_rotate_rollback=true")
    assert run.code == 0, run.output
    assert f"is given up; generation {before['generation'] + 1} stays" in said
    database = "sqlite3 /var/lib/turn/turndb 'SELECT value FROM turn_secret'"
    assert lab.ssh(turn_host(lab), database) == lab.vault()["turn"]["value"] != given_up
    assert accepted(lab, given) == 0 and pids(lab) == before["pids"]


def test_in_an_emergency_the_former_one_is_refused_at_once(lab, before):
    given, old = turn(lab), lab.vault()["turn"]["value"]
    assert client(lab, same("allocate()", PORT + 1), given) == 0
    run, said = rotate(lab, "--extra-vars=jitsi_rotate_emergency=true", "-vvvvv", "--diff")
    assert run.code == 0, run.output
    assert f"EMERGENCY: coturn is restarted on {turn_host(lab)}, and takes the former secret no more." in said
    assert "prosody and jicofo are restarted" not in said
    assert accepted(lab, given) == 401 and accepted(lab, turn(lab)) == 0
    assert client(lab, same("refresh(600)", PORT + 1), given) != 0
    after = pids(lab)
    assert after[:2] == before["pids"][:2] and after[2] != before["pids"][2]
    secrets = {"old": old, "new": lab.vault()["turn"]["value"], "first": before["secret"]}
    assert search({"output": run.output}, secrets) == []
    journals = {host: lab.ssh(host, "journalctl --no-pager --output=export") for host in ("meet1", turn_host(lab))}
    assert search(journals, secrets) == []
