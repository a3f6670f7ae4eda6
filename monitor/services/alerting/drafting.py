"""Writing down, as an alert, what a look gives reason to tell."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.articles import Article
from monitor.domain.looks.tracking import Known
from monitor.domain.telling.alerting import Telling
from monitor.services.intake.dossier import Dossier
from monitor.services.intake.weighing import Weighed
from monitor.services.stories.outlets import outlet_name

MOST_LEAD = 200  # characters
MISSED = frozenset({AlertKind.REMOVED, AlertKind.UNREACHABLE})


def draft(dossier: Dossier, weighed: Weighed, telling: Telling, known: Known, now: datetime) -> Alert:
    """Write down what is to be told of a look."""
    article = _article(dossier)
    comparison = weighed.comparison
    alert = Alert(
        key=alert_key(known.identity, known.revision, _reason(dossier, telling.kind)),
        kind=telling.kind,
        at=now,
        url=known.url,
        title=article.title,
        reason=telling.reason,
        outlet=outlet_name(known.outlet, known.url, dossier.seen.source),
        source=dossier.seen.source.name,
        language=article.language,
        topics=tuple(dict.fromkeys(weighed.matching.topics + dossier.topics)),
        entered=telling.topics.entered,
        left=telling.topics.left,
        severity=telling.severity,
        story=known.story,
        article=known.id,
        revision=known.revision,
        previous=dossier.latest.no if dossier.latest else None,
        tie=telling.tie,
        change=comparison.change if comparison else telling.change,
        unseen_since=dossier.known.seen_at if dossier.known else None,
        seen_at=now,
        published=article.published,
        modified=article.modified,
        lead=_lead(article),
    )
    return _of_one_missed(alert, dossier, known) if alert.kind in MISSED else alert


def _of_one_missed(alert: Alert, dossier: Dossier, known: Known) -> Alert:
    """Say since when a page is missing; a removal quotes the last edit before it."""
    since = replace(alert, change=None, seen_at=known.gone_since or alert.seen_at)
    if alert.kind is not AlertKind.REMOVED or dossier.last_edit is None:
        return since
    change, seen_at = dossier.last_edit
    return replace(since, change=change, edited_at=seen_at)


def _reason(dossier: Dossier, kind: AlertKind) -> str:
    """Name an alert's occasion: a page may be missing, and back, more than once."""
    before = sum(alert.kind is kind for alert in dossier.absences)
    return f"{kind} {before + 1}" if before else str(kind)


def _article(dossier: Dossier) -> Article:
    """Return the article as it stands now, or as it stood last when the page is gone."""
    if dossier.seen.look.article is not None and dossier.seen.look.verdict.is_article:
        return dossier.seen.look.article
    assert dossier.latest is not None  # noqa: S101  # what was never seen is never removed
    return dossier.latest.article


def _lead(article: Article) -> str:
    text = article.subtitle or (article.body[0] if article.body else "")
    return text if len(text) <= MOST_LEAD else text[:MOST_LEAD].rsplit(" ", 1)[0] + " …"
