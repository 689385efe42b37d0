#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.summary, which runs on the controller alone."""

DOCUMENTATION = r"""
module: summary
short_description: Say in a few lines what a run has done, and what waits for what
description:
  - Prints which parts of the deployment acted on which hosts, which restarts wait, what is to be committed, and the
    address of the web page. Hosts of which the same is to be said are named together.
options:
  done:
    type: dict
    default: {}
    description: By host the parts of the deployment that acted there.
  waits:
    type: dict
    default: {}
    description: By host what waits there, as texts.
  failed:
    type: list
    elements: str
    default: []
    description: Hosts on which a part has failed.
  written:
    type: list
    elements: str
    default: []
    description: Files on the controller that were written and are to be committed.
  page:
    type: str
    required: true
    description: Address of the web page.
attributes:
  check_mode:
    support: full
    description: Nothing was done and nothing waits.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Say what was done
  scalable.jitsi.summary:
    done: {bridge1: [bridge], bridge2: [bridge]}
    page: https://meet.example.com/
  run_once: true
"""

RETURN = r"""
msg:
  description: The lines that are shown.
  returned: success
  type: list
  elements: str
"""
