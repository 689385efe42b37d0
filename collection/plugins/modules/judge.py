#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.judge, which runs on the controller alone."""

DOCUMENTATION = r"""
module: judge
short_description: Judge what the hosts of a cluster answered
description:
  - Sends what all hosts answered to C(jitsi-tools judge) and returns its verdicts. Touches no host.
  - Needs Java 17 or later on the controller.
options:
  phase:
    type: str
    required: true
    description: What is to be judged.
    choices: [capacity, modules, preflight, rotation, turn_behind, upgrade, upgrade_modules]
  question:
    type: dict
    required: true
    description: What the phase's judge wants to know.
  options:
    type: list
    elements: str
    default: []
    description:
      - Options of the roles that the judge wants to know of every host of the inventory, as its roles see them. They go
        into the question as C(hosts), a list of C({name, groups, vars}).
attributes:
  check_mode:
    support: full
    description: It judges then as well, as it changes nothing.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Judge whether the others can carry what bridge2 carries
  scalable.jitsi.judge:
    phase: capacity
    question:
      nicknames: {bridge1: one, bridge2: two}
      debug: "{{ debug.json }}"
      leaving: [bridge2]
      max_stress: 0.8
  run_once: true
  register: judged
"""

RETURN = r"""
verdict:
  description:
    - What the judge found; its shape is the phase's. Nothing in it but what is printed, but for the ends of lines in
      C(summary).
    - "Of V(login) a text."
    - "Of V(rotation_cost) C(ready), the bridges that answered before the change; C(behind), the reason by bridge that is
      not settled after it; C(line), the summary, empty before the end."
    - "Of V(verify) C({schema, domain, at, state, hosts, checks, lines, summary, starting}). Each check has an C(id), its
      C(host), a C(state) (ok, skipped, warning or failed), a C(text), a C(remedy) and a C(rule), by whose number
      C(jitsi-tools explain) tells more. C(starting) is C({bridges, seconds}): how many bridges jicofo should trust, and
      how much longer that may take where something has only just started."
  returned: success
  type: raw
"""
