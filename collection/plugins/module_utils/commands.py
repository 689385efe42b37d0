# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Commands of this host, as the parts of modules run them that have no module at hand."""

from __future__ import annotations

from collections.abc import Callable


def runner(module) -> Callable[..., tuple[int, str]]:
    """Return a function that takes a command, and what to send it, and returns its code, and its output or error."""

    def run(command: list[str], data: str = "") -> tuple[int, str]:
        try:
            code, out, error = module.run_command(
                command, data=data, binary_data=True, errors="replace", handle_exceptions=False
            )
        except OSError as problem:
            # As a shell says that there is no such command.
            return 127, str(problem)
        return code, out or error

    return run
