# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a module of prosody is for, and which package brings it."""

from __future__ import annotations

OURS = "scalable.jitsi"
_JITSI = "jitsi-meet-prosody"
# In the package that the option value `jwt` adds.
_TOKENS = {"auth_token": "jitsi-meet-tokens"}
# Those of prosody's own that a configuration of ours loads.
_PROSODY = {
    "admin_shell", "auth_internal_hashed", "bosh", "component", "disco", "external_services", "http", "http_openmetrics",
    "limits", "muc", "ping", "posix", "roster", "saslauth", "smacks", "storage_internal", "storage_memory", "tls",
    "websocket",
}  # fmt: skip
_OPTIONS = {
    "auth_token": "jitsi_meet_authentication",
    "auth_jitsi-anonymous": "jitsi_meet_authentication",
    "token_verification": "jitsi_meet_authentication",
    "external_services": "the TURN servers of jitsi_turn",
    "features_identity": "what tells browsers of all features",
}


def package(name: str) -> str:
    """Return the package that has a module, C(scalable.jitsi) for what is deployed with the configuration."""
    if name.startswith("scalable_jitsi_"):
        return OURS
    return "prosody" if name in _PROSODY else _TOKENS.get(name, _JITSI)


def parts_of(feature: dict) -> set[str]:
    """Return the modules of a feature; rooms are prosody's own and many features'."""
    return {feature.get("module"), feature.get("component")} - {None, "muc"}


def described(name: str, hosts: list[str], features: dict[str, dict]) -> str:
    """Return a module with what it is for, by the options as far as it is known."""
    of = [feature for feature, parts in sorted(features.items()) if name in parts_of(parts)]
    what = f"jitsi_meet_features: {', '.join(of)}" if of else _OPTIONS.get(name, "")
    return f"mod_{name} ({what or 'on ' + ', '.join(hosts) if hosts or what else 'of another module'})"
