"""Stories that tell of one event in other words: shown together, never taken for one."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.domain.alerts import Alert
from monitor.domain.kinship.stories import Told, cluster
from monitor.store.store import Books


def same_events(books: Books, stories: Sequence[int]) -> dict[int, int]:
    """Group stories that tell of one event in other words: for each the first story of its group.

    It ties nothing for good: stories that a person split stand apart, and nobody is told less for it.
    """
    groups = cluster([_opening(books, story) for story in stories])
    apart = books.story_corrections.apart()
    heads: dict[int, int] = {}
    events: dict[int, int] = {}
    for story, group in zip(stories, groups, strict=True):
        head = heads.setdefault(group, story)
        events[story] = story if frozenset((story, head)) in apart else head
    return events


def together(books: Books, alerts: Sequence[Alert]) -> tuple[Alert, ...]:
    """Put alerts of one event side by side, under the topic of the first; all are kept, in the order they came."""
    stories = [*dict.fromkeys(alert.story for alert in alerts if alert.story is not None)]
    events = same_events(books, stories) if len(stories) > 1 else {}
    firsts: dict[object, Alert] = {}
    for alert in alerts:
        firsts.setdefault(_event(alert, events), alert)
    places = {event: place for place, event in enumerate(firsts)}
    in_order = sorted(alerts, key=lambda alert: places[_event(alert, events)])
    return tuple(_under(firsts[_event(alert, events)], alert) for alert in in_order)


def _event(alert: Alert, events: dict[int, int]) -> object:
    return alert.key if alert.story is None else events.get(alert.story, alert.story)


def _under(first: Alert, alert: Alert) -> Alert:
    """Let an alert stand under the topic of its event's first one, if it met that topic too."""
    shared = [topic for topic in first.topics[:1] if topic in alert.topics]
    return replace(alert, topics=tuple(dict.fromkeys((*shared, *alert.topics))))


def _opening(books: Books, story: int) -> Told:
    members = books.stories.members(story)
    if not members:
        return Told()
    first = members[0]
    return Told(
        url=first.url,
        title=first.title,
        text=first.opening,
        published=first.published or first.first_seen,
        topics=frozenset(books.topics.of(first.article)),
    )
