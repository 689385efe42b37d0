# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which modules a configuration of prosody loads, and which of them are not there.

Prosody starts without a module that it does not find, writes a line into its log and lacks the feature. Its own reader
says what a configuration holds, so that includes and hosts of somebody else count too.
"""

from __future__ import annotations

import os
import re
import tempfile

CONFIG = "/etc/prosody"
_SOURCE = "/usr/lib/prosody"
# Where prosody looks besides plugin_paths.
_OWN = (f"{_SOURCE}/modules", "/var/lib/prosody/custom_plugins")
_PROGRAM = "/usr/bin/prosody"
_PACKAGES = ("prosody", "jitsi-meet-prosody", "jitsi-meet-tokens")

# As prosody chooses them: a component inherits few modules of the whole server.
_READ = r"""
local source, path = arg[1], arg[2];
package.path, package.cpath = source.."/?.lua;"..package.path, source.."/?.so;"..package.cpath;
if not pcall(require, "prosody.loader") then pcall(require, "loader"); end
local config, set = require "core.configmanager", require "util.set";
local ok, _, problem = config.load(path, "lua");
if not ok then io.stderr:write(tostring(problem), "\n"); os.exit(1); end

local inherited = set.new { "tls", "saslauth", "dialback", "iq", "s2s", "s2s_bidi", "smacks", "server_contact_info" };
local everywhere = set.new(config.get("*", "modules_enabled")) - set.new(config.get("*", "modules_disabled"));
local function list(value) return type(value) == "table" and value or { value }; end

for _, folder in ipairs(list(config.get("*", "plugin_paths"))) do print("folder", folder); end
for host, options in pairs(config.getconfig()) do
  if host ~= "*" then
    local component = rawget(options, "component_module");
    local modules = component and set.intersection(everywhere, inherited) or everywhere;
    modules = modules + set.new(rawget(options, "modules_enabled")) - set.new(rawget(options, "modules_disabled"));
    modules:add(component or "auth_"..(options.authentication or "internal_hashed"));
    for _, driver in pairs(list(options.storage)) do modules:add("storage_"..driver); end
    for module in modules do print("module", host, module); end
  end
end
"""


class Unreadable(Exception):
    """Prosody's own reader refuses the configuration."""


def installed(run) -> dict[str, str]:
    """Return the versions of the packages that bring modules; C(run) runs a command and returns (code, out)."""
    shown = "--showformat=${Package} ${Version} ${db:Status-Status}\n"
    _, out = run(["dpkg-query", "--show", shown, *_PACKAGES], "")
    rows = [line.split() for line in out.splitlines()]
    return {row[0]: row[1] for row in rows if row[2:] == ["installed"]}


def look(run, files: list[dict] | None = None, packages: list[str] | None = None) -> dict:
    """Return the modules that are loaded, by name with their hosts, and those that are missing.

    C(files) are those of a plan, in the place of the deployed ones; C(packages) are NAME=VERSION of what will be
    installed, in the place of what is.
    """
    versions = installed(run)
    found = {"versions": versions, "modules": {}, "missing": []}
    if not os.path.exists(f"{_SOURCE}/core/configmanager.lua"):
        return found
    modules, folders = _planned(run, files) if files is not None else _read(run, CONFIG)
    there = {file["dest"] for file in files or []}
    gone: set[str] = set()
    for name in packages or []:
        there |= _contents(run, name)
        gone |= set(run(["dpkg-query", "--listfiles", name.partition("=")[0]], "")[1].splitlines())
        versions[name.partition("=")[0]] = name.partition("=")[2]

    def exists(path: str) -> bool:
        return path in there or (path not in gone and os.path.exists(path))

    found["modules"] = {name: sorted(hosts) for name, hosts in sorted(modules.items())}
    found["missing"] = [name for name in found["modules"] if not any(map(exists, _paths(name, folders)))]
    return found


def _paths(name: str, folders: list[str]) -> list[str]:
    file = f"mod_{name}.lua"
    ways = (file, f"mod_{name}/{file}", f"mod_{name}/{name}/{file}", f"{name}/{file}")
    return [os.path.join(folder, way) for folder in folders for way in ways]


def _read(run, folder: str) -> tuple[dict[str, set[str]], list[str]]:
    path = f"{folder}/prosody.cfg.lua"
    if not os.path.exists(path):
        return {}, []
    code, out = run([_interpreter(), "-", _SOURCE, path], _READ)
    if code != 0:
        raise Unreadable(out.strip())
    modules: dict[str, set[str]] = {}
    folders = list(_OWN)
    for row in (line.split("\t") for line in out.splitlines()):
        if row[0] == "folder":
            folders.append(os.path.join(CONFIG, row[1]))
        elif row[0] == "module":
            modules.setdefault(row[2], set()).add(row[1])
    return modules, folders


def _interpreter() -> str:
    """Return the Lua that prosody runs on: its libraries are made for that one."""
    with open(_PROGRAM, encoding="utf-8", errors="replace") as file:
        found = re.search(r"lua[\d.]*", file.readline())
    return found.group() if found else "lua"


def _planned(run, files: list[dict]) -> tuple[dict[str, set[str]], list[str]]:
    """Read the plan's files in a folder of their own; in the place of each secret is a placeholder."""
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            if not file["dest"].startswith(f"{CONFIG}/"):
                continue
            path = folder + file["dest"][len(CONFIG) :]
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if file.get("link"):
                os.symlink(file["link"], path)
            else:
                with open(path, "w", encoding="utf-8") as target:
                    target.write(file["text"])
        return _read(run, folder)


def _contents(run, name: str) -> set[str]:
    """Return the paths in a package of the host's package sources, which is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        code, out = run(["sh", "-c", 'cd "$1" && exec apt-get --quiet=2 download "$2"', "sh", folder, name], "")
        packages = [entry.path for entry in os.scandir(folder)]
        if code != 0 or not packages:
            raise Unreadable(f"{name} cannot be downloaded: {out.strip()}")
        _, out = run(["sh", "-c", 'dpkg-deb --fsys-tarfile "$1" | tar --list', "sh", packages[0]], "")
    return {line[1:].rstrip("/") for line in out.splitlines()}
