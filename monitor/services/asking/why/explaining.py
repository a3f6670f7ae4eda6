"""The whole answer: of an article, of one alert, or of all that one message carried."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import reduce

from monitor.domain.alerts import Alert, Cause
from monitor.domain.looks.cadence import next_look
from monitor.domain.looks.tracking import Known
from monitor.domain.routes import Route
from monitor.domain.statements import Countable, Counted, Saying, Statement, both, say
from monitor.domain.views import ExplainedStep, Explanation, StepKind
from monitor.services.asking.why.looked import looked, moved, topics
from monitor.services.asking.why.told import in_short, told
from monitor.services.asking.why.unseen import listed
from monitor.store.entries import ListedEntry
from monitor.store.store import Books

HELD = {
    Cause.MOMENT: Saying.HELD_MOMENT,
    Cause.ALIKE: Saying.HELD_ALIKE,
    Cause.PACED: Saying.HELD_PACED,
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
        title=say(Saying.MESSAGE_OF, alerts=Counted(len(explanations), Countable.ALERT)),
        url="",
        answer=reduce(both, (explanation.answer for explanation in explanations)),
        steps=tuple(step for explanation in explanations for step in explanation.steps),
    )


def _met(books: Books, article: int, no: int) -> tuple[ExplainedStep, ...]:
    revision = books.revisions.get(article, no)
    named = say(Saying.OF_ARTICLE, article=article, no=no)
    read = ExplainedStep(kind=StepKind.READ, said=named, at=revision.seen_at if revision else None)
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


def _answer(books: Books, known: Known, alerts: Sequence[tuple[int, Alert]]) -> Statement:
    """Answer in a line whether anybody was told."""
    if alerts:
        ends = (in_short(number, alert, books.deliveries.all(alert_id=number)) for number, alert in alerts)
        return say(Saying.TOLD, alerts=reduce(both, ends))
    decided = [one.decided for one in books.sightings.of(known.id) if one.decided.kind]
    return say(Saying.NOT_TOLD, reason=decided[0].reason) if decided else say(Saying.UNDECIDED)


def _kept_back(books: Books, known: Known) -> Iterator[ExplainedStep]:
    one = books.held.of(known.id)
    if one is not None:
        reason = both(say(HELD[one.cause]), one.alert.reason)
        yield ExplainedStep(kind=StepKind.HELD, at=one.since, until=one.until, said=say(Saying.WAITS), reason=reason)


def _next(books: Books, known: Known, listings: Sequence[ListedEntry], now: datetime) -> Iterator[ExplainedStep]:
    """Say when the article is looked at again, and why then."""
    state = books.sources.named(known.source)
    if state is None:
        return
    if state.retired:
        retired = say(Saying.RETIRED, source=known.source)
        yield ExplainedStep(kind=StepKind.NEXT, said=say(Saying.NONE), reason=retired)
        return
    there = any(entry.left_at is None for entry in listings)
    upcoming = next_look(known, state.source, now, listed=there, shown=there)
    if upcoming.at is None and there and known.tracked:
        together = say(Saying.WITH_SOURCE, source=known.source)
        yield ExplainedStep(kind=StepKind.NEXT, at=state.next_check_at, said=together, reason=upcoming.reason)
        return
    at = known.next_check_at
    when = Saying.NONE if at is None else Saying.DUE if at > now else Saying.OVERDUE
    yield ExplainedStep(kind=StepKind.NEXT, at=at, said=say(when), reason=upcoming.reason)
