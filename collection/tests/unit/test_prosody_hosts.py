"""Which hosts a prosody serves is read with file and line, and whoever is no part of the domain is refused."""

import pytest
from test_preflight import judge

from ansible_collections.scalable.jitsi.plugins.module_utils.prosody_hosts import look

DEBIAN = """-- Prosody Example Configuration File
modules_enabled = { "disco"; } --[[ a block
VirtualHost "in.a.comment" ]]
VirtualHost "localhost"
--VirtualHost "example.com"
---Component "conference.example.com" "muc"
Include "conf.d/*.cfg.lua"
"""
MANAGED = "-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.\n"


@pytest.fixture
def prosody(tmp_path):
    """Return a function that reads a configuration of these files."""

    def read(**files: str) -> dict:
        (tmp_path / "conf.d").mkdir()
        for name, text in files.items():
            path = tmp_path / ("prosody.cfg.lua" if name == "main" else f"conf.d/{name}.cfg.lua")
            path.write_text(text)
        found = look(str(tmp_path / "prosody.cfg.lua"))
        for host in found["hosts"]:
            host["place"] = host["place"].replace(f"{tmp_path}/", "")
        return found

    return read


def test_debians_own_files_have_its_examples_and_nothing_else(prosody):
    off = 'VirtualHost "example.com"\n\tenabled = false -- Remove this\nComponent "conference.example.com" "muc"\n'
    found = prosody(main=DEBIAN, example=off)
    assert found == {
        "ours": False,
        "hosts": [
            {"name": "localhost", "place": "prosody.cfg.lua:4"},
            {"name": "conference.example.com", "place": "conf.d/example.cfg.lua:3"},
        ],
    }
    assert judge("meet1", prosody_hosts=found) == {"errors": [], "warnings": []}


def test_every_way_to_write_a_host_is_read_and_ours_is_known(prosody):
    main = f"{MANAGED}VirtualHost 'a.example.org' ; Component(\"b.example.org\")\n\nInclude 'conf.d/*.cfg.lua'"
    found = prosody(main=main, c='VirtualHost\n  "c.example.org"\n')
    assert found["ours"]
    assert {host["name"]: host["place"] for host in found["hosts"]} == {
        "a.example.org": "prosody.cfg.lua:2",
        "b.example.org": "prosody.cfg.lua:2",
        "c.example.org": "conf.d/c.cfg.lua:1",
    }


def test_a_file_that_includes_itself_is_read_once(prosody):
    found = prosody(main='Include "conf.d/*.cfg.lua"', a='VirtualHost "a.org"\nInclude "conf.d/a.cfg.lua"')
    assert len(found["hosts"]) == 1


def test_no_prosody_serves_nothing(tmp_path):
    assert look(str(tmp_path / "prosody.cfg.lua")) == {"ours": False, "hosts": []}


def served(ours: bool, *names: str) -> dict:
    """A prosody with these hosts, each on a line of its own."""
    hosts = [{"name": name, "place": f"/etc/prosody/prosody.cfg.lua:{line}"} for line, name in enumerate(names, 7)]
    return judge("meet1", prosody_hosts={"ours": ours, "hosts": hosts})


def test_another_domain_is_refused_with_its_place_and_the_ways_out():
    said = served(False, "localhost", "chat.example.org", "meet.example.com", "rooms.chat.example.org")
    assert said["warnings"] == []
    assert said["errors"] == [
        "meet1 has a prosody that serves chat.example.org (/etc/prosody/prosody.cfg.lua:8), rooms.chat.example.org "
        "(/etc/prosody/prosody.cfg.lua:10): its prosody.cfg.lua would be replaced, and prosody would neither federate nor "
        "let anybody but bridges in on 5222. Deploy the meet host elsewhere, or move these hosts to another prosody; "
        "those that nobody uses take out of the file"
    ]


def test_hosts_of_the_domain_and_those_of_the_packages_are_no_others():
    names = ("auth.meet.example.com", "jigasi.meet.jitsi", "MEET.example.com", "example.com", "focus.meet.example.com")
    assert served(False, *names) == {"errors": [], "warnings": []}


def test_one_that_came_to_ours_later_is_a_warning():
    said = served(True, "chat.example.org")
    assert said["errors"] == []
    assert said["warnings"] == [
        "meet1 has a prosody that serves chat.example.org (/etc/prosody/prosody.cfg.lua:7) too: nobody but bridges gets in "
        "on 5222, and it does not federate. Move it to another prosody"
    ]
