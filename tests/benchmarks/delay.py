"""How long it takes from a changed page being seen to its alert being received, while 50 other deliveries wait.

``--edits N`` (40): how many changes are measured. The receiver of the others takes 0.2 s for each.
"""

import json
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep

from monitor.deliver.by_apprise import AppriseChannel
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.deliveries import Plan, State
from monitor.store.store import Store
from tests.benchmarks.patience import wait_until
from tests.benchmarks.report import Report
from tests.daemon.running import LiveSite, Program, settings_for
from tests.services.world import Piece

PENDING = 50
SLOW = 0.2  # seconds that the receiver of the others takes for each
REACH = 1.0  # seconds, of 95 in 100
ARTICLES = 5
PATIENCE = 30.0


class Watched(LiveSite):
    """A site that notes when each wording was first handed out."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, float] = {}

    def answer(self, path: str) -> str | None:
        """Return what stands at a path, and note when it was first asked for."""
        text = super().answer(path)
        if text is not None and path != "/feed.xml":
            self.seen.setdefault(text, monotonic())
        return text


class Receiver:
    """A webhook that notes when it was told of which headline."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.told: dict[str, float] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Taking, self))
        self.server.daemon_threads = True
        self.url = f"json://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class _Taking(BaseHTTPRequestHandler):
    def __init__(self, receiver: Receiver, *args: object) -> None:
        self._receiver = receiver
        super().__init__(*args)  # type: ignore[arg-type]  # as http.server calls it

    def do_POST(self) -> None:
        at = monotonic()
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        for alert in said["alerts"]:
            self._receiver.told.setdefault(alert["title"], at)
        sleep(self._receiver.seconds)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def a_piece(number: int, version: int) -> Piece:
    """Return an article that states another amount in each version."""
    amount = 500 + version
    return Piece(
        path=f"/news/{number}",
        title=f"Stargate hall {number} to cost {amount} million dollars",
        body=(
            f"Hall {number} of Stargate is to cost {amount} million dollars, its builder said on Monday.",
            f"Work on hall {number} begins in the spring and takes {number + 2} years, and the ferry keeps its hours.",
        ),
    )


def main(edits: int) -> int:
    """Measure the delays, print them, and return the exit code."""
    report = Report()
    folder = Path(mkdtemp(prefix="newsmon-delay-"))
    quick, busy = Receiver(), Receiver(SLOW)
    with a_site() as site:
        config = settings_for(site, folder)
        _tell(config, quick, busy)
        for number in range(ARTICLES):
            site.print(a_piece(number, 0))
        daemon = Program("run", "--no-web", "--config", str(config))
        try:
            others = Others(folder, busy)
            report.check(wait_until(lambda: len(site.seen) == ARTICLES, PATIENCE), "every article is read once")
            sleep(3)
            delays = sorted(_delays(report, site, quick, others, edits))
        finally:
            daemon.leave()
    return _judge(report, delays, edits)


def _judge(report: Report, delays: list[float], edits: int) -> int:
    report.check(len(delays) == edits, f"{len(delays)} of {edits} edits arrived")
    if delays:
        p95 = delays[min(len(delays) - 1, int(0.95 * len(delays)))]
        middle = delays[len(delays) // 2]
        report.say(f"from seen to received: median {middle:.3f} s, p95 {p95:.3f} s, longest {delays[-1]:.3f} s")
        report.check(p95 < REACH, f"95 of 100 arrive within {REACH} s")
    return report.end()


def _delays(report: Report, site: Watched, quick: Receiver, others: "Others", edits: int) -> Iterator[float]:
    for edit in range(edits):
        pending = others.top_up()
        piece = a_piece(edit % ARTICLES, 1 + edit)
        site.print(piece)
        page = piece.html(published=site.opened)
        if wait_until(lambda title=piece.title: title in quick.told, PATIENCE, every=0.02):  # type: ignore[misc]  # a default binds the loop's value
            yield quick.told[piece.title] - site.seen[page]
        else:
            report.say(f"edit {edit} did not arrive ({pending} others waited)")


class Others:
    """Deliveries to another channel, of which 50 wait at any time."""

    def __init__(self, folder: Path, busy: Receiver) -> None:
        self._store = Store.open(f"sqlite:///{folder}/newsmon.db")
        (self._target,) = AppriseChannel("busy", [busy.url]).targets
        self._made = 0

    def top_up(self) -> int:
        """Let there be 50 again; returns how many wait."""
        now = datetime.now(UTC)
        with self._store.begin() as books:
            waiting = [one for one in books.deliveries.all(state=State.WAITING) if one.channel == "busy"]
            for _ in range(PENDING - len(waiting)):
                self._made += 1
                books.alerts.add(self._alert(now), [self._plan(now)])
        return PENDING

    def _alert(self, now: datetime) -> Alert:
        key = f"other {self._made}"
        return Alert(
            key=key, kind=AlertKind.NEW, at=now, url="https://other.example/1", title=key, reason="one of the others"
        )

    def _plan(self, now: datetime) -> Plan:
        return Plan(channel="busy", target=self._target, route="busy", due_at=now, reason="one of the others")


def _tell(config: Path, quick: Receiver, busy: Receiver) -> None:
    """Let the settings tell by webhook, and know the busy channel."""
    text = config.read_text(encoding="utf-8")
    channels = f"  busy: {{urls: ['{busy.url}']}}\n  screen: {{urls: ['{quick.url}']}}"
    config.write_text(text.replace("  screen: {urls: ['terminal://']}", channels), encoding="utf-8")


@contextmanager
def a_site() -> Iterator[Watched]:
    """Serve a site for as long as it is needed."""
    site = Watched()
    threading.Thread(target=site.server.serve_forever, daemon=True).start()
    yield site
    site.server.shutdown()
    site.server.server_close()


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="delay", description=__doc__)
    parser.add_argument("--edits", type=int, default=40, help="how many changes are measured (%(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main(options().parse_args().edits))
