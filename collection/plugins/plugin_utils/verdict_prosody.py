# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks of verify that prosody has: whether its modules are loaded, and whether browsers find the features."""

from __future__ import annotations

import re

from ansible_collections.scalable.jitsi.plugins.plugin_utils.module_owners import described, parts_of
from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import (
    FAILED,
    OK,
    SKIPPED,
    Check,
    active,
)

# Without it browsers are told of no feature.
_ANNOUNCER = "features_identity"
_FAILED = re.compile(r"module '([^']+)'(?: on '([^']+)')?: (.*)")
# A component that has no disco of its own answers so as well; where there is no such component something else is said.
_ANSWERS = ("service-unavailable", "feature-not-implemented")
_LOGS = "/var/log/prosody/prosody.err"


def checks(answer: dict, features: dict, domain: str) -> list[Check]:
    """Return all of them; C(features) are those chosen, by name."""
    if not active(answer, "prosody"):
        return [Check(name, SKIPPED, "prosody does not run") for name in ("modules", "features")]
    return [_modules(answer, features), _features(answer, features, domain)]


def broken(answer: dict) -> dict[str, str]:
    """Return why modules do not work, by name."""
    missing = answer["modules"].get("missing", [])
    found = {name: "there is no such file" for name in missing}
    for line in answer["since"]["prosody"]:
        if (match := _FAILED.search(line)) and match[1] not in found:
            found[match[1]] = f"did not load: {match[3]}"
    return found


def _modules(answer: dict, features: dict) -> Check:
    if error := answer["modules"].get("error"):
        return Check("modules", FAILED, f"prosody's configuration cannot be read: {error}", "run site.yml")
    bad = broken(answer)
    hosts = answer["modules"]["modules"]
    if bad:
        named = "; ".join(f"{described(name, hosts.get(name, []), features)}: {why}" for name, why in bad.items())
        remedy = (
            f"see {_LOGS}, and `dpkg --verify jitsi-meet-prosody prosody`; reinstall the package that lacks a file, or "
            "upgrade it, then restart prosody"
        )
        return Check("modules", FAILED, f"prosody runs without {named}", remedy)
    others = [line for line in answer["since"]["prosody"] if not _FAILED.search(line)]
    if others:
        return Check("modules", FAILED, f"prosody's log says: {others[0]}", f"see {_LOGS}")
    return Check("modules", OK, f"prosody has loaded its {len(hosts)} modules")


def _features(answer: dict, features: dict, domain: str) -> Check:
    told, bad = answer["disco"], broken(answer)
    if not told:
        return Check("features", SKIPPED, "nobody gets in without a token, so that nobody can ask")
    hidden = _ANNOUNCER in bad
    if "error" in told:
        if bad:
            return Check("features", SKIPPED, "modules are missing, see there")
        return Check("features", FAILED, f"no browser gets in: {told['error']}", f"see {_LOGS}")
    problems, excused = [], False
    for feature, parts in sorted(features.items()):
        wrong = _wrong(told["answers"], parts, domain)
        excuse = parts_of(parts) & set(bad) or hidden
        excused = excused or bool(wrong and excuse)
        problems += [f"{feature}: {wrong}"] if wrong and not excuse else []
    if problems:
        remedy = f"see {_LOGS}, and whether prosody runs with the files deployed; restart it"
        return Check("features", FAILED, f"browsers do not find {'; '.join(problems)}", remedy)
    if excused or hidden:
        return Check("features", SKIPPED, "some are not found for want of modules, see there")
    return Check("features", OK, "browsers find all features")


def _wrong(answers: dict, parts: dict, domain: str) -> str:
    address = f"{parts.get('label')}.{domain}"
    at_domain = answers.get(domain, {"error": "was not asked"})
    if "error" in at_domain:
        return f"{domain} answers {at_domain['error']}"
    if (identity := parts.get("identity")) and identity not in at_domain["identities"]:
        return f"{domain} does not announce {identity}"
    if identity and at_domain["identities"][identity] != address:
        return f"{domain} announces {identity} at {at_domain['identities'][identity]} instead of {address}"
    if "label" in parts and (error := answers.get(address, {}).get("error")) and error not in _ANSWERS:
        return f"{address} answers {error}"
    return ""
