"""Verify finds a bridge's nickname in the file of either layout, as the roles and as people write it."""

import pathlib

import pytest
import yaml

from ansible_collections.scalable.jitsi.plugins.module_utils import asking

TESTS = pathlib.Path(__file__).resolve().parents[1]
ASKED = yaml.safe_load((TESTS.parent / "roles" / "verify" / "vars" / "questions.yml").read_text())
MATCHES = ASKED["_jitsi_verify_questions"]["jitsi_bridges"]["matches"]
ID = "org.jitsi.videobridge.xmpp.user.shard.MUC_NICKNAME"


@pytest.mark.parametrize(
    ("golden", "found", "empty"),
    [("golden", "nickname", "properties_nickname"), ("golden-properties", "properties_nickname", "nickname")],
)
def test_it_is_found_in_the_files_of_each_layout(golden, found, empty):
    host = TESTS / golden / "bridge1.example.com"
    name = {key: asking.last_match(f"{host}{MATCHES[key]['path']}", MATCHES[key]["pattern"]) for key in (found, empty)}
    assert name == {found: "bridge1.example.com", empty: ""}


@pytest.mark.parametrize(
    ("text", "nickname"),
    [
        (f"{ID}=jvb1\n", "jvb1"),
        (f"  {ID} : jvb1\r\n", "jvb1"),
        (f"#{ID}=old\n{ID}=jvb1\n# {ID}=older\n", "jvb1"),
        ('shard { MUC_NICKNAME="jvb1", DOMAIN="x" }\n', "jvb1"),
        ("shard {MUC_NICKNAME=jvb1}\n", "jvb1"),
        (f"#{ID}=old\n", ""),
        (f"{ID}=\nx=y\n", ""),
    ],
)
def test_it_is_read_as_people_write_it_and_no_comment_counts(tmp_path, text, nickname):
    file = tmp_path / "file"
    file.write_text(text)
    assert asking.last_match(str(file), MATCHES["nickname"]["pattern"]) == nickname
