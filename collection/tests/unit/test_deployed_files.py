"""A file that is not as the plan has it is named, whatever differs; what is sent to compare it tells nothing of it."""

import grp
import json
import os
import pwd

import pytest
from ansible.errors import AnsibleActionFail
from ansible_collections.scalable.jitsi.plugins.module_utils.deployed_files import differing
from ansible_collections.scalable.jitsi.plugins.plugin_utils import expected_files

OWNER, GROUP = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
PLACEHOLDER, SECRET = "JtPlaceholderX", "Geheim0123"


@pytest.fixture(name="host")
def fixture_host(tmp_path, monkeypatch):
    """A host as the plan has it, and its plan."""
    rights = {"owner": OWNER, "group": GROUP, "mode": "0640"}
    files = {
        "app.conf": {"text": "a = 1\n", "service": "app"},
        "secret.conf": {"text": f"password = {PLACEHOLDER}\n", "placeholders": [PLACEHOLDER], "service": "app"},
        "link": {"link": "app.conf", "service": "app"},
        "own.sources": {"text": "x", "service": "packages"},
        "pins": {"text": "x", "service": "packages"},
        "part-001": {"text": "x", "service": "join"},
    }
    plan = {
        "files": [rights | {"dest": str(tmp_path / name)} | file for name, file in files.items()],
        "secrets": {"file": "vault.yml", "placeholders": {PLACEHOLDER: {"name": "jvb", "generation": 1}}},
    }
    monkeypatch.setattr(expected_files, "_OPTIONAL", str(tmp_path / "own.sources"))
    for name, text in (("app.conf", "a = 1\n"), ("pins", "x"), ("secret.conf", f"password = {SECRET}\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o640)
    (tmp_path / "link").symlink_to("app.conf")
    monkeypatch.setattr(expected_files.run_store, "load", lambda host: plan)
    monkeypatch.setattr(expected_files.vault, "values", lambda *_: {PLACEHOLDER: SECRET})
    return tmp_path


def named(host) -> list[str]:
    """Return the names of the files that are not as the plan has them."""
    expected, _ = expected_files.of(None, "meet1")
    return [os.path.relpath(path, host) for path in differing(**expected)]


def test_what_was_deployed_is_as_the_plan_has_it(host):
    assert named(host) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("app.conf", lambda path: path.write_text("a = 2\n")),
        ("app.conf", lambda path: path.chmod(0o644)),
        ("app.conf", lambda path: path.unlink()),
        ("app.conf", lambda path: (path.rename(f"{path}.0"), path.symlink_to(f"{path}.0"))),
        # What a host may have of its own is a source of packages, and nothing else of that service.
        ("pins", lambda path: path.unlink()),
        ("secret.conf", lambda path: path.write_text("password = other\n")),
        ("link", lambda path: (path.unlink(), path.symlink_to("other"))),
        ("link", lambda path: (path.unlink(), path.write_text("a = 1\n"))),
        ("own.sources", lambda path: path.write_text("y")),
    ],
)
def test_whatever_differs_it_is_named(host, name, change):
    change(host / name)
    assert named(host) == [name]


def test_neither_text_nor_secret_is_sent_nor_twice_the_same(host):
    first, second = (expected_files.of(None, "meet1")[0] for _ in range(2))
    assert not {SECRET, PLACEHOLDER, "password"} & set(json.dumps(first).replace('"', " ").split())
    digests = [{file["digest"] for file in it["files"] if "digest" in file} for it in (first, second)]
    assert len(digests[0]) == 3 and not digests[0] & digests[1]


def test_without_the_vault_files_with_secrets_are_compared_by_their_rights(host, monkeypatch):
    def closed(*_):
        raise AnsibleActionFail("vault.yml: cannot be opened")

    monkeypatch.setattr(expected_files.vault, "values", closed)
    assert expected_files.of(None, "meet1")[1] == "vault.yml: cannot be opened"
    (host / "secret.conf").write_text("password = other\n")
    assert named(host) == []
    (host / "secret.conf").chmod(0o600)
    assert named(host) == ["secret.conf"]
