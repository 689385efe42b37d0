"""What tests of the running lab have: each part is in a file of its own, and tests find all of it here."""

import pytest
from conferences import Conferences
from hosts import BRIDGES, HOSTS, PROJECT
from leaks import forms, search
from playbooks import Run
from vault import Vault
from waiting import wait_for

__all__ = ["BRIDGES", "HOSTS", "PROJECT", "Lab", "Run", "forms", "search", "wait_for"]


class Lab(Conferences, Vault):
    """The lab that Molecule has created and converged."""


@pytest.fixture(scope="session")
def lab() -> Lab:
    """The lab."""
    return Lab()
