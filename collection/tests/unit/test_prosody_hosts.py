"""Which hosts a prosody serves is read with file and line."""

import pytest

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
