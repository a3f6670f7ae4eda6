"""Writing down, as an alert, what a look gives reason to tell."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.articles import Article
from monitor.domain.changes import Change, Severity
from monitor.domain.looks.held import Held
from monitor.domain.looks.tracking import Known
from monitor.domain.matches.topic_changes import TopicChange
from monitor.domain.sources import outlet_name
from monitor.domain.telling.alerting import Telling
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.holding import Fate
from monitor.domain.telling.judgement import Judgement

MOST_LEAD = 200  # characters
MISSED = frozenset({AlertKind.REMOVED, AlertKind.UNREACHABLE})


def draft(dossier: Dossier, judgement: Judgement, telling: Telling, known: Known, now: datetime) -> Alert:
    """Write down what is to be told of a look at an article, which is ``known`` as the look leaves it."""
    article = _article(dossier)
    alert = Alert(
        key=alert_key(known.identity, known.revision, _reason(dossier, telling.kind)),
        kind=telling.kind,
        at=now,
        url=known.url,
        title=article.title,
        reason=telling.reason,
        outlet=outlet_name(known.outlet, known.address, dossier.seen.source),
        source=dossier.seen.source.name,
        language=article.language,
        topics=tuple(dict.fromkeys(dossier.matching.topics + dossier.topics)),
        matched={match.topic: match.terms[0].text for match in dossier.matching.matches if match.terms},
        entered=telling.topics.entered,
        left=telling.topics.left,
        severity=telling.severity,
        story=known.story,
        article=known.id,
        revision=known.revision,
        previous=dossier.latest.no if dossier.latest else None,
        tie=telling.tie,
        change=_change(judgement, telling),
        against=telling.against,
        unseen_since=dossier.known.seen_at if dossier.known else None,
        seen_at=now,
        published=article.published,
        modified=article.modified,
        lead=_lead(article),
    )
    if alert.kind in MISSED:
        return _of_one_missed(alert, dossier, known)
    if alert.kind is AlertKind.EDITED and dossier.held and judgement.fate is Fate.JOINS and judgement.net:
        return _joined(alert, dossier.held, judgement.net)
    return alert


def _change(judgement: Judgement, telling: Telling) -> Change | None:
    if telling.kind is AlertKind.BACK:
        return None
    return judgement.comparison.change if judgement.comparison else telling.change


def _joined(alert: Alert, held: Held, net: Change) -> Alert:
    """Return the alert of an edit with what waited before added up in it: told against what was told last."""
    topics = _topics(held.alert).then(_topics(alert))
    weights = (each.severity for each in (alert.change, net) if each)
    return replace(
        alert,
        entered=topics.entered,
        left=topics.left,
        previous=held.alert.previous,
        steps=held.alert.steps + 1,
        unseen_since=held.alert.unseen_since,
        change=net,
        severity=Severity.HIGH if topics else max(weights),
        held_since=held.late_since,
        held_for=held.late_for,
        reason="; ".join([*topics.reasons, net.reason]),
    )


def _topics(alert: Alert) -> TopicChange:
    return TopicChange(entered=alert.entered, left=alert.left)


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
