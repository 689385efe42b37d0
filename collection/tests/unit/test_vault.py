"""Placeholders get the value of their own generation, and errors tell nothing of the file."""

import pathlib

import pytest
from ansible.errors import AnsibleActionFail
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible_collections.scalable.jitsi.plugins.plugin_utils import vault

SECRETS = """
version: 1
secrets:
  focus: {generation: 1, value: FocusOne1}
  jvb:
    generation: 3
    created: 2026-11-24T08:00:00Z
    value: JvbThree3
    next: {generation: 4, value: JvbFour44}
    previous: {generation: 2, value: JvbTwo222}
"""


def loader(password: bytes = b"correct-horse") -> DataLoader:
    made = DataLoader()
    made.set_vault_secrets([("default", VaultSecret(password))])
    return made


def encrypted(text: str, password: bytes = b"correct-horse") -> str:
    return VaultLib([("default", VaultSecret(password))]).encrypt(text).decode()


@pytest.fixture(name="path")
def fixture_path(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "jitsi_secrets.yml"
    path.write_text(encrypted(SECRETS))
    return path


def value(path: pathlib.Path, name: str, generation: int, check_mode: bool = False) -> str:
    placeholders = {"placeholder": {"name": name, "generation": generation}}
    return vault.values(loader(), str(path), placeholders, check_mode)["placeholder"]


def test_each_generation_has_its_value(path):
    assert value(path, "focus", 1) == "FocusOne1"
    assert [value(path, "jvb", generation) for generation in (2, 3, 4)] == ["JvbTwo222", "JvbThree3", "JvbFour44"]


def test_a_generation_that_is_gone_is_refused_but_in_check_mode(path):
    with pytest.raises(AnsibleActionFail, match=r"lacks the secrets jvb \(generation 1\), though") as refused:
        value(path, "jvb", 1)
    assert "Jvb" not in str(refused.value).replace("jvb", "")
    assert value(path, "jvb", 1, check_mode=True) == "placeholder"


def test_each_version_has_its_value(path):
    assert vault.versions(loader(), str(path), "jvb") == {
        "current": "JvbThree3",
        "next": "JvbFour44",
        "previous": "JvbTwo222",
    }
    assert vault.versions(loader(), str(path), "focus") == {"current": "FocusOne1"}
    assert vault.versions(loader(), str(path), "turn") == {}


def test_a_missing_file_has_no_secrets(tmp_path):
    assert vault.versions(loader(), str(tmp_path / "none.yml"), "jvb") == {}
    assert value(tmp_path / "none.yml", "jvb", 1, check_mode=True) == "placeholder"


def indented(text: str) -> str:
    return "".join(f"      {line}\n" for line in text.splitlines())


def test_a_value_encrypted_for_itself_is_opened(path):
    inline = "secrets:\n  jvb:\n    generation: 1\n    value: !vault |\n" + indented(encrypted("Inline123"))
    path.write_text(encrypted(inline))
    assert value(path, "jvb", 1) == "Inline123"


def test_a_value_encrypted_with_another_password_is_refused(path):
    inline = "secrets:\n  jvb:\n    generation: 1\n    value: !vault |\n" + indented(encrypted("Inline123", b"other"))
    path.write_text(encrypted(inline))
    with pytest.raises(AnsibleActionFail, match="cannot be opened .* check the vault password"):
        value(path, "jvb", 1)


@pytest.mark.parametrize("text", ["secrets: [", "secrets: 1", "[]", "secrets: {jvb: {value: Secret12}}"])
def test_another_content_is_refused_without_quoting_it(path, text):
    path.write_text(encrypted(text))
    with pytest.raises(AnsibleActionFail) as refused:
        value(path, "jvb", 1)
    assert str(refused.value) == f"{path}: does not hold what scalable.jitsi writes; restore it from a backup"
