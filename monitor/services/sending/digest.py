"""Seeing to it that a digest goes out although nothing happened, where a route asks for that."""

from collections.abc import Iterable
from datetime import datetime

from monitor.domain.deliveries import Plan
from monitor.domain.telling.routing import digest_slot
from monitor.services.clockwork import next_digests
from monitor.services.rules import Rules
from monitor.store.store import Store


def carry_digests(store: Store, rules: Rules, now: datetime) -> None:
    """Let the next digest of each route that wants empty ones go out, whatever is told in it."""
    wanted = tuple(_carriers(rules, now))
    if not wanted:
        return
    with store.read() as books:
        missing = [plan for plan in wanted if not books.bundles.is_carried(plan)]
    if missing:
        with store.begin() as books:
            books.bundles.carry(missing)


def _carriers(rules: Rules, now: datetime) -> Iterable[Plan]:
    routes = [route for route in rules.routes if route.empty]
    for route in routes:
        slot = digest_slot(route, next_digests([route], now)[route.name])
        for target in rules.targets.get(route.to, ()):
            yield Plan(
                channel=route.to,
                target=target,
                route=route.name,
                due_at=slot.due_at,
                bundle=slot.bundle,
                reason=f"route {route.name}: its digest goes out although nothing happened",
            )
