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
# What the layout `properties` makes otherwise.
PROPERTIES = GOLDEN.with_name("golden-properties")
# The bridges differ in their names alone.
HOSTS = ["bridge1.example.com", "meet.example.com"]


def render(folder: pathlib.Path, *arguments: str) -> pathlib.Path:
    """Render the example inventory, which writes neither vault nor registry."""
    command = [pathlib.Path(sys.executable).with_name("ansible-playbook"), "--check"]
    command += ["--inventory", "inventories/example", "--extra-vars", f"jitsi_preview={folder}", "scalable.jitsi.plan"]
    environment = os.environ | {"ANSIBLE_CONFIG": str(PROJECT / "ansible.cfg")}
    subprocess.run([*command, *arguments], cwd=PROJECT, env=environment, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def preview(tmp_path_factory) -> pathlib.Path:
    """Render the example as it is."""
    return render(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="module")
def properties(tmp_path_factory) -> pathlib.Path:
    """Render it in the other layout."""
    return render(tmp_path_factory.mktemp("properties"), "--extra-vars=jitsi_config_layout=properties")


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


@pytest.mark.parametrize("host", HOSTS)
def test_the_layout_of_properties_is_rendered_as_it_is_kept(properties, host):
    usual = files(GOLDEN / host)
    other = {path: text for path, text in files(properties / host).items() if usual.get(path) != text}
    if os.environ.get("GOLDEN_UPDATE"):
        shutil.rmtree(PROPERTIES / host, ignore_errors=True)
        for path in other:
            (PROPERTIES / host / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(properties / host / path, PROPERTIES / host / path)
    assert set(files(properties / host)) == set(usual), "both layouts have the same paths, so nothing is left over"
    assert other == files(PROPERTIES / host)


def test_no_host_is_left_out(preview):
    assert sorted(path.name for path in GOLDEN.iterdir()) == HOSTS
    assert {path.name for path in preview.iterdir()} - set(HOSTS) == {"bridge2.example.com", "bridge3.example.com"}
