# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Compares this host with what the roles ensure there. Each kind of item has one function, which changes nothing.

A function takes a C(Host) and an item of the list, and returns what differs, each as a few words for an operator.
"""

from __future__ import annotations

import dataclasses
import filecmp
import glob
import grp
import hashlib
import json
import os
import pwd
import sqlite3
import stat
from collections.abc import Callable

from ansible_collections.scalable.jitsi.plugins.module_utils import (
    asking,
    carried,
    deployed_files,
    firewall_nftables,
    firewall_others,
    firewall_ufw,
    muc_clients,
    nginx_host,
    prosody_store,
    started,
    turn_database,
)

ACME = "/etc/letsencrypt"

# Every host of ours has it.
STARTED = "/usr/local/sbin/scalable-jitsi-started"


@dataclasses.dataclass
class Host:
    """How a host is asked: C(run) takes a command, and what to send it, and returns its code and output."""

    run: Callable[..., tuple[int, str]]
    key: str
    passwords: dict[str, dict[str, str]]


def files(host: Host, item: dict) -> list[str]:
    """Files of the plan, with owner, group and mode; of one with C(lines) also which of them come and go."""
    differing = deployed_files.differing(host.key, item["expected"])
    entries = [file for file in item["expected"] if "lines" in file and file["dest"] in differing]
    return differing + [line for file in entries for line in _entries(file)]


def _entries(file: dict) -> list[str]:
    try:
        with open(file["dest"], encoding="utf-8", errors="replace") as opened:
            has = opened.read().splitlines()
    except OSError:
        has = []
    comes = [f"new: {line}" for line in file["lines"] if line not in has and _is_entry(line)]
    goes = [f"gone: {line}" for line in has if line not in file["lines"] and _is_entry(line)]
    return comes + goes


def _is_entry(line: str) -> bool:
    return bool(line) and not line.startswith("#")


def absent(_host: Host, item: dict) -> list[str]:
    """Paths at which nothing may be."""
    return [f"{path} is there" for pattern in item["paths"] for path in sorted(glob.glob(pattern))]


def rights(_host: Host, item: dict) -> list[str]:
    """Owner, group and mode of a file or folder that somebody else makes."""
    try:
        status = os.stat(item["path"])
    except OSError:
        return [f"{item['path']} is missing"]
    has = f"{_user(status.st_uid)}:{_group(status.st_gid)} {stat.S_IMODE(status.st_mode):04o}"
    wanted = f"{item['owner']}:{item['group']} {item['mode']}"
    return [] if has == wanted else [f"{item['path']} is {has}"]


def _user(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _group(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def packages(host: Host, item: dict) -> list[str]:
    """Packages to be installed; a newer candidate is no difference."""
    has = _statuses(host, item["names"])
    return [f"{name} is not installed" for name in item["names"] if not has.get(name, "").endswith(" installed")]


def held(host: Host, item: dict) -> list[str]:
    """Packages to be held."""
    has = _statuses(host, item["names"])
    return [f"{name} is not held" for name in item["names"] if has.get(name) == "install installed"]


def _any_installed(host: Host, names: list[str]) -> bool:
    return any(status.endswith(" installed") for status in _statuses(host, names).values())


def _statuses(host: Host, names: list[str]) -> dict[str, str]:
    shown = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Want} ${db:Status-Status}\n", *names]
    return dict(line.split(" ", 1) for line in host.run(shown)[1].splitlines() if " " in line)


def answers(host: Host, item: dict) -> list[str]:
    """Answers to the packages' questions."""
    owners = dict.fromkeys(answer["package"] for answer in item["answers"])
    lines = [line[2:] for line in host.run(["debconf-show", *owners])[1].splitlines()]
    return [
        f"debconf has another answer to {answer['question']}"
        for answer in item["answers"]
        if f"{answer['question']}: {answer['value']}" not in lines
    ]


def sysctl(host: Host, item: dict) -> list[str]:
    """Values of the kernel; a container has its machine's."""
    if host.run(["systemd-detect-virt", "--quiet", "--container"])[0] == 0:
        return []
    return [
        f"{name} is {has}"
        for name, wanted in item["values"].items()
        if (has := host.run(["sysctl", "--values", name])[1].strip()) != str(wanted)
    ]


def unit(host: Host, item: dict) -> list[str]:
    """A unit that is enabled, and runs unless its C(running) is false."""
    name, lines = item["name"], []
    if host.run(["systemctl", "is-enabled", "--quiet", name])[0] != 0:
        lines.append(f"{name} does not start with the host")
    if item.get("running", True) and not _runs(host, name):
        lines.append(f"{name} does not run")
    return lines


def _runs(host: Host, unit_name: str) -> bool:
    return host.run(["systemctl", "is-active", "--quiet", unit_name])[0] == 0


def no_unit(host: Host, item: dict) -> list[str]:
    """A unit that is off."""
    is_on = any(host.run(["systemctl", ask, "--quiet", item["name"]])[0] == 0 for ask in ("is-enabled", "is-active"))
    return [f"{item['name']} runs, or starts with the host"] if is_on else []


def running_files(_host: Host, item: dict) -> list[str]:
    """The files with which a unit runs are those that are deployed. Some it reads anew when it is reloaded, and has a record
    of its own for these.
    """
    found = started.differing(item.get("record", item["unit"]))
    if found is None:
        return [f"{item['unit']} was not started since it was deployed, or its record is gone"]
    return [f"{item['unit']} runs with another {path}" for path in found]


def firewall(host: Host, item: dict) -> list[str]:
    """The firewall in force and at boot, and nothing left of another kind."""
    kind, lines = item["firewall"], []
    if kind == "nftables" and firewall_nftables.load(host.run, True):
        lines.append("the firewall in force, or at boot, is not the one deployed")
    if kind == "ufw" and firewall_ufw.sync(host.run, firewall_ufw.wanted(), True):
        lines.append("ufw has other rules of ours")
    if kind != "nftables" and firewall_nftables.remove(host.run, True):
        lines.append("our table of nftables is still there")
    if kind != "ufw" and firewall_ufw.sync(host.run, [], True):
        lines.append("ufw still has rules of ours")
    if kind == "none" and os.path.exists(firewall_ufw.OPEN):
        lines.append(f"{firewall_ufw.OPEN} is still there")
    return lines


def certificate(host: Host, item: dict) -> list[str]:
    """A certificate that the roles make, which does not end soon."""
    path = item["path"]
    if not os.path.exists(f"{path}.crt") or not os.path.exists(f"{path}.key"):
        return [f"{path}.crt or its key is missing"]
    ends = ["openssl", "x509", "-noout", "-checkend", str(item["seconds"]), "-in", f"{path}.crt"]
    return [] if host.run(ends)[0] == 0 or not _self_signed(host, path) else [f"{path}.crt ends soon"]


def _self_signed(host: Host, path: str) -> bool:
    code, out = host.run(["openssl", "x509", "-noout", "-subject_hash", "-issuer_hash", "-in", f"{path}.crt"])
    return code == 0 and len(set(out.split())) == 1


def account(host: Host, item: dict) -> list[str]:
    """An account at prosody with the password of the vault, or with the next one while a rotation is under way."""
    fits = prosody_store.fitting(
        prosody_store.stored(item["host"], item["user"]), host.passwords.get(item["secret"], {})
    )
    return [] if fits in ("current", "next") else [f"{item['user']}@{item['host']} has another password, or is missing"]


def logins(host: Host, item: dict) -> list[str]:
    """The logins with which the bridge runs; one that does not run has none to compare."""
    bridge = muc_clients.Bridge(item["url"])
    try:
        has = bridge.ids()
    except muc_clients.NoAnswer:
        return []
    return [] if has == set(item["ids"]) else ["the running bridge has other logins at prosody"]


def identity(host: Host, path: str) -> str:
    """Return subject and public key of a certificate, or of the one in a trust store; nothing where there is none.

    Java takes a renewed certificate with both for the former one.
    """
    if path.endswith(".p12"):
        code, text = host.run(["openssl", "pkcs12", "-in", path, "-passin", "pass:changeit", "-nokeys"])
        if code != 0:
            # Java before 17 has made it in a way that openssl does not read.
            shown = ["keytool", "-exportcert", "-rfc", "-alias", "prosody", "-keystore", path, "-storepass", "changeit"]
            code, text = host.run(shown)
        code, text = host.run(["openssl", "x509", "-noout", "-subject", "-pubkey"], text) if code == 0 else (code, "")
    else:
        code, text = host.run(["openssl", "x509", "-noout", "-subject", "-pubkey", "-in", path])
    return text if code == 0 else ""


def truststore(host: Host, item: dict) -> list[str]:
    """A trust store that holds what the file beside it holds. The caller compares that with prosody's certificate."""
    path = item["path"]
    wanted = {"owner": item["owner"], "group": "jitsi", "mode": "0644"}
    lines = [line for ending in ("pem", "p12") for line in rights(host, wanted | {"path": f"{path}.{ending}"})]
    if not lines and identity(host, f"{path}.p12") != identity(host, f"{path}.pem"):
        lines.append(f"{path}.p12 does not hold {path}.pem")
    return lines


def people(host: Host, item: dict) -> list[str]:
    """The accounts of people with the passwords of the vault; what the vault does not know is somebody else's."""
    # A password that is still to be made is not among them.
    new = [user for user in item["users"] if f"account-{user}" not in host.passwords]
    lines = [f"{user}@{item['host']} is missing" for user in new if not prosody_store.stored(item["host"], user)]
    for secret, versions in host.passwords.items():
        if not secret.startswith("account-"):
            continue
        user = secret.removeprefix("account-")
        text = prosody_store.stored(item["host"], user)
        fits = prosody_store.fitting(text, versions)
        if user in item["users"] and fits != "current" and (fits or not text):
            lines.append(f"{user}@{item['host']} has another password, or is missing")
        if user not in item["users"] and fits:
            lines.append(f"{user}@{item['host']} is still there")
    return lines


def turn_secrets(host: Host, item: dict) -> list[str]:
    """The secrets that coturn takes."""
    try:
        found = turn_database.compare(
            turn_database.rows(item["path"]), item["realm"], host.passwords.get(item["secret"], {})
        )
    except sqlite3.Error:
        return [f"{item['path']} cannot be read"]
    return [] if found["settled"] else ["coturn's database has other secrets than the vault"]


def nginx(host: Host, item: dict) -> list[str]:
    """What of nginx's configuration depends on this host."""
    return nginx_host.differing(nginx_host.wanted(host.run, item["options"]))


def exist(_host: Host, item: dict) -> list[str]:
    """Paths that commands of the roles leave when they are done."""
    return [f"{path} is missing" for path in item["paths"] if not os.path.exists(path)]


def same_files(_host: Host, item: dict) -> list[str]:
    """A file, and the copy of it that a service has read."""
    first, second = item["paths"]
    if not os.path.exists(first) or not os.path.exists(second):
        return []
    return [] if filecmp.cmp(first, second, shallow=False) else [f"{second} is another than {first}"]


def issued(host: Host, item: dict) -> list[str]:
    """A certificate for a domain that a server has issued, and that has not ended."""
    domain, server = item["domain"], item["server"]
    try:
        with open(f"{ACME}/renewal/{domain}.conf", encoding="utf-8", errors="replace") as file:
            of_server = f"server = {server}" in file.read().splitlines()
    except OSError:
        of_server = False
    if not of_server:
        return [f"{server} has issued no certificate for {domain}"]
    ends = ["openssl", "x509", "-noout", "-checkend", "0", "-in", f"{ACME}/live/{domain}/cert.pem"]
    return [] if host.run(ends)[0] == 0 else [f"the certificate for {domain} is missing or has expired"]


def source(host: Host, item: dict) -> list[str]:
    """The file of a package source, with its key; where one of the host's own will do, the file must not be there."""
    path, key = item["path"], item["key"]
    is_own = bool(item["own"]) and host.run(["sh", "-c", item["own"]])[0] == 0
    if os.path.exists(path) == is_own:
        return [f"{path} is {'there, and a source of the host itself will do' if is_own else 'missing'}"]
    return [f"{key} is missing"] if key and not is_own and not os.path.exists(key) else []


KINDS = {
    function.__name__: function
    for function in (
        files, absent, rights, packages, held, answers, sysctl, unit, no_unit, running_files, firewall, certificate,
        account, logins, truststore, people, turn_secrets, nginx, exist, same_files, issued,
        source,
    )
}  # fmt: skip


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def look(host: Host, items: list[dict]) -> dict:
    """Return C(differences), C({part, kind, what}) in the order of the items; C(restarts) of the units that have other
    files than they would start with once the files are as planned; C(first), whether nothing of ours was ever here;
    C(trusts), by part whom its trust store holds and what restarts with another; and C(trusted), whom others are to trust.
    Both are short for what C(identity) returns. C(warned) is what there is to know of other firewalls on the host.
    """
    expected = [file for item in items for file in item.get("expected", [])]
    planned = {file["dest"]: file["starts"] for file in expected if "starts" in file}
    for file in expected:
        target = os.path.normpath(os.path.join(os.path.dirname(file["dest"]), file.get("link", "")))
        if "link" in file and target in planned:
            planned[file["dest"]] = planned[target]
    ours = [name for item in items if item["kind"] == "held" for name in item["names"]]
    services = [item for item in items if item["kind"] == "running_files" and "record" not in item]
    differences = [
        {"part": item["part"], "kind": item["kind"], "what": what}
        for item in items
        for what in KINDS[item["kind"]](host, item)
    ]
    differing = {found["part"] for found in differences}
    return {
        "differences": differences,
        # Where it differs, whoever puts it in force will say it, by rules that may be others then.
        "warned": [
            warning
            for item in items
            if item["kind"] == "firewall" and item["part"] not in differing
            for warning in firewall_others.warnings(host.run, item["firewall"])
        ],
        "restarts": [
            _restart(item, paths)
            for item in services
            if (paths := started.differing(item["unit"], planned))
            # One that does not run is only started.
            and _runs(host, item["unit"])
        ],
        "first": not os.path.exists(STARTED) and not (ours and _any_installed(host, ours)),
        "trusts": {
            item["part"]: {
                "held": _short(identity(host, f"{item['path']}.pem")),
                # Where that is not whom to trust.
                "restart": _restart_of(host, services, item),
            }
            for item in items
            if item["kind"] == "truststore"
        },
        "trusted": next(
            (
                _short(identity(host, f"{item['path']}.crt"))
                for item in items
                # Without its key the roles make another.
                if item.get("unit") == "prosody" and "path" in item and os.path.exists(f"{item['path']}.key")
            ),
            "",
        ),
    }


def _restart_of(host: Host, services: list[dict], store: dict) -> dict | None:
    """Return the restart of the service that a trust store belongs to; nothing where it does not run."""
    service = next((it for it in services if it["part"] == store["part"]), None)
    return _restart(service, [f"{store['path']}.p12"]) if service and _runs(host, service["unit"]) else None


def _restart(item: dict, paths: list[str]) -> dict:
    restart = {"unit": item["unit"], "files": paths, "due": bool(started.differing(item["unit"]))}
    restart |= {key: item[key] for key in ("part", "restart", "option") if key in item}
    return restart | ({"conferences": _conferences(item)} if "stats" in item else {})


def _conferences(item: dict) -> int | None:
    """Count the conferences that would end with a service; nothing where it does not say."""
    port = int(item["port"])
    answer = asking.request({"port": port, "path": item["stats"]})
    try:
        if answer["status"] != 404 or "metrics" not in item:
            return carried.conferences(json.loads(answer["body"]))
        question = {"port": port, "path": item["metrics"], "headers": {"Accept": "text/plain"}}
        return carried.conferences(carried.read_metrics(asking.request(question)["body"]))
    except (ValueError, KeyError, TypeError):
        return None
