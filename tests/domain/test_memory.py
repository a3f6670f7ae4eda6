"""What is remembered to be quick has an end: a process that runs for months reads hundreds of thousands of articles."""

import tracemalloc
from datetime import UTC, datetime
from random import Random

from monitor.domain.kinship.members import StoryMember, closest
from monitor.domain.ties import Told

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MEGABYTE = 2**20


def a_member(number: int, chance: Random) -> StoryMember:
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(300)]
    return StoryMember(
        article=number,
        story=number,
        source="daily",
        outlet="daily",
        url=f"https://daily.example/{number}",
        title=" ".join(words[:8]),
        opening=" ".join(words),
        published=NOON,
        first_seen=NOON,
    )


def test_comparing_with_ever_more_articles_keeps_no_more_of_them() -> None:
    chance = Random(7)  # noqa: S311  # words of our own, the same each time
    told = Told(url="https://other.example/1", title="Harbour closed", text="The harbour is closed until Friday.")
    for number in range(300):
        closest(told, [a_member(number, chance)])
    tracemalloc.start()
    for number in range(300, 600):
        closest(told, [a_member(number, chance)])
    grown, _ = tracemalloc.get_traced_memory()
    for number in range(600, 900):
        closest(told, [a_member(number, chance)])
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - grown < 5 * MEGABYTE
