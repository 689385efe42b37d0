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
    choices: [capacity, login, look, modules, preflight, rotation, rotation_cost, turn_behind, upgrade, upgrade_modules, verify]
  question:
    type: dict
    required: true
    description:
      - What the phase's judge wants to know.
      - "V(login) is about one bridge that runs and is not logged in: C({bridge, login, result, admits}), its name, the
        settings that all of its logins share, what M(scalable.jitsi.muc_client) returned, and the addresses that the
        meet host lets in, none where its firewall is not ours."
      - "V(rotation_cost) has C(bridges), by name C(before) and C(after), each what M(scalable.jitsi.muc_client) returned
        then; C(seen), of the meet host C(before), C(after), and C(restart) just before a restart that waited, each
        C({pids, conferences, lost_bridges}); and C(change), what M(scalable.jitsi.prosody_user) returned."
      - "V(verify) has C(answers), the RV(scalable.jitsi.probe#module:answer) of each host of the play by its name, empty
        where it was not asked; C(fleet), what the inventory says: C({domain, at, unplanned, meet, bridges, turn,
        nicknames, addresses, features, participants, metrics, turn_secrets, web_certificates, turn_certificates}); and
        C(limits): C({wait_seconds, clock_seconds, disk_percent, certificate_days})."
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
