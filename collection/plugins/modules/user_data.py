#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.user_data, which runs on the controller alone."""

DOCUMENTATION = r"""
module: user_data
short_description: Write user data by which cloud-init makes a machine a bridge
description:
  - Takes the bridge's files from this run's plan (see M(scalable.jitsi.plan)) and the secrets in them from the vault, and
    writes both, with the script that deploys them, to a file on the controller that is encrypted with the vault
    password. No variable, task or result ever holds a secret.
options:
  bridge:
    type: str
    required: true
    description: Name of the bridge in the inventory.
  dest:
    type: path
    required: true
    description: The file, which its owner alone can read.
  certificate:
    type: str
    required: true
    description: Prosody's certificate in base64, as M(ansible.builtin.slurp) reads it.
  bytes:
    type: int
    default: 16384
    description: How large the user data may be.
attributes:
  check_mode:
    support: full
    description: Nothing is written.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Write the user data, encrypted
  scalable.jitsi.user_data:
    bridge: bridge9
    dest: bridge9.user-data.txt
    certificate: "{{ read.content }}"
"""

RETURN = r"""
dest:
  description: Path of the file.
  returned: success
  type: str
bytes:
  description: How large the user data is.
  returned: success
  type: int
"""
