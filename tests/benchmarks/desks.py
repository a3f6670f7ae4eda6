"""Three places that are told: a webhook, one that honours the idempotency key, and a mailbox, of the neighbours."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.request import Request, urlopen

from monitor.deliver.phrases import wording
from tests.benchmarks.patience import wait_until
from tests.benchmarks.sinks import FAULTS, Expected, check_deliveries

PLAIN, CAREFUL, MAIL = "plain", "careful", "mail"
DESKS = (PLAIN, CAREFUL, MAIL)
REFUSED = 400  # HTTP and SMTP agree
VIA = {PLAIN: "webhook", CAREFUL: "webhook", MAIL: "smtp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a desk got, against what it should have got: what is missing, what came again, and that without a mark.

    ``denied`` came again without a mark because the desk had said no to all that it took before.
    """

    lost: tuple[str, ...]
    repeated: tuple[str, ...]
    unmarked: tuple[str, ...]
    denied: tuple[str, ...]
    judged: Mapping[str, Any]


class Desks:
    """The desks, in two processes: what they are told is forgotten by ``clear``."""

    def __init__(self, folder: Path, *more: str) -> None:
        self._folder = folder
        self._more = more
        self._processes: list[subprocess.Popen[bytes]] = []
        self._ports: list[Mapping[str, Any]] = []

    def __enter__(self) -> Self:
        for name, options in (("one", self._more), ("two", ("--dedupe", *self._more))):
            ready = self._folder / f"{name}.json"
            command = [sys.executable, str(FAULTS / "receivers.py"), "--http-port", "0", "--smtp-port", "0"]
            self._processes.append(
                subprocess.Popen([*command, "--ready-file", str(ready), *options], stdout=subprocess.DEVNULL)
            )
            if not wait_until(lambda ready=ready: ready.exists() and bool(ready.read_text()), 20):  # type: ignore[misc]  # a default binds the loop's value
                raise TimeoutError("the receivers did not start within 20 s")
            self._ports.append(json.loads(ready.read_text(encoding="utf-8")))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.terminate()
            process.wait(10)

    @property
    def channels(self) -> dict[str, str]:
        """The Apprise address of each desk."""
        one, two = self._ports
        return {
            PLAIN: f"json://127.0.0.1:{one['http_port']}/plain",
            CAREFUL: f"json://127.0.0.1:{two['http_port']}/careful",
            MAIL: f"mailto://127.0.0.1:{one['smtp_port']}?from=newsmon@example.org&to=desk@example.org",
        }

    def clear(self) -> None:
        """Forget what came, and every plan to fail."""
        for number in range(len(self._ports)):
            self._ask(number, "/__reset", {})

    def plan(self, steps: Mapping[str, Any]) -> None:
        """Let the desks answer by a plan of the receivers' own words."""
        for number in range(len(self._ports)):
            self._ask(number, "/__plan", steps)

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Return every attempt, as the desk saw it."""
        one, two = (self._ask(number, "/__deliveries") for number in range(len(self._ports)))
        return {
            PLAIN: [row for row in one if row["via"] == "webhook"],
            CAREFUL: two,
            MAIL: [row for row in one if row["via"] == "smtp"],
        }

    def found(self, desk: str, rows: Sequence[dict[str, Any]], expected: Expected, kills: Sequence[float]) -> Found:
        """Compare what came to a desk with what should have come, ourselves and by the neighbours' program."""
        record = self._folder / f"{desk}.jsonl"
        record.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        taken = [row for row in rows if row["accepted"]]
        came = defaultdict(list)
        for row in taken:
            for key in row["keys"]:
                came[key].append(row)
        bare = [key for key, those in came.items() if not all(map(is_marked, those[1:]))]
        unmarked = tuple(key for key in bare if lacks_a_mark(came[key]))
        return Found(
            lost=tuple(sorted(set(expected) - set(came))),
            repeated=tuple(key for key, those in came.items() for _ in those[1:]),
            unmarked=unmarked,
            denied=tuple(key for key in bare if key not in unmarked),
            judged=check_deliveries(record, VIA[desk], expected, kills),
        )

    def _ask(self, number: int, path: str, body: object = None) -> Any:  # noqa: ANN401  JSON
        url = f"http://127.0.0.1:{self._ports[number]['http_port']}{path}"
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(url, data=data), timeout=30) as answer:
            return json.loads(answer.read() or b"null")


def lacks_a_mark(copies: Sequence[Mapping[str, Any]]) -> bool:
    """Whether one of the copies that a desk took should say that it may be a repeat, and does not.

    One that follows only such as the desk said no to after it had taken them cannot know that it is a repeat.
    """
    taken_in_silence = [(row["status"] or 0) < REFUSED for row in copies]
    return any(any(taken_in_silence[:place]) and not is_marked(row) for place, row in enumerate(copies))


def is_marked(row: Mapping[str, Any]) -> bool:
    """Whether a message says that it may be a repeat."""
    return wording("en").repeat in json.dumps([row.get("body"), row.get("parts")], ensure_ascii=False)
