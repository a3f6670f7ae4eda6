"""Recall and speed of searches over many revisions, Korean and English, with planted names; ``--articles 400000``."""

import argparse
import itertools
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from monitor.domain.articles import Article
from monitor.domain.matches.edges import PARTICLES
from monitor.domain.matches.terms import terms_of
from monitor.services.asking.searching import Asked, Order, search
from monitor.store.bodies import pack
from monitor.store.revisions import Stated
from monitor.store.schema import articles, revisions
from monitor.store.store import Books, Store
from monitor.store.values import dumps
from monitor.store.wording import Entry, Index, WordIndex

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = 200
PLANTED = 20  # articles that name each of them
BEFORE = ("", "", "“", "‘", "「", "<", "(", "美", "反", "前", "韓·", "㈜", "AI")
BEHIND = ("", "”", "’", "」", ">", "…", ",")
WORDS = 20_000
LETTERS = "bcdfghklmnprstvw", "aeiou"
BATCH = 500
PAGE = 20  # articles that a page shows
EDITS = (0, 1, 2, 2, 2, 2)  # of an article: one and a half


@dataclass(frozen=True)
class Planted:
    """A name, and the articles that say it."""

    name: str
    articles: set[int]


def main() -> None:
    """Fill a database, and search it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--url", default="", help="a database that is empty; default: a SQLite file")
    options = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsmon-search-"))
    url = options.url or f"sqlite:///{folder}/newsmon.db"
    try:
        _measure(url, folder, options.articles, random.Random(options.seed))  # noqa: S311 - texts, no secrets
    finally:
        shutil.rmtree(folder)


def _measure(url: str, folder: Path, count: int, chance: random.Random) -> None:
    words = _Words(chance)
    planted = [Planted(name, set(chance.sample(range(1, count + 1), PLANTED))) for name in words.names]
    store = Store.open(url)
    began = time.process_time()
    made = _fill(store, count, words, planted)
    megabytes = sum(path.stat().st_size for path in folder.glob("newsmon.db*")) / 1e6
    print(f"{count} articles, {made} revisions, filled in {time.process_time() - began:.0f} s CPU, {megabytes:.0f} MB")
    store.close()
    store = Store.open(url)
    _recall(store, planted)
    _speed(store, words, planted)
    store.close()


class _Words:
    """Words as often as languages have them, and names that are planted."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        syllables = [chr(code) for code in chance.sample(range(0xAC00, 0xD7A3), 900)]
        korean = ["".join(chance.choices(syllables, k=chance.choice((2, 2, 2, 3, 3, 4)))) for _ in range(WORDS)]
        english = [_latin(chance) for _ in range(WORDS)]
        self.particles = ["", "", *PARTICLES.split()]
        self.stocks = (korean, english)
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
        fresh = [chr(code) for code in range(0xAC00, 0xD7A3) if chr(code) not in set(syllables)]
        self.names = ["".join(chance.choices(fresh, k=2 + number % 3)) for number in range(NAMES)]

    def sentence(self, language: int) -> str:
        stock = self.stocks[language]
        chosen = self.chance.choices(stock, cum_weights=self.weights, k=12)
        if language == 0:
            chosen = [word + self.chance.choice(self.particles) for word in chosen]
        return " ".join(chosen) + f" {self.chance.randint(1, 9_999):,}억."

    def naming(self, name: str) -> str:
        """Return a sentence that says a name as papers do: with particles, marks and what stands before it."""
        before, behind = self.chance.choice(BEFORE), self.chance.choice(BEHIND)
        particle = self.chance.choice(self.particles)
        return f"{self.sentence(0)[:-1]} {before}{name}{behind}{particle if name else ''} 밝혔다."


def _latin(chance: random.Random) -> str:
    return "".join(chance.choice(LETTERS[at % 2]) for at in range(chance.randint(3, 9)))


def _fill(store: Store, count: int, words: _Words, planted: Sequence[Planted]) -> int:
    said: dict[int, list[str]] = {}
    for each in planted:
        for number in each.articles:
            said.setdefault(number, []).append(each.name)
    made = 0
    for first in range(1, count + 1, BATCH):
        numbers = range(first, min(first + BATCH, count + 1))
        with store.begin() as books:
            made += _put(books, [(number, _wordings(number, words, said.get(number, []))) for number in numbers], made)
    return made


def _wordings(number: int, words: _Words, names: Sequence[str]) -> list[Article]:
    language = 1 if number % 3 == 0 and not names else 0
    body = [words.sentence(language) for _ in range(12)] + [words.naming(name) for name in names]
    wordings = [Article(url=f"https://{number}.example/", title=words.sentence(language)[:40], body=tuple(body))]
    for _ in range(EDITS[number % len(EDITS)]):
        body = [words.sentence(language), *body[1:]]
        wordings.append(Article(url=wordings[0].url, title=wordings[0].title, body=tuple(body)))
    return wordings


def _put(books: Books, made: Sequence[tuple[int, Sequence[Article]]], before: int) -> int:
    on = books.history._on  # noqa: SLF001 - by the thousand
    rows, entries, number = [], [], before
    for article, wordings in made:
        first = dumps(Stated(article=wordings[0]))
        for no, wording in enumerate(wordings, start=1):
            number += 1
            packed = pack(dumps(Stated(article=wording)), first if no > 1 else None)
            rows.append(_revision(number, article, no, wording, packed.data, on_first=packed.on_first))
            entries.append(Entry(number, terms_of(wording)))
    on.execute(insert(articles), [_article(number, wordings) for number, wordings in made])
    on.execute(insert(revisions), rows)
    WordIndex(on).enter(Index.STARTS, entries)
    return len(rows)


def _article(number: int, wordings: Sequence[Article]) -> dict[str, Any]:
    texts = dict.fromkeys(
        ("host", "tie", "tie_reason", "etag", "last_modified", "body_sha", "region_print", "misfit"), ""
    )
    counts = {"failures": 0, "revision": len(wordings)}
    flags = {"tracked": False, "removed": False}
    return {
        "id": number, "identity": f"{number}.example/", "url": wordings[0].url, "source": "wire", "outlet": "wire",
        "title": wordings[0].title, "verdict": "article", "first_seen_at": BEGAN + number * timedelta(seconds=30),
        **texts, **counts, **flags,
    }  # fmt: skip


def _revision(number: int, article: int, no: int, said: Article, packed: bytes, *, on_first: bool) -> dict[str, Any]:
    seen = BEGAN + number * timedelta(seconds=10)
    texts = dict.fromkeys(("subtitle", "profile", "layout", "text_sha"), "")
    return {
        "id": number, "article_id": article, "no": no, "seen_at": seen, "fetched_at": seen, "technical": False,
        "title": said.title, "stamps": [], "url": said.url, "final_url": said.url, "status": 200, "extractor": 1,
        "learned": 0, "on_first": on_first, "packed": packed, **texts,
    }  # fmt: skip


def _recall(store: Store, planted: Sequence[Planted]) -> None:
    for length in (2, 3, 4):
        of = [each for each in planted if len(each.name) == length]
        found = wanted = right = 0
        for each in of:
            with store.read() as books:
                got = {one.article for one in search(books, Asked(query=each.name, limit=200), BEGAN).found}
            found, wanted, right = found + len(got), wanted + len(each.articles), right + len(got & each.articles)
        precision = right / max(found, 1)
        print(f"names of {length} syllables: recall {right / wanted:.4f}, precision {precision:.4f} ({wanted} planted)")


def _speed(store: Store, words: _Words, planted: Sequence[Planted]) -> None:
    korean, english = words.stocks
    kinds = {
        "a name": [each.name for each in planted[:40]],
        "a common word": korean[:20] + english[:20],
        "a word of the middle": [*korean[200:220], *english[200:220]],
        "two words": [f"{one} {other}" for one, other in zip(korean[5:45], korean[100:140], strict=True)],
        "a name near a word": [f"{each.name} NEAR/9 {korean[at]}" for at, each in enumerate(planted[:40])],
        "a phrase": [f'"{each.name} 밝혔다"' for each in planted[:40]],
        "a number": [f"figure:>={number}억 {korean[number]}" for number in range(9_000, 9_040)],
        "a removed word": [f"removed:{word}" for word in korean[300:340]],
        "by relevance": [*korean[400:420], *english[400:420]],
    }
    all_of_them: list[float] = []
    for kind, queries in kinds.items():
        times = list(_times(store, queries, relevance=kind == "by relevance"))
        all_of_them += times[1:]
        print(f"{kind:22} first {times[0]:6.1f} ms, then {_said(times[1:])}")
    print(f"{'all of them':22} {_said(all_of_them)}")


def _times(store: Store, queries: Sequence[str], *, relevance: bool) -> Iterator[float]:
    for query in queries:
        began = time.process_time()
        with store.read() as books:
            order = Order.RELEVANCE if relevance else Order.NEWEST
            search(books, Asked(query=query, limit=PAGE, order=order), BEGAN)
        yield (time.process_time() - began) * 1_000


def _said(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"p50 {statistics.median(ordered):6.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:6.1f} ms"


if __name__ == "__main__":
    main()
