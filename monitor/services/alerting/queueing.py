"""Turning the decision to tell into an alert and its deliveries, which are planned by what stands in the database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind, Cause, alert_key
from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.deliveries import Delivery, Plan, State
from monitor.domain.looks.held import Held
from monitor.domain.looks.tracking import Known
from monitor.domain.pages import Validators
from monitor.domain.routes import Route
from monitor.domain.telling.alerting import NotTold, Telling
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.drafting import draft
from monitor.domain.telling.holding import Fate, Holding
from monitor.domain.telling.judgement import Judgement
from monitor.domain.telling.listening import EVERY, listeners
from monitor.domain.telling.muting import mute_of
from monitor.domain.telling.routing import RecentMessages, Situation, group_name, plans
from monitor.domain.ties import Tie
from monitor.services.clockwork import next_digests
from monitor.services.rules import Rules
from monitor.store.deliveries import Targets
from monitor.store.store import Books

FIRST_NOTICE = "first notice"  # when this installation first said something of itself


def queue(books: Books, rules: Rules, dossier: Dossier, judgement: Judgement, known: Known, now: datetime) -> None:
    """Queue the alerts of a look, if there is anything to tell, or hold its edit for a while.

    What waits of the article is settled with it: it is told once, in this edit or before it, or was undone.
    """
    if judgement.back:
        back = Telling(kind=AlertKind.BACK, reason=judgement.back)
        _send_back(books, rules, draft(dossier, judgement, back, known, now), dossier.absences, now)
    if dossier.held is not None:
        _settle_held(books, rules, dossier.held, judgement, now)
    match judgement.decision:
        case Telling() as telling:
            send_out(books, rules, draft(dossier, judgement, telling, known, now), now)
        case Holding() as holding:
            alert = draft(dossier, judgement, holding.telling, known, now)
            hold(books, _held(alert, dossier, judgement, holding))
            if holding.wave is not None:
                books.waves.keep(holding.wave)
        case NotTold():
            pass


def _settle_held(books: Books, rules: Rules, held: Held, judgement: Judgement, now: datetime) -> None:
    """Let an edit that waits be told before what was found, or no more by itself."""
    match judgement.fate:
        case Fate.FIRST:
            tell_held(books, rules, held, now)
        case Fate.UNDONE | Fate.JOINS:
            books.held.drop(held.article)
        case Fate.STAYS:
            pass


def _held(alert: Alert, dossier: Dossier, judgement: Judgement, holding: Holding) -> Held:
    """Return an edit as it is held."""
    assert dossier.known is not None  # noqa: S101  # only edits are held
    joins = dossier.held if judgement.fate is Fate.JOINS else None
    return Held(
        article=dossier.known.id,
        outlet=dossier.known.outlet,
        cause=holding.cause,
        since=joins.since if joins else alert.at,
        until=holding.until,
        alert=alert,
        misfit=bool(dossier.seen.look.layout),
    )


def hold(books: Books, one: Held) -> None:
    """Hold an edit. What changed alike is read in full the next time: by then it may be as it was."""
    books.held.keep(one)
    if one.cause is Cause.ALIKE:
        known = books.articles.get(one.article)
        books.articles.save(replace(known, validators=Validators(), body_sha=""))


def tell_held(books: Books, rules: Rules, one: Held, now: datetime, *, bundle: BundleId | None = None) -> None:
    """Tell an edit that was held, and hold it no longer."""
    books.held.drop(one.article)
    alert = replace(one.alert, at=now, held_since=one.late_since, held_for=one.late_for)
    send_out(books, rules, alert, now, bundle=bundle)


def send_out(
    books: Books, rules: Rules, alert: Alert, now: datetime, *, bundle: BundleId | None = None, without: str = ""
) -> bool:
    """Queue an alert for every target that a route leads to; false when it was queued before.

    What is told at once travels in the ``bundle``, if one is given, and waits for no group or cap: that is one
    message, however many routes group. Nothing goes to the channel ``without``.
    """
    routes = tuple(route for route in rules.routes if route.to != without)
    if bundle:
        routes = tuple(replace(route, group=None, at_most=None) for route in routes)
    return _send(books, routes, rules.targets, alert, now, bundle)


def _send(
    books: Books, routes: Sequence[Route], targets: Targets, alert: Alert, now: datetime, bundle: BundleId | None
) -> bool:
    """Queue an alert by these routes.

    What is told at once takes along what is held back of its article, so that no older state is told after a newer one.
    That a page cannot be reached, or that a text was copied, is no alert where no route asks for it.
    """
    if alert.kind is AlertKind.SOURCE:
        alert = _of_this_installation(books, alert, now)
    if books.alerts.has(alert.key):
        return False
    mutes = books.mutes.active(now)
    alert = sized(books, routes, alert)
    planned = plans(alert, routes, targets, situation(books, routes, targets, alert, now))
    if not planned and (alert.kind is AlertKind.UNREACHABLE or alert.tie is Tie.COPY):
        return False
    planned = tuple(replace(plan, bundle=plan.bundle or bundle) for plan in planned)
    mute = mute_of(alert, mutes)
    if mute is not None:
        return books.alerts.add(replace(alert, silenced=mute.said), planned)
    return books.alerts.add(alert, _taking_along(books, alert, planned, now))


def _of_this_installation(books: Books, notice: Alert, now: datetime) -> Alert:
    """Give a notice an id that no other installation's has: both may say the same to one receiver.

    They are told apart by the moment of their first notice.
    """
    began = books.installation.get(FIRST_NOTICE)
    if began is None:
        began = now.isoformat()
        books.installation.put(FIRST_NOTICE, began)
    return replace(notice, key=alert_key(notice.key, None, began))


def _taking_along(books: Books, alert: Alert, planned: tuple[Plan, ...], now: datetime) -> tuple[Plan, ...]:
    """Let what is told at once be one message with what is held back of its article, or waits for its group."""
    return tuple(_with_earlier(books, alert, plan) if plan.due_at <= now else plan for plan in planned)


def _with_earlier(books: Books, alert: Alert, plan: Plan) -> Plan:
    if alert.article is None:
        return plan
    bundle = plan.bundle or BundleId(kind=Bundle.GROUP, name=alert.key)
    moved = books.bundles.take_along(alert, plan.channel, plan.target, bundle, plan.due_at)
    return replace(plan, bundle=bundle) if moved else plan


def _send_back(books: Books, rules: Rules, alert: Alert, absences: Iterable[Alert], now: datetime) -> None:
    """Tell that an article is back, to all who were told since it was there last that it was not."""
    ids = {each.key: alert_id for alert_id, each in books.alerts.all(article=alert.article)}
    missed: list[Delivery] = []
    for absence in absences:
        sent = books.deliveries.all(alert_id=ids[absence.key])
        missed = [] if absence.kind is AlertKind.BACK else [*missed, *sent]
    told = [delivery for delivery in missed if delivery.state is not State.SILENCED]
    there = {(delivery.channel, delivery.target) for delivery in told}
    targets = {name: tuple(one for one in ours if (name, one) in there) for name, ours in rules.targets.items()}
    _send(books, _same_way(rules.routes, told), targets, alert, now, None)


def _same_way(routes: Iterable[Route], told: Iterable[Delivery]) -> tuple[Route, ...]:
    """Return routes that tell that it is over to those who were told of something, when theirs tell anything."""
    known = {route.name: route for route in routes}
    ways = dict.fromkeys((each.route, each.channel) for each in told)
    routes = (replace(known.get(name) or Route(name=name, to=channel), to=channel) for name, channel in ways)
    return tuple(replace(route, topics=(EVERY,), tell=(AlertKind.BACK,), story_size=1, stop=False) for route in routes)


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
