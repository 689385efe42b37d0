"""A rotation that cannot be done is refused before any host is contacted."""

import pytest

ROTATE = "scalable.jitsi.rotate_secrets"
TURN = {"turn1": {"jitsi_turn_addresses": ["turn1.example.com"]}}


def refused(project, *texts: str, arguments: tuple) -> None:
    project.playbook()
    project.refused(*texts, playbook=ROTATE, arguments=arguments)


def test_a_secret_that_nobody_uses(project):
    refused(
        project,
        "jitsi_rotate=turn: the inventory has no host in the group jitsi_turn",
        arguments=("-e", "jitsi_rotate=jvb,turn"),
    )


@pytest.mark.parametrize(
    ("servers", "asked"),
    [({}, "all"), (TURN, "all"), (TURN, "turn"), (TURN, "jvb,turn")],
)
def test_what_is_in_use_can_be_rotated(project, servers, asked):
    project.turn = servers
    process = project.playbook(ROTATE, "-e", f"jitsi_rotate={asked}")
    # It got as far as the first task on a host, and there is none here.
    assert "TASK [scalable.jitsi.rotate : Take the cluster's lock]" in process.stdout, process.stdout
    assert "fatal: [meet1]: UNREACHABLE!" in process.stdout, process.stdout
    assert process.stdout.count("fatal:") == 1, "without the meet host no other host has anything to do"


def test_a_secret_that_nobody_knows(project):
    refused(
        project,
        "jitsi_rotate",
        "all, jvb, focus, turn. Got no match for: cloud",
        arguments=("-e", "jitsi_rotate=cloud"),
    )


def test_a_window_that_is_missing_or_none(project):
    for window in ((), ("-e", "jitsi_rotate_window=2-4")):
        arguments = ("-e", "jitsi_rotate_focus=window", *window)
        refused(project, "needs jitsi_rotate_window, for instance 02:00-04:30", arguments=arguments)


def test_a_limit(project):
    refused(project, "All bridges share one password: run this without --limit", arguments=("--limit", "meet1,bridge1"))
