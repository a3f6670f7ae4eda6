"""Writing one look down, in the transaction that is given."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Comparison, Finding, Kind
from monitor.domain.looks.cadence import next_look, next_try
from monitor.domain.looks.learning import learn
from monitor.domain.looks.tracking import Known, Sighting
from monitor.domain.looks.verdicts import Look, VerdictKind
from monitor.domain.pages import Validators
from monitor.domain.sources import Source, SourceKind
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.judgement import Judgement, in_words
from monitor.services.intake.recognition import remember
from monitor.services.stories.nearest import mark, put_into_story
from monitor.store.store import Books

# What may yet become an article: a page that says it is something else will not.
HOPEFUL = frozenset({VerdictKind.BLOCKED, VerdictKind.WALL, VerdictKind.EMPTY, VerdictKind.GONE})


def record(books: Books, dossier: Dossier, judgement: Judgement, now: datetime) -> Known | None:
    """Write down what a look came to; returns the article as it is known now, none if the page gave none."""
    seen, article = dossier.seen, dossier.seen.look.article
    page_source_answered(books, seen.source, "" if judgement.verdict.is_article else judgement.verdict.reason, now)
    if article is None or not judgement.verdict.is_article:
        return _no_article(books, dossier, judgement, now)
    _learn(books, seen.look)
    known = dossier.known or _begun(books, dossier, article, now)
    before = known
    known = replace(_met(known, dossier, judgement, now), story=_story(books, known, article, dossier, now))
    if _is_new_wording(dossier, judgement):
        known = _revised(books, before, known, dossier, judgement, now)
    elif _is_restamped(dossier, article):
        books.outlets.saw_clock(known.outlet, moved=True)
    _sighted(books, known, judgement, dossier.seen.look.page.status, now)
    known = replace(known, next_check_at=next_look(known, dossier.seen.source, now, listed=False).at)
    books.articles.save(known)
    books.articles.add_addresses(known.id, dossier.seen.keys, dossier.seen.look.page.final_url, now)
    remember(books, known.id, dossier.seen.look.page, dossier.recognised)
    if known.story is not None and before.revision != known.revision:
        mark(books, known.id, article)
    _settle_entry(books, dossier, known.id)
    return known


def _no_article(books: Books, dossier: Dossier, judgement: Judgement, now: datetime) -> Known | None:
    if dossier.known is None:
        _try_again(books, dossier, judgement, now)
        return None
    gone = judgement.verdict.kind is VerdictKind.GONE
    again = dossier.known.verdict is judgement.verdict.kind and dossier.known.failures
    known = replace(
        dossier.known,
        checked_at=now,
        read_at=now,
        validators=Validators(),  # what comes next is to be read, not believed to be the same
        verdict=judgement.verdict.kind,
        failures=dossier.known.failures + 1 if again else 1,
        gone_since=(dossier.known.gone_since or now) if gone else None,
        removed=dossier.known.removed or judgement.removed,
        misfit=dossier.seen.look.layout,
        body_sha="",
    )
    known = replace(known, next_check_at=next_look(known, dossier.seen.source, now, listed=False).at)
    books.articles.save(known)
    _sighted(books, known, judgement, dossier.seen.look.page.status, now)
    _settle_entry(books, dossier, known.id)
    return known


def _try_again(books: Books, dossier: Dossier, judgement: Judgement, now: datetime) -> None:
    entry = dossier.seen.entry
    if entry is None:
        return
    due = next_try(entry, now).at if judgement.verdict.kind in HOPEFUL else None
    books.entries.postpone(entry.id, due, tries=entry.tries + 1, reason=str(judgement.verdict.reason))


def _begun(books: Books, dossier: Dossier, article: Article, now: datetime) -> Known:
    """Give an article its identity: the address it is first known by, frozen from here on."""
    new = Known(
        id=0,
        identity=dossier.seen.keys[0],
        url=article.url,
        source=dossier.seen.source.name,
        outlet=article.outlet,
        first_seen_at=now,
    )
    return books.articles.add(new, dossier.seen.keys, now)


def _met(known: Known, dossier: Dossier, judgement: Judgement, now: datetime) -> Known:
    """Return the article as known after a look that found it."""
    page = dossier.seen.look.page
    return replace(
        known,
        url=_address(known, dossier),
        tracked=known.tracked or bool(dossier.matching.topics) or dossier.seen.source.tracks_all,
        checked_at=now,
        read_at=now,
        seen_at=now,
        validators=page.validators,
        body_sha=page.digest,
        region_print=dossier.seen.look.mark,
        verdict=judgement.verdict.kind,
        failures=0,
        gone_since=None,
        removed=False,
        misfit=dossier.seen.look.layout,
    )


def _address(known: Known, dossier: Dossier) -> str:
    """Return where an article is to be looked at: where it moved for good, else where it was.

    A temporary redirect does not last, and an entry may point to a copy for telephones or with tracking.
    """
    page = dossier.seen.look.page
    if dossier.known is None or (dossier.seen.entry is not None and dossier.known.failures):
        return page.final_url
    return page.moved_to if page.moved_to and page.url == known.url else known.url


def _story(books: Books, known: Known, article: Article, dossier: Dossier, now: datetime) -> int | None:
    """Return the story that a tracked article belongs to, begun here if there is none."""
    if known.story is not None or not (known.tracked or dossier.matching.topics):
        return known.story
    near = (dossier.story, dossier.likeness) if dossier.story is not None and dossier.likeness else None
    return put_into_story(books, known.id, article.title, near, now)


def _is_new_wording(dossier: Dossier, judgement: Judgement) -> bool:
    if dossier.latest is None or judgement.comparison is None:
        return True
    return judgement.comparison.finding is not Finding.NONE or _is_reread(dossier)


def _is_restamped(dossier: Dossier, article: Article) -> bool:
    """Whether the page states a later modified time than the newest revision, over the same words."""
    stated = dossier.latest.article.modified if dossier.latest else None
    return stated is not None and article.modified is not None and article.modified > stated


def _is_reread(dossier: Dossier) -> bool:
    return dossier.seen.reread is not None


def _is_technical(comparison: Comparison | None) -> bool:
    return comparison is not None and comparison.finding in (Finding.NONE, Finding.TECHNICAL)


def _is_known_turn(comparison: Comparison | None) -> bool:
    """Whether one of two wordings served in turn came again: that makes no article young."""
    if comparison is None or comparison.change is None:
        return False
    return Kind.FLAP in comparison.change.kinds and not comparison.tell


def _revised(books: Books, before: Known, known: Known, dossier: Dossier, judgement: Judgement, now: datetime) -> Known:
    """Add a revision, and the change that led to it."""
    look, comparison = dossier.seen.look, judgement.comparison
    assert look.article is not None  # noqa: S101  # only articles come here
    revision = Revision(
        no=before.revision + 1,
        article=look.article,
        seen_at=now,
        unseen_since=before.seen_at,
        technical=_is_technical(comparison),
    )
    books.revisions.add(known.id, revision, look.page)
    if comparison is not None and comparison.change is not None:
        books.changes.add(known.id, before.revision, revision.no, comparison.change)
    books.topics.matched(known.id, revision.no, dossier.matching)
    as_before = revision.technical or before.revision == 0 or _is_known_turn(comparison)
    return replace(known, revision=revision.no, changed_at=before.changed_at if as_before else now)


def _sighted(books: Books, known: Known, judgement: Judgement, status: int, now: datetime) -> None:
    comparison = judgement.comparison
    reason = comparison.reason if comparison and judgement.verdict.is_article else judgement.verdict.reason
    sighting = Sighting.of(judgement.verdict.kind, reason, known.revision, now, status)
    books.sightings.add(known.id, replace(sighting, decided=in_words(judgement.decision)))


def _settle_entry(books: Books, dossier: Dossier, article_id: int) -> None:
    if dossier.seen.entry is not None:
        books.entries.done(dossier.seen.entry.id, article_id, "read")


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
