"""How much newsmon did since it began, for whoever asks while it runs."""

from collections import Counter
from threading import Lock

LOOKS = "looks"  # at sources, entries and articles, that were seen to their end
FAILURES = "failures"  # looks that failed in a way nobody foresaw, or for which the database was in trouble


class Metrics:
    """Counts by name; may be used from any thread."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def count(self, name: str) -> None:
        """Count one more."""
        with self._lock:
            self._counts[name] += 1

    def __getitem__(self, name: str) -> int:
        """Return how many there were."""
        return self._counts[name]
