"""How long a new article takes to find its story among many, how sure copies are found, and what a comparison costs.

Texts are made up from a vocabulary in which few words are frequent and most are rare, as in news. Copies are cut,
reworded here and there, and given another headline and dateline. Times are the processor's, for a machine may be busy;
what a database server does for us is in those of the clock alone. ``--database URL``: an empty one that is filled.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import delete, insert, select

from monitor.domain.articles import Article
from monitor.domain.kinship.marks import marks
from monitor.domain.kinship.stories import Tie, Told, fingerprint, tie
from monitor.domain.looks.tracking import Known
from monitor.services.stories.placing import make_findable, nearest
from monitor.store import schema
from monitor.store.store import Books, Store
from tests.benchmarks.report import Report

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SIZES = (1_000, 100_000)
NEW = 200  # articles that are looked up: half of them copies
OUTLETS, VOCABULARY = 200, 30_000
SLOW, SLOW_PAIR = 5.0, 0.1  # milliseconds that a new article, and one comparison, may take
FOUND = 0.99  # of true copies
ROWS = 20_000  # inserted at once
WRITTEN = 1_000  # articles; further ones repeat their texts
SHARED, OWN = 5, 45  # marks of a further article


class Press:
    """Writes articles and copies, always the same."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - texts, no secrets
        self._words = [
            "".join(chr(self._random.randrange(0xAC00, 0xD7A4)) for _ in range(size)) for size in self._sizes()
        ]
        self._weights = [1 / (rank + 10) for rank in range(VOCABULARY)]

    def _sizes(self) -> Sequence[int]:
        return self._random.choices((1, 2, 3, 4), (1, 4, 3, 2), k=VOCABULARY)

    def _text(self, words: int) -> list[str]:
        return self._random.choices(self._words, self._weights, k=words)

    def article(self, number: int) -> Article:
        """Write a new article."""
        words = self._text(self._random.choice((40, 90, 200, 400)))
        outlet = f"paper{number % OUTLETS}.example"
        title = " ".join(self._text(7))
        return Article(url=f"https://{outlet}/news/{number}", title=title, body=(" ".join(words),), outlet=outlet)

    def copy(self, article: Article, number: int) -> Article:
        """Print an article elsewhere: with a headline of one's own, some words changed, perhaps cut."""
        words = article.text.split()
        kept = words[: max(40, int(len(words) * self._random.choice((0.4, 0.7, 1.0))))]
        for _ in range(len(kept) // 60 + 1):
            kept[self._random.randrange(len(kept))] = self._text(1)[0]
        outlet = f"copy{number % OUTLETS}.example"
        body = ("(서울=가나통신) 김가람 기자 = " + " ".join(kept),)
        return Article(url=f"https://{outlet}/n/{number}", title=" ".join(self._text(6)), body=body, outlet=outlet)


def fill(store: Store, written: Sequence[Article], size: int) -> None:
    """Keep articles with their stories and marks, as ``ingest`` does, but many at once.

    Those beyond the ones that were written repeat their texts, and share a few marks with them as if by chance.
    """
    with store.begin() as books:
        connection = books.fingerprints._on  # noqa: SLF001 - no verb of ours adds thousands at once
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA cache_size = -600000")  # KiB: the indexes are filled out of order
        numbers = range(1, size + 1)
        pattern = _pattern(books)
        for part in _parts(numbers):
            connection.execute(insert(schema.stories), [{"id": no, "title": "", "began_at": NOON} for no in part])
            connection.execute(insert(schema.articles), [_row(pattern, no, written) for no in part])
            connection.execute(insert(schema.texts), [_text(no, written) for no in part])
        rows = sorted(_marked(written, size))
        for each in _parts(rows):
            connection.execute(
                insert(schema.fingerprints), [{"fingerprint": mark, "article_id": no} for mark, no in each]
            )


def _marked(written: Sequence[Article], size: int) -> Iterator[tuple[int, int]]:
    chance = Random(size)  # noqa: S311 - marks, no secrets
    own = [sorted(marks(_told(article)).own) for article in written]
    real = [mark for each in own for mark in each]
    yield from ((mark, number) for number, each in enumerate(own, start=1) for mark in each)
    for number in range(len(written) + 1, size + 1):
        yield from ((mark, number) for mark in {*chance.sample(real, SHARED)})
        yield from ((chance.getrandbits(32), number) for _ in range(OWN))


def _parts(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))


def _text(number: int, written: Sequence[Article]) -> dict[str, Any]:
    return {"article_id": number, "text": written[number % len(written) - 1].text}


def _row(pattern: dict[str, Any], number: int, written: Sequence[Article]) -> dict[str, Any]:
    article, url = written[number % len(written) - 1], f"https://paper{number % OUTLETS}.example/news/{number}"
    return pattern | {"id": number, "identity": url, "url": url, "title": article.title, "story_id": number}


def _pattern(books: Books) -> dict[str, Any]:
    """Return the row of an article that was added in the ordinary way, which is taken out again."""
    known = Known(id=0, identity="pattern", url="https://paper.example/", first_seen_at=NOON, revision=1)
    one = books.articles.add(known, (), NOON).id
    connection = books.fingerprints._on  # noqa: SLF001 - as in ``fill``
    row = dict(connection.execute(select(schema.articles).where(schema.articles.c.id == one)).mappings().one())
    connection.execute(delete(schema.articles).where(schema.articles.c.id == one))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """What was found for a new article, and the milliseconds it took: the processor's and by the clock."""

    found: int | None
    own: float
    clock: float


def look_up(books: Books, number: int, article: Article) -> LookUp:
    """Find the story of a new article, and keep its marks."""
    own, clock = process_time(), perf_counter()
    near = nearest(books, article, NOON + timedelta(hours=1))
    make_findable(books, number, article)
    return LookUp(
        found=near[0].article if near and near[1].tie is Tie.COPY else None,
        own=(process_time() - own) * 1000,
        clock=(perf_counter() - clock) * 1000,
    )


def _spread(times: Sequence[float]) -> tuple[float, float]:
    """Return the median, and what one time in twenty is longer than."""
    return median(times), quantiles(times, n=20)[-1]


def measure(report: Report, store: Store, size: int) -> None:
    """Fill a database with so many articles, and look up new ones."""
    press = Press(size)
    known = [press.article(number) for number in range(WRITTEN)]
    began = perf_counter()
    fill(store, known, size)
    store.close()  # what was filled is looked up with an ordinary cache
    report.say(f"{size:,} articles are kept ({perf_counter() - began:.0f} s)")
    sources = list(range(0, WRITTEN, WRITTEN // (NEW // 2)))
    copies = [press.copy(known[source], number) for number, source in enumerate(sources)]
    others = [press.article(size + number) for number in range(NEW // 2)]
    true = sum(_is_copy(known[source], copy) for source, copy in zip(sources, copies, strict=True))
    with store.begin() as books:
        looked_up = [look_up(books, number, article) for number, article in enumerate([*copies, *others], start=1)]
    found = [each.found for each in looked_up]
    right = sum(got == source + 1 for got, source in zip(found, sources, strict=False))
    (usual, slow), (clock, slow_clock) = (
        _spread([each.own for each in looked_up]),
        _spread([each.clock for each in looked_up]),
    )
    times = f"{usual:.2f} ms, one in twenty {slow:.2f} or more (clock: {clock:.2f} and {slow_clock:.2f})"
    report.check(slow <= SLOW, f"a new article among {size:,} takes {times}")
    report.check(right >= FOUND * true, f"{right} of {true} copies found among {size:,}")
    report.check(not any(found[len(copies) :]), "no article is taken for a copy that is none")


def _told(article: Article) -> Told:
    return Told(url=article.url, title=article.title, text=article.text, outlet=article.outlet)


def _is_copy(one: Article, other: Article) -> bool:
    return tie(fingerprint(_told(one)), fingerprint(_told(other))).tie is Tie.COPY


def measure_pairs(report: Report) -> None:
    """Compare fingerprints two by two."""
    press = Press(1)
    prints = [fingerprint(_told(press.article(number))) for number in range(100)]
    began = process_time()
    for one in prints:
        for other in prints:
            tie(one, other)
    each = (process_time() - began) * 1000 / len(prints) ** 2
    report.check(each <= SLOW_PAIR, f"{each * 1000:.0f} µs a comparison")


def main(database: str | None) -> int:
    """Measure pairs, then few and many articles; in a database that is given only many."""
    report = Report()
    measure_pairs(report)
    with TemporaryDirectory(prefix="newsmon-stories-") as folder:
        for size in SIZES[-1:] if database else SIZES:
            store = Store.open(database or f"sqlite:///{Path(folder) / f'{size}.db'}")
            measure(report, store, size)
            store.close()
    return report.end()


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="many_stories", description=__doc__)
    parser.add_argument("--database", metavar="URL")
    return parser


if __name__ == "__main__":
    sys.exit(main(options().parse_args().database))
