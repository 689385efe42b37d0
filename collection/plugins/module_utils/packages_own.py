# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Jitsi as its packages have it, on a host where nothing but them was before us.

What packages have made once they do not make again while another file is there: after ours went they are asked to.
"""

from __future__ import annotations

import fnmatch
import os
import re
import secrets
import sqlite3

from ansible_collections.scalable.jitsi.plugins.module_utils import prosody_store

# Made by the scripts of a package, of its debconf answers, where there is no such file.
GENERATED = {
    "/etc/jitsi/jicofo/config": "jicofo",
    "/etc/jitsi/jicofo/jicofo.conf": "jicofo",
    "/etc/jitsi/videobridge/config": "jitsi-videobridge2",
    "/etc/jitsi/videobridge/jvb.conf": "jitsi-videobridge2",
    "/etc/nginx/sites-available/*.conf": "jitsi-meet-web-config",
    "/etc/prosody/conf.avail/*.cfg.lua": "jitsi-meet-prosody",
}
# Shipped in a package.
SHIPPED = {"/etc/prosody/prosody.cfg.lua": "prosody", "/etc/turnserver.conf": "coturn"}
# Where the certificate is that a package has made for prosody's host of accounts.
CERTIFICATE = "/var/lib/prosody/auth.{}.{}"
# Where the password of an account of prosody's stands, by its name.
FILES = {"focus": "/etc/jitsi/jicofo/jicofo.conf", "jvb": "/etc/jitsi/videobridge/jvb.conf"}
PASSWORD = re.compile(r"""(?i)password["']?\s*[=:]\s*["']?([^"'\s]{8,})""")
COTURN = "/etc/turnserver.conf"
AUTHENTICATES = re.compile(rb"(?m)^\s*(use-auth-secret|lt-cred-mech|static-auth-secret)\b")
TURN_DATABASE = "/var/lib/turn/turndb"


def missing(removed: list[str]) -> dict[str, str]:
    """Return of the files that are removed those that a package has, and which one."""
    known = GENERATED | SHIPPED
    return {path: name for path in removed for pattern, name in known.items() if fnmatch.fnmatchcase(path, pattern)}


def make_again(run, paths: dict[str, str]) -> None:
    """Have packages make these files, as far as they are not there."""
    for path, name in sorted(paths.items(), key=lambda item: item[0] not in SHIPPED):
        if os.path.exists(path):
            continue
        command = ["dpkg-reconfigure", "--frontend=noninteractive", name]
        if path in SHIPPED:
            command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", "--yes", "--reinstall"]
            command += ["--allow-change-held-packages", "--option", "Dpkg::Options::=--force-confmiss", "install", name]
        else:
            _be_as_the_first_time(run, path, name)
        _, out = run(command)
        if not os.path.exists(path):
            raise OSError(f"`{' '.join(command)}` did not make {path}: {out.strip()}")


def _be_as_the_first_time(run, path: str, name: str) -> None:
    """Take away what tells a package that it was configured before: it would not make all of its file then."""
    if name == "jitsi-meet-web-config":
        run(["debconf-communicate", "-fnoninteractive", name], "SET jitsi-meet/jvb-hostname \n")
    if name == "jitsi-meet-prosody":
        # It names the certificate in the file when it makes it.
        domain = os.path.basename(path).removesuffix(".cfg.lua")
        for place in (CERTIFICATE.format(domain, ending) for ending in ("crt", "key")):
            if os.path.exists(place):
                os.unlink(place)


def reset_accounts(run, domain: str) -> None:
    """Give the packages' accounts the passwords that are in the files of their services, or one that nobody knows."""
    host = f"auth.{domain}"
    for user, path in FILES.items():
        password, stored = _password(path), prosody_store.stored(host, user)
        if not stored or (password and prosody_store.matches(stored, password)):
            continue
        password = password or secrets.token_urlsafe(24)
        code, out = run(["prosodyctl", "register", user, host], f"{password}\n{password}\n")
        if code != 0:
            raise OSError(f"`prosodyctl register {user} {host}` failed: {out.replace(password, '********').strip()}")


def _password(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            found = PASSWORD.findall(file.read())
    except FileNotFoundError:
        return ""
    return next((password for password in found if password != "changeit"), "")


def forget_turn_secrets(realm: str) -> None:
    """Take the secrets of a realm out of coturn's database, and out of the free pages of its file."""
    if not os.path.exists(TURN_DATABASE):
        return
    connection = sqlite3.connect(TURN_DATABASE, timeout=5)
    try:
        with connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM turn_secret WHERE realm = ?", (realm,))
    except sqlite3.Error as error:
        raise OSError(f"{TURN_DATABASE} cannot be changed: {error}") from error
    finally:
        connection.close()


def relays_for_anybody() -> bool:
    """Tell whether coturn asks nobody for a password with the file that it has now, as with its package's."""
    if not os.path.exists(COTURN):
        return True
    with open(COTURN, "rb") as file:
        return not AUTHENTICATES.search(file.read())
