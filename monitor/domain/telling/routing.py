"""Where an alert goes, and when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.changes import Kind, Severity
from monitor.domain.deliveries import Plan
from monitor.domain.routes import By, Group, Route
from monitor.domain.telling.listening import listeners, severity_for
from monitor.domain.telling.quiet import quiet_until
from monitor.domain.ties import Tie

# What an alert that is no edit counts as, where quiet hours let the weighty through: a text that
# was taken down cannot wait; a story that breaks can, unless the route lets medium pass.
COUNTS_AS = {
    AlertKind.NEW: Severity.MEDIUM,
    AlertKind.FOLLOWUP: Severity.LOW,
    AlertKind.REMOVED: Severity.HIGH,
    AlertKind.UNREACHABLE: Severity.MEDIUM,
    AlertKind.BACK: Severity.MEDIUM,
    AlertKind.SOURCE: Severity.MEDIUM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentMessages:
    """What a route told one target lately.

    ``group_at`` is when the last message of the alert's group went out, or is to go; ``lately`` how
    many messages went within the time of its cap; ``flood_at`` when those over the cap go out together.
    """

    group_at: datetime | None = None
    lately: int = 0
    flood_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What planning has to go by.

    ``digests`` names the next moment of each route that gathers, ``recent`` what each route told
    each target. After an outage everything waits until ``catch_up``.
    """

    now: datetime
    digests: Mapping[str, datetime] = field(default_factory=dict)
    recent: Mapping[tuple[str, str], RecentMessages] = field(default_factory=dict)
    catch_up: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When something goes out, with what, and why then; alone where there is no ``bundle``."""

    due_at: datetime
    reason: str
    bundle: BundleId | None = None


def plans(
    alert: Alert, routes: Sequence[Route], targets: Mapping[str, tuple[str, ...]], at: Situation
) -> tuple[Plan, ...]:
    """Plan the deliveries of an alert: one for each target, by the route that gets there first.

    ``targets`` names the targets of each channel. One that stands in several channels is one receiver all the same.
    """
    chosen: dict[str, Plan] = {}
    for route in listeners(alert, routes):
        for target in targets.get(route.to, ()):
            plan = _plan(alert, route, target, at)
            there = chosen.get(target)
            if there is None or plan.due_at < there.due_at:
                chosen[target] = plan
    return tuple(chosen.values())


def _plan(alert: Alert, route: Route, target: str, at: Situation) -> Plan:
    return _planned(route, target, _slot(alert, route, at.recent.get((route.name, target), RecentMessages()), at))


def carriers(
    routes: Iterable[Route], targets: Mapping[str, tuple[str, ...]], digests: Mapping[str, datetime]
) -> tuple[Plan, ...]:
    """Plan what carries the next digest of routes although nothing may be told in it, to each of their targets."""
    empty = "its digest goes out although nothing happened"
    slots = [(route, replace(digest_slot(route, digests[route.name]), reason=empty)) for route in routes]
    return tuple(_planned(route, target, slot) for route, slot in slots for target in targets.get(route.to, ()))


def _planned(route: Route, target: str, slot: Slot) -> Plan:
    return Plan(
        channel=route.to,
        target=target,
        route=route.name,
        due_at=slot.due_at,
        bundle=slot.bundle,
        reason=f"route {route.name}: {slot.reason}",
    )


def _slot(alert: Alert, route: Route, recent: RecentMessages, at: Situation) -> Slot:
    if route.digest is not None and route.name in at.digests:
        return digest_slot(route, at.digests[route.name])
    wanted = _caught_up(alert, at) or _grouped(alert, route, recent, at.now) or _capped(route, recent, at.now)
    return _heeding_quiet(alert, route, wanted or Slot(due_at=at.now, reason="at once"))


def digest_slot(route: Route, at: datetime) -> Slot:
    """Return when the digest of a route that is due at a moment goes out: quiet hours hold it, too."""
    due_at = _after_quiet(route, at)
    return Slot(
        due_at=due_at,
        bundle=BundleId(kind=Bundle.DIGEST, name=route.name, due_at=due_at),
        reason="gathered for its digest",
    )


def _heeding_quiet(alert: Alert, route: Route, wanted: Slot) -> Slot:
    due_at = _after_quiet(route, wanted.due_at)
    if due_at == wanted.due_at:
        return wanted
    weight = weight_on(alert, route)
    if route.quiet_except is not None and weight >= route.quiet_except:
        passing = f"{wanted.reason}, {weight.word} passes its quiet hours"
        return Slot(due_at=wanted.due_at, bundle=wanted.bundle, reason=passing)
    held = "held until its quiet hours end"
    return Slot(due_at=due_at, bundle=BundleId(kind=Bundle.QUIET, name=route.name, due_at=due_at), reason=held)


def weight_on(alert: Alert, route: Route) -> Severity:
    """Weigh any alert as a route does: an edit by what it changed, a correction under an address of its own high."""
    if alert.kind is AlertKind.EDITED:
        return severity_for(alert, route)
    corrects = alert.tie is Tie.FOLLOWUP and alert.change is not None and Kind.CORRECTION in alert.change.kinds
    return Severity.HIGH if corrects else COUNTS_AS[alert.kind]


def _after_quiet(route: Route, at: datetime) -> datetime:
    return (quiet_until(route.quiet, at) or at) if route.quiet else at


def _caught_up(alert: Alert, at: Situation) -> Slot | None:
    """Gather what is found first after an outage; what newsmon says of itself does not wait for it."""
    if at.catch_up is None or at.catch_up <= at.now or alert.kind is AlertKind.SOURCE:
        return None
    return Slot(due_at=at.catch_up, bundle=catch_up_bundle(at.catch_up), reason="gathered after an outage")


def catch_up_bundle(due_at: datetime) -> BundleId:
    """Name what is told together after an outage."""
    return BundleId(kind=Bundle.CATCH_UP, due_at=due_at)


def group_name(alert: Alert, route: Route) -> str:
    """Name the group of an alert on a route by a digest of what makes it one; empty where it belongs to none."""
    if route.group is None or not (what := _in_common(alert, route.group)):
        return ""
    digest = sha256(repr((route.name, what)).encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:32]


def _in_common(alert: Alert, group: Group) -> str:
    match group.by:
        case By.STORY:
            return f"story {alert.story}" if alert.story is not None else ""
        case By.TOPIC:
            return f"topic {alert.topics[0]}" if alert.topics else ""
        case By.SOURCE:
            return f"source {alert.source}" if alert.source else ""


def _grouped(alert: Alert, route: Route, recent: RecentMessages, now: datetime) -> Slot | None:
    """Let an alert wait for others of its group, unless it weighs high.

    A message over the cap is part of the flood instead.
    """
    name = group_name(alert, route)
    if route.group is None or not name:
        return None
    last = recent.group_at
    if last is not None and last > now + max(route.group.wait, route.group.interval):
        last = None  # nothing puts a group off for so long: the clock went back since
    urgent = weight_on(alert, route) is Severity.HIGH
    if last is not None and last > now and not urgent:
        return _in_group(name, last)
    if _is_flooded(route, recent):
        return None
    if urgent:
        return replace(_in_group(name, now), reason="at once, since it weighs high")
    pause = last + route.group.interval if last is not None else now
    if pause <= now and not route.group.wait:
        return replace(_in_group(name, now), reason="at once")
    return _in_group(name, pause if pause > now else now + route.group.wait)


def _in_group(name: str, due_at: datetime) -> Slot:
    bundle = BundleId(kind=Bundle.GROUP, name=name, due_at=due_at)
    return Slot(due_at=due_at, bundle=bundle, reason="waits for others of its group")


def _capped(route: Route, recent: RecentMessages, now: datetime) -> Slot | None:
    if route.at_most is None or not _is_flooded(route, recent):
        return None
    due_at = recent.flood_at or now + route.at_most.within
    reason = f"gathered: more than {route.at_most.count} messages within {route.at_most.within}"
    return Slot(due_at=due_at, bundle=BundleId(kind=Bundle.FLOOD, name=route.name, due_at=due_at), reason=reason)


def _is_flooded(route: Route, recent: RecentMessages) -> bool:
    if route.at_most is None:
        return False
    return recent.flood_at is not None or recent.lately >= route.at_most.count
