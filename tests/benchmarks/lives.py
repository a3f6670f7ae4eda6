"""What the ladder catches of a week's edits and what it costs, beside other ways of looking, on invented lives.

The lives are those of ``bench/lives`` in the neighbouring folder, a seed each: no poll hides anything in them. Looks
are decided by newsmon's own ``next_look``; beside it stand looks evenly apart, every five minutes and at newsmon's
cost, NewsDiffs' ladder and looks after a day and a week. Then what newsmon says of itself is held against the truth:
edits are planted that stand for so many minutes. At last it is counted which articles are found that gain their topic
later.
"""

import json
import subprocess
import sys
from argparse import ArgumentParser
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import ceil, log
from random import Random
from statistics import median
from typing import Any

from monitor.domain.looks.cadence import next_look
from monitor.domain.looks.coverage import LIVES, Gaps, chance, share_seen, step_of
from monitor.domain.looks.tracking import Known
from monitor.domain.sources import Source, SourceKind
from monitor.services.clockwork import DEFAULT_EVERY
from monitor.services.looking.second_looks import SECOND_LOOKS
from tests.benchmarks.report import Report
from tests.shared import SHARED

START = datetime(2026, 3, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WEEK = 7 * 24 * 60.0  # minutes
LATEST = WEEK - 60  # what begins later is seen by no look within the week
SOURCE = Source(name="lives", kind=SourceKind.FEED, url="https://outlet.example/feed")
SEVEN, THREE, COST, DELAY, TRUTH = 0.95, 0.80, 60.0, 1.5, 0.03  # what is to be reached
GAINED = {
    0: 0.0,
    2: 0.80,
    8: 0.95,
}  # by how often what no topic matches is looked at again: to be found of what gains one
GAINING_COST = 3.3  # requests for such an article, with two further looks
PLANTED = 5  # edits for each time that a wording becomes 2.7 times as old, to know the truth

NextLook = Callable[[Known, datetime], datetime | None]


@dataclass(slots=True)
class Tally:
    """What a way of looking came to."""

    caught: dict[int, list[bool]] = field(default_factory=lambda: defaultdict(list))
    replaced: list[bool] = field(default_factory=list)  # wordings of seven minutes and more that gave way to another
    delays: list[float] = field(default_factory=list)  # minutes, of edits in the first hour
    looks: int = 0
    articles: int = 0

    def line(self) -> str:
        """Say it in a line."""
        shares = (f"{n} min {sum(them) / len(them):.3f}" for n, them in sorted(self.caught.items()))
        return (
            f"caught of wordings living {', '.join(shares)}; of those of 7 min that were replaced "
            f"{sum(self.replaced) / len(self.replaced):.3f}; median delay in the first hour "
            f"{median(self.delays):.2f} min; "
            f"{self.looks / self.articles:.1f} requests an article"
        )


def ladder(known: Known, now: datetime) -> datetime | None:
    """Look as newsmon does."""
    return next_look(known, SOURCE, now, listed=False).at


def every(minutes: float) -> NextLook:
    """Look so often, whatever happens."""
    return lambda _, now: now + minutes * MINUTE


def newsdiffs(known: Known, now: datetime) -> datetime | None:
    """Look as NewsDiffs does: by the time since the newest change."""
    age = (now - (known.changed_at or known.first_seen_at)) / timedelta(hours=1)
    rungs = ((3, 15), (24, 60), (72, 180), (720, 720))  # hours, minutes
    every = next((minutes for until, minutes in rungs if age < until), None)
    return None if every is None else now + every * MINUTE


def twice(known: Known, now: datetime) -> datetime | None:
    """Look after a day and after a week."""
    moments = (known.first_seen_at + timedelta(days=1), known.first_seen_at + timedelta(days=7))
    return next((at for at in moments if at > now), None)


WAYS: dict[str, NextLook] = {
    "newsmon": ladder,
    "every 5 min": every(5),
    "evenly, at its cost": every(WEEK / 2 / COST),
    "NewsDiffs": newsdiffs,
    "24 h and 7 d": twice,
}


def lives(seed: int) -> Sequence[dict[str, Any]]:
    """Return the lives of a seed."""
    made = subprocess.run([sys.executable, SHARED / "bench/lives/make.py", str(seed)], capture_output=True, check=True)
    return list(map(json.loads, made.stdout.splitlines()))


def first_read(life: dict[str, Any]) -> float:
    """Return when an article is read first, in minutes: at the next look at its listing."""
    every = DEFAULT_EVERY / MINUTE
    phase = life["outlet"] * 0.618 % 1 * every
    return float(phase + ceil((life["born"] - phase) / every) * every)


def looks(life: dict[str, Any], way: NextLook) -> Iterator[tuple[float, bool, Known]]:
    """Yield the moments of the looks at an article, whether each found another wording, and what was known before."""
    edits, at, seen = sorted(edit["at"] for edit in life["edits"]), first_read(life), 0
    known = Known(id=1, identity="", url="", tracked=True, first_seen_at=START + at * MINUTE)
    while at < WEEK:
        there = bisect_right(edits, at)
        found = there > seen and known.seen_at is not None
        yield at, found, known
        now, seen = START + at * MINUTE, there
        known = replace(known, seen_at=now, changed_at=now if found else known.changed_at)
        due = way(known, now)
        at = (due - START) / MINUTE if due else WEEK


def count(tally: Tally, life: dict[str, Any], way: NextLook) -> None:
    """Add an article's life to what a way of looking comes to."""
    begins = [life["born"], *(edit["at"] for edit in life["edits"])]
    made = list(looks(life, way))
    moments = [at for at, _, _ in made]
    tally.articles += 1
    tally.looks += len(made) + SECOND_LOOKS * sum(found for _, found, _ in made)
    for number, (begin, end) in enumerate(zip(begins, [*begins[1:], 2 * WEEK], strict=True)):
        by = next((at for at in moments if at >= begin), None)
        caught = by is not None and by < end
        if begin >= LATEST:
            continue
        for least in (3, 7):
            if end - begin >= least:
                tally.caught[least].append(caught)
        if end < WEEK and end - begin >= 7:  # minutes
            tally.replaced.append(caught)
        if number and by is not None and caught and begin - life["born"] < 60:  # minutes
            tally.delays.append(by - begin)


def truth_and_word(articles: Sequence[dict[str, Any]], random: Random) -> Iterator[tuple[float, float, int]]:
    """Yield for each life of an edit the share that was seen, the one that newsmon says, and the edits planted."""
    sums: dict[int, Gaps] = defaultdict(lambda: Gaps(chance=0, weighed=0, looks=0))
    hits: dict[timedelta, list[bool]] = {life: [] for life in LIVES}
    for article in articles:
        made = list(looks(article, ladder))
        for at, _, known in made:
            _note(sums, known, START + at * MINUTE)
        for life in LIVES if made else ():
            hits[life] += _planted(made, life / MINUTE, random)
    for life, seen in hits.items():
        yield sum(seen) / len(seen), share_seen(tuple(sums.values()), life), len(seen)


def _note(sums: dict[int, Gaps], known: Known, now: datetime) -> None:
    if known.seen_at is None:
        return
    born = max(known.first_seen_at, known.changed_at or known.first_seen_at)
    likely, minutes = chance(known.seen_at, now, born), (now - known.seen_at) / MINUTE
    before = sums[step_of(known.seen_at, now)]
    sums[step_of(known.seen_at, now)] = Gaps(
        chance=before.chance + likely, weighed=before.weighed + likely * minutes, looks=before.looks + 1
    )


def _planted(made: Sequence[tuple[float, bool, Known]], minutes: float, random: Random) -> Iterator[bool]:
    """Yield whether edits were seen that come as the ladder expects them to, and stand for so many minutes.

    To each wording as many as the logarithm of how old it became, and the likelier the younger it is.
    """
    moments = [at for at, _, _ in made]
    begun = [moments[0], *(at for at, found, _ in made if found)]
    for born, until in zip(begun, [*begun[1:], moments[-1]], strict=True):
        age = max(until - born, 1.0)
        for _ in range(round(PLANTED * log(age))):
            begin = born + age ** random.random()
            place = bisect_left(moments, begin)
            yield place < len(moments) and moments[place] < begin + minutes


def main() -> int:
    """Look at the lives of each seed in every way."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    options.add_argument("--articles", type=int, default=None, help="so many of each seed alone")
    options.add_argument("--alone", action="store_true", help="without other ways of looking")
    given, report = options.parse_args(), Report()
    for seed in given.seeds:
        everything = lives(seed)
        articles = [life for life in everything if life["tracked"]][: given.articles]
        for name, way in {"newsmon": ladder}.items() if given.alone else WAYS.items():
            tally = Tally()
            for life in articles:
                count(tally, life, way)
            report.say(f"seed {seed}, {name}: {tally.line()}")
            if way is ladder:
                _check(report, tally)
        _check_word(report, articles, Random(seed))  # noqa: S311 - no secrets
        _check_gained(report, [life for life in everything if not life["tracked"]])
    return report.end()


def _check(report: Report, tally: Tally) -> None:
    shares = {least: sum(them) / len(them) for least, them in tally.caught.items()}
    report.check(shares[7] >= SEVEN, f"wordings of 7 minutes caught: {SEVEN}", f"{shares[7]:.3f}")
    report.check(shares[3] >= THREE, f"wordings of 3 minutes caught: {THREE}", f"{shares[3]:.3f}")
    report.check(median(tally.delays) <= DELAY, f"median delay in the first hour: {DELAY} min")
    cost = tally.looks / tally.articles
    report.check(cost <= COST, f"requests an article: {COST:.0f}", f"{cost:.1f}")


def _check_gained(report: Report, untracked: Sequence[dict[str, Any]]) -> None:
    """Count which articles are found that gain their topic later, by their listing or by looks while they are young."""
    for further, least in GAINED.items():
        source, found, requests = replace(SOURCE, untracked_looks=further), [], 0
        for life in untracked:
            gained = life.get("gains_topic_at")
            moments = [first_read(life), *_further(life, source)]
            by_listing = gained is not None and life["gains_in_listing"] and gained < life["listed_until"]
            requests += len(moments) + by_listing
            if gained is not None:
                found.append(by_listing or any(moment >= gained for moment in moments))
        share, cost = sum(found) / len(found), requests / len(untracked)
        said = f"{further} further looks find {share:.3f} of {len(found)} that gain a topic"
        report.check(
            share >= least and (further > 2 or cost <= GAINING_COST), f"{said}, {cost:.2f} requests an article"
        )


def _further(life: dict[str, Any], source: Source) -> Iterator[float]:
    """Yield when an article that no topic matches is looked at again."""
    born = START + first_read(life) * MINUTE
    known = Known(id=1, identity="", url="", first_seen_at=born)
    at = next_look(known, source, born).at
    while at is not None:
        yield (at - START) / MINUTE
        at = next_look(known, source, at).at


def _check_word(report: Report, articles: Sequence[dict[str, Any]], random: Random) -> None:
    by_outlet: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for article in articles:
        by_outlet[article["outlet"]].append(article)
    for name, some in {"all": articles, "the largest outlet": max(by_outlet.values(), key=len)}.items():
        for life, (true, said, planted) in zip(LIVES, truth_and_word(some, random), strict=True):
            what = f"{name}: of {planted} edits standing {life / MINUTE:.0f} min {true:.3f} seen, {said:.3f} said"
            report.check(abs(true - said) <= TRUTH, what)


if __name__ == "__main__":
    sys.exit(main())
