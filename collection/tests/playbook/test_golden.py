"""What the shipped templates make of the example inventory, file by file, kept for people to read.

`GOLDEN_UPDATE=1 pytest collection/tests/playbook/test_golden.py` writes the files anew; read their diff before a commit.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest
from conftest import PROJECT

GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "golden"
# The bridges differ in their names alone.
HOSTS = ["bridge1.example.com", "meet.example.com"]


@pytest.fixture(scope="module")
def preview(tmp_path_factory) -> pathlib.Path:
    """Render the example inventory, which writes neither vault nor registry."""
    folder = tmp_path_factory.mktemp("preview")
    command = [pathlib.Path(sys.executable).with_name("ansible-playbook"), "--check"]
    command += ["--inventory", "inventories/example", "--extra-vars", f"jitsi_preview={folder}", "scalable.jitsi.plan"]
    environment = os.environ | {"ANSIBLE_CONFIG": str(PROJECT / "ansible.cfg")}
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)
    return folder


def files(folder: pathlib.Path) -> dict[str, str]:
    """Return path and text, or target, of everything in a folder."""
    return {
        str(path.relative_to(folder)): f"-> {os.readlink(path)}" if path.is_symlink() else path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.parametrize("host", HOSTS)
def test_the_example_is_rendered_as_it_is_kept(preview, host):
    if os.environ.get("GOLDEN_UPDATE"):
        shutil.rmtree(GOLDEN / host, ignore_errors=True)
        shutil.copytree(preview / host, GOLDEN / host, symlinks=True)
    assert files(preview / host) == files(GOLDEN / host)


def test_no_host_is_left_out(preview):
    assert sorted(path.name for path in GOLDEN.iterdir()) == HOSTS
    assert {path.name for path in preview.iterdir()} - set(HOSTS) == {"bridge2.example.com", "bridge3.example.com"}
