#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks at a host before anything is installed there."""

from __future__ import annotations

DOCUMENTATION = r"""
module: preflight
short_description: Look at a host before anything is installed there
description:
  - Finds out size, Java, time service, who listens, and what the host reaches, in one go. It judges and changes nothing.
options:
  names:
    type: list
    elements: str
    default: []
    description: Names whose addresses are wanted as this host sees them.
  reach:
    type: dict
    default: {}
    description: "A port elsewhere that the host tries: C({host, port})."
  media:
    type: dict
    default: {}
    description:
      - "Bridges whose UDP port the host tries, by name: C({addresses, port}). Nobody should listen there yet."
      - Nothing else is looked at then, which a call without them has done before.
  pairs:
    type: dict
    default: {}
    description:
      - Names by the path of a certificate and its key, without C(.crt) and C(.key), that others are to trust by that name.
attributes:
  check_mode:
    support: full
    description: Changes nothing anyway.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Look at the host
  scalable.jitsi.preflight:
    names: [meet.example.com]
"""

RETURN = r"""
found:
  description: >-
    C({cpus, memory_mb, container, synchronised, java, java_offered, prosody, prosody_hosts, listeners, addresses, names,
    reach, served, pairs}), the last what is wrong by path, an empty text where nothing is; or, with O(media),
    C({silent}), the bridges of which nothing came back, not even that nobody listens.
  returned: always
  type: dict
"""

import os  # noqa: E402
import re  # noqa: E402
import socket  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils import (
    asking,
    certificate_pair,
    prosody_hosts,
    sockets,
)  # noqa: E402

# What nginx and prosody read, by the names that this collection gives its files.
_SITES = (("/etc/prosody/conf.d", ".cfg.lua"), ("/etc/nginx/sites-enabled", ".conf"))
# In the first line of each file of this collection, whatever its words.
_OURS = "scalable.jitsi"
_JAVAS = ["openjdk-17-jre-headless", "openjdk-21-jre-headless"]


def _memory_mb() -> int:
    with open("/proc/meminfo", encoding="ascii") as file:
        return int(re.search(r"^MemTotal:\s+(\d+)", file.read(), re.MULTILINE).group(1)) // 1024


def java(text: str) -> int | None:
    """Read the version that `java -version` prints; 1.8 is 8."""
    match = re.search(r'version "(?:1\.)?(\d+)', text)
    return int(match[1]) if match else None


def version(policy: str) -> str | None:
    """Read the version that is installed, or else the one that would be, of what `apt-cache policy` prints."""
    found = dict(re.findall(r"^ +(Installed|Candidate): (\S+)$", policy, re.MULTILINE))
    known = [found.get(name) for name in ("Installed", "Candidate")]
    return next((text for text in known if text and text != "(none)"), None)


def served() -> dict[str, list[str]]:
    """Return the domains that this host serves by this collection, each with the files that do."""
    found: dict[str, list[str]] = {}
    for folder, ending in _SITES:
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            path = os.path.join(folder, name)
            if name.endswith(ending) and _OURS in _first_line(path):
                found.setdefault(name.removesuffix(ending), []).append(path)
    return found


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.readline()
    except OSError:
        return ""


def _addresses(name: str) -> list[str]:
    try:
        return sorted({entry[4][0] for entry in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)})
    except OSError:
        return []


def _silent(bridges: dict[str, dict]) -> list[str]:
    def hears(bridge: dict) -> bool:
        return any(asking.hears(address, int(bridge["port"])) for address in bridge["addresses"])

    with ThreadPoolExecutor(50) as pool:
        return [name for name, heard in zip(bridges, pool.map(hears, bridges.values())) if not heard]


def main() -> None:
    """Look."""
    module = AnsibleModule(
        {
            "names": {"type": "list", "elements": "str", "default": []},
            "reach": {"type": "dict", "default": {}},
            "media": {"type": "dict", "default": {}},
            "pairs": {"type": "dict", "default": {}},
        },
        supports_check_mode=True,
    )

    if module.params["media"]:
        module.exit_json(changed=False, found={"silent": _silent(module.params["media"])})

    def run(*command: str) -> tuple[int, str]:
        if not module.get_bin_path(command[0]):
            return 127, ""
        # Apt speaks the language of whoever asks.
        code, out, error = module.run_command(list(command), environ_update={"LC_ALL": "C.UTF-8"})
        return code, out + error

    reach, pairs = module.params["reach"], module.params["pairs"]
    found = {
        "cpus": len(os.sched_getaffinity(0)),
        "memory_mb": _memory_mb(),
        "container": run("systemd-detect-virt", "--container", "--quiet")[0] == 0,
        "synchronised": run("timedatectl", "show", "--property=NTPSynchronized", "--value")[1].strip(),
        "java": java(run("java", "-version")[1]),
        "java_offered": any(run("apt-cache", "show", package)[0] == 0 for package in _JAVAS),
        "prosody": version(run("apt-cache", "policy", "prosody")[1]),
        "prosody_hosts": prosody_hosts.look(),
        "listeners": sockets.listeners(run(*sockets.LISTENING)[1]),
        "addresses": run("hostname", "--all-ip-addresses")[1].split(),
        "names": {name: _addresses(name) for name in module.params["names"]},
        "reach": asking.reach(reach["host"], int(reach["port"])) if reach else {},
        "served": served(),
        "pairs": {path: certificate_pair.problem(lambda command: run(*command), path, pairs[path]) for path in pairs},
    }
    module.exit_json(changed=False, found=found)


if __name__ == "__main__":
    main()
