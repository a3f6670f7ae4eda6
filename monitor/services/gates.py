"""Places where a test may end the process, to see what a crash at that instant leaves behind."""

import os
import signal
from collections import Counter
from threading import Lock


class Gates:
    """Counts how often each side effect was passed, and kills the process at the one that was asked for.

    ``plan`` is ``name:n``, the n-th passing of the gate ``name`` (``send:after:2``), or nothing. The gates are
    ``commit:before`` and ``commit:after`` of every transaction, ``send:…`` of every message, ``settle:after``
    of every answer that was noted, and ``ingest:before``, ``…:inside`` and ``…:after`` of every look.
    """

    def __init__(self, plan: str = "") -> None:
        self._name, _, count = plan.rpartition(":")
        self._at = int(count) if self._name else 0
        self._passed: Counter[str] = Counter()
        self._lock = Lock()  # messages pass in a thread for each channel

    def __call__(self, name: str) -> None:
        """Pass the gate ``name``, or end here."""
        if name != self._name:
            return
        with self._lock:
            self._passed[name] += 1
            if self._passed[name] == self._at:
                os.kill(os.getpid(), signal.SIGKILL)
