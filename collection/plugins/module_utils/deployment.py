# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Places the files of one service on this host: all of them or none."""

from __future__ import annotations

import grp
import os
import pwd
import stat

from ansible_collections.scalable.jitsi.plugins.module_utils.masking import MASK, masked_pair
from ansible_collections.scalable.jitsi.plugins.module_utils.nginx_serving import NotServed, Site

# Where a file of somebody else's is kept when ours takes its place: for root alone, it may hold passwords.
BACKUPS = "/var/backups/scalable-jitsi"


class DeploymentError(Exception):
    """The files could not be placed, and everything is as it was before, unless the message says otherwise."""


class Deployment:
    """The files of one service; `files` and `secrets` as the module gets them."""

    def __init__(self, module, files: list[dict], secrets: dict[str, str]):
        self._module = module
        self._files = files
        self._secrets = secrets
        self._placed: list[Place] = []
        self.reloaded = False
        self.diff: list[dict] = []

    def apply(self, validate: list[str], site: Site | None = None) -> list[str]:
        """Place the files, run the test, have the site served, and return the paths that were changed."""
        try:
            changed = [file["dest"] for file in self._files if self._place(file)]
            if validate and not self._module.check_mode:
                self._test(validate)
            if site and not self._module.check_mode:
                self.reloaded = site.take()
        except (OSError, DeploymentError, NotServed) as error:
            back = self._take_back()
            if site:
                site.give_back()
            raise DeploymentError(f"{error}; {back}") from error
        except BaseException:
            self._take_back()
            raise
        for place in self._placed:
            place.forget()
        return changed

    def _take_back(self) -> str:
        """Take all back that was placed, whatever becomes of a part of it, and say so."""
        left = []
        for place in reversed(self._placed):
            try:
                place.take_back()
            except OSError as error:
                left.append(f"{place.dest} could not be put back, see {place.old}: {error}")
        return "; ".join(left) or "the files of this service are as they were before"

    def _test(self, command: list[str]) -> None:
        code, out, err = self._module.run_command(command, handle_exceptions=False)
        if code != 0:
            raise DeploymentError(
                self._without_secrets(f"`{' '.join(command)}` refuses the files: {(err or out).strip()}")
            )

    def _without_secrets(self, text: str) -> str:
        for value in self._secrets.values():
            text = text.replace(value, MASK)
        return text

    def _place(self, file: dict) -> bool:
        place = Place(file["dest"])
        if not self._module.check_mode:
            os.makedirs(os.path.dirname(place.dest), mode=0o755, exist_ok=True)
            place.forget()
        return self._place_link(place, file["link"]) if file.get("link") else self._place_text(place, file)

    def _place_link(self, place: Place, target: str) -> bool:
        before = os.readlink(place.dest) if os.path.islink(place.dest) else None
        if before == target:
            return False
        self.diff.append(_diff(place.dest, f"-> {before}\n" if before else "", f"-> {target}\n"))
        if not self._module.check_mode:
            _keep_link(place.dest)
            if former := _Former.of(place.dest):
                former.keep_unless_ours(place.dest, target)
        self._change(place, lambda new: os.symlink(target, new))
        return True

    def _place_text(self, place: Place, file: dict) -> bool:
        text = file["text"]
        for placeholder, value in self._secrets.items():
            text = text.replace(placeholder, value)
        before = _Former.of(place.dest)
        rights = self._rights(file, before)
        same = before is not None and before.content == text.encode()
        if same and rights == before.rights:
            return False
        if not same:
            old = before.content.decode(errors="replace") if before else ""
            self.diff.append(_diff(place.dest, *masked_pair(old, file["text"], self._secrets)))
            if not self._module.check_mode:
                _keep_link(place.dest)
                if before:
                    before.keep_unless_ours(place.dest, text)
        self._change(place, lambda new: write(new, text.encode(), rights))
        return True

    def _change(self, place: Place, make) -> None:
        if not self._module.check_mode:
            place.put(make)
            self._placed.append(place)

    def _rights(self, file: dict, before: _Former | None) -> tuple[int, int, int]:
        """Return owner, group and mode that the file is to have; what is not said stays."""
        usual = before.rights if before else (os.geteuid(), os.getegid(), 0o644)
        owner = self._id(file, "owner", lambda name: pwd.getpwnam(name).pw_uid, usual[0])
        group = self._id(file, "group", lambda name: grp.getgrnam(name).gr_gid, usual[1])
        return owner, group, int(file["mode"], 8) if file.get("mode") else usual[2]

    def _id(self, file: dict, kind: str, find, usual: int) -> int:
        name = file.get(kind)
        if not name:
            return usual
        try:
            return find(name)
        except KeyError:
            # A dry run on a bare host, whose packages will make it.
            if self._module.check_mode:
                return -1
            raise DeploymentError(f"{file['dest']} is for the {kind} {name}, whom this host does not know") from None


class Place:
    """Where a file goes: the former one waits beside it under a fixed name until all is done.

    It is put back by its name, so that a full disk is in nobody's way. What a killed run left is taken away by the next.
    """

    def __init__(self, dest: str):
        self.dest = dest
        folder, name = os.path.split(dest)
        self.old, self._new = (os.path.join(folder, f".{name}.scalable-jitsi.{kind}") for kind in ("old", "tmp"))

    def put(self, make) -> None:
        """Put what `make` makes at a path here."""
        try:
            make(self._new)
            if os.path.lexists(self.dest):
                os.link(self.dest, self.old, follow_symlinks=False)
            os.rename(self._new, self.dest)
        except BaseException:
            self.forget()
            raise

    def take_back(self) -> None:
        """Put back what was here."""
        if os.path.lexists(self.old):
            os.rename(self.old, self.dest)
        else:
            os.unlink(self.dest)

    def forget(self) -> None:
        """Take away what waits beside it."""
        for path in (self.old, self._new):
            if os.path.lexists(path):
                os.unlink(path)


class _Former:
    """A file as it was."""

    def __init__(self, path: str):
        status = os.stat(path)
        self.rights = (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode))
        with open(path, "rb") as file:
            self.content = file.read()

    @classmethod
    def of(cls, path: str) -> _Former | None:
        """Return the file that is there; none for a link."""
        return cls(path) if os.path.exists(path) and not os.path.islink(path) else None

    def keep_unless_ours(self, dest: str, ours: str) -> None:
        """Keep a copy, once, of a file that does not begin with the line by which ours begin."""
        copy = BACKUPS + dest
        if self.content.split(b"\n", 1)[0] == ours.encode().split(b"\n", 1)[0] or os.path.lexists(copy):
            return
        _keep(dest, lambda new: write(new, self.content, self.rights))


def keep(dest: str) -> None:
    """Keep a copy of a file, once, that is about to be edited."""
    former = _Former.of(dest)
    if former and not os.path.lexists(BACKUPS + dest):
        _keep(dest, lambda new: write(new, former.content, former.rights))


def rights_of(dest: str) -> tuple[int, int, int]:
    """Return owner, group and mode of a file; root's, for all to read, where there is none."""
    former = _Former.of(dest)
    return former.rights if former else (0, 0, 0o644)


def _keep_link(dest: str) -> None:
    """Keep a link of somebody else's, once."""
    if os.path.islink(dest) and not os.path.lexists(BACKUPS + dest):
        _keep(dest, lambda new: os.symlink(os.readlink(dest), new))


def _keep(dest: str, make) -> None:
    os.makedirs(BACKUPS, mode=0o700, exist_ok=True)
    _make_like(os.path.dirname(dest))
    # One that is whole or none: half a copy would count as kept.
    place = Place(BACKUPS + dest)
    place.forget()
    place.put(make)


def _make_like(folder: str) -> None:
    """Make a folder among the copies with owner and mode of the one that it stands for, so that it can be copied back."""
    copy = BACKUPS + folder
    if folder == os.path.dirname(folder) or os.path.isdir(copy):
        return
    _make_like(os.path.dirname(folder))
    status = os.stat(folder)
    os.mkdir(copy, 0o700)
    os.chown(copy, status.st_uid, status.st_gid)
    os.chmod(copy, stat.S_IMODE(status.st_mode))


def write(path: str, content: bytes, rights: tuple[int, int, int]) -> None:
    """Write a new file with owner, group and mode, and have it on disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    # By its descriptor: the folder may be a service's, which could put a link in the file's place meanwhile.
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fchown(file.fileno(), *rights[:2])
        os.fchmod(file.fileno(), rights[2])
        os.fsync(file.fileno())


def _diff(path: str, before: str, after: str) -> dict:
    return {"before_header": path, "after_header": path, "before": before, "after": after}
