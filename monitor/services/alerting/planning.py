"""What planning the deliveries of an alert has to go by, as it stands in the database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.domain.alerts import Alert
from monitor.domain.routes import Route
from monitor.domain.telling.listening import listeners
from monitor.domain.telling.routing import RecentMessages, Situation, group_name
from monitor.services.clockwork import next_digests
from monitor.store.deliveries import Targets
from monitor.store.store import Books

CATCHING_UP = "catching up until"  # a fact: when what is found first after an outage goes out


def sized(books: Books, routes: Iterable[Route], alert: Alert) -> Alert:
    """Return an alert with the size of its story by now, if a route asks for it."""
    if alert.story is None or all(route.story_size == 1 for route in routes):
        return alert
    return replace(alert, story_size=books.stories.size(alert.story))


def situation(books: Books, routes: Sequence[Route], targets: Targets, alert: Alert, now: datetime) -> Situation:
    """Return what decides when the routes that take an alert send it."""
    taking = listeners(alert, routes)
    pacing = [route for route in taking if route.group or route.at_most]
    until = books.installation.get(CATCHING_UP)
    return Situation(
        now=now,
        digests=next_digests(taking, now),
        recent={
            (route.name, target): _recent(books, route, target, alert, now)
            for route in pacing
            for target in targets.get(route.to, ())
        },
        catch_up=datetime.fromisoformat(until) if until else None,
    )


def _recent(books: Books, route: Route, target: str, alert: Alert, now: datetime) -> RecentMessages:
    flood_at, lately, group_at = None, 0, None
    if route.at_most:
        flood_at = books.bundles.flood_at(route.name, route.to, target, now)
        since, most = now - route.at_most.within, route.at_most.count
        lately = most if flood_at else books.bundles.messages(route.name, route.to, target, since, now, most=most)
    if route.group and (name := group_name(alert, route)):
        longest = max(route.group.wait, route.group.interval)
        group_at = books.bundles.group_at(name, route.to, target, now - route.group.interval - longest)
    return RecentMessages(group_at=group_at, lately=lately, flood_at=flood_at)
