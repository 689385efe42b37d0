#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.plan, which runs on the controller alone."""

DOCUMENTATION = r"""
module: plan
short_description: Generate, render and check the configuration of every host before any host is touched
description:
  - Resolves the C(jitsi_*) variables of every host in the groups C(jitsi_meet) and C(jitsi_bridges), whatever
    C(--limit) says, and sends them to C(jitsi-tools plan) on standard input.
  - C(jitsi-tools) makes missing secrets and nicknames, renders the roles' templates with placeholders in place of
    secrets, and checks each file by its format and the fleet as a whole.
  - The plan is kept for M(scalable.jitsi.files) and M(scalable.jitsi.prosody_user) in this run's own temporary folder.
  - Needs Java 17 or later on the controller.
options:
  preview:
    type: path
    description: Folder on the controller that gets a copy of every file, as C(<preview>/<host>/<path>), with placeholders.
  request:
    type: path
    description:
      - File on the controller that gets what C(jitsi-tools plan) was sent, all hosts with their variables as JSON,
        but no vault password. The commands of C(jitsi-tools) read it.
  certificate:
    type: str
    description:
      - The certificate chain that nginx on the meet host is to use, followed by the public half of its key, both PEM.
        It is checked if it is given. The playbook C(scalable.jitsi.plan) reads it from the host.
  without:
    type: list
    elements: str
    description:
      - Bridges of the inventory to plan without, because they are to leave. Each must be in C(jitsi_bridges), and one
        bridge must be left.
  rotation:
    type: dict
    description:
      - What to do to secrets before all else, by their names. C(stage) makes a next value, C(promote) puts it in place
        of the current one, C(abandon) forgets it, and C(drop_previous) forgets the value that was current before.
      - It is done together with the plan or, when anything is wrong, not at all.
  required:
    type: bool
    default: true
    description: Whether a plan that is refused is a failure. Without that its reason is returned, and no warning shown.
  write:
    type: bool
    default: true
    description:
      - Whether vault and registry are written. A play that may still refuse the run plans with V(false) first, and once
        more when nothing refuses it any longer, if RV(written) is not empty.
attributes:
  check_mode:
    support: full
    description: Nothing is written; missing secrets and nicknames are reported as changes.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Plan the whole fleet
  hosts: jitsi_meet:jitsi_bridges
  gather_facts: false
  tasks:
    - name: Generate, render and check every host's configuration
      scalable.jitsi.plan:
      run_once: true
"""

RETURN = r"""
reason:
  description: Why there is no plan.
  returned: when it is refused and not required
  type: str
written:
  description: Paths of the vault and registry files that this run wrote, or would write in check mode or later.
  returned: success
  type: list
  elements: str
generated:
  description: Names of the secrets that were made.
  returned: success
  type: list
  elements: str
versions:
  description: What the vault keeps of each secret, by name; generations and times, no values.
  returned: success
  type: dict
turn_ttl:
  description: For how many seconds credentials of the TURN servers are valid at most.
  returned: success
  type: int
nicknames:
  description: Nickname of each bridge by host name.
  returned: success
  type: dict
files:
  description: Paths of the files to deploy by host name.
  returned: success
  type: dict
checks:
  description: Number of checks that passed.
  returned: success
  type: int
seconds:
  description:
    - Where the time went, in seconds.
    - Keys are RV(seconds.resolving) (the hosts' variables), RV(seconds.planning) (C(jitsi-tools)) and
      RV(seconds.keeping) (the plan, for the roles).
  returned: success
  type: dict
"""
