"""Waiting for what happens in another process."""

from collections.abc import Callable
from time import monotonic, sleep


def wait_until(holds: Callable[[], bool], seconds: float, every: float = 0.1) -> bool:
    """Wait until something holds, at most so many seconds, and say whether it does."""
    deadline = monotonic() + seconds
    while not holds():
        if monotonic() > deadline:
            return False
        sleep(every)
    return True
