"""What may not be meant is noted with its line, why, and what to do."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Change, Kind, Severity
from monitor.domain.routes import Copies, Route
from monitor.domain.telling.listening import listeners
from monitor.domain.ties import Tie
from monitor.settings.notes import notes, unreached
from tests.deliver.made import an_alert
from tests.settings.writing import settings_of

TREE = """\
topics: [{name: SoftBank}, {name: xAI}]
sources: [{name: daily, kind: feed, url: 'https://daily.example/feed'}]
channels: {screen: {urls: ['terminal://']}}
fetch: {contact: a@b.example}
routes:
"""
ALL = "  - {to: screen}\n"


def noted(folder: Path, *routes: str) -> list[str]:
    text = TREE + "".join(f"  - {route}\n" for route in routes)
    found = notes(settings_of(folder, text), ("harbour",))
    return [f"{each.line} {each.key}: {each.what}. {each.do}" for each in found]


@pytest.mark.parametrize(
    "routes",
    [
        ("{to: screen}",),
        ("{to: screen, topics: [SoftBank], stop: true}", "{to: screen}"),
        ("{to: screen, tell: new, stop: true}", "{to: screen}"),
        ("{to: screen, severity: high, stop: true}", "{to: screen}"),
        ("{to: screen, changes: figure, stop: true}", "{to: screen, changes: [figure, headline]}"),
        ("{to: screen, languages: ko, stop: true}", "{to: screen}"),
        ("{to: screen, stop: true}", "{to: screen, tell: source}"),
        ("{to: screen, changes: [figure]}", "{to: screen, changes: [typo], severities: {typo: high}, severity: high}"),
        ("{to: screen, outlets: [Harbour, daily, other.example]}",),
        ("{to: screen, tell: [new], quiet: '22:00-06:00', quiet_except: medium}",),
    ],
)
def test_what_does_something_is_not_noted(tmp_path: Path, routes: tuple[str, ...]) -> None:
    assert noted(tmp_path, *routes) == []


@pytest.mark.parametrize(
    ("routes", "said"),
    [
        (("{to: screen, tell: source}",), "1 topics[0]: topic 'SoftBank' is on no route, so nobody is told of it"),
        (("{to: screen, sources: [page]}",), "2 sources[0]: source 'daily' is on no route"),
        (
            ("{to: screen, topics: [xAI, SoftBank]}",),
            "2 sources[1]: source 'page' tracks all, and not all of it is told",
        ),
    ],
)
def test_topics_and_sources_that_nobody_is_told_of_are_noted(
    tmp_path: Path, routes: tuple[str, ...], said: str
) -> None:
    page = "{name: page, kind: page, url: 'https://daily.example/1'}"
    text = TREE.replace("/feed'}]", f"/feed'}}, {page}]") + "".join(f"  - {route}\n" for route in routes)
    found = [f"{each.line} {each.key}: {each.what}" for each in notes(settings_of(tmp_path, text), ())]
    assert any(each.startswith(said) for each in found), found


@pytest.mark.parametrize(
    ("above", "below", "takers"),
    [
        (["{to: screen, stop: true}"], "{to: screen, name: late, topics: [xAI]}", "route 'screen'"),
        (["{to: screen, name: top, stop: true}"], "{to: screen, tell: [new, edited]}", "route 'top'"),
        (
            [
                "{to: screen, name: one, topics: [SoftBank], stop: true}",
                "{to: screen, name: two, topics: [xAI], stop: true}",
            ],
            "{to: screen, topics: [SoftBank, xAI], severity: medium}",
            "route 'one' and route 'two'",
        ),
    ],
)
def test_a_route_that_nothing_gets_to_is_noted(tmp_path: Path, above: list[str], below: str, takers: str) -> None:
    [note] = noted(tmp_path, *above, below)
    place = f"{6 + len(above)} routes[{len(above)}]"
    assert note == f"{place}: nothing gets here: {takers} above takes it all, and stops. Move it up, or drop it"


@pytest.mark.parametrize(
    ("route", "key", "words"),
    [
        ("{to: screen, tell: new, changes: figure}", "changes", "the route tells none. Add edited to tell"),
        ("{to: screen, tell: [new, removed], severity: high}", "severity", "the route tells none"),
        ("{to: screen, changes: [spacing]}", "changes", "weigh none, and the route tells edits from medium"),
        ("{to: screen, changes: [typo, label], severity: high}", "changes", "Write severity: low"),
        ("{to: screen, quiet_except: low}", "quiet_except", "there are no quiet hours"),
        ("{to: screen, outlets: [harbor]}", "outlets[0]", "no outlet is called 'harbor'. Did you mean 'harbour'?"),
        ("{to: screen, outlets: [nosuch]}", "outlets[0]", "Write its host"),
    ],
)
def test_a_key_that_does_nothing_is_noted(tmp_path: Path, route: str, key: str, words: str) -> None:
    [note] = noted(tmp_path, route)
    assert note.startswith(f"6 routes[0].{key}: ")
    assert words in note


NAMES = st.sampled_from([(), ("a",), ("b",), ("a", "b")])
ROUTES = st.builds(
    Route,
    name=st.sampled_from(["one", "two"]),
    to=st.just("screen"),
    topics=st.sampled_from([("*",), ("a",), ("b",), ("a", "b")]),
    sources=NAMES,
    languages=NAMES,
    tell=st.lists(st.sampled_from(AlertKind), min_size=1, max_size=4, unique=True).map(tuple),
    changes=st.sampled_from([(), (Kind.FIGURE,), (Kind.TYPO, Kind.FIGURE)]),
    severity=st.sampled_from(Severity),
    story_size=st.integers(1, 3),
    copies=st.sampled_from(Copies),
    stop=st.booleans(),
)
CHANGES = st.builds(
    Change,
    kinds=st.sampled_from([(Kind.FIGURE,), (Kind.TYPO,), (Kind.TYPO, Kind.FIGURE)]),
    severity=st.sampled_from(Severity),
    silent=st.none(),
    reason=st.just(""),
)
ALERTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(AlertKind),
        "topics": NAMES,
        "source": st.sampled_from(["a", "b"]),
        "language": st.sampled_from(["a", "b"]),
        "severity": st.sampled_from(Severity),
        "story_size": st.integers(1, 3),
        "tie": st.sampled_from([None, Tie.COPY, Tie.FOLLOWUP]),
        "change": st.none() | CHANGES,
    }
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ROUTES, min_size=2, max_size=4), st.lists(ALERTS, min_size=5, max_size=20))
def test_no_alert_gets_to_a_route_of_which_that_was_said(routes: list[Route], alerts: list[dict[str, object]]) -> None:
    dead = [routes[trouble.place[1]] for trouble in unreached(routes)]  # type: ignore[index]  # routes are numbered
    for facts in alerts:
        taken = listeners(an_alert(**facts), routes)  # type: ignore[arg-type]  # as drawn above
        assert not [route for route in taken if any(route is each for each in dead)]
