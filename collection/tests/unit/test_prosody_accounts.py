"""Which version of a password a stored account has."""

from ansible_collections.scalable.jitsi.plugins.module_utils import prosody_store


def test_the_version_that_fits_is_named(monkeypatch):
    monkeypatch.setattr(prosody_store, "matches", lambda text, password: text == password)
    passwords = {"current": "new", "previous": "old"}
    assert [prosody_store.fitting(text, passwords) for text in ("new", "old", "own", "")] == [
        "current",
        "previous",
        None,
        None,
    ]


def test_an_account_that_is_not_there_is_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(prosody_store, "DATA_FOLDER", str(tmp_path))
    assert prosody_store.stored("meet.example.com", "anna") == ""
