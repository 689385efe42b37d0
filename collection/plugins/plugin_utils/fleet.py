# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The hosts of the inventory, each with its jitsi variables resolved as its role would see them.

The `hostvars` of another host hold no role defaults, so these are read from the roles themselves. Every option is
checked against the roles' argument specs before anything is sent to jitsi-tools.
"""

from __future__ import annotations

import base64
import difflib
import json
import os

import yaml
from ansible.errors import AnsibleActionFail, AnsibleError
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible_collections.scalable.jitsi.plugins.plugin_utils import compiled_once, controller_paths, words
from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_variables import HostVariables, plain

try:  # from ansible-core 2.19 on, only text that says so is a template
    from ansible.template import trust_as_template
except ImportError:

    def trust_as_template(value):
        """Older releases treat every text as a template."""
        return value


ROLES = {
    "jitsi_meet": ["common", "meet"],
    "jitsi_bridges": ["common", "bridge"],
    "jitsi_turn": ["common", "turn"],
}
# Whose options, for runs rather than for a host, are checked with those of each host.
RUNS = ["verify", "upgrade", "scale", os.path.join("..", "playbooks")]
ROLES_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "roles")


def _read(role: str, name: str) -> dict:
    path = os.path.join(ROLES_FOLDER, role, *name.split("/"))
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file) or {}


def _options(role: str) -> dict:
    """Return what all entry points of a role take."""
    entry_points = _read(role, "meta/argument_specs.yml")["argument_specs"].values()
    return {name: option for entry_point in entry_points for name, option in entry_point["options"].items()}


def _trusted(value):
    if isinstance(value, str):
        return trust_as_template(value)
    if isinstance(value, list):
        return [_trusted(item) for item in value]
    if isinstance(value, dict):
        return {key: _trusted(item) for key, item in value.items()}
    return value


def _refuse(value):
    raise TypeError(f"{type(value).__name__} is no value for it")


def _meant(name: str, known) -> str | None:
    """Return the known name that a name is a misspelling of."""
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.9)), None)


def _nearly_ours(groups: dict, hosts: list[str]) -> list[str]:
    """Return a problem for each group that is named nearly like one of ours and has hosts that are in none of ours."""
    strays = {name: [host for host in members if host not in hosts] for name, members in groups.items()}
    return [
        f"error: the group {name} has the host {stray[0]}, which is in no group of scalable.jitsi: {meant} is meant?"
        for name, stray in strays.items()
        if stray and name not in ROLES and (meant := _meant(name, ROLES))
    ]


class _RoleSet:
    """What the roles of one group say about variables: defaults, constants, options."""

    def __init__(self, roles: list[str]):
        self.defaults: dict = {}
        self.constants: dict = {}
        self.options: dict = {}
        for role in roles:
            self.constants |= _trusted(_read(role, "vars/main.yml"))
        for role in roles + RUNS:
            self.defaults |= _trusted(_read(role, "defaults/main.yml"))
            self.options |= _options(role)

    def spec(self, names=None) -> dict:
        """The options, or those named, without their defaults and required marks: values come resolved, and jitsi-tools
        knows better what a missing one means."""
        keep = ("type", "elements", "choices", "options")
        return {
            name: {key: option[key] for key in keep if key in option}
            for name, option in self.options.items()
            if names is None or name in names
        }


def _groups(groups: dict, without: list[str]) -> dict:
    """Return the groups without the bridges that are to be removed."""
    bridges = groups.get("jitsi_bridges", [])
    if unknown := [host for host in without if host not in bridges]:
        raise AnsibleActionFail(
            f"jitsi_remove names {', '.join(unknown)}, which the inventory does not have in jitsi_bridges; "
            f"the bridges are {', '.join(bridges)}"
        )
    if without and not set(bridges) - set(without):
        raise AnsibleActionFail(
            "jitsi_remove names every bridge of the inventory: none would be left to take conferences"
        )
    return {group: [host for host in groups.get(group, []) if host not in without] for group in ROLES}


class Fleet:
    """Resolves the whole inventory; problems are collected and reported together."""

    @classmethod
    def seen_by(cls, action, task_vars: dict, without: list[str] | None = None) -> Fleet:
        """Return the fleet as the tasks of an action's play see it."""
        return cls(task_vars["groups"], HostVariables(action._task, task_vars), action._templar, without)

    def __init__(self, groups: dict, variables: HostVariables, templar, without: list[str] | None = None):
        self._all_groups = groups
        self._groups = _groups(self._all_groups, without or [])
        self._variables = variables
        self._templar = templar
        self._sets: dict[tuple, _RoleSet] = {}
        self._known = {name for role in os.listdir(ROLES_FOLDER) + RUNS for name in _options(role)}
        # By host every option as it is written, to be compared with what tasks see later.
        self.written: dict[str, dict] = {}
        self.problems: list[str] = []
        self.warnings: list[str] = []

    def hosts(self) -> list[dict]:
        """Return every host of the groups as jitsi-tools wants it: name, groups and resolved variables."""
        names = list(dict.fromkeys(name for group in ROLES for name in self._groups.get(group, [])))
        with compiled_once.compiled_once():
            hosts = [self._host(name) for name in names]
        self.problems += _nearly_ours(self._all_groups, names) + controller_paths.problems(hosts)
        if self.problems:
            raise AnsibleActionFail("\n".join(self.problems))
        return hosts

    def settings(self, names: list[str]) -> list[dict]:
        """Return every host with these options alone; what is wrong with others is for the plan to say."""
        with compiled_once.compiled_once():
            hosts = [
                self._host(host, names)
                for host in dict.fromkeys(host for group in ROLES for host in self._groups.get(group, []))
            ]
        if self.problems:
            raise AnsibleActionFail("\n".join(self.problems))
        return hosts

    def _host(self, name: str, chosen: list[str] | None = None) -> dict:
        groups = [group for group in ROLES if name in self._groups.get(group, [])]
        raw = self._variables.of(name)
        # A host of two groups has the roles of both: what one says of it builds on what the other does.
        roles = tuple(dict.fromkeys(role for group in groups for role in ROLES[group]))
        if roles not in self._sets:
            self._sets[roles] = _RoleSet(list(roles))
        role_set = self._sets[roles]
        found = self._resolve(name, role_set, raw) if chosen is None else self._some(name, role_set, raw, chosen)
        return {"name": name, "groups": groups, "vars": found}

    def _some(self, host: str, role_set: _RoleSet, raw: dict, names: list[str]) -> dict:
        available = role_set.defaults | raw | role_set.constants
        templar = self._templar.copy_with_new_env(available_variables=available)
        options = {key: available[key] for key in names if key in role_set.options and key in available}
        return self._checked(host, role_set.spec(names), self._values(templar, host, options, role_set.options))

    def _resolve(self, host: str, role_set: _RoleSet, raw: dict) -> dict:
        available = role_set.defaults | raw | role_set.constants
        templar = self._templar.copy_with_new_env(available_variables=available)
        options = {key: value for key, value in available.items() if key in role_set.options}
        self.written[host] = {key: plain(options.get(key)) for key in role_set.options}
        before = len(self.problems)
        self._find_unknown(host, available)
        self._find_unseen(host, raw, role_set)
        # What builds on an option that is missing or wrong would only be a second error: the first one names the option.
        if "jitsi_domain" not in options:
            self.problems.append(f"error: host {host}: jitsi_domain is not set: give the name of the web page")
            return {}
        checked = self._checked(host, role_set.spec(), self._values(templar, host, options, role_set.options))
        missing = [key for key, option in role_set.options.items() if option.get("required") and key not in options]
        if missing or len(self.problems) > before:
            return checked
        return checked | self._values(templar, host, role_set.constants, {})

    def _values(self, templar, host: str, variables: dict, options: dict) -> dict:
        resolved: dict = {}
        for key, value in variables.items():
            try:
                found_value = templar.template(value)
                if problems := words.problems(key, found_value, options[key]) if key in options else []:
                    self.problems += [f"error: host {host}: {problem}" for problem in problems]
                else:
                    resolved[key] = json.loads(json.dumps(found_value, default=_refuse))
            except (AnsibleError, TypeError, ValueError) as error:
                reason = str(getattr(error, "message", error)).splitlines()[0]
                if "ansible_" in reason:
                    reason += (
                        "; no facts are gathered before the plan: gather them in a play of yours, or write the value"
                    )
                self.problems.append(f"error: host {host}: variable {key} cannot be resolved: {reason}")
        return resolved

    def _checked(self, host: str, spec: dict, resolved: dict) -> dict:
        options = {key: value for key, value in resolved.items() if value is not None}
        result = ArgumentSpecValidator(spec).validate(options)
        self.problems += [f"error: host {host}: {message}" for message in result.error_messages]
        return {key: value for key, value in result.validated_parameters.items() if value is not None}

    def _find_unseen(self, host: str, raw: dict, role_set: _RoleSet) -> None:
        for playbook, others in self._variables.unseen(host):
            if keys := [key for key in role_set.options if plain(others.get(key)) != plain(raw.get(key))]:
                self.problems.append(
                    f"error: host {host}: {', '.join(keys)} is set in group_vars or host_vars beside {playbook}, which Ansible "
                    "does not show to plays that are imported from a collection: set it in those of the inventory"
                )

    def _find_unknown(self, host: str, available: dict) -> None:
        for key in available:
            if key.startswith("jitsi_") and key not in self._known:
                text = f"host {host}: no role of scalable.jitsi knows the"
                if meant := _meant(key, self._known):
                    self.problems.append(f"error: {text} option {key}: did you mean {meant}?")
                else:
                    self.warnings.append(f"{text} variable {key}")


def one_for_all(hosts: list[dict], name: str) -> str:
    """Return the value of a variable that must be the same on all hosts."""
    values = {host["vars"].get(name): host["name"] for host in hosts}
    if len(values) > 1:
        raise AnsibleActionFail(
            f"{name} differs between the hosts {', '.join(sorted(values.values()))}: set it once, in group_vars/all.yml"
        )
    return next(iter(values))


def files(hosts: list[dict], passwords: list[tuple[str, bytes]]) -> dict:
    """Return where the vault and the registry are, as jitsi-tools wants it, and what opens the vault."""
    return {
        "secrets": {
            "file": os.path.abspath(one_for_all(hosts, "jitsi_secrets_file")),
            "passwords": [
                {"id": vault_id, "password": base64.b64encode(password).decode()} for vault_id, password in passwords
            ],
        },
        "nicknames": {"file": os.path.abspath(one_for_all(hosts, "jitsi_nicknames_file"))},
    }
