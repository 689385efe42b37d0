"""What the hosts are like before anything is installed."""

import pathlib
import socket

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils.asking import hears
from ansible_collections.scalable.jitsi.plugins.modules import preflight as preflight_module
from ansible_collections.scalable.jitsi.plugins.modules.preflight import java, version


def golden(path: str) -> str:
    """Return a file as it is deployed on the meet host."""
    return (pathlib.Path(__file__).parents[1] / "golden" / "meet.example.com" / path).read_text()


def test_domains_that_are_served_are_read_from_files_of_ours(tmp_path, monkeypatch):
    monkeypatch.setattr(preflight_module, "_SITES", ((str(tmp_path / "prosody"), ".cfg.lua"), (str(tmp_path), ".conf")))
    ours = golden("etc/prosody/conf.avail/meet.example.com.cfg.lua"), golden(
        "etc/nginx/sites-available/meet.example.com.conf"
    )
    (tmp_path / "prosody").mkdir()
    (tmp_path / "prosody/old.example.com.cfg.lua").write_text(ours[0])
    (tmp_path / "prosody/other.example.com.cfg.lua").write_text('VirtualHost "other.example.com"\n')
    (tmp_path / "prosody/localhost.cfg.lua").symlink_to("/dev/null")
    (tmp_path / "prosody/gone.cfg.lua").symlink_to("nowhere")
    (tmp_path / "old.example.com.conf").write_text(ours[1])
    (tmp_path / "default").write_text(ours[1])
    found = {"old.example.com": [f"{tmp_path}/prosody/old.example.com.cfg.lua", f"{tmp_path}/old.example.com.conf"]}
    assert preflight_module.served() == found
    monkeypatch.setattr(preflight_module, "_SITES", ((str(tmp_path / "none"), ".conf"),))
    assert preflight_module.served() == {}


def test_a_port_where_nobody_listens_is_an_answer_and_silence_is_none():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        assert not hears("127.0.0.1", port)
    assert hears("127.0.0.1", port)


@pytest.mark.parametrize(
    ("text", "version"),
    [('openjdk version "17.0.9" 2023', 17), ('java version "1.8.0_392"', 8), ("", None), ('openjdk version "21"', 21)],
)
def test_the_version_of_java_is_read(text, version):
    assert java(text) == version


@pytest.mark.parametrize(
    ("policy", "has"),
    [
        ("prosody:\n  Installed: 0.12.3-1\n  Candidate: 13.0.1-1\n  Version table:\n", "0.12.3-1"),
        ("prosody:\n  Installed: (none)\n  Candidate: 13.0.1-1\n  Version table:\n", "13.0.1-1"),
        ("prosody:\n  Installed: (none)\n  Candidate: (none)\n", None),
        ("", None),
    ],
)
def test_what_is_installed_counts_and_else_what_would_be(policy, has):
    assert version(policy) == has
