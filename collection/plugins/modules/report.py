#!/usr/bin/python
# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of scalable.jitsi.report, which runs on the controller alone."""

DOCUMENTATION = r"""
module: report
short_description: Show what verify found, and write it as JSON and as a web page
description:
  - Prints a line for each host and below it what is wrong, and writes files on the controller. The page is made by C(jitsi-tools report), with a picture of the installation; it
    needs nothing from elsewhere and no JavaScript.
  - Needs Java 17 or later on the controller for the page.
options:
  document:
    type: dict
    required: true
    description: What M(scalable.jitsi.judge) returns for C(verify).
  json:
    type: path
    description: File on the controller that gets the document.
  html:
    type: path
    description: File on the controller that gets the page.
attributes:
  check_mode:
    support: none
    description: The files are written, as they change no host.
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
- name: Show every host, and write the report
  scalable.jitsi.report:
    document: "{{ judged.verdict }}"
    html: verify.html
  run_once: true
"""

RETURN = r"""
written:
  description: Paths of the files that were written.
  returned: success
  type: list
  elements: str
"""
