"""Which modules a configuration of prosody loads and which are not there, before and after an upgrade."""

import os
import time

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import asking, prosody_modules


@pytest.fixture
def host(tmp_path, monkeypatch):
    """Return a host with prosody, two modules of Jitsi's and what its commands answer."""
    source, plugins = tmp_path / "prosody", tmp_path / "plugins"
    for path in (
        source / "core/configmanager.lua",
        source / "modules/mod_muc.lua",
        plugins / "mod_polls_component.lua",
        plugins / "mod_auth_token" / "mod_auth_token.lua",
        tmp_path / "etc/prosody.cfg.lua",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (tmp_path / "program").write_text("#!/usr/bin/env lua5.4\n")
    monkeypatch.setattr(prosody_modules, "_SOURCE", str(source))
    monkeypatch.setattr(prosody_modules, "_OWN", (f"{source}/modules",))
    monkeypatch.setattr(prosody_modules, "_PROGRAM", str(tmp_path / "program"))
    monkeypatch.setattr(prosody_modules, "CONFIG", str(tmp_path / "etc"))

    class Host:
        folder = tmp_path
        config = [("muc", "conference.d"), ("polls_component", "polls.d"), ("auth_token", "d")]
        package = ["mod_polls_component.lua"]
        commands: list[list[str]] = []

        def run(self, command: list[str], data: str = "") -> tuple[int, str]:
            self.commands.append(command)
            if command[0] == "lua5.4":
                lines = [f"folder\t{plugins}", *(f"module\t{host}\t{name}" for name, host in self.config)]
                return 0, "\n".join(lines)
            if command[:2] == ["dpkg-query", "--show"]:
                return 0, "prosody 0.12 installed\njitsi-meet-prosody 1.0 installed\njitsi-meet-tokens 1 config-files\n"
            if command[:2] == ["dpkg-query", "--listfiles"]:
                return 0, f"{plugins}/mod_polls_component.lua\n"
            if "download" in command[2]:
                with open(os.path.join(command[4], "x.deb"), "w", encoding="utf-8"):
                    pass
                return 0, ""
            return 0, "".join(f".{plugins}/{name}\n" for name in self.package)

    return Host()


def test_a_module_may_be_a_file_or_a_folder(host):
    looked = prosody_modules.look(host.run)
    assert looked == {
        "versions": {"prosody": "0.12", "jitsi-meet-prosody": "1.0"},
        "modules": {"auth_token": ["d"], "muc": ["conference.d"], "polls_component": ["polls.d"]},
        "missing": [],
    }


def test_one_that_is_nowhere_is_missing(host):
    host.config = [*host.config, ("muc", "lobby.d"), ("features_identity", "d")]
    looked = prosody_modules.look(host.run)
    assert looked["missing"] == ["features_identity"] and looked["modules"]["muc"] == ["conference.d", "lobby.d"]


def test_what_the_plan_brings_is_there(host):
    host.config = [("scalable_jitsi_gate", "d")]
    dest = f"{host.folder}/plugins/mod_scalable_jitsi_gate.lua"
    config = {"dest": f"{host.folder}/etc/prosody.cfg.lua", "text": "x = 1"}
    assert prosody_modules.look(host.run, [config])["missing"] == ["scalable_jitsi_gate"]
    assert prosody_modules.look(host.run, [config, {"dest": dest, "text": ""}])["missing"] == []


def test_a_new_package_counts_in_the_place_of_the_installed_one(host):
    package = ["jitsi-meet-prosody=2.0"]
    looked = prosody_modules.look(host.run, packages=package)
    assert looked["missing"] == [] and looked["versions"]["jitsi-meet-prosody"] == "2.0"
    host.package = ["mod_polls_of_tomorrow.lua"]
    assert prosody_modules.look(host.run, packages=package)["missing"] == ["polls_component"]


def test_without_prosody_nothing_is_configured(host):
    (host.folder / "prosody/core/configmanager.lua").unlink()
    assert prosody_modules.look(host.run, [])["modules"] == {}


def test_a_configuration_that_prosody_refuses_is_said(host):
    def run(command, data=""):
        return (1, "prosody.cfg.lua:3: unexpected symbol\n") if command[0] == "lua5.4" else host.run(command, data)

    with pytest.raises(prosody_modules.Unreadable, match="^prosody.cfg.lua:3: unexpected symbol$"):
        prosody_modules.look(run)


def stamp(at: float) -> str:
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    when = time.localtime(at)
    return f"{months[when.tm_mon - 1]} {when.tm_mday:02} {when.tm_hour:02}:{when.tm_min:02}:{when.tm_sec:02}"


def test_only_what_was_logged_since_the_start_counts(tmp_path):
    now, path = time.time(), tmp_path / "prosody.err"
    lines = [(now - 400, "a"), (now - 200, "b"), (now - 50, "c"), (now - 40, "c")]
    (tmp_path / "prosody.err.1").write_text(f"{stamp(now - 90)} modulemanager\terror\tUnable to load module 'z'\n")
    text = "".join(f"{stamp(at)} modulemanager\terror\tUnable to load module '{name}'\n\ttrace\n" for at, name in lines)
    path.write_text(text + f"{stamp(now)} mod_bosh\terror\tsomething else\n")
    pattern = "Unable to load module .*"
    assert asking.since(str(path), pattern, now - 100, now) == [f"Unable to load module '{name}'" for name in "zc"]
    assert asking.since(str(tmp_path / "none"), pattern, now, now) == []


def test_a_line_of_december_is_of_the_last_year_in_january(tmp_path):
    path = tmp_path / "prosody.err"
    path.write_text("Dec 31 23:59:58 x\terror\tUnable\nJan  1 00:00:02 x\terror\tUnable\n")
    january = time.mktime((2027, 1, 1, 0, 0, 5, 0, 0, -1))
    assert len(asking.since(str(path), "Unable.*", january - 10, january)) == 1
    assert asking.since(str(path), "x.*", january - 4, january) == ["x\terror\tUnable"]
