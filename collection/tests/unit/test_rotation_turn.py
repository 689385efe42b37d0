"""Where the rotation of the TURN servers' secret stands follows from the vault and from what each coturn takes."""

import pytest
from ansible_collections.scalable.jitsi.plugins.filter.rotation_turn import rotation_turn, turn_behind
from ansible_collections.scalable.jitsi.plugins.modules.turn_secrets import compare

ONE, TWO = ({"generation": n, "created": f"2026-11-2{n}T08:00:00Z"} for n in (1, 2))
STAGED, PROMOTED = {"current": ONE, "next": TWO}, {"current": TWO, "previous": ONE, "next": None}


def takes(*found: str, unknown: int = 0, settled: bool = True) -> dict:
    return {"reached": True, "found": list(found), "unknown": unknown, "settled": settled}


AWAY = {"reached": False, "reason": "does not answer Ansible: no route"}
LEFT_OVER = takes("current", unknown=1, settled=False)


@pytest.mark.parametrize(
    ("versions", "answer", "rollback", "phase"),
    [
        ({"current": ONE}, takes("current"), False, "stage"),
        ({"current": ONE}, takes("current"), True, "none"),
        (STAGED, takes("current", settled=False), False, "change"),
        (STAGED, takes("current", "next"), False, "change"),
        (STAGED, takes("current", "next"), True, "abandon"),
        (PROMOTED, takes("current", "previous"), False, "finish"),
        # Killed between the vault and coturn's database.
        ({"current": TWO}, LEFT_OVER, False, "finish"),
    ],
)
def test_each_durable_state_has_its_next_step(versions, answer, rollback, phase):
    assert rotation_turn(versions, {"turn1": answer}, rollback)["phase"] == phase


def test_nothing_is_begun_or_given_up_while_a_server_does_not_answer():
    for versions in ({"current": ONE}, STAGED, PROMOTED):
        step = rotation_turn(versions, {"turn1": takes("current"), "turn2": AWAY})
        assert step["phase"] == "none"
        assert step["says"] == "turn: nothing is done, because turn2 cannot be asked"


def test_an_emergency_leaves_a_server_behind_but_not_all():
    answers = {"turn1": takes("current"), "turn2": AWAY}
    assert rotation_turn({"current": ONE}, answers, emergency=True)["phase"] == "stage"
    assert rotation_turn({"current": ONE}, {"turn2": AWAY}, emergency=True)["phase"] == "none"


def test_an_emergency_does_not_only_finish_what_was_left_over():
    assert rotation_turn({"current": TWO}, {"turn1": LEFT_OVER}, emergency=True)["phase"] == "stage"


@pytest.mark.parametrize(
    ("versions", "answer", "rollback", "says"),
    [
        (
            {"current": ONE},
            takes(unknown=1, settled=False),
            False,
            "coturn on turn1 takes no secret that is in the vault",
        ),
        (PROMOTED, takes("current", "previous"), True, "generation 2 is in use already and cannot be given up."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(versions, answer, rollback, says):
    found = rotation_turn(versions, {"turn1": answer}, rollback)
    assert found.keys() == {"problem"}
    assert says in found["problem"] and found["problem"].endswith("Nothing was changed.")


def test_who_is_behind_is_named_with_the_reason():
    answers = {"turn3": LEFT_OVER, "turn1": takes("current"), "turn2": AWAY}
    assert turn_behind(answers) == {
        "turn2": "does not answer Ansible: no route",
        "turn3": "coturn does not take exactly the secrets of the vault file",
    }


VALUES = {"current": "Second2", "previous": "First111"}


@pytest.mark.parametrize(
    ("rows", "found", "unknown", "settled"),
    [
        ([("a", "First111"), ("a", "Second2")], ["current", "previous"], 0, True),
        ([("a", "Second2")], ["current"], 0, False),
        ([("a", "First111"), ("a", "Second2"), ("a", "Third333")], ["current", "previous"], 1, False),
        ([("b", "First111"), ("a", "Second2")], ["current"], 1, False),
        ([], [], 0, False),
    ],
)
def test_the_database_is_compared_without_telling_a_value(rows, found, unknown, settled):
    assert compare(rows, "a", VALUES) == {"found": found, "unknown": unknown, "settled": settled}
