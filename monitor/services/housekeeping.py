"""Keeping the database small, a batch at a time: whoever else writes comes in between."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from monitor.services.writer import Writer
from monitor.store.store import Store

BATCH = 500
INDEXED = 100  # revisions: a fifth of a second, for which others wait


def forget_raw(store: Store, before: datetime) -> Iterator[int]:
    """Forget raw pages fetched before then, never an article's newest; gives how many, batch by batch.

    Entries that were read and left their listing before then are forgotten with them.
    """
    more = True
    while more:
        with store.begin() as books:
            pages = books.revisions.prune_pages(before, BATCH)
            entries = books.entries.prune(before, BATCH)
        more = max(pages, entries) >= BATCH
        yield pages


def forget_marks(store: Store, before: datetime) -> Iterator[int]:
    """Forget by what articles first seen before then are found, by batches: nothing joins their stories any more."""
    gone = BATCH
    while gone:
        with store.begin() as books:
            gone = books.fingerprints.forget(before, BATCH)
        yield gone


def index_the_rest(store: Store) -> Iterator[int]:
    """Let what was recorded before its index was there be found, by batches, the newest first."""
    done = INDEXED
    while done:
        with store.begin() as books:
            done = books.history.catch_up(INDEXED)
        yield done


async def by_batches(writer: Writer, batches: Iterator[int]) -> None:
    """Let the writer do batches, and between any two of them whatever else waits to be written."""
    while await writer.do(partial(next, batches, None)) is not None:
        pass
