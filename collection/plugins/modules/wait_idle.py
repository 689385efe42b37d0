#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.wait_idle, which runs on the controller and asks by the uri module."""

DOCUMENTATION = r"""
module: wait_idle
short_description: Wait until a bridge or jicofo carries no conference
description:
  - Asks the statistics of a service, on its own host, until they count nobody. A conference that a bridge has
    kept, and whose people are all on other bridges or gone, is none.
  - Shows how many conferences and participants are left, each time that this changed, at most every ten
    seconds, and every two minutes.
  - A bridge can be told to drain first, so that jicofo gives it no new conference while another bridge can take it.
    It is given back to jicofo when time runs out, and when it does not tell what it carries.
options:
  url:
    type: str
    required: true
    description: Address of the REST interface; C(/stats) is asked below it.
  metrics:
    type: str
    description:
      - Address of a bridge's metrics, asked where its statistics answer 404, as those of a bridge that was installed by
        hand do.
  drain:
    type: bool
    default: false
    description:
      - Whether to call C(/drain/enable) below O(url) first, and C(/drain/disable) when time runs out.
      - The wait then takes at least the seconds within which jicofo learns of it.
  timeout:
    type: int
    required: true
    description: Seconds to wait at most.
attributes:
  check_mode:
    support: full
    description: Says that it would wait, and asks nothing.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Empty the bridge
  scalable.jitsi.wait_idle:
    url: http://127.0.0.1:8080/colibri
    metrics: http://127.0.0.1:8080/metrics
    drain: true
    timeout: 3600
"""

RETURN = r"""
seconds:
  description: How long it took.
  returned: success
  type: int
"""
