"""The whole answer: of an article, of one alert, or of all that one message carried."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from monitor.domain.alerts import Alert, Cause
from monitor.domain.looks.cadence import next_look
from monitor.domain.looks.tracking import Known
from monitor.domain.routes import Route
from monitor.domain.texts.counting import counted
from monitor.domain.views import ExplainedStep, Explanation
from monitor.services.asking.why.looked import looked, moved, topics
from monitor.services.asking.why.told import in_short, told
from monitor.services.asking.why.unseen import listed
from monitor.store.entries import ListedEntry
from monitor.store.store import Books

HELD = {
    Cause.MOMENT: "until other articles of the outlet were looked at",
    Cause.ALIKE: "many articles changed alike",
    Cause.PACED: "its article changes too often",
}
_EVER = datetime.max.replace(tzinfo=UTC)


def explain_article(books: Books, known: Known, routes: Sequence[Route], now: datetime) -> Explanation:
    """Say of an article what happened to it, in the order it happened."""
    listings = books.entries.listings(known.id, books.articles.addresses(known.id))
    alerts = books.alerts.all(article=known.id)
    parts = [
        *(tuple(listed(entry)) for entry in listings or [_forgotten(known)]),
        *_parts(looked(books, known, {alert.at for _, alert in alerts})),
        *_parts(moved(books, known)),
        *(tuple(told(books, number, alert, routes)) for number, alert in alerts),
    ]
    steps = [step for part in sorted(parts, key=_began) for step in part]
    latest = books.revisions.latest(known.id)
    return Explanation(
        title=latest.article.title if latest else "",
        url=known.url,
        answer=_answer(books, known, alerts),
        steps=(*steps, *_kept_back(books, known), *_next(books, known, listings, now)),
        article=known.id,
        story=known.story,
    )


def explain_alert(books: Books, number: int, routes: Sequence[Route]) -> Explanation:
    """Say of one alert what it told, why, and what became of it."""
    alert = books.alerts.get(number)
    met = () if alert.article is None or alert.revision is None else _met(books, alert.article, alert.revision)
    return Explanation(
        title=alert.title,
        url=alert.url,
        answer=in_short(number, alert, books.deliveries.all(alert_id=number)),
        steps=(*met, *told(books, number, alert, routes)),
        article=alert.article,
        story=alert.story,
    )


def explain_message(books: Books, numbers: Sequence[int], routes: Sequence[Route]) -> Explanation:
    """Say of the alerts that travelled in one message what each told, why, and what became of it."""
    explanations = [explain_alert(books, number, routes) for number in numbers]
    return Explanation(
        title=f"a message of {counted(len(explanations), 'alert')}",
        url="",
        answer="; ".join(explanation.answer for explanation in explanations),
        steps=tuple(step for explanation in explanations for step in explanation.steps),
    )


def _met(books: Books, article: int, no: int) -> tuple[ExplainedStep, ...]:
    revision = books.revisions.get(article, no)
    read = ExplainedStep(
        what="read", said=f"article {article}, revision {no}", at=revision.seen_at if revision else None
    )
    return (read, *topics(books.topics.matching(article, no)))


def _forgotten(known: Known) -> ListedEntry:
    """Stand in for an entry that was pruned since: its article says who listed it."""
    return ListedEntry(
        source=known.source,
        url=known.url,
        listed_at=known.first_seen_at,
        left_at=None,
        at_first_look=False,
        due_at=None,
        tries=0,
        outcome="read",
        article=known.id,
    )


def _parts(steps: Iterable[ExplainedStep]) -> Iterator[tuple[ExplainedStep, ...]]:
    """Group steps with those below them."""
    part: list[ExplainedStep] = []
    for step in steps:
        if part and not step.below:
            yield tuple(part)
            part = []
        part.append(step)
    if part:
        yield tuple(part)


def _began(part: Sequence[ExplainedStep]) -> datetime:
    return part[0].at or _EVER


def _answer(books: Books, known: Known, alerts: Sequence[tuple[int, Alert]]) -> str:
    """Answer in a line whether anybody was told."""
    if alerts:
        return "Told: " + "; ".join(
            in_short(number, alert, books.deliveries.all(alert_id=number)) for number, alert in alerts
        )
    decided = [one.decided for one in books.sightings.of(known.id) if one.decided.word]
    return f"Not told: {decided[0].reason}" if decided else "Not told: nothing was decided yet"


def _kept_back(books: Books, known: Known) -> Iterator[ExplainedStep]:
    one = books.held.of(known.id)
    if one is not None:
        reason = f"{HELD[one.cause]}; {one.alert.reason}"
        yield ExplainedStep(
            what="kept back", at=one.since, until=one.until, said="an edit waits to be told", reason=reason
        )


def _next(books: Books, known: Known, listings: Sequence[ListedEntry], now: datetime) -> Iterator[ExplainedStep]:
    """Say when the article is looked at again, and why then."""
    state = books.sources.named(known.source)
    if state is None:
        return
    if state.retired:
        yield ExplainedStep(what="next look", said="none", reason=f"source {known.source} is no longer in the settings")
        return
    there = any(entry.left_at is None for entry in listings)
    upcoming = next_look(known, state.source, now, listed=there, shown=there)
    if upcoming.at is None and there and known.tracked:
        yield ExplainedStep(
            what="next look", at=state.next_check_at, said=f"with {known.source}", reason=upcoming.reason
        )
        return
    said = "none" if known.next_check_at is None else "due" if known.next_check_at > now else "overdue"
    yield ExplainedStep(what="next look", at=known.next_check_at, said=said, reason=upcoming.reason)
