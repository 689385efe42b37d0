"""A file is written whole, for whom it is meant, and never through a link."""

import os
import re
import stat

import pytest
from ansible_collections.scalable.jitsi.plugins.module_utils import new_file


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("before", [None, 0o644, 0o600])
def test_it_has_its_mode_whatever_was_there(tmp_path, before):
    path = tmp_path / "file"
    if before is not None:
        path.write_text("former")
        path.chmod(before)
    new_file.replace(str(path), b"new", 0o600)
    assert (path.read_text(), mode(path)) == ("new", 0o600)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_without_a_mode_the_umask_decides(tmp_path, mask):
    former = os.umask(mask)
    try:
        new_file.replace(str(tmp_path / "file"), b"new")
        assert os.umask(mask) == mask
    finally:
        os.umask(former)
    assert mode(tmp_path / "file") == 0o666 & ~mask


def test_nobody_else_reads_it_before_it_is_in_place(tmp_path, monkeypatch):
    seen, rename = [], os.rename

    def look(new, path):
        seen.append((stat.S_IMODE(os.stat(new).st_mode), os.path.basename(new)))
        rename(new, path)

    monkeypatch.setattr(os, "rename", look)
    for _ in range(2):
        new_file.replace(str(tmp_path / "file"), b"new", 0o600)
    assert [found for found, _ in seen] == [0o600, 0o600]
    names = [name for _, name in seen]
    assert len(set(names)) == 2 and all(re.fullmatch(r"\.file\.\w{8}", name) for name in names)


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_neither_followed_nor_replaced(tmp_path, exists):
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    if exists:
        target.write_text("somebody's")
    with pytest.raises(OSError, match="it is a symbolic link"):
        new_file.replace(str(link), b"new", 0o600)
    assert link.is_symlink()
    assert target.exists() == exists and (not exists or target.read_text() == "somebody's")


def test_a_pipe_or_device_stays(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="it is not a regular file"):
        new_file.replace(str(tmp_path / "pipe"), b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_nothing_is_left_of_one_that_fails(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        new_file.replace(str(tmp_path / "file"), b"new")
    assert list(tmp_path.iterdir()) == []
