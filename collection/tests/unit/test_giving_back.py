"""A host that was taken over becomes what it was: the kept files return as they were, and what is ours leaves."""

import hashlib
import hmac
import os
import pathlib
import sqlite3
import stat

import pytest
from ansible_collections.scalable.jitsi.plugins.module_utils import (
    deployment,
    giving_back,
    packages_own,
    prosody_store,
)

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
        return self.answers(command)

    def answers(self, _command: list[str]) -> tuple[int, str]:
        """Return what a command answers."""
        return 0, ""

    def work(self, packages: bool = False) -> giving_back.GivingBack:
        """Look at the host."""
        return giving_back.GivingBack(self.run, giving_back.Goal(packages, "meet.example.com", "realm"))


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
    monkeypatch.setattr(giving_back, "STATE", str(tmp_path / "etc/scalable-jitsi"))
    monkeypatch.setattr(giving_back, "DROP_IN", str(tmp_path / "etc/systemd/system/{}.service.d/scalable-jitsi.conf"))
    monkeypatch.setattr(giving_back, "CALLS_US", str(tmp_path / "etc/renewal/*.conf"))
    monkeypatch.setattr(giving_back, "SYSCTL", str(tmp_path / "etc/sysctl.d/60-scalable-jitsi.conf"))
    monkeypatch.setattr(giving_back, "SOURCES", str(tmp_path / "etc/apt/"))
    monkeypatch.setattr(packages_own, "GENERATED", {str(tmp_path / "etc/jitsi/*.conf"): "jicofo"})
    monkeypatch.setattr(packages_own, "SHIPPED", {str(tmp_path / "etc/prosody.cfg.lua"): "prosody"})
    focus = str(tmp_path / "etc/jitsi/jicofo.conf")
    monkeypatch.setattr(packages_own, "FILES", {"focus": focus, "jvb": str(tmp_path / "etc/jitsi/jvb.conf")})
    monkeypatch.setattr(packages_own, "COTURN", str(tmp_path / "etc/turnserver.conf"))
    monkeypatch.setattr(packages_own, "TURN_DATABASE", str(tmp_path / "turndb"))
    monkeypatch.setattr(prosody_store, "DATA_FOLDER", str(tmp_path / "prosody"))
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


def drop_in(host, unit: str) -> pathlib.Path:
    """Make our drop-in of a unit."""
    return host.file(f"etc/systemd/system/{unit}.service.d/scalable-jitsi.conf", OURS)


def account(host, user: str, password: str) -> None:
    """Make an account at prosody."""
    salted = hashlib.pbkdf2_hmac("sha1", password.encode(), b"salt", 4096)
    key = hashlib.sha1(hmac.new(salted, b"Client Key", hashlib.sha1).digest()).hexdigest()
    text = f'["salt"] = "salt";\n["stored_key"] = "{key}";\n["iteration_count"] = 4096;\n'
    host.file(f"prosody/auth%2emeet%2eexample%2ecom/accounts/{user}.dat", text)


def test_everything_leaves_where_the_packages_were_before_us(host):
    theirs = host.file("etc/jitsi/jicofo.conf", OURS)
    host.kept("etc/jitsi/jicofo.conf", 'password = "MadeUpByThePackage"\n')
    state = host.file("etc/scalable-jitsi/turn.key", "made").parent
    host.file("etc/conf.avail/domain.cfg.lua", OURS)
    link = host.folder / "etc/domain.cfg.lua"
    link.symlink_to("conf.avail/domain.cfg.lua")
    other_link = host.folder / "etc/other"
    other_link.symlink_to("/dev/null")
    half = host.file("etc/jitsi/.jicofo.conf.scalable-jitsi.tmp", "half of it")
    work = host.work(packages=True)
    assert work.problem() == ""
    work.apply()
    assert theirs.read_text() == 'password = "MadeUpByThePackage"\n'
    assert not state.exists() and not half.exists() and not link.is_symlink() and other_link.is_symlink()
    assert not host.backups.exists()
    again = host.work(packages=True)
    assert not again.is_there() and again.problem() == ""


def test_an_installation_that_was_taken_over_is_not_taken_for_what_packages_made(host):
    host.file("etc/jitsi/jvb.conf", OURS + 'PASSWORD = "InUseNow-1"\n')
    host.kept("etc/jitsi/jvb.conf", "x.PASSWORD=InUseNow-1\n")
    assert host.work(packages=True).problem() == (
        f"an installation was taken over here, and {host.backups} has its files with the passwords in use: give it back "
        "by undo-take-over.yml first"
    )


def test_what_nobody_kept_the_packages_make_again_before_their_sources_leave(host):
    file = host.file("etc/jitsi/jicofo.conf", OURS)
    shipped = host.file("etc/prosody.cfg.lua", OURS)
    source = host.file("etc/apt/sources.list.d/scalable-jitsi.sources", OURS)

    def answers(command):
        if command[0] == "dpkg-reconfigure":
            file.write_text("made again\n")
        if "apt-get" in command:
            assert source.exists()
            shipped.write_text("shipped\n")
        return 0, ""

    host.answers = answers
    work = host.work(packages=True)
    assert work.made_again == {str(file): "jicofo", str(shipped): "prosody"}
    work.apply()
    assert file.read_text() == "made again\n" and shipped.read_text() == "shipped\n" and not source.exists()
    made = [command[-1] for command in host.commands if command[0] in ("env", "dpkg-reconfigure")]
    assert made == ["prosody", "jicofo"]
    assert "Dpkg::Options::=--force-confmiss" in next(command for command in host.commands if command[0] == "env")


def test_a_package_that_thinks_it_has_made_its_file_is_told_otherwise(host, monkeypatch):
    site = host.file("etc/sites/domain.conf", OURS)
    prosody = host.file("etc/avail/domain.cfg.lua", OURS)
    certificate = host.file("auth.domain.crt", "made once")
    monkeypatch.setattr(packages_own, "CERTIFICATE", str(host.folder / "auth.{}.{}"))
    made = {site: "jitsi-meet-web-config", prosody: "jitsi-meet-prosody"}
    monkeypatch.setattr(packages_own, "GENERATED", {str(path): name for path, name in made.items()})

    def answers(command):
        for path, name in made.items():
            if command[0] == "dpkg-reconfigure" and command[-1] == name:
                path.write_text("made again\n")
        return 0, ""

    host.answers = answers
    host.work(packages=True).apply()
    assert site.read_text() == prosody.read_text() == "made again\n"
    assert "SET jitsi-meet/jvb-hostname \n" in host.data and not certificate.exists()


def test_a_package_that_does_not_make_its_file_ends_it_and_the_next_run_goes_on(host):
    file = host.file("etc/jitsi/jicofo.conf", OURS)
    drop_in(host, "jicofo")
    host.answers = lambda command: (1, "dpkg is locked")
    with pytest.raises(OSError, match=f"jicofo` did not make {file}: dpkg is locked"):
        host.work(packages=True).apply()

    def answers(command):
        if command[0] == "dpkg-reconfigure":
            file.write_text("made again\n")
        return 0, ""

    host.answers = answers
    work = host.work(packages=True)
    assert work.begun and work.is_there() and work.services == ["jicofo"]
    work.apply()
    assert ["systemctl", "restart", "jicofo"] in host.commands and not host.work(packages=True).is_there()


def test_services_run_with_their_files_unless_they_are_off(host):
    for unit in ("jitsi-videobridge2", "prosody", "nginx"):
        drop_in(host, unit)
    host.answers = lambda command: (1 if command[1:3] == ["is-enabled", "--quiet"] else 0, "")
    host.work(packages=True).apply()
    ran = [
        command for command in host.commands if command[0] == "nginx" or command[1] in ("restart", "reload-or-restart")
    ]
    assert ran == [
        ["nginx", "-t"],
        ["systemctl", "reload-or-restart", "nginx"],
        ["systemctl", "restart", "prosody"],
        ["systemctl", "restart", "jitsi-videobridge2"],
    ]
    drop_in(host, "jitsi-videobridge2")
    host.commands.clear()
    host.answers = lambda command: (1 if command[1:2] in (["is-enabled"], ["is-active"]) else 0, "")
    host.work(packages=True).apply()
    assert not [command for command in host.commands if "restart" in command]


def test_accounts_get_the_passwords_of_their_services_or_one_that_nobody_knows(host):
    drop_in(host, "prosody")
    host.file("etc/jitsi/jicofo.conf", OURS + 'password = "OfTheVault-1"\n')
    host.kept("etc/jitsi/jicofo.conf", 'password = "MadeUpByThePackage"\n')
    account(host, "focus", "OfTheVault-1")
    account(host, "jvb", "OfTheVault-2")
    host.work(packages=True).apply()
    commands = list(zip(host.commands, host.data))
    given = {command[2]: data for command, data in commands if command[:2] == ["prosodyctl", "register"]}
    assert given["focus"] == "MadeUpByThePackage\nMadeUpByThePackage\n"
    assert len(given["jvb"]) > 40 and "OfTheVault" not in given["jvb"]
    assert not [word for command in host.commands for word in command if "MadeUp" in word], "a password is in no argv"


def test_coturn_forgets_our_secrets_and_stops_where_it_would_relay_for_anybody(host):
    drop_in(host, "coturn")
    host.file("etc/turnserver.conf", OURS + "use-auth-secret\n")
    host.kept("etc/turnserver.conf", "# all of it is commented out\n# use-auth-secret\n")
    database = sqlite3.connect(host.folder / "turndb")
    database.execute("CREATE TABLE turn_secret (realm, value)")
    rows = [("realm", "OurSecret-0123456789"), ("other", "TheirSecret")]
    database.executemany("INSERT INTO turn_secret VALUES (?, ?)", rows)
    database.commit()
    host.work(packages=True).apply()
    assert database.execute("SELECT realm FROM turn_secret").fetchall() == [("other",)]
    database.close()
    assert b"OurSecret" not in (host.folder / "turndb").read_bytes()
    assert ["systemctl", "disable", "--now", "coturn"] in host.commands


def test_coturn_goes_on_with_a_former_file_that_asks_for_passwords(host):
    drop_in(host, "coturn")
    host.file("etc/turnserver.conf", OURS)
    host.kept("etc/turnserver.conf", "lt-cred-mech\n")
    host.work(packages=True).apply()
    assert ["systemctl", "restart", "coturn"] in host.commands


def test_certbot_does_not_call_us_any_more(host):
    renewal = host.file(
        "etc/renewal/meet.conf", "a = b\nrenew_hook = /usr/local/sbin/scalable-jitsi-certificate\nc = d\n"
    )
    drop_in(host, "nginx")
    host.work(packages=True).apply()
    assert renewal.read_text() == "a = b\nc = d\n"


def test_whatever_the_roles_deploy_says_that_it_is_ours():
    golden = pathlib.Path(__file__).parents[1]
    files = [path for name in ("golden", "golden-properties") for path in (golden / name).rglob("*") if path.is_file()]
    files = [path for path in files if not path.is_symlink()]
    assert len(files) > 40
    assert [path for path in files if not giving_back._is_ours(str(path))] == []
