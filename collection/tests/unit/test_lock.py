"""One holder at a time; a dead one of this controller gives way, any other must be broken."""

import json
import os

import pytest
from ansible.module_utils.testing import patch_module_args
from ansible_collections.scalable.jitsi.plugins.modules import lock
from ansible_collections.scalable.jitsi.plugins.plugin_utils import holder

OURS = {"run": "ansible-local-1", "operation": "rotate-secrets"}
THEIRS = {"run": "ansible-local-2", "operation": "scale-in"}


@pytest.fixture(autouse=True)
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "PATH", str(tmp_path / "state" / "lock"))
    return tmp_path / "state" / "lock"


def ask(capsys, who: dict, state: str = "held", **more) -> tuple[bool, str | None]:
    """Run the module and return whether it changed anything and whom it found."""
    with patch_module_args({"state": state, "holder": who} | more), pytest.raises(SystemExit):
        lock.main()
    answer = json.loads(capsys.readouterr().out)
    return answer["changed"], (answer["found"] or {}).get("operation")


def test_it_is_taken_kept_and_given_back(capsys, path):
    assert ask(capsys, OURS) == (True, None)
    assert json.loads(path.read_text()) == OURS
    assert ask(capsys, OURS) == (False, None)
    assert ask(capsys, OURS, "free") == (False, None)
    assert ask(capsys, OURS, "released") == (True, None)
    assert ask(capsys, OURS, "released") == (False, None)
    assert list(path.parent.iterdir()) == []


def test_a_second_one_is_told_who_has_it_and_changes_nothing(capsys, path):
    ask(capsys, OURS)
    assert ask(capsys, THEIRS) == (False, "rotate-secrets")
    assert ask(capsys, THEIRS, "free") == (False, "rotate-secrets")
    assert ask(capsys, THEIRS, "released") == (False, None)
    assert json.loads(path.read_text()) == OURS


def test_it_is_taken_over_from_the_run_named_and_from_no_other(capsys, path):
    ask(capsys, OURS)
    assert ask(capsys, THEIRS, instead_of="another") == (False, "rotate-secrets")
    assert ask(capsys, THEIRS, instead_of=OURS["run"]) == (True, None)
    assert json.loads(path.read_text()) == THEIRS
    assert ask(capsys, OURS, "free", instead_of=THEIRS["run"]) == (True, None)
    assert not path.exists()


def test_work_that_finishes_nothing_puts_the_lock_of_a_dead_run_back(capsys, path):
    ask(capsys, OURS)
    over = THEIRS | {"operation": "site", "over": holder.beneath(OURS)}
    assert ask(capsys, over, instead_of=OURS["run"]) == (True, None)
    assert ask(capsys, OURS) == (False, "site")
    # Killed as well: what lies beneath it stays the same.
    again = over | {"run": "ansible-local-3", "over": holder.beneath(over)}
    assert ask(capsys, again, instead_of=over["run"]) == (True, None)
    assert ask(capsys, again, "released") == (True, None)
    assert json.loads(path.read_text()) == OURS
    assert ask(capsys, again, "released") == (False, None)


def test_a_dead_run_that_left_nothing_to_finish_is_not_put_back(capsys, path):
    alone = THEIRS | {"operation": "site", "over": None}
    ask(capsys, alone)
    after = OURS | {"over": holder.beneath(alone)}
    assert ask(capsys, after, instead_of=alone["run"]) == (True, None)
    assert ask(capsys, after, "released") == (True, None)
    assert not path.exists()


def test_a_dry_run_writes_nothing(capsys, path):
    assert ask(capsys, OURS, _ansible_check_mode=True) == (True, None)
    assert not path.parent.exists()


def test_a_link_beside_it_is_not_followed(capsys, path, tmp_path):
    (tmp_path / "target").write_text("somebody's")
    path.parent.mkdir()
    path.with_name("lock.new").symlink_to(tmp_path / "target")
    assert ask(capsys, OURS) == (True, None)
    assert (tmp_path / "target").read_text() == "somebody's"


def test_a_link_in_its_place_is_named_and_not_followed(capsys, path, tmp_path):
    (tmp_path / "target").write_text(json.dumps(OURS))
    path.parent.mkdir()
    path.symlink_to(tmp_path / "target")
    arguments = {"state": "held", "holder": THEIRS, "instead_of": OURS["run"]}
    with patch_module_args(arguments), pytest.raises(SystemExit):
        lock.main()
    reason = f"{path} cannot be used: it is a symbolic link; see what it is, and who made it"
    assert json.loads(capsys.readouterr().out)["msg"] == reason
    assert (tmp_path / "target").read_text() == json.dumps(OURS)


def test_only_a_process_of_this_controller_is_known_to_be_dead():
    living = holder.ourselves("rotate-secrets") | {"pid": os.getpid(), "process_began": holder._began(os.getpid())}
    assert living["process_began"]
    assert not holder.is_dead_here(living)
    assert holder.is_dead_here(living | {"process_began": "Thu Jan  1 00:00:00 1970"}), "another process has its number"
    assert holder.is_dead_here(living | {"pid": 2**22 + 1})
    assert not holder.is_dead_here(living | {"pid": 2**22 + 1, "controller": "elsewhere"})
    assert not holder.is_dead_here(living | {"pid": 2**22 + 1, "machine": "another"})


def test_the_refusal_names_the_holder_and_the_remedy():
    found = THEIRS | {"user": "admin", "controller": "ops2", "pid": 7, "since": "2026-11-24T09:00:00Z"}
    text = holder.refusal("meet1", found)
    assert text.startswith("meet1 is locked by scale-in of admin@ops2, process 7, since 2026-11-24T09:00:00Z.")
    assert "run it again on ops2" in text and "jitsi_break_lock=true" in text
