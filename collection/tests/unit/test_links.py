"""What is a link in this project is one in git too, and not a text file that has where it leads to as its text."""

import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[3]
LINK = "120000"


def tracked() -> dict[str, str]:
    """Return git's mode of each file, by path."""
    command = ["git", "-C", PROJECT, "ls-files", "--stage", "-z"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    entries = (entry.partition("\t") for entry in text.split("\0") if entry)
    return {path: said.split()[0] for said, _, path in entries}


def test_the_links_of_the_top_folder_are_links():
    modes = tracked()
    for name in ("roles", "LICENSE"):
        path = PROJECT / name
        assert path.is_symlink() and modes[name] == LINK, name
        assert path.readlink() == pathlib.Path("collection", name)
        assert path.exists(), name


def test_no_file_says_no_more_than_a_path_that_is_there():
    lost = []
    for name, mode in tracked().items():
        path = PROJECT / name
        if mode == LINK or not path.is_file() or not 0 < path.stat().st_size < 4096:
            continue
        text = path.read_bytes().decode(errors="replace").removesuffix("\n")
        if "\n" not in text and "\0" not in text and (path.parent / text).exists():
            lost.append(f"{name} -> {text}")
    assert lost == []


def test_each_link_of_git_is_one_here():
    assert [name for name, mode in tracked().items() if mode == LINK and not (PROJECT / name).is_symlink()] == []
