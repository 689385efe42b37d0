# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes a whole file safely, on the controller and on hosts.

Nobody gets at what is written before its time: it lies under a name that nobody can foresee, for its owner alone, until
it takes its place in one step. What stands in that place must be a file: a link there may be somebody's who wants
another file overwritten.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile


def replace(path: str, content: bytes, mode: int | None = None) -> None:
    """Put a file where none or another one is; without a mode it gets the one that new files have here."""
    _refuse_what_is_no_file(path)
    folder, name = os.path.split(os.path.abspath(path))
    descriptor, new = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), _usual_mode() if mode is None else mode)
            os.fsync(file.fileno())
        os.rename(new, path)
    except BaseException:
        os.unlink(new)
        raise


def _refuse_what_is_no_file(path: str) -> None:
    try:
        kind = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(kind):
        what = "it is a symbolic link" if stat.S_ISLNK(kind) else "it is not a regular file"
        raise OSError(errno.EINVAL, what, path)


def _usual_mode() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
