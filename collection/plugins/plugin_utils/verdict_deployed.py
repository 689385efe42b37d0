# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks of verify about what is deployed: whether files are the plan's, and whether prosody takes their passwords."""

from __future__ import annotations

from ansible_collections.scalable.jitsi.plugins.plugin_utils.verdict_check import (
    FAILED,
    OK,
    SKIPPED,
    WARNING,
    Check,
    active,
)

_LOG = "/var/log/prosody/prosody.log"
# Prosody refuses with it who has failed too often, whatever the password.
_TOO_OFTEN = "temporary-auth-failure"


def checks(answer: dict, unplanned: str) -> list[Check]:
    """Return all of them; C(unplanned) says why there is no plan where there is none."""
    return [_files(answer, unplanned), *_passwords(answer)]


def password_refused(answer: dict) -> bool:
    """Whether prosody refuses what stands in a service's file."""
    return any(check.state == FAILED for check in _passwords(answer))


def _passwords(answer: dict) -> list[Check]:
    reach = answer.get("reach", {}).get("xmpp")
    answers = reach["open"] if reach else active(answer, "prosody")
    return [_password(login, answers) for login in answer["logins"].values()]


def _files(answer: dict, unplanned: str) -> Check:
    if "differing" not in answer:
        why, _, _ = unplanned.partition("\n")
        return Check("files", SKIPPED, f"there is no plan to compare with: {why}")
    closed = f"; those with secrets by owner and mode alone: {answer['closed']}" if answer["closed"] else ""
    if not answer["differing"]:
        return Check("files", OK, f"are as the plan has them{closed}")
    text = f"not as the plan has them: {', '.join(answer['differing'])}"
    remedy = (
        "changed by hand or by a package's script, or the inventory was changed since: `site.yml --check --diff` shows "
        "how; put settings of yours into the inventory, then run site.yml"
    )
    return Check("files", WARNING, text, remedy)


def _password(login: dict, answers: bool) -> Check:
    where = f"{login['path']} for {login['account']}"
    if login["taken"]:
        return Check("password", OK, f"prosody takes the password in {where}")
    if not login["account"]:
        return Check("password", SKIPPED, f"no login as the collection writes it is in {login['path']}")
    if "error" in login:
        text = f"the password in {where} could not be tried at prosody: {login['error']}"
        return Check("password", WARNING if answers else SKIPPED, text, f"see {_LOG} on the meet host")
    if login["refused"] == _TOO_OFTEN:
        return Check("password", SKIPPED, "prosody lets this host wait, after too many logins that failed")
    text = f"prosody refuses the password in {where} ({login['refused']}): the next start ends in no login"
    remedy = (
        "find the vault that fits prosody's account and run site.yml with it; another run may have had another vault "
        "(jitsi_secrets_file)"
    )
    return Check("password", FAILED, text, remedy)
