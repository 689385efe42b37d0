# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is wrong with a bridge that is not logged in."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils import way_to_prosody
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints

DOCUMENTATION = r"""
name: login_failure
short_description: Say why a bridge that runs is not logged in at prosody
description: Says what was seen on the bridge's way to prosody, and the one thing to do about that.
options:
  _input:
    description: What M(scalable.jitsi.muc_client) returned.
    type: dict
    required: true
  bridge:
    description: Name of the bridge.
    type: str
    required: true
  login:
    description: The settings that all of its logins share, C(HOSTNAME) and C(PORT) among them.
    type: dict
    required: true
  admits:
    description: The addresses that the meet host lets in there; none where its firewall is not ours.
    type: list
    elements: str
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
text: "{{ __jitsi_logins | scalable.jitsi.login_failure(inventory_hostname, _jitsi_bridge_login, admits) }}"
"""

RETURN = r"""
_value:
  description: The text.
  type: str
"""


@prints
def login_failure(result: dict, bridge: str, login: dict, admits: list[str] | None = None) -> str:
    """Return the text."""
    return way_to_prosody.login_failure(bridge, login["HOSTNAME"], int(login["PORT"]), result, admits)


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"login_failure": login_failure}
