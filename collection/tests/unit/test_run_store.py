"""What a run keeps of each host: one file a host, whatever the host is called."""

import pathlib

import pytest
from ansible import constants
from ansible_collections.scalable.jitsi.plugins.action import plan as plan_action
from ansible.errors import AnsibleActionFail
from ansible_collections.scalable.jitsi.plugins.plugin_utils import run_store

NAMES = ["a/b", "a_b", "../../x", "..", "bridge1", "bridge1.sealed", "b" * 300, "brücke"]


class Loader:
    """Encrypts by turning the bytes round."""

    class _vault:  # noqa: N801 as Ansible calls it
        @staticmethod
        def encrypt(text: str) -> bytes:
            return text.encode()[::-1]

        @staticmethod
        def decrypt(data: bytes) -> bytes:
            return data[::-1]


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: pathlib.Path, monkeypatch) -> pathlib.Path:
    """Ansible's folder for this run."""
    folder = tmp_path / "deep" / "down" / "run"
    folder.mkdir(parents=True)
    monkeypatch.setattr(constants, "DEFAULT_LOCAL_TMP", str(folder))
    return folder


def files(folder: pathlib.Path) -> list[pathlib.Path]:
    """All files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_keeps_every_host_apart_in_the_runs_own_folder(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Two names never share a file, and none leads out of the folder."""
    parts = {name: {"files": [{"dest": f"/{number}"}]} for number, name in enumerate(NAMES)}
    run_store.save({"secrets": {}, "nicknames": {}, "hosts": parts}, dict.fromkeys(parts, {}), dict.fromkeys(parts, []))
    for name in NAMES:
        run_store.seal(Loader, name, {"/etc/x": name})

    for name in NAMES:
        assert run_store.load(name)["files"] == parts[name]["files"], name
        assert run_store.unseal(Loader, name) == {"/etc/x": name}
    assert len(files(folder)) == 2 * len(NAMES)
    assert files(tmp_path) == files(folder)


def preview(folder: pathlib.Path, dest: str) -> None:
    """Write a preview of one file."""
    plan_action._write_preview(str(folder), {"hosts": {"meet1": {"files": [{"dest": dest, "text": "x"}]}}})


@pytest.mark.parametrize("dest", ["/../../etc/x", "/../meet1x", "/..", "/"])
def test_writes_no_preview_out_of_its_folder(tmp_path: pathlib.Path, dest: str) -> None:
    """A destination goes below its host's folder or nowhere."""
    with pytest.raises(AnsibleActionFail, match="leads out of"):
        preview(tmp_path / "preview", dest)
    assert not files(tmp_path)


def test_writes_a_preview(tmp_path: pathlib.Path) -> None:
    """As the host would have it."""
    preview(tmp_path / "preview", "/etc/./a.conf")
    assert [str(path.relative_to(tmp_path)) for path in files(tmp_path)] == ["preview/meet1/etc/a.conf"]
