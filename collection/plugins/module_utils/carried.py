# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a bridge or jicofo carries, by its own statistics: a conference counts while people are in it."""

from __future__ import annotations

import re

_METRIC = re.compile(r"^jitsi_jvb_(conferences|local_endpoints|drain_mode) ([0-9]+)", re.M)
_STATISTIC = {"drain_mode": "drain"}


def read_metrics(text: str) -> dict:
    """Return what a bridge's metrics say in the words of its statistics."""
    return {_STATISTIC.get(name, name): int(value) for name, value in _METRIC.findall(text)}


def people(stats: dict) -> int:
    """Return how many people a service carries. A bridge counts those of other bridges too, and some who have gone."""
    if "local_endpoints" in stats:
        return stats["local_endpoints"]
    # Jicofo, which has no others, and bridges from before 2021: a conference without anybody counts there.
    return stats.get("participants") or stats["conferences"]


def conferences(stats: dict) -> int:
    """Return how many conferences would end with a service."""
    return stats["conferences"] if people(stats) else 0
