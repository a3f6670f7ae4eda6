"""A webhook and a mail receiver that keep what reached them, from the neighbouring folder."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.benchmarks.patience import wait_until
from tests.shared import SHARED

FAULTS = SHARED / "bench" / "faults"
RECEIVERS = WEBHOOK, MAIL = "webhook", "smtp"

Expected = Sequence[str] | Mapping[str, Mapping[str, object]]  # keys, or keys with their story and place in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One attempt as a receiver saw it; ``text`` is everything in it that a person would read."""

    via: str
    at: float
    accepted: bool
    keys: tuple[str, ...]
    text: str
    headers: dict[str, str] = field(repr=False)


class Sinks:
    """Both receivers, in a process of their own, on free ports."""

    def __init__(self, folder: Path) -> None:
        self.record = folder / "arrivals.jsonl"
        self._ready = folder / "receivers.json"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        program = [sys.executable, str(FAULTS / "receivers.py")]
        command = [*program, "--out", str(self.record), "--ready-file", str(self._ready)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        if not wait_until(lambda: self._ready.exists() and bool(self._ready.read_text()), 20):
            raise TimeoutError("the receivers did not start within 20 s")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(10)

    @property
    def channels(self) -> dict[str, str]:
        """The Apprise address of each, by the name of its channel."""
        ports = json.loads(self._ready.read_text(encoding="utf-8"))
        return {
            WEBHOOK: f"json://127.0.0.1:{ports['http_port']}/hook",
            MAIL: f"mailto://127.0.0.1:{ports['smtp_port']}?from=newsmon@example.org&to=desk@example.org",
        }

    def arrivals(self) -> tuple[Arrival, ...]:
        """Return what came, in order."""
        if not self.record.exists():
            return ()
        lines = self.record.read_text(encoding="utf-8").splitlines()
        return tuple(_arrival(json.loads(line)) for line in lines)


def check_deliveries(record: Path, via: str, expected: Expected, kills: Sequence[float] = ()) -> dict[str, Any]:
    """Say what one receiver lost, got twice or got without being expected, as the neighbours' program sees it."""
    names = record.with_name("expected.json")
    names.write_text(json.dumps(expected), encoding="utf-8")
    crashes = record.with_name("kills.json")
    crashes.write_text(json.dumps(list(kills)), encoding="utf-8")
    program = [sys.executable, str(FAULTS / "check_deliveries.py"), "--allow-ambiguous", "--crash-window", "3"]
    files = ["--deliveries", str(record), "--expected", str(names), "--crashes", str(crashes), "--receiver", via]
    answer = subprocess.run([*program, *files], capture_output=True, text=True, check=False)
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def _arrival(row: dict[str, Any]) -> Arrival:
    words = [row.get("subject") or "", *(row.get("parts") or {}).values()]
    body = row.get("body")
    if body is not None:
        words.append(body if isinstance(body, str) else json.dumps(body, ensure_ascii=False))
    return Arrival(
        via=row["via"],
        at=row["t"],
        accepted=bool(row["accepted"]),
        keys=tuple(row["keys"]),
        text="\n".join(words),
        headers=row["headers"],
    )
