"""Turning the decision to tell into an alert and its deliveries."""

from datetime import datetime

from monitor.domain.alerting import Telling
from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.articles import Article
from monitor.domain.routing import plans
from monitor.domain.sources import Source
from monitor.domain.tracking import Known
from monitor.domain.urls import host_of, same_site
from monitor.services.clockwork import next_digests
from monitor.services.dossier import Dossier
from monitor.services.rules import Rules
from monitor.services.weighing import Weighed
from monitor.store.store import Books

MOST_LEAD = 200  # characters


def queue(books: Books, rules: Rules, dossier: Dossier, weighed: Weighed, known: Known, now: datetime) -> None:
    """Queue the alert of a look, if there is one to tell."""
    if isinstance(weighed.decision, Telling):
        send_out(books, rules, _alert(dossier, weighed, weighed.decision, known, now), now)


def send_out(books: Books, rules: Rules, alert: Alert, now: datetime) -> bool:
    """Queue an alert for every target that a route leads to; false when it was queued before."""
    planned = plans(alert, rules.routes, rules.targets, now, next_digests(rules.routes, now))
    return books.outbox.add(alert, planned)


def _alert(dossier: Dossier, weighed: Weighed, telling: Telling, known: Known, now: datetime) -> Alert:
    article = _article(dossier)
    comparison = weighed.comparison
    return Alert(
        key=alert_key(known.identity, known.revision, telling.kind),
        kind=telling.kind,
        at=now,
        url=known.url,
        title=article.title,
        reason=telling.reason,
        outlet=_outlet(known, dossier.seen.source),
        source=dossier.seen.source.name,
        language=article.language,
        topics=tuple(dict.fromkeys(weighed.matching.topics + dossier.topics)),
        severity=telling.severity,
        story=known.story,
        article=known.id,
        revision=known.revision,
        previous=dossier.latest.no if dossier.latest else None,
        change=comparison.change if comparison and telling.kind is not AlertKind.REMOVED else None,
        unseen_since=dossier.known.seen_at if dossier.known else None,
        seen_at=now,
        published=article.published,
        modified=article.modified,
        lead=_lead(article),
    )


def _outlet(known: Known, source: Source) -> str:
    """Name the outlet for people: by its profile; else, at home, by the source; else by its host."""
    by_host = known.outlet in ("", host_of(known.url))
    return source.name if by_host and same_site(known.url, source.url) else known.outlet or host_of(known.url)


def _article(dossier: Dossier) -> Article:
    """Return the article as it stands now, or as it stood last when the page is gone."""
    if dossier.seen.look.article is not None and dossier.seen.look.verdict.is_article:
        return dossier.seen.look.article
    assert dossier.latest is not None  # noqa: S101  # what was never seen is never removed
    return dossier.latest.article


def _lead(article: Article) -> str:
    text = article.subtitle or (article.body[0] if article.body else "")
    return text if len(text) <= MOST_LEAD else text[:MOST_LEAD].rsplit(" ", 1)[0] + " …"
