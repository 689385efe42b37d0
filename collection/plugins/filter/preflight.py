# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Judges what the hosts are like before anything is installed."""

from __future__ import annotations

import ipaddress
import re
import shlex

from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import prints

DOCUMENTATION = r"""
name: preflight
short_description: Judge what the hosts are like before anything is installed
description: Names every problem of every host together, with what to do.
options:
  _input:
    description: What M(scalable.jitsi.preflight) found by host name; an empty one if the host did not answer.
    type: dict
    required: true
  fleet:
    description: >-
      C({meet, domain, bridges, turn, sizing, versions}); versions is C({java, prosody}), bridges is
      C({xmpp_host, media_port, addresses, firewall, public, stun, aws, mappings}) and turn
      C({port, tls_port, addresses, mappings}), each of these by the hosts' names.
    type: dict
    required: true
author: The Scalable Jitsi authors
"""

EXAMPLES = r"""
judged: "{{ found | scalable.jitsi.preflight(fleet) }}"
"""

RETURN = r"""
_value:
  description: >-
    C({errors, warnings, media}): lists of texts that begin with the host's name, and the bridges whose media port is to
    be tried from the meet host, by name, C({addresses, port, warning}); the warning is for one that gives no answer.
  type: dict
"""

CPUS, MEMORY_MB = 4, 8192
# What the kernel keeps for itself is missing in what it says.
MISSING = 0.88
MEET_PORTS = {"80/tcp": "nginx", "443/tcp": "nginx", "5222/tcp": "prosody", "5280/tcp": "prosody", "8888/tcp": "jicofo"}
BRIDGE = "jitsi-videobridge2"
PRIVATE = [ipaddress.ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fec0::/10")]
# Examples of Debian's, and one for a service of Jitsi's makers in their package.
PACKAGED_HOSTS = ("localhost", "example.com", "jigasi.meet.jitsi")


def _size(found: dict) -> str:
    small = []
    if found["cpus"] < CPUS:
        small.append(f"{found['cpus']} CPUs")
    if found["memory_mb"] < MEMORY_MB * MISSING:
        small.append(f"{found['memory_mb']} MB of memory")
    if not small:
        return ""
    remedy = "give it more, or set jitsi_preflight_sizing to ignore"
    return f"has {' and '.join(small)}; {CPUS} CPUs and {MEMORY_MB} MB are recommended: {remedy}"


def _held(found: dict, ports: dict) -> list[str]:
    held = {}
    for listener in found["listeners"]:
        port, unit = listener["port"], listener["unit"]
        if port in ports and unit != f"{ports[port]}.service":
            held[port] = f"{port}, which {ports[port]} needs, is held by {listener['program']}" + (
                f" ({unit}): stop it or move it, for instance by `systemctl disable --now {unit}`"
                if unit
                else ": stop it or move it"
            )
    return list(held.values())


def _java(found: dict, known: list[int]) -> tuple[list[str], list[str]]:
    names, has = " or ".join(map(str, known)), found["java"]
    if has is None:
        remedy = "add Debian's main archive to its package sources"
        offered = found["java_offered"]
        return [] if offered else [f"has no Java, and no package source with Java {names}: {remedy}"], []
    choose = f"install Java {names} and choose it by `update-alternatives --config java`"
    if has < min(known):
        return [f"runs Java {has}, and Jitsi needs {min(known)} or later: {choose}"], []
    return [], [] if has in known else [f"runs Java {has}, and Jitsi is known to work with {names}: {choose}"]


def _numbers(version: str) -> list[int]:
    upstream = version.rpartition(":")[2]
    return [int(part) for part in re.match(r"[\d.]*", upstream)[0].split(".") if part]


def _prosody_version(found: dict, least: str) -> list[str]:
    has = found["prosody"]
    if has is None or _numbers(has) >= _numbers(least):
        return []
    remedy = "take it from Debian 12 or later, or from the package repository of prosody.im"
    return [f"has prosody {has}, and Jitsi's modules need {least} or later: {remedy}"]


def _other_domains(found: dict, domain: str) -> list[str]:
    return [
        f"serves {other} already ({', '.join(paths)}), and jitsi_domain is {domain}: it would answer for both, with the "
        f"accounts, certificates and bridges of one; set jitsi_domain back, or take {other} out first, which ends its "
        f"conferences, by `rm {shlex.join(paths)}` there (docs/operations.md, Change the domain)"
        for other, paths in found["served"].items()
        if other != domain
    ]


def _prosody_hosts(found: dict, domain: str) -> tuple[list[str], list[str]]:
    def within(name: str) -> bool:
        return any(f".{name.lower()}".endswith(f".{known}") for known in (domain, *PACKAGED_HOSTS))

    others = [host for host in found["prosody_hosts"]["hosts"] if not within(host["name"])]
    if not others:
        return [], []
    serves = f"has a prosody that serves {', '.join('{name} ({place})'.format(**host) for host in others)}"
    if found["prosody_hosts"]["ours"]:
        remedy = "Move it to another prosody"
        return [], [f"{serves} too: nobody but bridges gets in on 5222, and it does not federate. {remedy}"]
    remedy = "Deploy the meet host elsewhere, or move these hosts to another prosody; those that nobody uses take out of the file"
    replaced = (
        "its prosody.cfg.lua would be replaced, and prosody would neither federate nor let anybody but bridges in"
    )
    return [f"{serves}: {replaced} on 5222. {remedy}"], []


def _outside(addresses: list[str]) -> list[str]:
    return [address for address in addresses if not address.startswith("127.") and address != "::1"]


def _names(found: dict, domain: str) -> list[str]:
    there = found["names"].get(domain, [])
    if not there:
        return [f"does not find an address for {domain}: enter it in DNS"]
    other = _outside(there)
    if other and not set(other) & set(found["addresses"]):
        return [
            f"has none of the addresses of {domain} ({', '.join(other)}): fix DNS, unless a NAT or a proxy is in front"
        ]
    return []


def _turn(found: dict, host: str, turn: dict) -> list[str]:
    own = set(found["addresses"]) | {pair["public"] for pair in turn["mappings"][host]}
    lines = []
    for name in turn["addresses"][host]:
        there = found["names"].get(name, [])
        if not there:
            lines.append(f"does not find an address for {name} (jitsi_turn_addresses): enter it in DNS")
        elif (other := _outside(there)) and not set(other) & own:
            remedy = "fix DNS or jitsi_turn_addresses, or set jitsi_turn_address_mappings behind a NAT"
            lines.append(f"has none of the addresses of {name} ({', '.join(other)}): {remedy}")
    return lines


def _clock(found: dict) -> list[str]:
    # A container has its machine's clock and cannot know.
    if found["container"] or found["synchronised"] != "no":
        return []
    return ["has a clock that no time service sets: install systemd-timesyncd or chrony"]


def _prosody(found: dict, host: str, xmpp_host: str, deployed: bool) -> tuple[list[str], list[str]]:
    reach, there = found["reach"], found["names"].get(xmpp_host)
    if not there:
        return [f"does not find an address for {xmpp_host} (jitsi_xmpp_host): enter it in DNS or /etc/hosts"], []
    if not _outside(there):
        remedy = "take the name out of /etc/hosts there, or enter the meet host's address"
        return [f"finds {xmpp_host} (jitsi_xmpp_host) at {', '.join(there)}, which is {host} itself: {remedy}"], []
    # Before the first deployment nobody listens, which is an answer from the host all the same.
    if reach.get("open") or "refused" in reach.get("error", "").lower() or deployed:
        return [], []
    why = reach.get("error", "no answer")
    return [], [f"does not reach {xmpp_host} on 5222/tcp ({why}): see the routes and firewalls between"]


def _is_private(address: str) -> bool:
    # As the bridge's own health check has it, for which fd00::/8 is public.
    known = ipaddress.ip_address(address)
    return known.is_loopback or known.is_link_local or any(known in network for network in PRIVATE)


def _public(found: dict, host: str, bridges: dict) -> list[str]:
    own = found["addresses"]
    mapped = [pair["public"] for pair in bridges["mappings"][host]]
    # One that asks others for its address may have a public one that nobody knows yet.
    asks = bridges["stun"][host] or bridges["aws"][host]
    if not bridges["public"][host] or asks or not own or not all(map(_is_private, own + mapped)):
        return []
    return [
        f"has only private addresses ({', '.join(own)}), with which the bridge holds itself for unhealthy and jicofo does "
        "not use it: give its public address in jitsi_bridge_address_mappings, or set "
        "jitsi_bridge_require_public_address to false where all participants are in its private network"
    ]


def _interface(found: dict, xmpp_host: str, listed: list[str]) -> list[str]:
    """A host with a listed address that goes from another one; behind a NAT it would have none of those listed."""
    sources, known = found["reach"].get("sources") or [], {ipaddress.ip_address(address) for address in listed}
    # Java goes by IPv4 where it has the choice.
    used = next((source for source in sources if ":" not in source), next(iter(sources), None))
    own = {ipaddress.ip_address(address.partition("%")[0]) for address in found["addresses"]}
    if used is None or ipaddress.ip_address(used) in known or not known & own:
        return []
    remedy = "list {0} in jitsi_bridge_addresses too, or give the host a route by which it goes from a listed one"
    return [
        f"goes to {xmpp_host} from {used}, and the meet host lets in {', '.join(listed)} alone: {remedy.format(used)}"
    ]


def _media(found: dict, host: str, fleet: dict) -> dict:
    port, addresses, firewall = (fleet["bridges"][key][host] for key in ("media_port", "addresses", "firewall"))
    # A bridge that runs answers nobody whom it does not expect, and ufw may get its rule for the port by this run.
    if not addresses or firewall == "ufw" or any(listener["port"] == f"{port}/udp" for listener in found["listeners"]):
        return {}
    warning = (
        f"{host} gives {fleet['meet']} no answer on {port}/udp, not even that nobody listens there yet: see the "
        "firewalls between, which have to let everybody's media in"
    )
    return {host: {"addresses": addresses, "port": port, "warning": warning}}


@prints
def preflight(hosts: dict, fleet: dict) -> dict:
    """Return all problems."""
    errors, warnings, media, bridges, turn = [], [], {}, fleet["bridges"], fleet["turn"]
    # Its firewall lets a new bridge in only after this.
    meet = hosts.get(fleet["meet"]) or {"listeners": []}
    deployed = any(listener["unit"] == "prosody.service" for listener in meet["listeners"])
    for host, found in hosts.items():
        if not found:
            if host == fleet["meet"]:
                errors.append(f"{host} does not answer, and without it nothing can be deployed: see its network")
            continue
        wrong, doubtful, outdated = [], _clock(found), []
        ports = {}
        if host in turn["port"]:
            port, tls_port = turn["port"][host], turn["tls_port"][host]
            ports |= dict.fromkeys((f"{port}/udp", f"{port}/tcp", f"{tls_port}/tcp"), "coturn")
            doubtful += _turn(found, host, turn)
        if host == fleet["meet"]:
            ports |= MEET_PORTS
            doubtful += _names(found, fleet["domain"])
            outdated = _prosody_version(found, fleet["versions"]["prosody"])
            wrong = _other_domains(found, fleet["domain"])
            others, odd = _prosody_hosts(found, fleet["domain"])
            outdated, doubtful = outdated + others, doubtful + odd
        elif host in bridges["media_port"]:
            ports |= {"8080/tcp": BRIDGE, f"{bridges['media_port'][host]}/udp": BRIDGE}
            media |= _media(found, host, fleet)
            wrong, unreached = _prosody(found, host, bridges["xmpp_host"][host], deployed)
            wrong += _public(found, host, bridges)
            doubtful += unreached or _interface(found, bridges["xmpp_host"][host], bridges["addresses"][host])
        wrong = _held(found, ports) + wrong + outdated
        if host == fleet["meet"] or host in bridges["media_port"]:
            too_old, untried = _java(found, fleet["versions"]["java"])
            wrong, doubtful = wrong + too_old, doubtful + untried
            if (small := _size(found)) and fleet["sizing"] != "ignore":
                (wrong if fleet["sizing"] == "fail" else doubtful).append(small)
        errors += [f"{host} {text}" for text in wrong]
        warnings += [f"{host} {text}" for text in doubtful]
    return {"errors": errors, "warnings": warnings, "media": media}


class FilterModule:
    """The filters of this file."""

    def filters(self) -> dict:
        """Return them by name."""
        return {"preflight": preflight}
