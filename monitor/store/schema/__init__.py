"""The tables. What each means to those who look with SQL: ``docs/reference/schema.md``.

Integer ids tie rows together and stay inside; what must survive a move to another database (names,
``identity``, address keys, alert keys) is held_edits as text beside them.
"""

from monitor.store.columns import metadata
from monitor.store.schema.articles import (
    addresses,
    articles,
    changes,
    fingerprints,
    look_gaps,
    memberships,
    raws,
    revisions,
    sightings,
    stories,
    story_corrections,
    texts,
)
from monitor.store.schema.entering import sessions, tokens
from monitor.store.schema.looking import address_pieces, entries, hosts, layouts, outlets, sources
from monitor.store.schema.telling import (
    alert_topics,
    alerts,
    attempts,
    deliveries,
    handled,
    held_edits,
    installation,
    matches,
    mutes,
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
    "fingerprints",
    "handled",
    "held_edits",
    "hosts",
    "installation",
    "layouts",
    "look_gaps",
    "matches",
    "memberships",
    "metadata",
    "mutes",
    "outlets",
    "raws",
    "revisions",
    "sessions",
    "sightings",
    "sources",
    "stories",
    "story_corrections",
    "texts",
    "threads",
    "tokens",
    "topics",
    "waves",
]
