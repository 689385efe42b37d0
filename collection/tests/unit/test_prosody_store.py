"""Prosody's stored account and a password belong together or not."""

from ansible_collections.scalable.jitsi.plugins.module_utils.prosody_store import account_path, matches

# Stored by prosody 0.12 for the password "Example0Password".
STORED = """return {
	["iteration_count"] = 10000;
	["stored_key"] = "@STORED@";
	["salt"] = "@SALT@";
	["server_key"] = "00";
};
"""


def test_names_are_encoded_as_prosody_does():
    path = account_path("auth.meet-1.example.com", "jvb")
    assert path == "/var/lib/prosody/auth%2emeet%2d1%2eexample%2ecom/accounts/jvb.dat"


def test_an_empty_or_foreign_account_matches_nothing():
    assert not matches("", "x")
    assert not matches('return { ["password"] = "x"; };', "x")
