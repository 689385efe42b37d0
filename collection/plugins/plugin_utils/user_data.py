# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""User data for cloud-init: the plan's script that makes a machine a bridge, and behind it the plan's files."""

from __future__ import annotations

import base64
import gzip
import io
import tarfile

# What Amazon EC2 takes.
LIMIT = 16384
# The plan's service whose one file is the script; no role deploys it.
SCRIPT = "join"
# The script takes all that stands behind this line for the files.
MARK = "# files"
TRUST = {"dest": "/etc/jitsi/videobridge/truststore.pem", "owner": "jvb", "group": "jitsi", "mode": "0644"}


def of(files: list[dict], secrets: dict[str, str], certificate: str) -> str:
    """Return the user data; the same files give the same text."""
    script = next(file["text"] for file in files if file["service"] == SCRIPT)
    deployed = [file for file in files if file["service"] != SCRIPT] + [TRUST | {"text": certificate}]
    archive = base64.encodebytes(gzip.compress(_archive(deployed, secrets), mtime=0)).decode()
    return f"{script}{MARK}\n{archive}"


def _archive(files: list[dict], secrets: dict[str, str]) -> bytes:
    """Return a tar file with a folder for each owner, since jvb is there only when its package is installed."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for file in files:
            text = file["text"]
            for placeholder, value in secrets.items():
                text = text.replace(placeholder, value)
            content = text.encode()
            member = tarfile.TarInfo(file["owner"] + file["dest"])
            member.size, member.mode = len(content), int(file["mode"], 8)
            member.uname, member.gname = file["owner"], file["group"]
            archive.addfile(member, io.BytesIO(content))
    return target.getvalue()
