from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.changes import Change, Kind, Severity
from monitor.domain.deliveries import Plan
from monitor.domain.routes import Cap, Digest, Quiet, Route
from monitor.domain.telling.listening import listeners, refusal, walk
from monitor.domain.telling.routing import RecentMessages, Situation, plans
from monitor.domain.ties import Tie

NOON = datetime(2025, 1, 23, 3, tzinfo=UTC)  # in Seoul
NIGHT = datetime(2025, 1, 22, 16, tzinfo=UTC)  # one in the morning in Seoul
MORNING = datetime(2025, 1, 22, 21, tzinfo=UTC)  # six in Seoul
NIGHTS = Quiet(start=time(22), end=time(6), zone="Asia/Seoul")
TARGETS = {"newsroom": ("slack-1", "mail-1"), "desk": ("mail-2",)}


def an_alert(
    kind: AlertKind = AlertKind.NEW,
    *,
    topics: tuple[str, ...] = ("SoftBank",),
    severity: Severity = Severity.NONE,
    kinds: tuple[Kind, ...] = (),
) -> Alert:
    change = Change(kinds=kinds, severity=severity, silent=None, reason="edited") if kinds else None
    return Alert(
        key="k",
        kind=kind,
        at=NOON,
        url="https://a.example/1",
        title="t",
        reason="r",
        source="daily",
        topics=topics,
        severity=severity,
        change=change,
    )


def planned(
    alert: Alert,
    *routes: Route,
    now: datetime = NOON,
    digests: Mapping[str, datetime] | None = None,
    **more: Any,  # noqa: ANN401  # the rest of a situation
) -> tuple[Plan, ...]:
    return plans(alert, routes, TARGETS, Situation(now=now, digests=digests or {}, **more))


def test_an_alert_goes_at_once_to_every_target_of_its_routes_channel() -> None:
    found = planned(an_alert(), Route(name="r1", to="newsroom"))
    assert [(plan.target, plan.due_at, plan.bundle) for plan in found] == [
        ("slack-1", NOON, None),
        ("mail-1", NOON, None),
    ]
    assert all("at once" in plan.reason for plan in found)


def test_a_star_takes_alerts_of_every_topic_and_of_none() -> None:
    everything = Route(name="r1", to="desk")
    assert planned(an_alert(topics=()), everything)
    assert planned(an_alert(topics=("xAI",)), everything)


@pytest.mark.parametrize(
    ("route", "word"),
    [
        (Route(name="r1", to="desk", topics=("xAI",)), "not for SoftBank"),
        (Route(name="r1", to="desk", sources=("weekly",)), "not for source daily"),
        (Route(name="r1", to="desk", tell=(AlertKind.REMOVED,)), "does not tell edited"),
        (Route(name="r1", to="desk", severity=Severity.HIGH), "from high, this one is low"),
    ],
)
def test_a_route_that_does_not_take_an_alert_says_why(route: Route, word: str) -> None:
    edit = an_alert(AlertKind.EDITED, severity=Severity.LOW)
    assert word in refusal(edit, route)
    assert planned(edit, route) == ()


def test_severity_holds_back_edits_alone() -> None:
    grave = Route(name="r1", to="desk", severity=Severity.HIGH)
    assert planned(an_alert(AlertKind.NEW), grave)
    assert planned(an_alert(AlertKind.FOLLOWUP), grave)


def test_a_route_may_overrule_how_much_a_kind_of_change_matters() -> None:
    byline = an_alert(AlertKind.EDITED, severity=Severity.LOW, kinds=(Kind.BYLINE,))
    figure = an_alert(AlertKind.EDITED, severity=Severity.HIGH, kinds=(Kind.FIGURE,))
    raised = Route(name="r1", to="desk", severity=Severity.HIGH, severities=((Kind.BYLINE, Severity.HIGH),))
    lowered = Route(name="r2", to="desk", severity=Severity.MEDIUM, severities=((Kind.FIGURE, Severity.LOW),))
    assert planned(byline, raised)
    assert not planned(figure, lowered)


@pytest.mark.parametrize("topics", [("SoftBank",), ("*",)])
def test_a_route_cannot_overrule_that_its_topic_left_the_story(topics: tuple[str, ...]) -> None:
    edit = replace(an_alert(AlertKind.EDITED, severity=Severity.HIGH, kinds=(Kind.FIGURE,)), left=("SoftBank",))
    lowered = ((Kind.FIGURE, Severity.LOW),)
    route = Route(name="r1", to="desk", topics=topics, severity=Severity.HIGH, severities=lowered)
    assert planned(edit, route)
    assert not planned(replace(edit, topics=("xAI", "SoftBank")), replace(route, topics=("xAI",)))


def test_an_alert_waits_through_quiet_hours_and_travels_with_the_others_of_the_night() -> None:
    route = Route(name="r1", to="desk", quiet=NIGHTS)
    (one,) = planned(an_alert(), route, now=NIGHT)
    (other,) = planned(an_alert(), route, now=NIGHT + timedelta(hours=2))
    assert one.due_at == other.due_at == MORNING
    assert one.bundle == other.bundle
    assert one.bundle is not None


def test_a_weighty_edit_passes_quiet_hours() -> None:
    route = Route(name="r1", to="desk", quiet=NIGHTS)
    (plan,) = planned(an_alert(AlertKind.EDITED, severity=Severity.HIGH), route, now=NIGHT)
    assert (plan.due_at, plan.bundle) == (NIGHT, None)
    assert "passes" in plan.reason


def test_a_removal_passes_quiet_hours_and_a_new_story_waits() -> None:
    route = Route(name="r1", to="desk", quiet=NIGHTS)
    assert planned(an_alert(AlertKind.REMOVED), route, now=NIGHT)[0].due_at == NIGHT
    assert planned(an_alert(AlertKind.NEW), route, now=NIGHT)[0].due_at == MORNING


def test_quiet_hours_without_exception_hold_everything() -> None:
    route = Route(name="r1", to="desk", quiet=NIGHTS, quiet_except=None)
    assert planned(an_alert(AlertKind.EDITED, severity=Severity.HIGH), route, now=NIGHT)[0].due_at == MORNING


def test_a_digest_gathers_all_alerts_until_its_moment() -> None:
    route = Route(name="r1", to="desk", digest=Digest(zone="Asia/Seoul", at=time(6, 30)))
    at = datetime(2025, 1, 23, 21, 30, tzinfo=UTC)
    (one,) = planned(an_alert(), route, digests={"r1": at})
    (other,) = planned(an_alert(AlertKind.REMOVED), route, now=NOON + timedelta(hours=1), digests={"r1": at})
    assert one.due_at == other.due_at == at
    assert one.bundle == other.bundle


def test_a_digest_that_falls_into_quiet_hours_waits_for_their_end() -> None:
    route = Route(name="r1", to="desk", quiet=NIGHTS, digest=Digest(zone="Asia/Seoul", at=time(5)))
    (plan,) = planned(an_alert(), route, digests={"r1": MORNING - timedelta(hours=1)})
    assert plan.due_at == MORNING


def test_two_routes_to_one_target_make_one_delivery_the_earlier() -> None:
    digest = Route(name="later", to="desk", digest=Digest(zone="UTC", at=time(6)))
    (plan,) = planned(an_alert(), digest, Route(name="now", to="desk"), digests={"later": NOON + timedelta(hours=9)})
    assert (plan.route, plan.due_at) == ("now", NOON)


def test_an_address_that_stands_in_two_channels_gets_an_alert_once() -> None:
    routes = (Route(name="all", to="newsroom"), Route(name="own", to="desk", topics=("SoftBank",)))
    found = plans(an_alert(), routes, {"newsroom": ("hook", "mail"), "desk": ("hook",)}, Situation(now=NOON))
    assert [(plan.channel, plan.target) for plan in found] == [("newsroom", "hook"), ("newsroom", "mail")]


def test_trouble_with_a_source_goes_to_the_routes_that_ask_for_it() -> None:
    asking = Route(name="ops", to="desk", topics=("xAI",), tell=(AlertKind.SOURCE,))
    found = planned(an_alert(AlertKind.SOURCE, topics=()), Route(name="all", to="newsroom"), asking)
    assert {plan.channel for plan in found} == {"desk"}


def test_trouble_with_a_source_goes_to_the_routes_of_every_topic_when_none_asks() -> None:
    picky = Route(name="picky", to="newsroom", topics=("xAI",))
    found = planned(an_alert(AlertKind.SOURCE, topics=()), picky, Route(name="all", to="desk"))
    assert {plan.channel for plan in found} == {"desk"}


def test_trouble_with_a_source_is_told_even_where_every_route_is_picky() -> None:
    assert planned(an_alert(AlertKind.SOURCE, topics=()), Route(name="picky", to="desk", topics=("xAI",)))


def test_a_channel_without_targets_gets_nothing() -> None:
    assert planned(an_alert(), Route(name="r1", to="nowhere")) == ()


def chosen(alert: Alert, *routes: Route) -> list[str]:
    return [route.name for route in listeners(alert, routes)]


def test_a_route_takes_outlets_by_name_or_host_and_languages_by_their_code() -> None:
    alert = replace(an_alert(), outlet="Harbour Post", language="ko-KR", url="https://news.harbour.example/1")
    assert chosen(
        alert,
        Route(name="by name", to="desk", outlets=("harbour post",)),
        Route(name="by host", to="desk", outlets=("harbour.example",)),
        Route(name="other", to="desk", outlets=("bour.example", "Post")),
        Route(name="korean", to="desk", languages=("ko",)),
        Route(name="english", to="desk", languages=("en",)),
    ) == ["by name", "by host", "korean"]


def test_a_route_takes_edits_by_what_they_did_and_everything_else() -> None:
    figures = Route(name="figures", to="desk", changes=(Kind.FIGURE,))
    edit = an_alert(AlertKind.EDITED, severity=Severity.HIGH, kinds=(Kind.QUOTE,))
    assert "not for edits of quote" in refusal(edit, figures)
    assert chosen(an_alert(AlertKind.EDITED, severity=Severity.HIGH, kinds=(Kind.QUOTE, Kind.FIGURE)), figures)
    assert chosen(an_alert(), figures)


def test_what_a_route_takes_and_stops_is_not_offered_to_those_below_and_each_says_why() -> None:
    first = Route(name="first", to="desk", topics=("SoftBank",), stop=True)
    rest = Route(name="rest", to="newsroom")
    assert chosen(an_alert(), first, rest) == ["first"]
    assert chosen(an_alert(topics=("xAI",)), first, rest) == ["rest"]
    assert chosen(an_alert(), rest, first) == ["rest", "first"]
    assert dict(walk(an_alert(), [first, rest]))[rest] == "route first took it and stops the walk"


def test_the_copy_that_makes_a_story_as_large_as_a_route_asks_is_told() -> None:
    large = Route(name="large", to="desk", story_size=3)
    sizes = [replace(an_alert(AlertKind.FOLLOWUP), tie=Tie.COPY, story_size=size) for size in (2, 3, 4)]
    assert [bool(chosen(copy, large)) for copy in sizes] == [False, True, False]


def test_a_route_that_stops_does_not_keep_from_others_what_newsmon_says_of_itself_unless_it_asks_for_it() -> None:
    stopping = Route(name="stopping", to="desk", stop=True)
    ops = Route(name="ops", to="newsroom", tell=(AlertKind.SOURCE,))
    assert chosen(an_alert(AlertKind.SOURCE, topics=()), stopping, ops) == ["ops"]


def test_after_an_outage_everything_waits_for_its_one_message_but_what_newsmon_says_of_itself() -> None:
    route = Route(name="r1", to="desk")
    until = NOON + timedelta(minutes=5)
    (plan,) = planned(an_alert(), route, catch_up=until)
    assert (plan.due_at, plan.bundle) == (until, BundleId(kind=Bundle.CATCH_UP, due_at=until))
    (notice,) = planned(an_alert(AlertKind.SOURCE), route, catch_up=until)
    assert notice.due_at == NOON


def test_a_flood_that_would_come_in_quiet_hours_waits_for_their_end() -> None:
    cap = Cap(count=1, within=timedelta(hours=9))
    route = Route(name="r1", to="desk", quiet=Quiet(start=time(20), end=time(6), zone="Asia/Seoul"), at_most=cap)
    (plan,) = planned(an_alert(), route, recent={("r1", "mail-2"): RecentMessages(lately=1)})
    assert (plan.due_at, plan.bundle and plan.bundle.kind) == (NOON + timedelta(hours=18), Bundle.QUIET)
