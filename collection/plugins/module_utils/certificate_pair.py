# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Judges a certificate and its key on this host before others are made to trust it."""

from __future__ import annotations

import os
import re
import ssl
import time


def problem(run, path: str, name: str) -> str:
    """Return what is wrong with PATH.crt and PATH.key for this name; C(run) runs a command and returns (code, out).

    A certificate that was made here may have expired: it is renewed before anybody gets it.
    """
    certificate, key = f"{path}.crt", f"{path}.key"
    if not os.path.exists(certificate):
        return ""
    with open(certificate, encoding="utf-8", errors="replace") as file:
        if "PRIVATE KEY-----" in file.read():
            return f"{certificate} holds a private key, which every bridge would get"
    code, text = run(
        ["openssl", "x509", "-noout", "-subject", "-issuer", "-startdate", "-enddate", "-pubkey", "-checkhost", name]
        + ["-ext", "subjectAltName", "-in", certificate]
    )
    dates = dict(re.findall(r"^(notBefore|notAfter)=(.*)$", text, re.M))
    if code != 0 and not dates:
        return f"{certificate} is no certificate that openssl can read"
    code, public = run(["openssl", "pkey", "-passin", "pass:", "-pubout", "-in", key])
    if code != 0:
        return f"{key} is not there or cannot be read without a passphrase"
    if _public(public) != _public(text):
        return f"{key} is not the key of {certificate}"
    if "does match" not in text:
        return f"{certificate} is for {_names(text)}, not for {name}"
    return _dates(text, dates, certificate)


def _dates(text: str, dates: dict, certificate: str) -> str:
    subject, issuer = (re.search(rf"^{kind}=\s*(.*)$", text, re.M)[1] for kind in ("subject", "issuer"))
    if ssl.cert_time_to_seconds(dates["notBefore"]) > time.time():
        return f"{certificate} is not valid before {dates['notBefore']}"
    if ssl.cert_time_to_seconds(dates["notAfter"]) < time.time() and subject != issuer:
        return f"{certificate} has expired on {dates['notAfter']}"
    return ""


def _public(text: str) -> str:
    match = re.search(r"-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----", text, re.S)
    return match[0] if match else ""


def _names(text: str) -> str:
    names = re.findall(r"\b(?:DNS|IP Address):([^,\s]+)", text) or re.findall(
        r"^subject=.*?CN\s*=\s*([^,/\n]+)", text, re.M
    )
    return ", ".join(names) or "no name"
