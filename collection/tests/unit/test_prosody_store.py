"""Prosody's stored account and a password belong together or not."""

import pathlib

from ansible_collections.scalable.jitsi.plugins.module_utils.prosody_store import account_path, matches

PROJECT = pathlib.Path(__file__).resolve().parents[3]
# As prosody's own code makes it for this password; the helper's tests read the same file.
STORED = (PROJECT / "java-tools/src/test/resources/prosody/account.dat").read_text()
PASSWORD = "Example0Password"


def test_names_are_encoded_as_prosody_does():
    path = account_path("auth.meet-1.example.com", "jvb")
    assert path == "/var/lib/prosody/auth%2emeet%2d1%2eexample%2ecom/accounts/jvb.dat"


def test_an_empty_or_foreign_account_matches_nothing():
    assert not matches("", "x")
    assert not matches('return { ["password"] = "x"; };', "x")


def test_an_account_matches_the_password_that_prosody_made_it_for_and_no_other():
    assert matches(STORED, PASSWORD)
    assert not matches(STORED, "Example0Passwort")
    assert not matches(STORED, "")
