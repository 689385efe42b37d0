"""What upgrade and verify alone are told is checked before any host is asked, although they make no plan."""

import pytest


@pytest.mark.parametrize(
    ("playbook", "option", "text"),
    [
        ("upgrade", "jitsi_upgrade_window=soon", "'jitsi_upgrade_window' is of type"),
        ("upgrade", "jitsi_upgrade_now=perhaps", "'jitsi_upgrade_now' is of type"),
        ("verify", "jitsi_verify_wait=long", "'jitsi_verify_wait' is of type"),
        ("verify", "jitsi_verify_disk_percent=most", "'jitsi_verify_disk_percent' is of type"),
    ],
)
def test_a_wrong_option_is_named(project, playbook, option, text):
    project.refused(text, playbook=f"scalable.jitsi.{playbook}", arguments=("-e", option))


@pytest.mark.parametrize(
    ("playbook", "following"),
    [
        ("upgrade", "scalable.jitsi.common : See to it that the cluster's lock is held"),
        ("verify", "scalable.jitsi.verify : Read what to ask"),
    ],
)
def test_right_ones_are_no_obstacle(project, playbook, following):
    assert f"TASK [{following}]" in project.playbook(f"scalable.jitsi.{playbook}").stdout
