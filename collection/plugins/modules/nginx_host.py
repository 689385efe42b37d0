#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.nginx_host."""

from __future__ import annotations

DOCUMENTATION = r"""
module: nginx_host
short_description: Fit nginx's configuration to the host's version, kernel and nginx.conf
description:
  - Chooses the words by which nginx listens, which depend on its version and on whether the kernel has IPv6.
  - Raises its numbers of connections and of open files in C(/etc/nginx/nginx.conf), which is kept once, as it was, under
    C(/var/backups/scalable-jitsi). Greater numbers stay.
  - Does nothing where nginx is not installed. The site that uses this is deployed by M(scalable.jitsi.files), which tests
    all of it.
options:
  connections:
    type: int
    required: true
    description: Connections that each worker of nginx takes at least.
  files:
    type: int
    required: true
    description: Files that each worker of nginx may have open at least.
  managed:
    type: str
    required: true
    description: First line of the files that this makes.
  kernel_ipv6:
    type: path
    default: /proc/net/if_inet6
    description: There where the kernel was not started without IPv6.
attributes:
  check_mode:
    support: full
    description: Says what would change.
  diff_mode:
    support: full
    description: Shows each file that changes.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Fit nginx to this host
  scalable.jitsi.nginx_host:
    connections: 6000
    files: 6512
    managed: Managed by Ansible
"""

RETURN = r"""
changed_files:
  description: Paths of the files that were changed.
  returned: success
  type: list
  elements: str
"""

import os  # noqa: E402

from ansible.module_utils.basic import AnsibleModule  # noqa: E402

from ansible_collections.scalable.jitsi.plugins.module_utils import deployment, nginx_host  # noqa: E402


def main() -> None:
    """Compare, and change what differs."""
    module = AnsibleModule(
        {
            "connections": {"type": "int", "required": True},
            "files": {"type": "int", "required": True},
            "managed": {"type": "str", "required": True},
            "kernel_ipv6": {"type": "path", "default": "/proc/net/if_inet6"},
        },
        supports_check_mode=True,
    )

    def run(command: list[str]) -> tuple[int, str]:
        code, out, error = module.run_command(command, errors="replace")
        return code, out + error

    try:
        wanted = nginx_host.wanted(run, module.params)
        changed = nginx_host.differing(wanted)
        diff = [
            {
                "before_header": path,
                "after_header": path,
                "before": nginx_host.current(path) or "",
                "after": wanted[path],
            }
            for path in changed
        ]
        for path in changed if not module.check_mode else []:
            _put(path, wanted[path])
    except OSError as error:
        module.fail_json(msg=str(error))
    module.exit_json(changed=bool(changed), changed_files=changed, diff=diff)


def _put(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o755, exist_ok=True)
    if path == nginx_host.CONF:
        deployment.keep(path)
    place = deployment.Place(path)
    place.forget()
    if text.startswith("-> "):
        place.put(lambda new: os.symlink(text[3:], new))
    else:
        content = text.encode(errors="surrogateescape")
        rights = deployment.rights_of(path) if path == nginx_host.CONF else nginx_host.RIGHTS
        place.put(lambda new: deployment.write(new, content, rights))
    place.forget()


if __name__ == "__main__":
    main()
