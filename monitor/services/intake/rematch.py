"""Matching what was read before against changed topics; nobody is told about the past."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256

import structlog

from monitor.domain.looks.cadence import next_look
from monitor.domain.looks.tracking import Known
from monitor.domain.topics import Matching
from monitor.services.parts import Parts
from monitor.services.rules import Rules
from monitor.services.stories.placing import nearest, put_into_story
from monitor.store.store import Books

log = structlog.get_logger()

FACT = "past matched"
BATCH = 50  # articles in one transaction
PAUSE = 0.05  # seconds between two of them, for what cannot wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the past is matched against topics: to which article; ``done`` when all of it is."""

    topics: str  # their digest
    after: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What some articles' revisions meet, and the progress that is reached with them."""

    found: tuple[tuple[int, int, Matching], ...]  # article, revision
    reached: Progress

    @property
    def met(self) -> frozenset[int]:
        """The articles of which a revision meets a topic."""
        return frozenset(article for article, _, matching in self.found if matching.topics)


async def rematch(parts: Parts, *, size: int = BATCH) -> int:
    """Match every stored revision anew if the topics changed; returns how many articles are now followed.

    It may be stopped at any time and goes on where it was. Matching is done beside the writer, who is
    only asked to write some articles at a time.
    """
    followed = read = 0
    while batch := await asyncio.to_thread(_next, parts, size):
        followed += await parts.writer.do(partial(_keep, parts, batch, parts.now()))
        read += len(batch.found)
        await asyncio.sleep(PAUSE)
    if read:
        log.info("the topics changed: what was read before is matched anew", revisions=read, followed=followed)
    return followed


def _next(parts: Parts, size: int) -> Batch | None:
    rules = parts.rules
    with parts.store.read() as books:
        progress = _progress(books, rules)
        if progress.done:
            return None
        ids = books.articles.after(progress.after, size)
        found = tuple(each for article in ids for each in _anew(books, article, rules))
    return Batch(found=found, reached=replace(progress, after=ids[-1]) if ids else replace(progress, done=True))


def _progress(books: Books, rules: Rules) -> Progress:
    """Return how far these topics came: to the beginning, if others were the last."""
    digest = sha256(repr(rules.topics).encode("utf-8", "surrogatepass")).hexdigest()
    kept = books.installation.get(FACT)
    progress = Progress(**json.loads(kept)) if kept else None
    return progress if progress and progress.topics == digest else Progress(topics=digest)


def _anew(books: Books, article_id: int, rules: Rules) -> Iterator[tuple[int, int, Matching]]:
    known = books.articles.get(article_id)
    for no in range(1, known.revision + 1):
        revision = books.revisions.get(article_id, no)
        if revision is not None:
            yield article_id, no, rules.matcher.match(revision.article, known.source)


def _keep(parts: Parts, batch: Batch, now: datetime) -> int:
    with parts.store.begin() as books:
        for article, no, matching in batch.found:
            books.topics.matched(article, no, matching)
        followed = sum(_follow(books, parts.rules, article, now) for article in sorted(batch.met))
        books.installation.put(FACT, json.dumps(asdict(batch.reached)))
    return followed


def _follow(books: Books, rules: Rules, article_id: int, now: datetime) -> bool:
    """Look at an article for edits from now on, as its age asks for; false if that was done before."""
    known = books.articles.get(article_id)
    if known.tracked:
        return False
    known = replace(known, tracked=True, story=_story(books, known))
    due = next_look(known, rules.source(known.source), now, listed=False).at
    books.articles.save(replace(known, next_check_at=due))
    return True


def _story(books: Books, known: Known) -> int | None:
    """Put an article where it would stand had it been followed from the beginning, so that copies join it."""
    latest = books.revisions.latest(known.id)
    if known.story is not None or latest is None:
        return known.story
    found = nearest(books, latest.article, known.first_seen_at)
    near = (found[0].story, found[1]) if found else None
    return put_into_story(books, known.id, latest.article, near, known.first_seen_at)
