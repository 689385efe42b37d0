"""An uninstallation that names no host of the cluster is refused before any host is contacted."""

import pytest

UNINSTALL = "scalable.jitsi.uninstall"
CLUSTER = "meet1, bridge1, bridge2"


@pytest.mark.parametrize(
    ("named", "refused"),
    [((), "nothing"), (("-e", "jitsi_uninstall=bridge1,bridge9"), "bridge9"), (("-e", "jitsi_uninstall=*"), "*")],
)
def test_nothing_is_done_without_the_names_of_hosts(project, named, refused):
    text = f"separated by commas, or all; {refused} is none of {CLUSTER}"
    project.refused(
        "name hosts of the cluster with -e jitsi_uninstall=..., ", text, playbook=UNINSTALL, arguments=named
    )


def test_a_limit_is_refused(project):
    arguments = ("-e", "jitsi_uninstall=all", "--limit", "bridge1,localhost")
    project.refused("so run this without --limit", playbook=UNINSTALL, arguments=arguments)


def test_hosts_that_give_no_answer_are_named_and_nothing_is_done(project):
    process = project.playbook(UNINSTALL, "-e", "jitsi_uninstall=bridge2", "-e", "jitsi_uninstall_confirmed=true")
    # The lock is asked for first, at the meet host.
    assert process.returncode != 0 and "Refuse while another run changes the cluster" in process.stdout, process.stdout
    assert "Take the cluster's lock" not in process.stdout
