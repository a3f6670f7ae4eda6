"""Writing one look down, in the transaction that is given."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.articles import Revision
from monitor.domain.looks.cadence import next_try
from monitor.domain.looks.learning import learn
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import Look, VerdictKind
from monitor.domain.sources import Source, SourceKind
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.judgement import Judgement
from monitor.domain.telling.recorded import NEW, is_restamped, known_after, revision_after, sighting_of
from monitor.services.stories.placing import make_findable, put_into_story
from monitor.store.store import Books

# What may yet become an article: a page that says it is something else will not.
HOPEFUL = frozenset({VerdictKind.BLOCKED, VerdictKind.WALL, VerdictKind.EMPTY, VerdictKind.GONE, VerdictKind.CUT})


def record(books: Books, dossier: Dossier, judgement: Judgement, now: datetime) -> Known | None:
    """Write down what a look came to; returns the article as it is known now, none if the page gave none."""
    verdict, entry = judgement.verdict, dossier.seen.entry
    page_source_answered(books, dossier.seen.source, "" if verdict.is_article else verdict.reason, now)
    if dossier.known is None and not verdict.is_article:
        if entry is not None:
            due = next_try(entry, now).at if verdict.kind in HOPEFUL else None
            books.entries.postpone(entry.id, due, tries=entry.tries + 1, reason=verdict.reason)
        return None
    known, revision = known_after(dossier, judgement, now), revision_after(dossier, judgement, now)
    sighting = sighting_of(known, dossier, judgement, now)
    if verdict.is_article:
        books.gaps.ended(dossier.known or known, now)
        known = _record_article(books, known, dossier, revision, now)
    if revision is not None:
        books.revisions.add(known.id, revision, dossier.seen.look.page)
        books.topics.matched(known.id, revision.no, dossier.matching)
    if revision is not None and judgement.comparison is not None and judgement.comparison.change is not None:
        books.changes.add(known.id, revision.no - 1, revision.no, judgement.comparison.change)
    books.sightings.add(known.id, sighting)
    books.articles.save(known)
    if entry is not None:
        books.entries.done(entry.id, known.id, "read")
    return known


def _record_article(books: Books, known: Known, dossier: Dossier, revision: Revision | None, now: datetime) -> Known:
    """Write down which article a look found, its story, and what its page and address teach."""
    seen = dossier.seen
    _learn(books, seen.look)
    if revision is None and is_restamped(dossier):
        books.outlets.saw_clock(known.outlet, moved=True)
    if known.id == NEW:
        known = replace(known, id=books.articles.add(known, seen.keys, now).id)
    keys = dict.fromkeys((*seen.keys, *dossier.recognised.further))
    books.articles.add_addresses(known.id, tuple(keys), seen.look.page.address, now)
    for piece, same in dossier.recognised.taught:
        books.outlets.saw_piece(seen.site, piece, same=same)
    return _in_story(books, known, dossier, revision, now)


def _in_story(books: Books, known: Known, dossier: Dossier, revision: Revision | None, now: datetime) -> Known:
    """Put a tracked article into the story that it is tied to, and let its wording be found by later ones."""
    article = dossier.seen.look.article
    if article is None or not (known.tracked or known.story is not None):
        return known
    if known.story is None:
        near = (dossier.story, dossier.likeness) if dossier.story is not None and dossier.likeness else None
        return replace(known, story=put_into_story(books, known.id, article, near, now))
    if revision is not None:
        make_findable(books, known.id, article)
    return known


def _learn(books: Books, look: Look) -> None:
    """Take in what a look saw of its page's layout."""
    if look.observed is None:
        return
    before = books.outlets.layouts(look.observed.outlet)
    after = learn(before, look.observed)
    if after != before:
        books.outlets.keep_layouts(look.observed.outlet, after)


def page_source_answered(books: Books, source: Source, trouble: str, now: datetime) -> None:
    """Keep for a source that is one page how its page does: what its article meets is what the source meets."""
    state = books.sources.named(source.name) if source.kind is SourceKind.PAGE else None
    if state is None:
        return
    if trouble:
        books.sources.save(replace(state, failures=state.failures + 1, trouble=trouble))
    else:
        books.sources.save(replace(state, failures=0, trouble="", ok_at=now))
