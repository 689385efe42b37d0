# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What nginx's configuration has to be on this host alone: by its version, its kernel, and Debian's own nginx.conf.

nginx warns of the way of before 1.25.1 to switch HTTP/2 on, and before it knew no other. It does not start where it is
to listen by IPv6 and the kernel was started without that. Its numbers of connections and files stand in a file of
Debian's, in a block that takes nothing from elsewhere: they are raised, and greater ones and all else stay.
"""

from __future__ import annotations

import os
import re
import stat

FOLDER = "/etc/nginx/scalable-jitsi"
CONF = "/etc/nginx/nginx.conf"
RIGHTS = (0, 0, 0o644)
_EVENTS = re.compile(r"(?m)^([^#\n]*\bevents\s*\{)")
_HTTP2_DIRECTIVE = (1, 25, 1)


def version(run) -> tuple[int, ...] | None:
    """Return nginx's version; none where it is not installed."""
    try:
        code, text = run(["nginx", "-v"])
    except OSError:
        return None
    found = re.search(r"nginx/([0-9.]+)", text)
    return tuple(int(part) for part in found[1].split(".") if part) if code == 0 and found else None


def words(of: tuple[int, ...], has_ipv6: bool, managed: str) -> tuple[str, dict[str, str]]:
    """Return where the link C(listening.conf) leads, and the text of each other file, by its name."""
    by_directive = of >= _HTTP2_DIRECTIVE
    flag = "" if by_directive else " http2"
    listens = {80: "listen [::]:80;", 443: f"listen [::]:443 ssl{flag};"}
    texts = {
        f"ipv6-{port}.conf": f"# {managed}\n{line if has_ipv6 else '# The kernel was started without IPv6.'}\n"
        for port, line in listens.items()
    }
    return "listen.conf" if by_directive else "listen-1.24.conf", texts


def raised(text: str, connections: int, files: int) -> str:
    """Return nginx.conf with at least these numbers."""
    text = _raised(text, "worker_connections", connections, rf"\1\n\tworker_connections {connections};")
    return _raised(text, "worker_rlimit_nofile", files, rf"worker_rlimit_nofile {files};\n\1")


def _raised(text: str, name: str, least: int, line: str) -> str:
    present = re.compile(rf"(?m)^([^#\n]*\b{name}\s+)(\d+)")
    numbers = [int(number) for _, number in present.findall(text)]
    if max(numbers, default=0) >= least:
        return text
    return present.sub(rf"\g<1>{least}", text) if numbers else _EVENTS.sub(line, text)


def wanted(run, options: dict) -> dict[str, str]:
    """Return the text of each file by its path, C(-> TARGET) for a link; nothing where nginx is not installed."""
    has = version(run)
    if has is None:
        return {}
    target, texts = words(has, os.path.exists(options["kernel_ipv6"]), options["managed"])
    found = {os.path.join(FOLDER, "listening.conf"): f"-> {target}"}
    found |= {os.path.join(FOLDER, name): text for name, text in texts.items()}
    with open(CONF, encoding="utf-8", errors="surrogateescape") as file:
        found[CONF] = raised(file.read(), int(options["connections"]), int(options["files"]))
    return found


def differing(found: dict[str, str]) -> list[str]:
    """Return the paths that are not as they are wanted."""
    return [path for path, text in found.items() if current(path) != text or not _is_roots(path)]


def _is_roots(path: str) -> bool:
    """Whether a file that this makes has the rights it was made with; Debian's and a link have what they have."""
    if path == CONF or os.path.islink(path):
        return True
    status = os.stat(path)
    return (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == RIGHTS


def current(path: str) -> str | None:
    """Return a file's text, or its target as C(wanted) writes it; none where nothing is."""
    if os.path.islink(path):
        return f"-> {os.readlink(path)}"
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except FileNotFoundError:
        return None
