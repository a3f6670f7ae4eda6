"""Thousands of alerts to receivers that fail three times in ten: what is lost, what comes again, what is misordered?

``--alerts`` (5000), ``--seeds`` (10), ``--rate`` (20): how much faster than ours the dispatcher's clock goes, so that
its waits pass. The receivers fail until every alert was tried; then all must be in within ten minutes of that clock.
"""

import asyncio
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from monitor.deliver.by_apprise import AppriseChannel
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.deliveries import Plan, State
from monitor.services.gates import Gates
from monitor.services.sending.dispatch import Dispatcher
from monitor.services.writer import Writer
from monitor.store.store import Store
from tests.benchmarks.desks import CAREFUL, DESKS, MAIL, Desks, Found
from tests.benchmarks.report import Report

BEGAN = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
FAILURES = 0.3
ENOUGH = timedelta(minutes=10)
BATCH = 200
LANES = 4  # channels to each desk, side by side
STEPS_OF_A_STORY = 5
BY_PLAN = {
    "webhook": [
        {"do": "reset_after"},
        {"do": "status", "code": 503, "times": 20},
        {"do": "half_answer", "times": 2},
        {"do": "500_after"},
        {"do": "garbage"},
    ],
    "smtp": [{"do": "drop_after"}, {"do": "451_after"}, {"do": "reply", "at": "data", "code": 451, "times": 5}],
}
NO_MORE = {via: [{"do": "ok", "times": 10**9}] for via in BY_PLAN}

Expected = dict[str, dict[str, dict[str, object]]]  # by desk and key: story, and place in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How it went: the dispatcher's time from the end of the faults until all was in, and the seconds it all took."""

    after_faults: timedelta
    seconds: float
    attempts: int
    unclear: int
    dead: int
    found: Mapping[str, Found]

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled without need or mark, or out of order."""
        clean = all(one.judged["ok"] and not (one.lost or one.unmarked) for one in self.found.values())
        return clean and not self.found[CAREFUL].repeated and not self.dead

    @property
    def in_time(self) -> bool:
        """Whether all came soon after the faults ended; by a clock that goes fast that is a matter of the machine."""
        return self.after_faults <= ENOUGH

    def __str__(self) -> str:
        found = self.found.values()
        lost, unmarked, again = (
            sum(len(getattr(one, name)) for one in found) for name in ("lost", "unmarked", "repeated")
        )
        doubled, misordered = (sum(len(one.judged[name]) for one in found) for name in ("duplicated", "misordered"))
        careful, denied = len(self.found[CAREFUL].repeated), sum(len(one.denied) for one in found)
        return (
            f"{lost} lost, {doubled} clear repeats, {misordered} order errors, {self.dead} given up; "
            f"{again} repeats of what was unclear ({unmarked} unmarked, {denied} after the desk had said no, "
            f"{careful} where the key is honoured); "
            f"all in {self.after_faults} after the faults; {self.attempts} attempts, {self.unclear} unclear, "
            f"{self.seconds:.0f} s"
        )


def faster(rate: float) -> Callable[[], datetime]:
    """Return a clock that goes so much faster than ours."""
    began = monotonic()
    return lambda: BEGAN + timedelta(seconds=(monotonic() - began) * rate)


def lanes(desks: Desks) -> dict[str, str]:
    """Return several channels to each desk: one that hangs holds up no other."""
    return {
        f"{desk} {lane}": url.replace("desk@", f"desk{lane}@") if desk == MAIL else f"{url}/{lane}"
        for desk, url in desks.channels.items()
        for lane in range(LANES)
    }


def tell(store: Store, count: int, targets: Mapping[str, str]) -> Expected:
    """Queue the alerts, five steps a story, stories by turns for each target; returns what each desk is to get."""
    names = list(targets)
    expected: Expected = {desk: {} for desk in DESKS}
    for start in range(0, count, BATCH):
        with store.begin() as books:
            for number in range(start, min(start + BATCH, count)):
                step, story = number % STEPS_OF_A_STORY, number // STEPS_OF_A_STORY
                name = names[story % len(names)]
                if step == 0:
                    newest = books.stories.begin(f"story {story}", BEGAN)
                key = f"{number:032x}"
                books.alerts.add(_alert(key, number, newest), [_plan(name, targets[name])])
                expected[name.partition(" ")[0]][key] = {"order": step, "story": str(story)}
    return expected


def _alert(key: str, number: int, story: int) -> Alert:
    url = f"https://harbour.example/news/{number}"
    title = f"Hall {number} to be opened"
    return Alert(key=key, kind=AlertKind.NEW, at=BEGAN, url=url, title=title, reason="new", story=story)


def _plan(channel: str, target: str) -> Plan:
    return Plan(channel=channel, target=target, route=channel, due_at=BEGAN, reason="at once")


def one_seed(folder: Path, seed: int, count: int, rate: float) -> Course:
    """Tell the alerts to receivers that fail by this seed, and look at what arrived."""
    with opened(folder) as store, Desks(folder, "--chaos", str(FAILURES), "--seed", str(seed)) as desks:
        now = faster(rate)
        urls = lanes(desks)
        channels = {name: AppriseChannel(name, (url,), "en", "UTC", clock=now) for name, url in urls.items()}
        targets = {name: channel.targets[0] for name, channel in channels.items()}
        expected = tell(store, count, targets)
        desks.plan(BY_PLAN)
        began = monotonic()
        after = asyncio.run(_carry(store, channels, now, lambda: desks.plan(NO_MORE)))
        rows = desks.rows()
        with store.read() as books:
            attempts = [one for each in books.deliveries.all() for one in books.deliveries.attempts(each.id)]
            dead = len(books.deliveries.all(dead=True))
        return Course(
            after_faults=after,
            seconds=monotonic() - began,
            attempts=len(attempts),
            unclear=sum(type(one.outcome).__name__ == "Unclear" for one in attempts),
            dead=dead,
            found={desk: desks.found(desk, rows[desk], expected[desk], ()) for desk in DESKS},
        )


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open a fresh database for as long as it is needed."""
    store = Store.open(f"sqlite:///{folder}/newsmon.db")
    try:
        yield store
    finally:
        store.close()


async def _carry(
    store: Store, channels: Mapping[str, AppriseChannel], now: Callable[[], datetime], end_faults: Callable[[], None]
) -> timedelta:
    """Carry everything; the faults end when all was tried. Returns how long it took from then on, by the clock."""
    writer = Writer()
    dispatcher = Dispatcher(store, writer, channels, now, Gates())
    ended: datetime | None = None
    try:
        while True:
            dispatcher.kick()
            await asyncio.sleep(0.2)
            waiting, untried = await asyncio.to_thread(_standing, store)
            if ended is None and not untried:
                await asyncio.to_thread(end_faults)
                ended = now()
            if ended is not None and not waiting:
                return now() - ended
    finally:
        await dispatcher.close(5.0)
        writer.close()


def _standing(store: Store) -> tuple[int, int]:
    """Return how many deliveries are not done with, and how many of them were not tried."""
    with store.read() as books:
        waiting = books.deliveries.all(state=State.WAITING)
    return len(waiting), sum(not delivery.attempts for delivery in waiting)


def main(alerts: int, seeds: int, rate: float) -> int:
    """Go through the seeds and return the exit code."""
    report = Report()
    for seed in range(1, seeds + 1):
        with TemporaryDirectory(prefix="newsmon-", ignore_cleanup_errors=True) as folder:
            course = one_seed(Path(folder), seed, alerts, rate)
        report.check(course.clean and course.in_time, f"seed {seed}, {alerts} alerts: {course}")
    return report.end()


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="failing_receivers", description=__doc__)
    parser.add_argument("--alerts", type=int, default=5_000)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--rate", type=float, default=20.0)
    return parser


if __name__ == "__main__":
    asked = options().parse_args()
    sys.exit(main(asked.alerts, asked.seeds, asked.rate))
