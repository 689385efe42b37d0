"""Waits for what takes its time."""

import time


def wait_for(condition, complaint: str) -> None:
    """Wait until the condition holds, for so long that only what never comes true fails, however slow the machine."""
    deadline = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < deadline, complaint
        time.sleep(0.5)
