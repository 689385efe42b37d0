#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.take_over, which runs on the controller alone."""

DOCUMENTATION = r"""
module: take_over
short_description: Take the passwords and nicknames of an existing installation into the vault and the registry
description:
  - Needs M(scalable.jitsi.existing_files) on all hosts before, in the same run.
  - Proves each password against prosody's account and each nickname against the others. Where anything is wrong it names
    host and remedy, and writes nothing.
  - The values go to C(jitsi-tools take-over) on standard input; no variable, task or result holds one. What is in the
    vault or the registry already is never replaced.
  - What else the hosts' files set is compared with the inventory. Where the inventory does not say it, or no option does,
    all of it is named and written into C(jitsi_take_over.yml) beside the vault, and vault and registry stay as they are
    until the inventory says it or O(confirmed) is true.
options:
  confirmed:
    type: bool
    default: false
    description: Take over although the inventory does not say all that the hosts' files set.
attributes:
  check_mode:
    support: full
    description: Checks only.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Take passwords and nicknames into the vault and the registry
  scalable.jitsi.take_over:
  run_once: true
"""

RETURN = r"""
waits:
  description: Whether nothing was taken over yet, because the inventory does not say all that the hosts' files set.
  returned: success
  type: bool
options:
  description: What the hosts' files set and the inventory does not say, each with host, option, value and place.
  returned: success
  type: list
  elements: dict
lost:
  description: What the hosts' files set and no option says, each with host, place, what and remedy.
  returned: success
  type: list
  elements: dict
review:
  description: Path of the file with both.
  returned: success
  type: str
written:
  description: Paths of the files written, or to be written in check mode.
  returned: success
  type: list
  elements: str
secrets:
  description: Names of the secrets taken over.
  returned: success
  type: list
  elements: str
nicknames:
  description: Nickname of each bridge by host name.
  returned: success
  type: dict
layouts:
  description: By host, the kind of files that its service reads, V(hocon) or V(properties).
  returned: success
  type: dict
"""
