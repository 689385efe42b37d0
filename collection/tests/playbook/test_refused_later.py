"""A run that is refused after its plan, here since no host answers, leaves vault and registry as they were."""

import pytest


@pytest.mark.parametrize("name", ["site", "rotate_secrets"])
@pytest.mark.parametrize("planned_before", [False, True])
def test_vault_and_registry_are_as_they_were(project, name, planned_before):
    if planned_before:
        assert project.playbook().returncode == 0
        project.bridges["bridge3"] = {"jitsi_bridge_addresses": ["192.0.2.23"]}
    before = project.state()
    process = project.playbook(f"scalable.jitsi.{name}")
    assert process.returncode != 0 and "UNREACHABLE" in process.stdout, process.stdout + process.stderr
    assert "nicknames assigned: " in process.stdout, "the plan was made"
    assert project.state() == before
