# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The way back on this host: what was here before us returns, and all that is ours leaves.

What was before is an installation that was taken over, or what Jitsi's packages have made (C(Goal)). What is ours is told
by its first lines, so no run before has to be remembered, and one that was interrupted is run again.
"""

from __future__ import annotations

import dataclasses
import glob
import json
import os
import re
import shutil

from ansible_collections.scalable.jitsi.plugins.module_utils import deployment, new_file, packages_own
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
    "/etc/apt/keyrings/scalable-jitsi-*.gpg",
    "/var/lib/apt/scalable-jitsi*.sources",
    "/var/lib/scalable-jitsi",
    "/run/scalable-jitsi",
    "/run/systemd/system/*.service.d/scalable-jitsi-*.conf",
)
# A TURN server's certificate is among them.
STATE = "/etc/scalable-jitsi"
# A link to nothing, in the place of Debian's example.
NO_HOST = "/etc/prosody/conf.d/localhost.cfg.lua"
# What tasks edit in somebody else's file.
EDITED = {"/etc/nginx/nginx.conf": re.compile(rb"^.*\bworker_(connections|rlimit_nofile)\b.*\n", re.M)}
# Where certbot notes that it is to call a program of ours.
CALLS_US = "/etc/letsencrypt/renewal/*.conf"
CALL = re.compile(rb"(?m)^renew_hook = /usr/local/sbin/scalable-jitsi-certificate\n")
# In the order in which they start anew. Each has a drop-in of ours.
SERVICES_RUN = ("nginx", "prosody", "jicofo", "jitsi-videobridge2", "coturn")
DROP_IN = "/etc/systemd/system/{}.service.d/scalable-jitsi.conf"
SYSCTL = "/etc/sysctl.d/60-scalable-jitsi.conf"
# Removed last: from there packages may be fetched meanwhile.
SOURCES = "/etc/apt/"


@dataclasses.dataclass(frozen=True)
class Goal:
    """What a host is to be after us: what was taken over, or what the packages make, with all of TURN gone as well."""

    packages: bool = False
    domain: str = ""
    realm: str = ""


class GivingBack:
    """What there is to do on this host; `run` takes a command, returns its code and output."""

    def __init__(self, run, goal: Goal = Goal()):
        self._run = run
        self._goal = goal
        # There while the files change, so that an interrupted run goes on: what it had still to do then.
        self._mark = os.path.join(deployment.BACKUPS, "giving-back")
        self.begun = os.path.exists(self._mark)
        stays = () if goal.packages else TURN
        kept = {path.removeprefix(deployment.BACKUPS) for path in _files(deployment.BACKUPS) if path != self._mark}
        self.kept = sorted(kept - set(stays))
        self._ours = {path for folder in FOLDERS for path in _ours(folder)} - set(stays)
        # A file that has another one's text by now is nobody's to replace.
        self.left = [path for path in self.kept if os.path.isfile(path) and not _is_free(path, self._ours)]
        self.restored = [path for path in self.kept if path not in self.left]
        made = [path for name in (*MADE, *[STATE] * goal.packages) for path in glob.glob(name)]
        self.removed = sorted({*self._ours, *made} - set(self.restored))
        self.released = _noted(() if goal.packages else ("coturn",))
        rest = self._begun()
        folders = tuple(f"{path}/" for path in made if os.path.isdir(path))
        self.made_again = rest["made_again"] | (packages_own.missing(self.removed) if goal.packages else {})
        self.removed = [path for path in self.removed if not path.startswith(folders)]
        self.services = [
            unit
            for unit in SERVICES_RUN
            if unit in rest["services"] or os.path.exists(DROP_IN.format(unit)) and DROP_IN.format(unit) not in stays
        ]

    def _begun(self) -> dict:
        nothing = {"made_again": {}, "services": []}
        if not self.begun:
            return nothing
        with open(self._mark, encoding="utf-8") as file:
            return json.loads(file.read() or "null") or nothing

    def is_there(self) -> bool:
        """Tell whether there is anything of ours, or of an interrupted run."""
        return bool(self.begun or self._ours or self.removed or self.restored)

    def problem(self) -> str:
        """Return why this cannot be done, an empty text if it can."""
        in_use = bool(self._passwords(SERVICES) & self._passwords(deployment.BACKUPS + SERVICES))
        if self._goal.packages:
            if self.kept and in_use and not self.begun:
                return (
                    f"an installation was taken over here, and {deployment.BACKUPS} has its files with the passwords in "
                    "use: give it back by undo-take-over.yml first"
                )
            return ""
        if self._ours and not self.kept:
            return (
                f"there is nothing under {deployment.BACKUPS}: no installation was here before, so there is no way back"
            )
        if self.kept and not self.begun and not in_use:
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
        if not self.begun and not (self.is_there() if self._goal.packages else self.kept):
            return
        os.makedirs(deployment.BACKUPS, mode=0o700, exist_ok=True)
        new_file.replace(
            self._mark, json.dumps({"made_again": self.made_again, "services": self.services}).encode(), 0o600
        )
        # Before its files go: what closes ports, and what runs.
        if shutil.which("nft"):
            nftables.remove(self._run, False)
        if shutil.which("ufw"):
            ufw.sync(self._run, [], False)
        for unit in glob.glob(UNITS):
            self._run(["systemctl", "disable", "--now", os.path.basename(unit)])
        for name in self.released:
            self._run(["dpkg", "--set-selections"], f"{name} install\n")
        self._change_files()
        self._run_services()
        os.unlink(self._mark)
        for folder in (deployment.BACKUPS, *SHARED):
            _remove_empty(folder)

    def _change_files(self) -> None:
        last = [path for path in self.removed if path.startswith(SOURCES)]
        for path in self.removed:
            if path not in last:
                _remove(path)
        for path in self.restored:
            _restore(path)
        for path in glob.glob(CALLS_US):
            text = _beginning(path)
            if CALL.search(text):
                new_file.replace(path, CALL.sub(b"", text), os.stat(path).st_mode & 0o7777)
        self._run(["systemctl", "daemon-reload"])
        packages_own.make_again(self._run, self.made_again)
        for path in last:
            _remove(path)
        if SYSCTL in self.removed:
            # What others say of these values; a container may not set them.
            self._run(["sysctl", "--system"])

    def _run_services(self) -> None:
        """Have those that run, or start with the host, run with the files that they have now."""
        if self._goal.packages and "prosody" in self.services:
            packages_own.reset_accounts(self._run, self._goal.domain)
        if self._goal.packages and "coturn" in self.services:
            packages_own.forget_turn_secrets(self._goal.realm)
        if "nginx" in self.services:
            self._do(["nginx", "-t"])
        for unit in self.services:
            if unit == "coturn" and packages_own.relays_for_anybody():
                self._do(["systemctl", "disable", "--now", unit])
            elif any(self._run(["systemctl", ask, "--quiet", unit])[0] == 0 for ask in ("is-enabled", "is-active")):
                self._do(["systemctl", "reload-or-restart" if unit == "nginx" else "restart", unit])

    def _do(self, command: list[str]) -> None:
        code, out = self._run(command)
        if code != 0:
            raise OSError(f"`{' '.join(command)}` failed: {out.strip()}")


def _files(folder: str) -> list[str]:
    return [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]


def _ours(folder: str) -> list[str]:
    """Return the files of ours, the links to them, and what a killed run left beside one."""
    paths = _files(folder)
    ours = {path for path in paths if _is_ours(path) or ".scalable-jitsi." in os.path.basename(path)}
    ours |= {path for path in paths if path == NO_HOST and os.path.realpath(path) == os.devnull}
    return [path for path in paths if path in ours or os.path.islink(path) and os.path.realpath(path) in ours]


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


def _noted(without: tuple[str, ...]) -> list[str]:
    """Return the packages that nobody held before us."""
    if not os.path.exists(HELD):
        return []
    with open(HELD, encoding="utf-8") as file:
        return [name for name in file.read().split() if name not in without]


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
