"""The daemon is killed at random moments, again and again, while news break and are edited; nothing may be lost.

``--kills`` (30): how often. Between two kills a story breaks and an older one is edited; the daemon is killed
while it starts or looks, or within ``--longest`` (3) seconds after it decided to tell something. In the end all that
was decided on must be at every desk.
"""

import sqlite3
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep

from monitor.store.store import Store
from tests.benchmarks.desks import CAREFUL, DESKS, Desks
from tests.benchmarks.every_kill import ON_ITS_WAY, in_hand, keys_in, settings_for, waiting
from tests.benchmarks.forked import Forked, warm
from tests.benchmarks.patience import wait_until
from tests.benchmarks.report import Report
from tests.benchmarks.small_site import SmallSite

EARLY = 0.2  # of the kills
TO_FINISH = 240.0  # seconds, on a slow machine
OLD = 3  # stories back is the one that is edited


def kill_again_and_again(report: Report, folder: Path, kills: int, longest: float, seed: int) -> None:
    """Kill the daemon so many times, let it finish, and look at what came."""
    chance = Random(seed)  # noqa: S311  moments, not secrets
    published = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:00+00:00}"
    with SmallSite(1, published) as site, Desks(folder) as desks:
        settings = settings_for(folder / "run", site, desks, every="1s")
        database, log = settings.with_name("newsmon.db"), folder / "daemon.log"
        Store.open(f"sqlite:///{database}").close()
        killed: list[float] = []
        held: set[tuple[str, str]] = set()
        for number in range(1, kills + 1):
            daemon = Forked(settings, log)
            site.stories = number + 1
            site.edited = frozenset(range(max(0, number - OLD)))
            live(database, chance, longest)
            killed.append(daemon.kill() + ON_ITS_WAY)
            held |= in_hand(database)
        daemon = Forked(settings, log)
        told = wait_until(lambda: len(broken_in(database)) == site.stories, TO_FINISH, every=1)
        report.check(told, f"{len(broken_in(database))} of {site.stories} stories became alerts")
        report.check(wait_until(lambda: not waiting(database), TO_FINISH, every=1), "nothing waits in the end")
        daemon.leave()
        judge(report, desks, {desk: keys_for(database, desk) for desk in DESKS}, held, killed)


def live(database: Path, chance: Random, longest: float) -> None:
    """Let a daemon live that was just begun: sometimes not until it tells something, else for a while after that."""
    known = len(keys_in(database))
    if chance.random() > EARLY:
        wait_until(lambda: len(keys_in(database)) > known, TO_FINISH, every=0.05)
    sleep(chance.uniform(0.0, longest))


def broken_in(database: Path) -> set[str]:
    """Return the keys of the alerts by which stories broke; one that is much like another counts as its next step."""
    return {key for kind in ("new", "followup") for key in keys_in(database, kind)}


def keys_for(database: Path, desk: str) -> tuple[str, ...]:
    """Return the keys of what a desk is to have: all that tells of articles, and what newsmon says of itself to it."""
    asked = """select key from alerts where kind != 'source'
        or id in (select alert_id from deliveries where channel = ?) order by id"""
    with closing(sqlite3.connect(database)) as connection:
        return tuple(key for (key,) in connection.execute(asked, [desk]))


def judge(
    report: Report, desks: Desks, wanted: Mapping[str, tuple[str, ...]], held: set[tuple[str, str]], killed: list[float]
) -> None:
    """Compare what came to each desk with what was decided on."""
    rows = desks.rows()
    for desk, expected in wanted.items():
        found = desks.found(desk, rows[desk], expected, killed)
        needless = [key for key in found.repeated if (key, desk) not in held]
        said = f"{desk}: {len(expected)} alerts, {len(killed)} kills, {len(found.repeated)} repeats"
        report.check(not found.lost, f"{said}; nothing is lost", str(found.lost))
        report.check(not needless, f"{desk}: only what was in hand came again", str(needless))
        report.check(not (found.unmarked or found.denied), f"{desk}: each repeat says that it may be one")
        report.check(desk != CAREFUL or not found.repeated, f"{desk}: no repeat where the key is honoured")


def main(kills: int, longest: float, seed: int) -> int:
    """Run the benchmark and return its exit code."""
    report = Report()
    warm()
    with TemporaryDirectory(prefix="newsmon-", ignore_cleanup_errors=True) as folder:
        kill_again_and_again(report, Path(folder), kills, longest, seed)
    return report.end()


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="random_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--longest", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    asked = options().parse_args()
    sys.exit(main(asked.kills, asked.longest, asked.seed))
