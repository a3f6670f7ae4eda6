"""Daemons that begin at once, forked from a process that has imported everything: for tests that begin many of them.

``python -m tests.daemon.warm`` is that process; a process full of tests must not fork. It is told line by line what to
begin (settings, log, gate) and answers with the process, or which process may have ended, and answers how it did.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.forked import Forked, warm
from tests.daemon.running import Running


class Launcher:
    """The warm process, from outside."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.daemon.warm"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, *asked: object) -> Any:  # noqa: ANN401  # a process, or how it ended
        """Say a line, and return the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        self._process.communicate()


class Child:
    """A forked daemon, as ``subprocess`` would show it."""

    def __init__(self, launcher: Launcher, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._launcher = launcher

    def poll(self) -> int | None:
        """Return how it ended; none while it runs."""
        if self.returncode is None:
            self.returncode = self._launcher.ask("ended", self.pid)
        return self.returncode

    def wait(self, timeout: float = 60) -> int:
        """Wait for its end."""
        until = time.monotonic() + timeout
        while self.poll() is None:
            assert time.monotonic() < until, "it does not end"
            time.sleep(0.02)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)


class Launched(Running):
    """A forked daemon at work; what it says is kept in a file."""

    def __init__(self, launcher: Launcher, config: Path, gate: str) -> None:
        self._log = config.with_name(f"{time.monotonic_ns()}.log")
        super().__init__(Child(launcher, launcher.ask("begin", str(config), str(self._log), gate)))

    @property
    def said(self) -> str:
        """All that it said so far."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""


@contextmanager
def launched(launcher: Launcher, config: Path, gate: str = "") -> Iterator[Launched]:
    """Run a forked daemon, and end it whatever happens."""
    running = Launched(launcher, config, gate)
    try:
        yield running
    finally:
        running.end()


def main() -> None:
    """Begin daemons, and say how they ended, until nobody asks any more."""
    warm()
    begun: dict[int, Forked] = {}
    for line in sys.stdin:
        what, *more = json.loads(line)
        if what == "begin":
            config, log, gate = more
            child = Forked(Path(config), Path(log), gate=gate)
            begun[child.pid] = child
            answer: int | None = child.pid
        else:
            answer = begun[more[0]].poll()
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
