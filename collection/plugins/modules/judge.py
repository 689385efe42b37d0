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
    choices: [capacity, rotation, turn_behind]
  question:
    type: dict
    required: true
    description: What the phase's judge wants to know.
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
  description: What the judge found; its shape is the phase's.
  returned: success
  type: raw
"""
