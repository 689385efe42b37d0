#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Asks a running host all questions at once; its action of the same name looks from the controller too."""

from __future__ import annotations

DOCUMENTATION = r"""
module: probe
short_description: Ask a running host how it is
description:
  - Asks services, ports, certificates, the firewall, file systems and the clock of a host, in one go, and judges
    nothing. A host that cannot be asked is an answer too, not a failure.
  - The ports of O(outside) are tried from the controller, to see the host's firewall as others see it.
options:
  requests:
    type: dict
    default: {}
    description: "HTTP requests to the host's own services by name: C({port, path, method, headers, body, host, tls})."
  units:
    type: list
    elements: str
    default: []
    description: Systemd units whose state is wanted.
  digests:
    type: list
    elements: str
    default: []
    description: Names of the records in C(/run/scalable-jitsi), which are compared with the files deployed.
  certificates:
    type: dict
    default: {}
    description: "Ports of the host whose certificate is wanted by name: C({port, host, starttls})."
  reach:
    type: dict
    default: {}
    description: "Ports elsewhere that the host tries, by name: C({host, port})."
  relays:
    type: dict
    default: {}
    description: "TURN servers whose ports the host tries, by name: C({host, port, tls_port})."
  outside:
    type: list
    elements: int
    default: []
    description: Ports of the host that the controller tries.
  questions:
    type: list
    elements: dict
    default: []
    description:
      - More of the other options, for instance those of each group that the host is in. The plugin joins lists and
        dictionaries.
  firewall:
    type: str
    choices: [nftables, ufw, none]
    default: nftables
    description: Kind of the firewall whose rules are compared with those deployed.
  paths:
    type: list
    elements: str
    default: []
    description: Paths whose file systems' free space is wanted.
  matches:
    type: dict
    default: {}
    description: "Last match of a pattern in the end of a file by name: C({path, pattern})."
  since:
    type: dict
    default: {}
    description: "Matches of a pattern in a log of prosody's since a unit's start, by name: C({path, pattern, unit})."
  disco:
    type: dict
    default: {}
    description: "Addresses that a visitor asks what they are, over BOSH: C({login, web, addresses})."
  connections:
    type: dict
    default: {}
    description: Ports of the host whose connections are counted, by name.
  modules:
    type: bool
    default: false
    description: Whether the modules that prosody's configuration loads are wanted, and which are missing.
  logins:
    type: list
    elements: str
    default: []
    description:
      - Services, C(jicofo) or C(videobridge), whose login is tried with what stands in their files, as far as prosody's
        yes or no. The password stays on the host.
  files:
    type: bool
    default: false
    description: Whether the files of this run's plan are compared with those of the host, where there is a plan.
  expected:
    type: dict
    default: {}
    description: "Set by the plugin from the plan: C({key, files}), each file with a digest of its content by that key."
attributes:
  check_mode:
    support: full
    description: Changes nothing anyway.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Ask the bridge
  scalable.jitsi.probe:
    units: [jitsi-videobridge2]
    requests:
      health: {port: 8080, path: /about/health}
    paths: [/]
"""

RETURN = r"""
answer:
  description:
    - "C(reached) and C(reason); when reached, one entry for each question, and C(clock): the host's time and the
      controller's before and after, in seconds."
  returned: always
  type: dict
"""

import time  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils import asking, bosh, complaints  # noqa: E402
from ansible_collections.scalable.jitsi.plugins.module_utils import deployed_files, deployed_logins  # noqa: E402
from ansible_collections.scalable.jitsi.plugins.module_utils import firewall_nftables, firewall_ufw  # noqa: E402
from ansible_collections.scalable.jitsi.plugins.module_utils import prosody_modules  # noqa: E402

FIREWALLS = {"nftables": firewall_nftables.state, "ufw": firewall_ufw.state, "none": lambda run: "none"}
_DICTS = ("connections", "requests", "certificates", "reach", "relays", "matches", "since", "disco", "expected")
STARTED = "/usr/local/sbin/scalable-jitsi-started"


def _unit(run, name: str, uptime: float) -> dict:
    properties = "--property=ActiveState,SubState,Result,ActiveEnterTimestampMonotonic,ExecMainStartTimestampMonotonic"
    _, out = run(["systemctl", "show", properties, name], "")
    state = dict(line.partition("=")[::2] for line in out.splitlines())
    since, started = (
        int(state.get(f"{event}TimestampMonotonic") or 0) / 1e6 for event in ("ActiveEnter", "ExecMainStart")
    )
    running = state.get("ActiveState") in ("active", "reloading")
    return {
        "complaints": [] if running else complaints.last(lambda command: run(command, ""), name),
        "active": state.get("ActiveState", "unknown"),
        "sub": state.get("SubState", ""),
        "result": state.get("Result", ""),
        "seconds": max(0, round(uptime - since)),
        # Before it is active it may have logged much.
        "process_seconds": max(0.0, uptime - (started or since)),
    }


def _uptime() -> float:
    with open("/proc/uptime", encoding="ascii") as file:
        return float(file.read().split()[0])


def _modules(run) -> dict:
    try:
        return prosody_modules.look(run)
    except prosody_modules.Unreadable as error:
        return {"error": str(error)}


def _all(pool, ask, questions: dict) -> dict:
    return dict(zip(questions, pool.map(ask, questions.values())))


def main() -> None:
    """Ask, all that may take its time at once."""
    structure = {name: {"type": "dict", "default": {}} for name in _DICTS}
    structure |= {
        name: {"type": "list", "elements": kind, "default": []}
        for name, kind in (
            ("units", "str"),
            ("digests", "str"),
            ("outside", "int"),
            ("paths", "str"),
            ("logins", "str"),
        )
    }
    structure["firewall"] = {"type": "str", "choices": list(FIREWALLS), "default": "nftables"}
    structure |= {name: {"type": "bool", "default": False} for name in ("modules", "files")}
    structure["admits"] = {"type": "int"}
    module = AnsibleModule(structure, supports_check_mode=True)

    def run(command: list[str], data: str = "") -> tuple[int, str]:
        code, out, _ = module.run_command(command, data=data, binary_data=True)
        return code, out

    options = module.params
    uptime, now = _uptime(), time.time()
    with ThreadPoolExecutor(8) as pool:
        # They take longest, so that they go on meanwhile.
        tried = pool.map(deployed_logins.tried, options["logins"])
        answer = {
            "requests": _all(pool, asking.request, options["requests"]),
            "reach": _all(pool, lambda to: asking.reach(to["host"], to["port"]), options["reach"]),
            "relays": _all(pool, asking.relay, options["relays"]),
            "disco": bosh.info(**options["disco"]) if options["disco"] else {},
            "logins": dict(zip(options["logins"], tried)),
        }
    answer |= {
        "units": {name: _unit(run, name, uptime) for name in options["units"]},
        "digests": {name: run([STARTED, "check", name], "")[0] == 0 for name in options["digests"]},
        "certificates": {
            name: asking.certificate(run, at["port"], at["host"], at.get("starttls"))
            for name, at in options["certificates"].items()
        },
        "firewall": FIREWALLS[options["firewall"]](run),
        "connections": {name: asking.connections(int(port)) for name, port in options["connections"].items()},
        "free": {path: asking.free(path) for path in options["paths"]},
        "matches": {name: asking.last_match(**at) for name, at in options["matches"].items()},
        "modules": _modules(run) if options["modules"] else {},
        # The command, not the call: what an administrator sees is what is compared.
        "time": float(run(["date", "+%s.%N"], "")[1]),
    }
    if options["expected"]:
        answer["differing"] = deployed_files.differing(**options["expected"])
    if options["admits"]:
        answer["admits"] = asking.admitted(options["admits"])
    answer["since"] = {
        name: asking.since(at["path"], at["pattern"], now - answer["units"][at["unit"]]["process_seconds"], now)
        for name, at in options["since"].items()
    }
    module.exit_json(changed=False, answer=answer)


if __name__ == "__main__":
    main()
