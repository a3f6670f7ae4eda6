"""Keeping the database small."""

from datetime import datetime

from monitor.store.store import Store

BATCH = 500


def forget_raw(store: Store, before: datetime) -> int:
    """Forget raw pages fetched before then, never an article's newest; returns how many."""
    gone = 0
    while True:
        with store.begin() as books:
            batch = books.articles.prune_raws(before, BATCH)
            books.entries.prune(before, BATCH)
        gone += batch
        if batch < BATCH:
            return gone
