"""Keeping the database small."""

from datetime import datetime

from monitor.store.store import Store

BATCH = 500


def forget_raw(store: Store, before: datetime) -> int:
    """Forget raw pages fetched before then, never an article's newest; returns how many.

    Entries that were read and left their listing before then are forgotten with them.
    """
    gone = 0
    while True:
        with store.begin() as books:
            pages = books.articles.prune_raws(before, BATCH)
            entries = books.entries.prune(before, BATCH)
        gone += pages
        if max(pages, entries) < BATCH:
            return gone


def forget_marks(store: Store, before: datetime) -> None:
    """Forget by what articles first seen before then are found: nothing joins their stories any more."""
    gone = BATCH
    while gone:
        with store.begin() as books:
            gone = books.marks.forget(before, BATCH)
