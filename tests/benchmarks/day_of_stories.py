"""How many messages a day of news comes to, hour by hour: stories that break, are copied, edited and told further.

Twelve papers print ``--stories`` (60) made-up stories between six and midnight. Up to seven others print each of them,
some under headlines or with figures of their own; its own paper edits it up to three times, and tells it further.
"""

import asyncio
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.report import Report
from tests.services.newsroom import TO_ALL, Newsroom, a_newsroom
from tests.services.world import Piece

PAPERS = tuple(f"paper{number}" for number in range(12))
DAY = datetime(2026, 3, 2, 21, tzinfo=UTC)  # six in the morning in Seoul
STEP = 5  # minutes between two looks
HOURS = 18
MOST = 30  # messages in an hour that a channel may get on such a day

NAMES = (
    "harbour",
    "bridge",
    "tunnel",
    "airport",
    "market",
    "school",
    "clinic",
    "reactor",
    "library",
    "stadium",
    "mine",
)
DEEDS = ("catches fire", "is to be sold", "opens early", "fails its test", "loses its licence", "is to be rebuilt")
TOWNS = ("Oston", "Velden", "Marlow", "Quell", "Tarn", "Ibsen", "Korda", "Lund", "Norr", "Pell")
PEOPLE = ("Mayor Lind", "Minister Aro", "Judge Bram", "Dr Sena", "Captain Ode", "Ms Vail", "Mr Ruud", "Engineer Toll")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """That a paper prints an article, or another wording of it, at a minute of the day."""

    minute: int
    paper: str
    piece: Piece


def printed(stories: int, seed: int, hours: int = HOURS) -> list[Printed]:
    """Make up a day: everything that is printed, in order."""
    chance = Random(seed)  # noqa: S311 - texts, no secrets
    all_of_them = (each for number in range(stories) for each in _story(number, chance, hours * 60))
    return sorted(all_of_them, key=lambda each: each.minute)


def _story(number: int, chance: Random, minutes: int) -> Iterator[Printed]:
    begins = chance.randrange(minutes - 90)
    home, *others = chance.sample(PAPERS, 1 + chance.choice((0, 0, 1, 2, 3, 5, 7)))
    piece = _first(number, chance)
    yield Printed(minute=begins, paper=home, piece=piece)
    for paper in others:
        copy = replace(piece, path=f"/{paper}/{number}")
        if chance.random() < 0.5:
            copy = replace(copy, title=f"{chance.choice(TOWNS)} watches as Stargate case {number} unfolds")
        if chance.random() < 0.25:
            copy = _with_figure(copy, number, chance)
        yield Printed(minute=begins + chance.randrange(1, 20), paper=paper, piece=copy)
    for step in range(chance.choice((0, 0, 1, 1, 2, 3))):
        piece = _edited(piece, number, step, chance)
        yield Printed(minute=begins + 5 + 12 * step + chance.randrange(10), paper=home, piece=piece)
    for step in range(2, 2 + chance.choice((0, 0, 1, 2))):
        further = replace(_edited(piece, number, step, chance), path=f"/view/{number}-{step}")
        title = f"UPDATE {step}-{further.title}"
        yield Printed(minute=begins + 20 * step + chance.randrange(10), paper=home, piece=replace(further, title=title))


def _first(number: int, chance: Random) -> Piece:
    name, deed, town, who = (chance.choice(words) for words in (NAMES, DEEDS, TOWNS, PEOPLE))
    title = f"Stargate {name} of {town} {deed}, case {number}"
    words = [chance.choice(NAMES) + chance.choice(TOWNS).lower() for _ in range(24)]
    body = (
        f"The Stargate {name} of {town} {deed}, {who} said, and {_amount(number, 0)} are at stake in case {number}.",
        f"People beside the {words[0]} and the {words[1]} spoke of {words[2]}, {words[3]} and {words[4]} all night.",
        f"A report about {words[5]} and {words[6]} names {words[7]} as the reason, and {words[8]} as what may follow.",
        f"Neither the {words[9]} nor the {words[10]} answered questions about {words[11]} before the evening.",
    )
    return Piece(path=f"/n/{number}", title=title, body=body)


def _amount(number: int, step: int) -> str:
    return f"{100 + 7 * number + 10 * step} million euros"


def _with_figure(piece: Piece, number: int, chance: Random) -> Piece:
    other = _amount(number, chance.randrange(1, 5))
    return replace(piece, body=tuple(line.replace(_amount(number, 0), other) for line in piece.body))


def _edited(piece: Piece, number: int, step: int, chance: Random) -> Piece:
    """Edit a piece: another figure, another headline, a sentence more, or other words for the same."""
    match chance.randrange(4):
        case 0:
            lines = (line.replace(_amount(number, 0), _amount(number, step + 5)) for line in piece.body)
            return replace(piece, body=tuple(lines))
        case 1:
            return replace(piece, title=f"{piece.title.rpartition(',')[0]} after talks, case {number}")
        case 2:
            more = f"{chance.choice(PEOPLE)} will speak about it in {chance.choice(TOWNS)} in the morning."
            return replace(piece, body=(*piece.body, more))
        case _:
            return replace(piece, body=tuple(line.replace("spoke of", "told of") for line in piece.body))


async def told(folder: Path, day: Sequence[Printed], routes: Sequence[str], hours: int = HOURS) -> Newsroom:
    """Let a day pass, and return the newsroom with all that its receivers got."""
    with a_newsroom(folder, PAPERS, "en", routes, DAY) as room:
        await room.begin()
        began, waiting = room.time, list(day)
        for minute in range(0, hours * 60 + 60, STEP):
            while waiting and waiting[0].minute <= minute:
                each = waiting.pop(0)
                room.publish(each.paper, each.piece)
            await room.until(began + timedelta(minutes=minute))
        return room


def by_hour(posts: Sequence[dict[str, Any]], times: Sequence[datetime]) -> Counter[int]:
    """Count messages by the hour of the day in which they came, but for what newsmon says of itself."""
    news = (at for post, at in zip(posts, times, strict=True) if any(each["story"] for each in post["alerts"]))
    return Counter((at - DAY) // timedelta(hours=1) for at in news)


def main(words: Sequence[str]) -> int:
    """Run the day, and print each channel's messages by hour."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--stories", type=int, default=60)
    options.add_argument("--hours", type=int, default=HOURS)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--routes", nargs="*", default=TO_ALL)
    given, report = options.parse_args(words), Report()
    day = printed(given.stories, given.seed, given.hours)
    with TemporaryDirectory() as folder:
        room = asyncio.run(told(Path(folder), day, given.routes, given.hours))
    hours = by_hour(room.got.posts, room.times)
    report.say(f"{given.stories} stories, {len(day)} articles and wordings printed")
    report.say(f"messages: webhook {len(room.got.posts)}, Slack {len(room.got.said)}, mail {len(room.got.mails)}")
    report.say(f"messages with news by hour: {' '.join(str(hours[hour]) for hour in range(given.hours + 1))}")
    report.check(max(hours.values()) <= MOST, f"no hour has more than {MOST} messages", str(hours))
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
