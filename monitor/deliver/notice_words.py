"""What newsmon says of itself, put into words: the sentences stand in ``words``, the facts in the notice."""

from collections.abc import Mapping
from datetime import datetime

from monitor.deliver.phrases import Wording, counted
from monitor.deliver.when import dated
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Severity
from monitor.domain.notices import Notice, NoticeKind, Terms

MOST_NAMED = 4  # sources in one sentence


def in_words(notice: Notice, at: datetime, words: Wording, zone: str) -> str:
    """Say a notice in a sentence or more; the first is its headline. ``at`` is when it was decided."""
    sentence = _phrases(notice, words)[notice.kind]
    return sentence.format(
        about=notice.about,
        detail=notice.detail,
        trouble=notice.trouble,
        sources=counted(words.sources, notice.sources),
        articles=counted(words.articles, notice.articles),
        count=notice.articles,
        of=notice.of,
        followed=notice.followed,
        looks=notice.looks,
        hours=notice.hours,
        delivery=notice.delivery,
        names=_some(notice.names),
        unread=words.unread.format(names=_some(notice.names)) if notice.names else "",
        worked=words.worked.format(time=dated(notice.since, zone)) if notice.since else words.never_worked,
        at=dated(at, zone),
        since=dated(notice.since, zone) if notice.since else "",
        until=dated(notice.until, zone) if notice.until else "",
        terms=_terms(notice.terms, words) if notice.terms else words.untold,
    )


def _phrases(notice: Notice, words: Wording) -> Mapping[NoticeKind, str]:
    if notice.over:
        return words.over
    return words.several if len(notice.names) > 1 and notice.kind in words.several else words.notices


def _terms(terms: Terms, words: Wording) -> str:
    """Say in one breath what will be told and what will not, and when only what cannot wait."""
    least = Severity.of(terms.severity)
    tells = [words.tells[AlertKind(kind)].format(severity=words.severities[least]) for kind in terms.tells]
    if not tells:
        return words.untold
    said = words.told.format(tells=", ".join(tells))
    smaller = words.smaller if AlertKind.EDITED in terms.tells and least > Severity.LOW else ""
    left_out = [part for part in (smaller, "" if terms.copies else words.same_copies) if part]
    said = words.not_told.format(told=said, left_out=words.and_.join(left_out)) if left_out else said
    if not terms.quiet:
        return said
    passing = words.passing.format(severity=words.severities[Severity.of(terms.passes)]) if terms.passes else ""
    return (words.quiet if passing else words.all_quiet).format(told=said, hours=terms.quiet, passing=passing)


def _some(names: tuple[str, ...]) -> str:
    """Name a few, and say how many more there are: a message has little room."""
    more = f" (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
