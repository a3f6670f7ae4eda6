"""Most of many sources are read twice a minute and the rest once, for long; then the daemon is killed many times.

Memory, files and threads must be flat once it has settled, every source looked at in its rhythm, and every story and
every edit told once: what comes again says that it may be a repeat. One outlet in a hundred is hostile.

    python -m tests.benchmarks soak [--outlets 250] [--minutes 60] [--settled 20] [--kills 20]
"""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from tempfile import mkdtemp
from threading import Event, Thread
from time import monotonic, sleep, time

from monitor.deliver.phrases import wording
from monitor.domain.alerts import Alert, AlertKind
from monitor.store.store import Store
from tests.benchmarks.installation import COMMAND
from tests.benchmarks.many_outlets import EDITED_AFTER, Outlets, Told
from tests.benchmarks.measuring import Held, measure
from tests.benchmarks.patience import wait_until
from tests.benchmarks.report import Report

FLAT = 1.05  # of memory at the end against memory when settled
LOOSE_FILES = 10  # connections come and go
A_MINUTE = 60.0
EVERY = (30, 30, 30, 30, 60)  # seconds, of the sources in turn
PATIENCE = 3  # times its rhythm that a source may wait on a busy machine …
BUSY = 45.0  # … and so many seconds more
TO_FINISH = 400.0  # seconds
PRINTS = 15.0  # seconds from one story to the next
BREAKS = (AlertKind.NEW, AlertKind.FOLLOWUP)
SETTINGS = """\
database: sqlite:///newsmon.db
sources:
{sources}
channels:
  desk: {{urls: ['json://{desk}/desk'], locale: en}}
routes:
  - topics: ["*"]
    tell: [new, edited, followup, removed]
    severity: none
    copies: all
    group: none
    at_most: none
    to: desk
fetch: {{contact: benchmark@example.org, delay: 0, per_host: 1, allow_hosts: [{hosts}]}}
"""
SOURCE = "  - {{name: outlet {n}, kind: feed, url: 'http://{host}/feed.xml', every: {every}s, track: all, backlog: 48}}"


@dataclass(slots=True)
class Daemon:
    """The daemon, begun again after each kill; ``down`` are the spans in which there was none."""

    folder: Path
    down: list[tuple[float, float]] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin it."""
        command = [str(COMMAND), "run", "--no-web", "--config", str(self.folder / "newsmon.yaml")]
        with (self.folder / "daemon.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)

    def kill(self) -> None:
        """Kill it where it stands, and begin it again."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(20)
        self.down.append((time(), time() + BUSY))
        self.start()

    def leave(self) -> int:
        """Ask it to leave, and return its exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(90)

    def held(self) -> Held:
        """Measure what it holds."""
        assert self._process is not None
        return measure(self._process.pid)

    @property
    def store(self) -> Store:
        """Its database."""
        return Store.open(f"sqlite:///{self.folder / 'newsmon.db'}", migrate=False)


def settings_of(outlets: Outlets) -> str:
    """Return settings that watch all outlets."""
    numbers = range(outlets.outlets)
    return SETTINGS.format(
        sources="\n".join(SOURCE.format(n=n, host=outlets.host(n), every=EVERY[n % len(EVERY)]) for n in numbers),
        hosts=", ".join(f"'{outlets.host(n)}'" for n in numbers),
        desk=outlets.host(0),
    )


@contextmanager
def stories_break(outlets: Outlets) -> Iterator[Event]:
    """Let stories break, one after the other, until the event that is given is set."""
    enough = Event()

    def tell() -> None:
        while not enough.wait(PRINTS):
            outlets.print_story()

    thread = Thread(target=tell, daemon=True)
    thread.start()
    try:
        yield enough
    finally:
        enough.set()
        thread.join()


def soak(report: Report, asked: Namespace) -> None:
    """Let the daemon read for long, kill it again and again, and judge both."""
    folder = Path(mkdtemp(prefix="newsmon-soak-"))
    report.say(f"everything is kept in {folder}")
    with Outlets(asked.outlets) as outlets:
        (folder / "newsmon.yaml").write_text(settings_of(outlets), encoding="utf-8")
        daemon = Daemon(folder)
        daemon.start()
        with stories_break(outlets) as enough:
            held = watch(report, daemon, asked.minutes)
            judge_memory(report, held, asked.settled)
            kill_again_and_again(report, daemon, asked.kills)
            enough.set()
            wait_until(lambda: is_all_told(daemon, outlets), TO_FINISH, every=5)
        judge_looks(report, outlets, daemon)
        report.check(daemon.leave() == 0, "the daemon leaves when it is asked to")
        judge_telling(report, outlets, daemon)


def watch(report: Report, daemon: Daemon, minutes: float) -> list[tuple[float, Held]]:
    """Measure the daemon each minute; returns what it held, each with its minute."""
    began, held = monotonic(), []
    while (minute := (monotonic() - began) / 60) < minutes:
        sleep(min(A_MINUTE, minutes * 60 / 8))
        held.append((minute, daemon.held()))
        report.say(f"minute {minute:.0f}: {held[-1][1]}; load {os.getloadavg()[0]:.1f}")
    return held


def judge_memory(report: Report, held: Sequence[tuple[float, Held]], settled: float) -> None:
    """Compare the last measurements with those when it had settled."""
    after = [each for minute, each in held if minute >= settled]
    if len(after) < 4:
        report.say(f"too short to compare: it settles in {settled:g} minutes")
        return
    some = max(2, len(after) // 5)
    first, last = after[:some], after[-some:]
    ratio = median(each.memory for each in last) / median(each.memory for each in first)
    report.check(ratio <= FLAT, f"memory is flat (ratio {ratio:.3f})")
    files, threads = (median(getattr(each, what) for each in last) for what in ("files", "threads"))
    report.check(files <= max(each.files for each in first) + LOOSE_FILES, f"open files are flat ({files:g})")
    report.check(threads <= max(each.threads for each in first) + 1, f"threads are flat ({threads:g})")


def kill_again_and_again(report: Report, daemon: Daemon, kills: int) -> None:
    """Kill the daemon at random moments."""
    chance = Random(1)  # noqa: S311  # moments, not secrets
    for _ in range(kills):
        sleep(chance.uniform(4, 25))
        daemon.kill()
    report.say(f"killed {kills} times")


def is_all_told(daemon: Daemon, outlets: Outlets) -> bool:
    """Whether every story and every edit became an alert, and each alert was told."""
    last = outlets.stories[-1].at + EDITED_AFTER if outlets.stories else 0.0
    if time() < last + A_MINUTE * 2 or not all(_messages(outlets, _keys(daemon)).values()):
        return False
    return all(due <= _told_of(_alerts(daemon, outlets), which) for which, due in _due(outlets).items())


def _due(outlets: Outlets) -> dict[bool, set[str]]:
    """Return the addresses that are to be told as news, and as edits: those that were read before and after."""
    seen = outlets.shown[False] & outlets.shown[True]
    return {True: {outlets.url(story) for story in outlets.stories}, False: {outlets.url(story) for story in seen}}


def _messages(outlets: Outlets, keys: set[str]) -> dict[str, list[Told]]:
    """Return the messages that told each alert."""
    return {key: [message for message in outlets.told if message.tells(key)] for key in keys}


def _told_of(alerts: Sequence[Alert], breaks: bool) -> set[str]:
    return {alert.url for alert in alerts if (alert.kind in BREAKS) is breaks}


def judge_looks(report: Report, outlets: Outlets, daemon: Daemon) -> None:
    """Check that each source was looked at in its rhythm, but while there was no daemon."""
    late = []
    for number, moments in outlets.asked.items():
        most = PATIENCE * EVERY[number % len(EVERY)] + BUSY
        gaps = [(b - a, a, b) for a, b in pairwise([*moments, time()]) if not _was_down(daemon, a, b)]
        late += [f"outlet {number}: {gap:.0f} s" for gap, _, _ in gaps if gap > most and not outlets.is_hostile(number)]
    looks = sum(map(len, outlets.asked.values()))
    report.check(not late, f"{looks} looks at {len(outlets.asked)} sources, each in its rhythm", ", ".join(late[:8]))


def _was_down(daemon: Daemon, since: float, until: float) -> bool:
    return any(since <= end and until >= begin for begin, end in daemon.down)


def judge_telling(report: Report, outlets: Outlets, daemon: Daemon) -> None:
    """Check that each story and each edit was told, and none twice without a mark."""
    alerts = _alerts(daemon, outlets)
    for breaks, due in _due(outlets).items():
        missed = sorted(due - _told_of(alerts, breaks))
        what = "stories" if breaks else "edits"
        report.check(not missed, f"{len(due) - len(missed)} of {len(due)} {what} were told", str(missed[:5]))
    twice = [key for key, times in Counter((a.url, a.kind, a.revision) for a in alerts).items() if times > 1]
    report.check(not twice, "none became two alerts", str(twice[:5]))
    came, repeat = _messages(outlets, _keys(daemon)), wording("en").repeat
    lost = sorted(key for key, messages in came.items() if not messages)
    report.check(not lost, f"{len(came) - len(lost)} of {len(came)} alerts came", str(lost[:5]))
    bare = [key for key, messages in came.items() if any(repeat not in each.text for each in messages[1:])]
    again = sum(len(messages) > 1 for messages in came.values())
    report.check(not bare, f"each of {again} repeats says that it may be one", str(bare[:5]))


def _alerts(daemon: Daemon, outlets: Outlets) -> list[Alert]:
    """Return the alerts of stories, but none of the hostile."""
    store = daemon.store
    with store.read() as books:
        alerts = [alert for _, alert in books.alerts.all()]
    store.close()
    urls = {outlets.url(story) for story in outlets.stories}
    return [alert for alert in alerts if alert.url in urls]


def _keys(daemon: Daemon) -> set[str]:
    store = daemon.store
    with store.read() as books:
        keys = {alert.key for _, alert in books.alerts.all()}
    store.close()
    return keys


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--outlets", type=int, default=250)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--settled", type=float, default=20, help="minutes after which nothing may grow")
    parser.add_argument("--kills", type=int, default=20)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Soak, and return the exit code."""
    report = Report()
    soak(report, options().parse_args(words))
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
