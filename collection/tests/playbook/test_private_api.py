"""What is Ansible's own and not promised to us stands in one file each, and this ansible-core still has it.

These tests run on the newest ansible-core and on the oldest that we support; see `make dialect`.
"""

import inspect
import re

import jinja2
import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import VaultSecret
from ansible.plugins.action import ActionBase
from ansible.template import Templar
from ansible.vars.hostvars import HostVars
from ansible.vars.manager import VariableManager
from conftest import PROJECT

PLUGINS = PROJECT / "collection" / "plugins"
PRIVATE = {
    r"loader\._vault\b": "plugin_utils/vault.py",
    r"\b_variable_manager\b": "plugin_utils/host_variables.py",
    r"\bcopy_with_new_env\b": "plugin_utils/fleet.py",
    r"\b_is_pipelining_enabled\b": "plugin_utils/secret_action.py",
    r"\bEnvironment\.compile\b": "plugin_utils/compiled_once.py",
}


@pytest.mark.parametrize(("name", "file"), PRIVATE.items())
def test_each_is_used_in_one_file(name, file):
    users = [path for path in PLUGINS.rglob("*.py") if re.search(name, path.read_text(encoding="utf-8"))]
    assert [str(path.relative_to(PLUGINS)) for path in users] == [file]


def test_the_loader_opens_what_it_closed():
    loader = DataLoader()
    loader.set_vault_secrets([("default", VaultSecret(b"correct-horse"))])
    assert loader._vault.decrypt(loader._vault.encrypt("secret")) == b"secret"
    assert [(vault_id, secret.bytes) for vault_id, secret in loader._vault.secrets] == [("default", b"correct-horse")]


def test_the_variable_manager_takes_a_play_and_a_host():
    assert "_variable_manager" in inspect.getsource(HostVars)
    assert {"play", "host", "include_hostvars", "_hosts", "_hosts_all"} <= set(
        inspect.signature(VariableManager.get_vars).parameters
    )
    assert "_loader" in vars(VariableManager())


def test_a_templar_takes_other_variables():
    other = Templar(loader=DataLoader(), variables={"a": 1}).copy_with_new_env(available_variables={"a": 2})
    assert other.available_variables["a"] == 2


def test_an_action_knows_whether_it_is_pipelined():
    assert list(inspect.signature(ActionBase._is_pipelining_enabled).parameters)[:2] == ["self", "module_style"]


def test_jinja_compiles_by_a_method():
    assert list(inspect.signature(jinja2.Environment.compile).parameters)[:2] == ["self", "source"]
    assert jinja2.Environment().overlay().overlayed
