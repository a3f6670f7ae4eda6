"""The tables. What each means to those who look with SQL: ``docs/reference/schema.md``.

Integer ids tie rows together and stay inside; what must survive a move to another database (names,
``identity``, address keys, alert keys) is kept as text beside them.
"""

from monitor.store.schema.articles import (
    addresses,
    articles,
    changes,
    marks,
    raws,
    regroupings,
    revisions,
    sightings,
    stories,
    texts,
)
from monitor.store.schema.base import metadata
from monitor.store.schema.looking import address_pieces, entries, hosts, learned, outlets, sources
from monitor.store.schema.telling import (
    alert_topics,
    alerts,
    attempts,
    deliveries,
    facts,
    kept,
    matches,
    silences,
    threads,
    topics,
    waves,
)

__all__ = [
    "address_pieces",
    "addresses",
    "alert_topics",
    "alerts",
    "articles",
    "attempts",
    "changes",
    "deliveries",
    "entries",
    "facts",
    "hosts",
    "kept",
    "learned",
    "marks",
    "matches",
    "metadata",
    "outlets",
    "raws",
    "regroupings",
    "revisions",
    "sightings",
    "silences",
    "sources",
    "stories",
    "texts",
    "threads",
    "topics",
    "waves",
]
