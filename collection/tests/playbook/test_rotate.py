"""A rotation that cannot be done is refused before any host is contacted."""

ROTATE = "scalable.jitsi.rotate_secrets"


def refused(project, *texts: str, arguments: tuple) -> None:
    project.playbook()
    project.refused(*texts, playbook=ROTATE, arguments=arguments)


def test_a_secret_that_nobody_uses(project):
    refused(project, "turn is left out: this playbook does not rotate", arguments=("-e", "jitsi_rotate=jvb,turn"))


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
