# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Compares files on this host with those that a plan has, by digests with a key that is good for one question."""

from __future__ import annotations

import grp
import hashlib
import hmac
import os
import pwd
import stat


def digest(key: str, content: bytes) -> str:
    """Return what stands for a file's content: without the key nobody can try passwords on it."""
    return hmac.new(key.encode(), content, hashlib.sha256).hexdigest()


def differing(key: str, files: list[dict]) -> list[str]:
    """Return the paths of the files that are not as they are wanted; C(optional) ones may be missing."""
    return [file["dest"] for file in files if not _is_as_wanted(key, file)]


def _is_as_wanted(key: str, file: dict) -> bool:
    path = file["dest"]
    try:
        status = os.lstat(path)
        if file.get("link") is not None:
            return stat.S_ISLNK(status.st_mode) and os.readlink(path) == file["link"]
        return stat.S_ISREG(status.st_mode) and _has_rights(status, file) and _has_content(key, file)
    except FileNotFoundError:
        return bool(file.get("optional"))
    except OSError:
        return False


def _has_rights(status: os.stat_result, file: dict) -> bool:
    try:
        return all(
            not file.get(kind) or find(file[kind]) == has
            for kind, find, has in (
                ("owner", lambda name: pwd.getpwnam(name).pw_uid, status.st_uid),
                ("group", lambda name: grp.getgrnam(name).gr_gid, status.st_gid),
                ("mode", lambda text: int(text, 8), stat.S_IMODE(status.st_mode)),
            )
        )
    except KeyError:
        return False


def _has_content(key: str, file: dict) -> bool:
    # One whose secrets the controller could not read is compared by its rights alone.
    if file.get("digest") is None:
        return True
    with open(file["dest"], "rb") as opened:
        return hmac.compare_digest(digest(key, opened.read()), file["digest"])
