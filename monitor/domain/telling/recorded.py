"""What is written down of a look: the article as it is known after it, its new revision, and the sighting."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.articles import Revision
from monitor.domain.changes import UNSURE, Comparison, Finding, Kind
from monitor.domain.looks.cadence import UNTRACKED, next_look
from monitor.domain.looks.tracking import Known, Sighting
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.pages import Validators
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.judgement import Judgement, decided

NEW = 0  # the id of an article that has none yet


def known_after(dossier: Dossier, judgement: Judgement, now: datetime) -> Known:
    """Return an article as it is known after a look; who it is stays as it was first recorded.

    Raises ``ValueError`` for a look that found no article where none was known.
    """
    known = dossier.known or _begun(dossier, now)
    known = _met(known, dossier, judgement, now) if judgement.verdict.is_article else _missed(known, judgement, now)
    known = replace(known, checked_at=now, read_at=now, misfit=dossier.seen.look.layout)
    if not known.tracked and _stood_for_long(dossier, now):
        return replace(known, next_check_at=None)
    shown = dossier.neighbours is not None and dossier.neighbours.shown
    return replace(known, next_check_at=next_look(known, dossier.seen.source, now, listed=False, shown=shown).at)


def _stood_for_long(dossier: Dossier, now: datetime) -> bool:
    """Whether an article was published so long ago that it gains no topic any more."""
    age = dossier.age(now)
    return age is not None and age > max(UNTRACKED)


def _begun(dossier: Dossier, now: datetime) -> Known:
    """Give an article its identity: the address it is first known by, frozen from here on."""
    article, source = dossier.seen.look.article, dossier.seen.source.name
    if article is None:
        raise ValueError("no article was found, and none was known")
    keys = dossier.seen.keys
    return Known(id=NEW, identity=keys[0], url=article.url, source=source, outlet=article.outlet, first_seen_at=now)


def _met(known: Known, dossier: Dossier, judgement: Judgement, now: datetime) -> Known:
    look, revision = dossier.seen.look, revision_after(dossier, judgement, now)
    return replace(
        known,
        url=_address(known, dossier),
        tracked=known.tracked or bool(dossier.matching.topics) or dossier.seen.source.tracks_all,
        seen_at=now,
        validators=look.page.validators,
        body_sha=look.page.digest,
        region_print=look.region_print,
        verdict=judgement.verdict.kind,
        failures=0,
        gone_since=None,
        removed=False,
        revision=revision.no if revision else known.revision,
        changed_at=now if revision and _makes_young(revision, judgement) else known.changed_at,
    )


def _missed(known: Known, judgement: Judgement, now: datetime) -> Known:
    gone = judgement.verdict.kind is VerdictKind.GONE
    again = known.verdict is judgement.verdict.kind and known.failures
    return replace(
        known,
        validators=Validators(),  # what comes next is to be read, not believed to be the same
        body_sha="",
        verdict=judgement.verdict.kind,
        failures=known.failures + 1 if again else 1,
        gone_since=(known.gone_since or now) if gone else None,
        removed=known.removed or judgement.removed,
    )


def _address(known: Known, dossier: Dossier) -> str:
    """Return where an article is to be looked at: where it moved for good, else where it was.

    A temporary redirect does not last, and an entry may point to a copy for telephones or with tracking.
    """
    page = dossier.seen.look.page
    if dossier.known is None or (dossier.seen.entry is not None and dossier.known.failures):
        return page.final_url
    return page.moved_to if page.moved_to and page.url == known.url else known.url


def revision_after(dossier: Dossier, judgement: Judgement, now: datetime) -> Revision | None:
    """Return the revision that a look adds: of a new article, of another wording, or as today's reader reads it."""
    article, comparison = dossier.seen.look.article, judgement.comparison
    if article is None or not judgement.verdict.is_article:
        return None
    if comparison is not None and comparison.finding is Finding.NONE and dossier.seen.reread is None:
        return None
    return Revision(
        no=dossier.known.revision + 1 if dossier.known else 1,
        article=article,
        seen_at=now,
        unseen_since=dossier.known.seen_at if dossier.known else None,
        technical=comparison is not None and comparison.finding in (Finding.NONE, Finding.TECHNICAL),
    )


def _makes_young(revision: Revision, judgement: Judgement) -> bool:
    """Whether an article is looked at more often again; nothing new is in what newsmon alone reads otherwise."""
    return not (revision.technical or revision.no == 1 or _is_known_turn(judgement.comparison))


def _is_known_turn(comparison: Comparison | None) -> bool:
    """Whether one of two wordings served in turn came again: that makes no article young."""
    if comparison is None or comparison.change is None:
        return False
    return Kind.FLAP in comparison.change.kinds and not comparison.tell


def is_restamped(dossier: Dossier) -> bool:
    """Whether the page states a later modified time than the newest revision."""
    article, latest = dossier.seen.look.article, dossier.latest
    before = latest.article.modified if latest else None
    return before is not None and article is not None and article.modified is not None and article.modified > before


def sighting_of(known: Known, dossier: Dossier, judgement: Judgement, now: datetime) -> Sighting:
    """Return the look as it is listed among those at its article, which is ``known`` as it leaves it."""
    comparison, verdict, article = judgement.comparison, judgement.verdict, dossier.seen.look.article
    reason = comparison.reason if comparison else verdict.reason
    unsure = article.doubt if article is not None and verdict.is_article else ""
    return Sighting(
        verdict=verdict.kind,
        reason=f"{reason}; {UNSURE}{unsure}" if unsure and UNSURE not in reason else reason,
        revision=known.revision,
        first_at=now,
        last_at=now,
        status=dossier.seen.look.page.status,
        decided=decided(judgement.decision),
    )
