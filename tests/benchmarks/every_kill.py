"""The daemon is killed before and after every commit, every send and every settle of a small run, one run for each.

Three sources, ``--stories`` (20, at least three), two webhooks (one honours the idempotency key), one mailbox; then a
second round in which every third story is edited. ``--every N`` tries each N-th kill only, from the ``--from``-th on.
After each kill newsmon starts again, and then nothing may be lost; what comes again may only be what was in hand.
"""

import shutil
import sqlite3
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

from monitor.store.store import Store
from tests.benchmarks.desks import CAREFUL, DESKS, Desks
from tests.benchmarks.forked import Forked, warm
from tests.benchmarks.report import Report
from tests.benchmarks.small_site import FEEDS, SmallSite

BEGAN = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ROUND = timedelta(minutes=10)
ON_ITS_WAY = 1.0  # seconds after a kill in which a desk may still take what was sent before
GATES = ("commit:before", "commit:after", "send:before", "send:after", "settle:after")
SETTINGS = """\
database: sqlite:///newsmon.db
topics: [{{name: Stargate, names: [Stargate]}}]
sources:
{sources}
channels:
{channels}
routes:
{routes}
fetch: {{contact: benchmark@example.org, delay: 0, per_host: 8, allow_hosts: ['{host}']}}
"""
SOURCE = "  - {{name: feed {n}, kind: feed, url: '{url}', every: {every}, track: all, recheck: always, backlog: 48}}"
CHANNEL = "  {name}: {{urls: ['{url}'], locale: en}}"
ROUTE = "  - {{topics: ['*'], severity: none, copies: all, group: none, at_most: none, to: {name}}}"


@dataclass(slots=True)
class Tally:
    """What all the kills came to."""

    kills: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    needless: int = 0  # told again though it was not in hand
    unmarked: int = 0
    repeated: int = 0
    most: int = 0  # repeats at one desk after one kill
    at_careful: int = 0

    def __str__(self) -> str:
        kills = ", ".join(f"{count} at {gate}" for gate, count in self.kills.items())
        return (
            f"{self.kills.total()} kills ({kills}): {self.lost} lost, {self.repeated} repeats of what was in hand "
            f"({self.unmarked} unmarked, at most {self.most} at one desk), {self.needless} needless repeats, "
            f"{self.at_careful} repeats at the desk that honours the key"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One round of the run: the database that it begins with, when, and what it must tell."""

    name: str
    before: Path
    at: datetime
    edited: frozenset[int]
    expected: tuple[str, ...]


class Bench:
    """The site, the desks and the settings, and a folder in which a run takes place."""

    def __init__(self, folder: Path, site: SmallSite, desks: Desks) -> None:
        self.folder = folder
        self.site = site
        self.desks = desks
        self.settings = settings_for(folder / "run", site, desks)

    @property
    def database(self) -> Path:
        """The database of the run."""
        return self.settings.with_name("newsmon.db")

    def begin(self, stage: Stage) -> None:
        """Put everything as it was when the stage began."""
        for file in self.database.parent.glob("newsmon.db*"):
            file.unlink()
        shutil.copy(stage.before, self.database)
        self.site.edited = stage.edited
        self.desks.clear()

    def go(self, at: datetime, gate: str = "") -> bool:
        """Let newsmon do what is due, and say whether it was killed."""
        return Forked(self.settings, self.folder / "daemon.log", gate=gate, once_at=at).ended()


def settings_for(folder: Path, site: SmallSite, desks: Desks, every: str = "5m") -> Path:
    """Write settings by which newsmon reads the site so often, and tells the desks."""
    folder.mkdir(exist_ok=True)
    path = folder / "newsmon.yaml"
    text = SETTINGS.format(
        sources="\n".join(SOURCE.format(n=number, url=site.feed(number), every=every) for number in range(FEEDS)),
        channels="\n".join(CHANNEL.format(name=name, url=url) for name, url in desks.channels.items()),
        routes="\n".join(ROUTE.format(name=name) for name in DESKS),
        host=site.host,
    )
    path.write_text(text, encoding="utf-8")
    return path


def keys_in(database: Path, kind: str = "%") -> tuple[str, ...]:
    """Return the keys of all alerts, or of those of one kind."""
    with closing(sqlite3.connect(database)) as connection:
        asked = "select key from alerts where kind like ? order by id"
        return tuple(key for (key,) in connection.execute(asked, [kind]))


def in_hand(database: Path) -> frozenset[tuple[str, str]]:
    """Return what was claimed and not settled: key and channel."""
    asked = "select alerts.key, channel from deliveries join alerts on alerts.id = alert_id where leased_until not null"
    with closing(sqlite3.connect(database)) as connection:
        return frozenset(connection.execute(asked))


def waiting(database: Path) -> int:
    """Return how many deliveries are not done with."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("select count(*) from deliveries where state = 'waiting'").fetchone()[0])


def stages(bench: Bench, report: Report) -> Iterator[Stage]:
    """Run both rounds once without a kill, and return what a run with one must come to as well."""
    empty, after = bench.folder / "empty.db", bench.folder / "after-new.db"
    Store.open(f"sqlite:///{empty}").close()  # how tables come to be is killed elsewhere
    bench.begin(Stage(name="new", before=empty, at=BEGAN, edited=frozenset(), expected=()))
    bench.go(BEGAN)
    told = keys_in(bench.database)
    shutil.copy(bench.database, after)
    report.say(f"without a kill: {len(told)} alerts of {bench.site.stories} stories")
    yield Stage(name="new", before=empty, at=BEGAN, edited=frozenset(), expected=told)
    edited = frozenset(range(0, bench.site.stories, 3))
    bench.begin(Stage(name="edits", before=after, at=BEGAN + ROUND, edited=edited, expected=()))
    bench.go(BEGAN + ROUND)
    more = tuple(key for key in keys_in(bench.database) if key not in told)
    report.say(f"without a kill: {len(more)} alerts of {len(edited)} edits")
    yield Stage(name="edits", before=after, at=BEGAN + ROUND, edited=edited, expected=more)


def one_kill(bench: Bench, stage: Stage, gate: str, tally: Tally) -> str:
    """Kill newsmon at one gate, let it finish after a restart; returns what is wrong, and ``met`` is counted."""
    bench.begin(stage)
    if not bench.go(stage.at, gate):
        return "not met"
    killed_at, held = time() + ON_ITS_WAY, in_hand(bench.database)
    for later in range(1, 4):
        bench.go(stage.at + later * ROUND / 2)
        if not waiting(bench.database):
            break
    tally.kills[gate.rpartition(":")[0]] += 1
    rows = bench.desks.rows()
    wrong = [] if set(stage.expected) <= set(keys_in(bench.database)) else ["alerts are missing in the database"]
    for desk in DESKS:
        found = bench.desks.found(desk, rows[desk], stage.expected, [killed_at])
        needless = [key for key in found.repeated if (key, desk) not in held]
        tally.lost += len(found.lost)
        tally.needless += len(needless)
        tally.unmarked += len(found.unmarked)
        tally.repeated += len(found.repeated) - len(needless)
        tally.most = max(tally.most, len(found.repeated))
        tally.at_careful += len(found.repeated) if desk == CAREFUL else 0
        bare = found.unmarked or found.denied
        if found.lost or needless or bare or len(found.repeated) > 1 or not found.judged["ok"]:
            wrong.append(f"{desk}: {found}")
    return "; ".join(wrong)


def every_kill(bench: Bench, report: Report, asked: Namespace) -> Tally:
    """Go through the gates of both rounds until each was passed as often as a whole run does."""
    tally = Tally()
    for stage in stages(bench, report):
        for gate in GATES:
            number = asked.first
            while (wrong := one_kill(bench, stage, f"{gate}:{number}", tally)) != "not met":
                if wrong:
                    report.check(False, f"{stage.name}, killed at {gate}:{number}", wrong)
                number += asked.every
            report.say(f"{stage.name}, {gate}: each of {max(number - asked.every, 0)} (every {asked.every}); {tally}")
    return tally


def main(asked: Namespace) -> int:
    """Run the benchmark and return its exit code."""
    report = Report()
    warm()
    with (
        TemporaryDirectory(prefix="newsmon-", ignore_cleanup_errors=True) as folder,
        SmallSite(asked.stories, "2026-03-02T11:50:00+00:00") as site,
        Desks(Path(folder)) as desks,
    ):
        tally = every_kill(Bench(Path(folder), site, desks), report, asked)
    report.check(not tally.lost, f"{tally.lost} lost")
    report.check(not tally.needless, f"{tally.needless} repeats of what was not in hand")
    report.check(not tally.unmarked, f"{tally.unmarked} repeats without a mark")
    report.check(tally.most <= 1, f"at most {tally.most} repeats at one desk after one kill")
    report.check(not tally.at_careful, f"{tally.at_careful} repeats where the key is honoured")
    return report.end()


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="every_kill", description=__doc__)
    parser.add_argument("--stories", type=int, default=20)
    parser.add_argument("--every", type=int, default=1, help="try each so-many-th kill only")
    parser.add_argument("--from", dest="first", type=int, default=1, help="begin with this one")
    return parser


if __name__ == "__main__":
    sys.exit(main(options().parse_args()))
