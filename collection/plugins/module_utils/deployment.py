# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Places the files of one service on this host: all of them or none."""

from __future__ import annotations

import os
import stat

from ansible_collections.scalable.jitsi.plugins.module_utils.masking import MASK, masked_pair

# Where a file of somebody else's is kept when ours takes its place: for root alone, it may hold passwords.
BACKUPS = "/var/backups/scalable-jitsi"


class DeploymentError(Exception):
    """The files could not be placed, and everything is as it was before."""


class Deployment:
    """The files of one service; `files` and `secrets` as the module gets them."""

    def __init__(self, module, files: list[dict], secrets: dict[str, str]):
        self._module = module
        self._files = files
        self._secrets = secrets
        self._undo: list[tuple[str, object]] = []
        self.diff: list[dict] = []

    def apply(self, validate: list[str]) -> list[str]:
        """Place the files, run the test, and return the paths that were changed."""
        try:
            changed = [file["dest"] for file in self._files if self._place(file)]
            if validate and not self._module.check_mode:
                self._test(validate)
        except (OSError, DeploymentError) as error:
            for dest, former in reversed(self._undo):
                self._restore(dest, former)
            raise DeploymentError(f"{error}; the files of this service are as they were before") from error
        return changed

    def _test(self, command: list[str]) -> None:
        code, out, err = self._module.run_command(command)
        if code != 0:
            raise DeploymentError(
                self._without_secrets(f"`{' '.join(command)}` refuses the files: {(err or out).strip()}")
            )

    def _without_secrets(self, text: str) -> str:
        for value in self._secrets.values():
            text = text.replace(value, MASK)
        return text

    def _place(self, file: dict) -> bool:
        if not self._module.check_mode:
            os.makedirs(os.path.dirname(file["dest"]), mode=0o755, exist_ok=True)
        return self._place_link(file) if file.get("link") else self._place_text(file)

    def _place_link(self, file: dict) -> bool:
        dest, target = file["dest"], file["link"]
        before = os.readlink(dest) if os.path.islink(dest) else None
        if before == target:
            return False
        self.diff.append(_diff(dest, f"-> {before}\n" if before else "", f"-> {target}\n"))
        if not self._module.check_mode:
            self._undo.append((dest, _former(dest)))
            self._swap(dest, lambda new: os.symlink(target, new))
        return True

    def _place_text(self, file: dict) -> bool:
        dest = file["dest"]
        text = file["text"]
        for placeholder, value in self._secrets.items():
            text = text.replace(placeholder, value)
        before = _former(dest)
        same = isinstance(before, _Former) and before.content == text.encode()
        if not same:
            old = before.content.decode(errors="replace") if isinstance(before, _Former) else ""
            self.diff.append(_diff(dest, *masked_pair(old, file["text"], self._secrets)))
            if not self._module.check_mode:
                self._undo.append((dest, before))
                if isinstance(before, _Former):
                    before.keep_unless_ours(dest, text)
                self._swap(dest, lambda new: self._write(new, text.encode(), file))
        attributes = self._set_owner_and_mode(dest, file)
        if same and attributes and not self._module.check_mode:
            self._undo.append((dest, before))
        return attributes or not same

    def _write(self, path: str, content: bytes, file: dict) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        self._set_owner_and_mode(path, file)

    def _set_owner_and_mode(self, path: str, file: dict) -> bool:
        if not os.path.exists(path):
            return self._module.check_mode
        arguments = {"path": path, "owner": file.get("owner"), "group": file.get("group"), "mode": file.get("mode")}
        arguments |= {"selevel": None, "secontext": [], "attributes": None, "follow": False}
        return self._module.set_fs_attributes_if_different(arguments, False)

    @staticmethod
    def _swap(dest: str, make) -> None:
        # One fixed name beside the file: what a killed run left is taken away by the next.
        new = os.path.join(os.path.dirname(dest), f".{os.path.basename(dest)}.scalable-jitsi.tmp")
        if os.path.lexists(new):
            os.unlink(new)
        try:
            make(new)
            os.rename(new, dest)
        finally:
            if os.path.lexists(new):
                os.unlink(new)

    def _restore(self, dest: str, former) -> None:
        if former is None:
            os.unlink(dest)
        elif isinstance(former, str):
            self._swap(dest, lambda new: os.symlink(former, new))
        else:
            self._swap(dest, former.write)


class _Former:
    """A file as it was: content, owner and mode, kept in memory only."""

    def __init__(self, path: str):
        status = os.stat(path)
        self._owner, self._group, self._mode = status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)
        with open(path, "rb") as file:
            self.content = file.read()

    def keep_unless_ours(self, dest: str, ours: str) -> None:
        """Keep a copy, once, of a file that does not begin with the line by which ours begin."""
        copy = BACKUPS + dest
        if self.content.split(b"\n", 1)[0] == ours.encode().split(b"\n", 1)[0] or os.path.exists(copy):
            return
        os.makedirs(BACKUPS, mode=0o700, exist_ok=True)
        os.makedirs(os.path.dirname(copy), exist_ok=True)
        self.write(copy)

    def write(self, path: str) -> None:
        """Make a new file of it."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        # By its descriptor: the folder may be a service's, which could put a link in the file's place meanwhile.
        with os.fdopen(descriptor, "wb") as file:
            file.write(self.content)
            os.fchown(file.fileno(), self._owner, self._group)
            os.fchmod(file.fileno(), self._mode)


def _former(path: str):
    """Return the target of a link as text, a file as _Former, and None where there is nothing."""
    if os.path.islink(path):
        return os.readlink(path)
    return _Former(path) if os.path.exists(path) else None


def _diff(path: str, before: str, after: str) -> dict:
    return {"before_header": path, "after_header": path, "before": before, "after": after}
