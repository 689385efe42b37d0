"""Which systems preflight lets pass, tried with their names: hosts of all of them are not at hand."""

import pytest

TASKS = """
- hosts: jitsi_meet
  connection: local
  gather_facts: false
  tasks:
    - ansible.builtin.include_role:
        name: scalable.jitsi.common
        tasks_from: system.yml
"""


def judged(project, system: str) -> tuple[int, str]:
    """Return the exit code and the output of the judgement of a system."""
    playbook = project.folder / "judge.yml"
    playbook.write_text(TASKS)
    process = project.playbook(str(playbook), "--extra-vars", f"_jitsi_system='{system}'")
    return process.returncode, " ".join((process.stdout + process.stderr).split())


@pytest.mark.parametrize("system", ["Debian 12", "Debian 13"])
def test_what_is_tested_passes_without_a_word(project, system):
    code, output = judged(project, system)
    assert code == 0, output
    assert "WARNING" not in output


@pytest.mark.parametrize("system", ["Ubuntu 22.04", "Ubuntu 24.04"])
def test_what_should_work_passes_with_a_warning(project, system):
    code, output = judged(project, system)
    assert code == 0, output
    assert f"WARNING: meet1 runs {system}. Nobody has tested these roles on it" in output


@pytest.mark.parametrize("system", ["Debian 11", "Debian 14", "Ubuntu 20.04", "Fedora 42"])
def test_all_else_is_refused_with_what_to_do(project, system):
    code, output = judged(project, system)
    assert code != 0
    assert (
        f"meet1 runs {system}; these roles support Debian 12 and Debian 13, and accept Ubuntu 22.04 and Ubuntu 24.04,"
        " where nobody has tested them. Install one of these there." in output
    )
