# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the logins at prosody that a service has in its files, of either layout, and tries them.

No password leaves this module: what it returns is where one stands and what prosody says of it.
"""

from __future__ import annotations

import json
import re

from ansible_collections.scalable.jitsi.plugins.module_utils import xmpp_login

FOLDER = "/etc/jitsi"
_BLOCK = re.compile(r"([\w-]+)\s*\{([^{}]*)\}")
_SETTING = re.compile(r'^\s*"?([\w.-]+)"?\s*[=:]\s*("(?:[^"\\\n]|\\.)*"|[^\n]*?)\s*$', re.MULTILINE)
_BRIDGE_PROPERTY = re.compile(r"org\.jitsi\.videobridge\.xmpp\.user\.([\w-]+)\.(\w+)$")
# By the name that the login has for it here.
_JICOFO_PROPERTIES = {
    "hostname": "org.jitsi.jicofo.HOSTNAME",
    "port": "org.jitsi.jicofo.XMPP_PORT",
    "domain": "org.jitsi.jicofo.FOCUS_USER_DOMAIN",
    "username": "org.jitsi.jicofo.FOCUS_USER_NAME",
    "password": "org.jitsi.jicofo.FOCUS_USER_PASSWORD",
}
_NEEDED = {"hostname", "domain", "username", "password"}


def tried(service: str, attempt=xmpp_login.attempt) -> dict:
    """Return the file that counts, its account, and C({taken}) with C({refused}) or C({error}) for the best login in it.

    While a password is rotated there are two, of which prosody takes one.
    """
    path, logins = _logins(service)
    answer = {"path": path, "account": "", "taken": False}
    for login in logins:
        account = {"account": f"{login['username']}@{login['domain']}"}
        port = login.get("port") or 5222
        found = attempt(login["hostname"], port, login["domain"], login["username"], login["password"])
        # That one of them was refused is told rather than that another could not be tried.
        if found["taken"] or "refused" not in answer:
            answer = {"path": path} | account | found
        if found["taken"]:
            break
    return answer


def _logins(service: str) -> tuple[str, list[dict]]:
    """Return the file whose logins the service uses, and these: what stands in the properties wins."""
    properties = f"{FOLDER}/{service}/sip-communicator.properties"
    hocon = f"{FOLDER}/{service}/{'jicofo' if service == 'jicofo' else 'jvb'}.conf"
    for path, parse in ((properties, _PROPERTIES[service]), (hocon, _HOCON[service])):
        if logins := [login for login in parse(_text(path)) if _NEEDED <= login.keys()]:
            return path, logins
    return hocon, []


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "".join(line for line in file if not line.lstrip().startswith(("#", "//", "!")))
    except OSError:
        return ""


def _properties(text: str) -> dict[str, str]:
    return {key: re.sub(r"\\(.)", r"\1", value) for key, value in _SETTING.findall(text)}


def _bridge_properties(text: str) -> list[dict]:
    found: dict[str, dict] = {}
    for key, value in _properties(text).items():
        if match := _BRIDGE_PROPERTY.match(key):
            found.setdefault(match[1], {})[match[2].lower()] = value
    # The bridge can do without a domain: it is the host then.
    return [{"domain": login.get("hostname", "")} | login for login in found.values()]


def _jicofo_properties(text: str) -> list[dict]:
    values = _properties(text)
    return [{name: values[key] for name, key in _JICOFO_PROPERTIES.items() if values.get(key)}]


def _blocks(text: str) -> list[tuple[str, dict]]:
    return [(name, {k.lower(): _unquoted(v) for k, v in _SETTING.findall(body)}) for name, body in _BLOCK.findall(text)]


def _unquoted(value: str) -> str:
    try:
        return json.loads(value) if value.startswith('"') else value.rstrip(",")
    except ValueError:
        return value


def _bridge_hocon(text: str) -> list[dict]:
    return [{"domain": values.get("hostname", "")} | values for _, values in _blocks(text) if "muc_nickname" in values]


def _jicofo_hocon(text: str) -> list[dict]:
    return [values for name, values in _blocks(text) if name == "client"]


_PROPERTIES = {"jicofo": _jicofo_properties, "videobridge": _bridge_properties}
_HOCON = {"jicofo": _jicofo_hocon, "videobridge": _bridge_hocon}
