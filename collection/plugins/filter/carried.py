# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts the conferences that would end with a service."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.module_utils.carried import conferences, read_metrics
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints

DOCUMENTATION = r"""
name: carried
short_description: Count the conferences that would end with a service
description:
  - Counts conferences only while people are on the bridge itself, or in jicofo's rooms. After a restart of prosody a
    bridge may hold on to a conference whose people, all of them on another bridge, have gone.
  - A bridge that was installed by hand may have its statistics off; its metrics are on.
options:
  _input:
    description: The statistics of a bridge or of jicofo; empty when there was no answer.
    type: dict
    required: true
  metrics:
    description: The metrics of a bridge, for one without statistics.
    type: str
    default: ""
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
count: "{{ {'conferences': 1, 'local_endpoints': 0, 'octo_endpoints': 1} | scalable.jitsi.carried }}"
"""

RETURN = r"""
_value:
  description: How many, or C(an unknown number of).
  type: raw
"""


@prints
def carried(stats: dict, metrics: str = "") -> int | str:
    """Return how many conferences a service carries, or a word for that where it is not known."""
    known = stats if "conferences" in stats else read_metrics(metrics)
    return conferences(known) if "conferences" in known else "an unknown number of"


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"carried": carried}
