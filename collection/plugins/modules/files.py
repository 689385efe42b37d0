#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target half of scalable.jitsi.files."""

from __future__ import annotations

DOCUMENTATION = r"""
module: files
short_description: Place all files of one service together, tested where they will be read
description:
  - Takes the files of a service from this run's plan (see M(scalable.jitsi.plan)) and the secrets in them from the
    vault. No variable, task or result ever holds a secret.
  - A file that was there and is not ours is kept once, as it was, under C(/var/backups/scalable-jitsi), for root alone.
  - Writes each file atomically, then runs the test given, and puts everything back when that fails.
  - Needs pipelining, because arguments would land in temporary files without it.
options:
  service:
    type: str
    required: true
    description: Name of the service, as in the roles' C(vars/files.yml).
  validate:
    type: list
    elements: str
    default: []
    description: Command that tests the files in place, for instance C([prosodyctl, check, config]). It runs at every deployment.
  serves:
    type: str
    description:
      - Domain of a site that nginx is to serve with these files. They pass its own test, it is started, or reloaded where
        it runs with others, and has to answer for the site at the host's addresses; or everything is put back.
      - It is asked at every deployment.
  without:
    type: list
    elements: str
    default: []
    description: Paths of files in the plan that this host does not get.
  files:
    type: list
    elements: dict
    description: Set by the plugin from the plan.
  secrets:
    type: dict
    description: Set by the plugin from the vault, text to replace and what to put in its place.
attributes:
  check_mode:
    support: full
    description: Nothing is written and nothing is tested.
  diff_mode:
    support: full
    description: Lines that hold a secret are masked, in the new file and in the old one.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Deploy nginx's site
  scalable.jitsi.files:
    service: nginx
    serves: meet.example.com
"""

RETURN = r"""
changed_files:
  description: Paths of the files that were changed.
  returned: success
  type: list
  elements: str
"""

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.scalable.jitsi.plugins.module_utils.deployment import Deployment, DeploymentError
from ansible_collections.scalable.jitsi.plugins.module_utils.nginx_serving import Site


def main() -> None:
    """Place the files."""
    file_options = {
        "dest": {"type": "path", "required": True},
        "link": {"type": "str"},
        "text": {"type": "str"},
        "owner": {"type": "str"},
        "group": {"type": "str"},
        "mode": {"type": "str"},
    }
    module = AnsibleModule(
        argument_spec={
            "service": {"type": "str", "required": True},
            "validate": {"type": "list", "elements": "str", "default": []},
            "serves": {"type": "str"},
            "without": {"type": "list", "elements": "str", "default": []},
            "files": {"type": "list", "elements": "dict", "options": file_options},
            "secrets": {"type": "dict", "no_log": True},
        },
        supports_check_mode=True,
        # Keeps whole files out of the host's journal.
        no_log=True,
    )
    files, secrets = module.params["files"] or [], module.params["secrets"] or {}
    # The result shows neither texts nor secrets, also not at -vvv.
    module.params["files"] = [file["dest"] for file in files]
    deployment = Deployment(module, files, secrets)

    def run(command: list[str]) -> tuple[int, str]:
        code, out, error = module.run_command(command, errors="replace")
        return code, out + error

    site = Site(run, module.params["serves"]) if module.params["serves"] else None
    try:
        changed = deployment.apply(module.params["validate"], site)
    except DeploymentError as error:
        module.fail_json(msg=str(error))
    module.exit_json(changed=bool(changed) or deployment.reloaded, changed_files=changed, diff=deployment.diff)


if __name__ == "__main__":
    main()
