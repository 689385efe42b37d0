"""A bridge's logins are changed so that it never leaves the brewery."""

import pytest
from ansible_collections.scalable.jitsi.plugins.action.muc_client import must_settle
from ansible_collections.scalable.jitsi.plugins.module_utils.muc_clients import NoAnswer, Reconciliation


def client(number: int) -> dict:
    return {"id": f"jvb-g{number}", "password": f"password{number}"}


class FakeBridge:
    """A bridge whose logins join when prosody takes their password; sessions that are open stay."""

    def __init__(self, *numbers: int, takes: int, open_sessions: tuple = ()):
        self.clients = {client(number)["id"]: client(number) for number in numbers}
        self.takes = takes
        self.open = {f"jvb-g{number}" for number in open_sessions}
        self.least = 99

    def ids(self):
        return set(self.clients)

    def joined(self):
        joined = sum(
            name in self.open or each["password"] == f"password{self.takes}" for name, each in self.clients.items()
        )
        self.least = min(self.least, joined)
        return joined

    def add(self, one):
        # A second login of one name is a success that changes nothing.
        self.clients.setdefault(one["id"], one)

    def remove(self, name):
        self.clients.pop(name, None)
        self.open.discard(name)
        self.joined()


def reconcile(bridge: FakeBridge, *numbers: int, former_sessions: bool = True) -> Reconciliation:
    work = Reconciliation(bridge, [client(number) for number in numbers], sleep=lambda seconds: None)
    work.run(former_sessions)
    return work


def test_a_bridge_that_has_what_it_needs_is_left_alone():
    work = reconcile(FakeBridge(1, takes=1), 1)
    assert (work.added, work.removed) == ([], [])


def test_the_next_login_is_added_beside_the_current_one():
    bridge = FakeBridge(1, takes=1)
    work = reconcile(bridge, 1, 2)
    assert (work.added, work.removed) == (["jvb-g2"], [])
    assert bridge.ids() == {"jvb-g1", "jvb-g2"} and bridge.least >= 1


def test_the_former_login_goes_when_both_are_in():
    bridge = FakeBridge(1, 2, takes=2, open_sessions=(1,))
    work = reconcile(bridge, 2)
    assert work.removed == ["jvb-g1"] and bridge.ids() == {"jvb-g2"} and bridge.least >= 1


def test_a_bridge_that_missed_everything_is_repaired_without_leaving():
    bridge = FakeBridge(1, takes=2, open_sessions=(1,))
    work = reconcile(bridge, 2)
    assert (work.added, work.removed) == (["jvb-g2"], ["jvb-g1"]) and bridge.least >= 1


def test_a_bridge_restarted_meanwhile_is_recognized_by_a_probe():
    bridge = FakeBridge(1, 2, takes=2)
    work = reconcile(bridge, 2)
    assert work.removed == ["jvb-g1"] and bridge.ids() == {"jvb-g2"} and bridge.least >= 1


def test_the_former_login_stays_while_the_wanted_one_does_not_come_in():
    bridge = FakeBridge(1, 2, takes=3, open_sessions=(1,))
    work = reconcile(bridge, 2)
    assert work.removed == [] and bridge.ids() == {"jvb-g1", "jvb-g2"} and bridge.least >= 1


def test_a_bridge_with_a_wrong_password_in_memory_gets_the_right_one():
    bridge = FakeBridge(takes=1)
    bridge.clients["jvb-g1"] = {"id": "jvb-g1", "password": "by hand"}
    work = reconcile(bridge, 1)
    assert work.added == ["jvb-g1"] and bridge.joined() == 1


@pytest.mark.parametrize("numbers", [(1,), (1, 2)])
def test_a_rotation_given_up_leaves_the_current_login(numbers):
    bridge = FakeBridge(*numbers, takes=1, open_sessions=(1,))
    reconcile(bridge, 1, former_sessions=False)
    assert bridge.ids() == {"jvb-g1"} and bridge.least >= 1


class StartingBridge:
    """A bridge that does not answer at first, then is not in the brewery, and then may be."""

    def __init__(self, *answers: int | None):
        self.answers = list(answers)

    def joined(self):
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer is None:
            raise NoAnswer("http://127.0.0.1:8080/colibri/stats: Connection refused")
        return answer


@pytest.mark.parametrize(("answers", "seconds"), [((1,), 0), ((None, None, 0, 1), 3), ((0,), 60), ((None,), 60)])
def test_a_bridge_that_was_just_started_is_waited_for_and_not_for_ever(answers, seconds):
    slept = []
    Reconciliation(StartingBridge(*answers), [], sleep=slept.append).wait_for_start()
    assert slept == [1] * seconds


def test_a_bridge_that_has_failed_is_not_waited_for():
    slept, states = [], [False, False, True]
    Reconciliation(StartingBridge(None), [], sleep=slept.append).wait_for_start(lambda: states.pop(0))
    assert slept == [1, 1]


@pytest.mark.parametrize(
    ("settle", "settled", "changed", "fails"),
    [
        ("started", True, True, False),
        ("started", False, False, True),
        ("changed", False, True, True),
        ("changed", False, False, False),
        ("try", False, True, False),
    ],
)
def test_a_bridge_that_was_started_or_changed_must_be_logged_in(settle, settled, changed, fails):
    assert must_settle(settle, {"settled": settled, "changed": changed}) is fails


def test_a_module_that_failed_by_itself_keeps_its_own_words():
    assert not must_settle("started", {"failed": True, "msg": "no python"})
