"""What a benchmark found, readable as it goes along, and whether all of it was as it should be."""

from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class Report:
    """Prints each finding at once and remembers what was wrong."""

    failures: list[str] = field(default_factory=list)
    _began: float = field(default_factory=monotonic)

    def say(self, text: str) -> None:
        """Print a line with the seconds since the beginning."""
        print(f"{monotonic() - self._began:7.1f} s  {text}", flush=True)

    def check(self, good: bool, text: str, detail: str = "") -> None:
        """Print whether something holds, and why not where it does not."""
        self.say(f"{'ok  ' if good else 'FAIL'}  {text}" + (f": {detail}" if detail and not good else ""))
        if not good:
            self.failures.append(text)

    def end(self) -> int:
        """Print the outcome and return the exit code."""
        self.say(
            "everything holds" if not self.failures else f"{len(self.failures)} failed: {'; '.join(self.failures)}"
        )
        return 1 if self.failures else 0
