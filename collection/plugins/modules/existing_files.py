#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.existing_files, which runs on the controller and reads by ansible.builtin.slurp."""

DOCUMENTATION = r"""
module: existing_files
short_description: Read the files in which an installation made by hand keeps its passwords and nicknames
description:
  - Reads the files of jicofo, the bridge and prosody on this host and keeps them for M(scalable.jitsi.take_over) in this
    run's own temporary folder on the controller, encrypted with the vault password; so it does with the addresses that are
    connected to 5222/tcp of the meet host. Changes nothing.
  - The task needs C(no_log=true), because the files pass through the connection.
options:
  domain:
    type: str
    required: true
    description: The installation's domain, which is part of paths.
attributes:
  check_mode:
    support: full
    description: Reads in the same way.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Read the files of an existing installation
  scalable.jitsi.existing_files:
    domain: "{{ jitsi_domain }}"
  no_log: true
"""

RETURN = r"""
files:
  description: Paths of the files that are there.
  returned: success
  type: list
  elements: str
"""
