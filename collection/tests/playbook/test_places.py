"""Vault and registry are beside the inventory, where Ansible does not take them for a part of it."""

import pytest


def run(project, *arguments: str) -> str:
    """Plan, and return what was said."""
    process = project.playbook("scalable.jitsi.plan", *arguments)
    assert process.returncode == 0, process.stdout + process.stderr
    return " ".join((process.stdout + process.stderr).split())


@pytest.fixture
def former(planned):
    """Return a project whose files are where former releases put them, and what is in them."""
    texts = planned.state()
    for path in texts:
        path.rename(planned.folder / path.name)
    return planned, texts


def test_an_inventory_that_is_a_folder_can_be_run_again(project):
    project.source = project.folder / "inventory"
    project.source.mkdir()
    project.secrets, project.nicknames = (project.source / ".jitsi" / it.name for it in project.state())
    assert "secrets generated" in run(project)
    texts = project.state()
    assert None not in texts.values()
    again = run(project)
    assert project.state() == texts
    assert "WARNING" not in again


def test_files_of_a_former_release_are_moved(former):
    project, texts = former
    assert "commit it there" not in run(project, "--check"), "a dry run moves nothing"
    assert set(project.state().values()) == {None}
    output = run(project)
    assert project.state() == texts
    # Older releases fold a warning at any hyphen.
    assert f"{project.folder / 'jitsi_secrets.yml'}is{project.secrets}now" in output.replace(" ", "")
    assert not (project.folder / "jitsi_secrets.yml").exists()
    assert "commit it there" not in run(project)


def test_files_that_are_named_stay(former):
    project, texts = former
    for path in texts:
        project.vars[f"{path.stem}_file"] = "{{ inventory_dir }}/" + path.name
    assert "commit it there" not in run(project)
    assert (project.folder / "jitsi_secrets.yml").read_bytes() == texts[project.secrets]


def test_a_file_that_another_run_changes_stays(former):
    project, _ = former
    (project.folder / ".jitsi_secrets.yml.lock").touch()
    assert f"{project.folder / 'jitsi_secrets.yml'} is" not in run(project)
