"""A host that was taken over becomes what it was: the kept files return as they were, and what is ours leaves."""

import os
import pathlib
import stat

import pytest
from ansible_collections.scalable.jitsi.plugins.module_utils import deployment, giving_back

OURS = "# Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.\n"


class Host:
    """A folder that stands for the host."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.backups = folder / "backups"
        self.commands: list[list[str]] = []
        self.data: list[str] = []

    def file(self, name: str, text: str, mode: int = 0o644) -> pathlib.Path:
        """Make a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
        return path

    def kept(self, name: str, text: str, mode: int = 0o640) -> pathlib.Path:
        """Make the copy of a file that was here before ours."""
        return self.file(f"backups{self.folder}/{name}", text, mode)

    def run(self, command: list[str], data: str = "") -> tuple[int, str]:
        """Note a command."""
        self.commands.append(command)
        self.data.append(data)
        return 0, ""

    def work(self) -> giving_back.GivingBack:
        """Look at the host."""
        return giving_back.GivingBack(self.run)


@pytest.fixture(name="host")
def host_fixture(tmp_path, monkeypatch):
    host = Host(tmp_path)
    monkeypatch.setattr(deployment, "BACKUPS", str(host.backups))
    monkeypatch.setattr(giving_back, "FOLDERS", (str(tmp_path / "etc"), str(tmp_path / "local")))
    monkeypatch.setattr(giving_back, "HELD", str(tmp_path / "remembered/held"))
    monkeypatch.setattr(giving_back, "UNITS", str(tmp_path / "etc/systemd/system/scalable-jitsi-*.service"))
    monkeypatch.setattr(giving_back, "SHARED", ())
    monkeypatch.setattr(giving_back, "SERVICES", str(tmp_path / "etc/jitsi"))
    monkeypatch.setattr(giving_back, "MADE", (str(tmp_path / "etc/*/truststore.p12"), str(tmp_path / "remembered")))
    monkeypatch.setattr(giving_back.shutil, "which", lambda name: None)
    return host


def test_kept_files_return_with_their_rights_and_ours_leave(host):
    theirs = host.file("etc/jitsi/jvb.conf", OURS + 'PASSWORD = "InUseNow-1"\n', 0o600)
    host.kept("etc/jitsi/jvb.conf", "x.PASSWORD=InUseNow-1\n", 0o640)
    host.file("etc/jitsi/truststore.p12", "made")
    ours = host.file("local/sbin/scalable-jitsi-started", "#!/bin/sh\n" + OURS)
    drop_in = host.file("etc/systemd/system/jicofo.service.d/scalable-jitsi.conf", OURS)
    other = host.file("etc/hosts", "127.0.0.1 localhost\n")
    work = host.work()
    assert work.problem() == ""
    work.apply()
    assert theirs.read_text() == "x.PASSWORD=InUseNow-1\n" and stat.S_IMODE(theirs.stat().st_mode) == 0o640
    assert not ours.exists() and not drop_in.parent.exists() and other.exists()
    assert not (host.folder / "etc/jitsi/truststore.p12").exists()
    assert not host.backups.exists()
    again = host.work()
    assert again.problem() == "" and not again.restored and not again.removed


def test_a_link_returns_as_a_link(host):
    host.file("etc/jvb.conf", OURS)
    copy = pathlib.Path(f"{host.backups}{host.folder}/etc/jvb.conf")
    copy.parent.mkdir(parents=True)
    copy.symlink_to("/opt/jvb.conf")
    host.work().apply()
    assert os.readlink(host.folder / "etc/jvb.conf") == "/opt/jvb.conf"


def test_a_file_that_somebody_has_written_since_stays(host):
    dest = host.file("etc/jvb.conf", "written by hand since\n")
    copy = host.kept("etc/jvb.conf", "theirs\n")
    work = host.work()
    work.apply()
    assert work.left == [str(dest)]
    assert dest.read_text() == "written by hand since\n" and copy.read_text() == "theirs\n"


def test_only_what_was_not_held_before_is_released(host):
    host.kept("etc/jvb.conf", "theirs\n")
    host.file("remembered/held", "jicofo\nprosody\n")
    work = host.work()
    work.apply()
    assert work.released == ["jicofo", "prosody"]
    assert ["jicofo install\n", "prosody install\n"] == [data for data in host.data if data]


def test_a_turn_server_beside_it_goes_on(host, monkeypatch):
    coturn = host.file("etc/turnserver.conf", OURS + "use-auth-secret\n")
    monkeypatch.setattr(giving_back, "TURN", (str(coturn),))
    host.kept("etc/turnserver.conf", "# nothing\n")
    host.kept("etc/jvb.conf", "theirs\n")
    host.file("remembered/held", "coturn\nprosody\n")
    work = host.work()
    work.apply()
    assert work.released == ["prosody"] and "use-auth-secret" in coturn.read_text()
    assert not work.left


def test_units_stop_before_their_files_go(host):
    host.kept("etc/jvb.conf", "theirs\n")
    unit = host.file("etc/systemd/system/scalable-jitsi-metrics.service", OURS)
    host.work().apply()
    assert host.commands[0] == ["systemctl", "disable", "--now", unit.name]
    assert not unit.exists()


def test_a_host_that_was_bare_has_no_way_back(host):
    host.file("etc/jvb.conf", OURS)
    assert host.work().problem() == (
        f"there is nothing under {host.backups}: no installation was here before, so there is no way back"
    )


@pytest.mark.parametrize("former", ["PASSWORD=********\n", 'PASSWORD = "MadeUpByThePackage"\n', "no password\n"])
def test_a_password_that_was_rotated_or_never_used_ends_the_way_back(host, former):
    host.file("etc/jitsi/jvb.conf", OURS + 'PASSWORD = "InUseNow-1"\n')
    host.kept("etc/jitsi/jvb.conf", former)
    host.kept("etc/other.conf", "InUseNow-1\n")
    assert host.work().problem() == (
        f"the files in {host.backups}{host.folder}/etc/jitsi have no password that is in use: it was rotated since, or "
        "they came with the packages and no installation was here before, so there is no way back"
    )


def test_an_interrupted_run_is_run_again(host, monkeypatch):
    for name in ("a.conf", "b.conf"):
        host.file(f"etc/{name}", OURS)
        host.kept(f"etc/{name}", f"theirs {name}\n")
    real = giving_back._restore

    def breaks(path):
        if path.endswith("b.conf"):
            raise OSError("killed")
        real(path)

    with monkeypatch.context() as patch, pytest.raises(OSError, match="killed"):
        patch.setattr(giving_back, "_restore", breaks)
        host.work().apply()
    work = host.work()
    assert work.problem() == "" and [os.path.basename(path) for path in work.restored] == ["b.conf"]
    work.apply()
    assert (host.folder / "etc/b.conf").read_text() == "theirs b.conf\n"


@pytest.mark.parametrize(("now", "returns"), [("user www-data;\n", True), ("user nginx;\n", False)])
def test_a_file_that_we_edited_returns_unless_somebody_else_did_too(host, monkeypatch, now, returns):
    edited = host.file("etc/nginx.conf", now + "worker_rlimit_nofile 9000;\nevents {\n\tworker_connections 4096;\n}\n")
    monkeypatch.setattr(giving_back, "EDITED", {str(edited): giving_back.EDITED["/etc/nginx/nginx.conf"]})
    before = "user www-data;\nevents {\n\tworker_connections 768;\n}\n"
    host.kept("etc/nginx.conf", before)
    work = host.work()
    assert (str(edited) in work.restored) is returns and (str(edited) in work.left) is not returns
    work.apply()
    assert (edited.read_text() == before) is returns
