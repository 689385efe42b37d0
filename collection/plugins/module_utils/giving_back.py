# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The way back of a take-over on this host: somebody else's files return, and all that is ours leaves.

What is ours is told by its first lines, so no run before has to be remembered, and one that was interrupted is run again.
"""

from __future__ import annotations

import glob
import os
import re
import shutil

from ansible_collections.scalable.jitsi.plugins.module_utils import deployment
from ansible_collections.scalable.jitsi.plugins.module_utils import firewall_nftables as nftables
from ansible_collections.scalable.jitsi.plugins.module_utils import firewall_ufw as ufw

HEADER = b"Managed by the Ansible collection scalable.jitsi"
FOLDERS = ("/etc", "/usr/local")
UNITS = "/etc/systemd/system/scalable-jitsi-*.service"
# Where the services' passwords stand, in our files and in those that were there before.
SERVICES = "/etc/jitsi"
PASSWORD = re.compile(rb"""(?i)password["']?\s*[=:]\s*["']?([^"'\s]{8,})""")
HELD = "/var/lib/scalable-jitsi/held"
# Made for files of ours where the package that has them is not installed.
SHARED = ("/etc/needrestart",)
# A TURN server on the meet host goes on as it is: with its package's file it would serve anybody.
TURN = (
    "/etc/turnserver.conf",
    "/etc/systemd/system/coturn.service.d/scalable-jitsi.conf",
    "/etc/needrestart/conf.d/scalable-jitsi-turn.conf",
    "/etc/scalable-jitsi/turn-secrets.sql",
)
# What tasks make that are no files of the plan.
MADE = (
    "/etc/jitsi/*/truststore.p12",
    "/etc/jitsi/*/truststore.pem",
    "/etc/nginx/scalable-jitsi/listening.conf",
    "/var/lib/scalable-jitsi",
    "/run/scalable-jitsi",
)
# What tasks edit in somebody else's file.
EDITED = {"/etc/nginx/nginx.conf": re.compile(rb"^.*\bworker_(connections|rlimit_nofile)\b.*\n", re.M)}


class GivingBack:
    """What there is to do on this host; `run` takes a command, returns its code and output."""

    def __init__(self, run):
        self._run = run
        # There while the files change, so that an interrupted run goes on.
        self._begun = os.path.join(deployment.BACKUPS, "giving-back")
        kept = {path.removeprefix(deployment.BACKUPS) for path in _files(deployment.BACKUPS) if path != self._begun}
        self.kept = sorted(kept - set(TURN))
        self._ours = {path for folder in FOLDERS for path in _files(folder) if _is_ours(path)} - set(TURN)
        # A file that has another one's text by now is nobody's to replace.
        self.left = [path for path in self.kept if os.path.isfile(path) and not _is_free(path, self._ours)]
        self.restored = [path for path in self.kept if path not in self.left]
        self.removed = sorted(self._ours - set(self.restored)) + [path for name in MADE for path in glob.glob(name)]
        self.released = _noted()

    def problem(self) -> str:
        """Return why this cannot be done, an empty text if it can."""
        if self._ours and not self.kept:
            return (
                f"there is nothing under {deployment.BACKUPS}: no installation was here before, so there is no way back"
            )
        if (
            self.kept
            and not os.path.exists(self._begun)
            and not self._passwords(SERVICES) & self._passwords(deployment.BACKUPS + SERVICES)
        ):
            return (
                f"the files in {deployment.BACKUPS}{SERVICES} have no password that is in use: it was rotated since, or "
                "they came with the packages and no installation was here before, so there is no way back"
            )
        return ""

    @staticmethod
    def _passwords(folder: str) -> set[bytes]:
        """Return the passwords in a folder's files, which do not leave this host."""
        texts = [_beginning(path) for path in _files(folder) if os.path.isfile(path)]
        return {password for text in texts for password in PASSWORD.findall(text)} - {b"changeit"}

    def apply(self) -> None:
        """Do it."""
        if not self.kept:
            return
        with open(self._begun, "wb"):
            pass
        # Before its files go: what closes ports, and what runs.
        if shutil.which("nft"):
            nftables.remove(self._run, False)
        if shutil.which("ufw"):
            ufw.sync(self._run, [], False)
        for unit in glob.glob(UNITS):
            self._run(["systemctl", "disable", "--now", os.path.basename(unit)])
        for name in self.released:
            self._run(["dpkg", "--set-selections"], f"{name} install\n")
        for path in self.removed:
            _remove(path)
        for path in self.restored:
            _restore(path)
        self._run(["systemctl", "daemon-reload"])
        os.unlink(self._begun)
        for folder in (deployment.BACKUPS, *SHARED):
            _remove_empty(folder)


def _files(folder: str) -> list[str]:
    return [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]


def _beginning(path: str, size: int | None = None) -> bytes:
    with open(path, "rb") as file:
        return file.read(size)


def _is_ours(path: str) -> bool:
    """Tell whether a file says in its first two lines that it is ours."""
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    return any(HEADER in line for line in _beginning(path, 512).split(b"\n")[:2])


def _is_free(path: str, ours: set[str]) -> bool:
    return path in ours or os.path.islink(path) or _is_edited(path)


def _is_edited(path: str) -> bool:
    """Tell whether a file is the kept one but for our edits."""
    if path not in EDITED:
        return False
    now, kept = (EDITED[path].sub(b"", _beginning(place)) for place in (path, deployment.BACKUPS + path))
    return now == kept


def _noted() -> list[str]:
    """Return the packages that nobody held before us."""
    if not os.path.exists(HELD):
        return []
    with open(HELD, encoding="utf-8") as file:
        return [name for name in file.read().split() if name != "coturn"]


def _restore(path: str) -> None:
    copy = deployment.BACKUPS + path
    place = deployment.Place(path)
    os.makedirs(os.path.dirname(path), mode=0o755, exist_ok=True)
    place.forget()
    if os.path.islink(copy):
        place.put(lambda new: os.symlink(os.readlink(copy), new))
    else:
        status = os.stat(copy)
        rights = (status.st_uid, status.st_gid, status.st_mode & 0o7777)
        place.put(lambda new: deployment.write(new, _beginning(copy), rights))
    place.forget()
    os.unlink(copy)


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)
    folder = os.path.dirname(path)
    if os.path.basename(folder) == "scalable-jitsi" or folder.endswith(".service.d"):
        _remove_empty(folder)


def _remove_empty(folder: str) -> None:
    """Remove a folder and those in it as far as they are empty."""
    for path, _, _ in os.walk(folder, topdown=False):
        if not os.listdir(path):
            os.rmdir(path)
