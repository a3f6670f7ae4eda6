"""Asked why, newsmon gives an account of what it stored: what was told, what was not, and what it never saw."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest

from monitor.deliver.channel import Letter
from monitor.deliver.statement_words import sayings, told
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Severity
from monitor.domain.deliveries import Failed, Outcome, Unclear
from monitor.domain.hosts import Host
from monitor.domain.pages import Failure, FailureKind
from monitor.domain.routes import Route
from monitor.domain.views import WordedExplanation
from monitor.services.asking.why import Present, explain
from monitor.services.looking.looks import note_failure, postpone_entry
from monitor.services.stories.placing import merge
from tests.services.world import SITE, Piece, World, a_piece, another_piece

ROUTES = (
    Route(name="all", to="desk", severity=Severity.NONE),
    Route(name="removals", to="desk", tell=(AlertKind.REMOVED,)),
)
REGATTA = Piece(path="/news/9", title="Regatta moves to June", body=("The rowing regatta moves to the second Sunday.",))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def account(world: World, path: str = "/news/1") -> WordedExplanation:
    """Ask why, by the address."""
    return asked(world, SITE + path)


def asked(world: World, what: str, *, is_alert: bool = False) -> WordedExplanation:
    with world.store.read() as books:
        explained = explain(books, what, Present(routes=ROUTES), world.time, is_alert=is_alert)
    return told(explained, sayings("en"), "UTC")


def lines(given: WordedExplanation, *whats: str) -> list[tuple[str, str]]:
    """Return what was said, and why, in the lines of that kind."""
    return [(step.said, step.reason) for step in given.steps if step.what in whats]


async def begun(world: World) -> None:
    world.site.print(a_piece("/news/old", "Ferry back after repairs", amount="nothing"))
    await world.round()


async def test_what_was_told_is_followed_from_the_listing_to_the_channel(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    given = account(world)
    assert given.answer == "Told: new (alert 2), sent to desk"
    assert [step.what for step in given.steps] == [
        "listed", "read", "topic", "story", "told", "route", "route", "sent", "next look",
    ]  # fmt: skip
    assert lines(given, "listed") == [("by harbour", "new in its listing")]
    assert lines(given, "topic") == [("Stargate", "Stargate (headline, text)")]
    assert lines(given, "route") == [("all took it", "at once"), ("removals did not", "does not tell new")]
    assert lines(given, "sent") == [("to desk (desk-1)", "at the first attempt")]
    assert all(step.at for step in given.steps if not step.below)


async def test_a_story_that_a_person_corrected_is_told_with_what_it_was_before(world: World) -> None:
    await begun(world)
    for piece in (replace(another_piece(), path="/news/other"), a_piece()):
        world.site.print(piece)
        await world.round()
    own, other = account(world).story, account(world, "/news/other").story
    assert own
    assert other
    with world.store.begin() as books:
        merge(books, other, own, world.now())
    [(began, _), corrected] = lines(account(world), "story")
    assert began.startswith(str(own))
    assert corrected == (str(other), f"a person put all of story {own} into this one")


async def test_an_edit_says_what_it_is_and_calm_looks_are_summed_up(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    for _ in range(3):
        await world.round()
    world.site.print(a_piece(amount="$700 billion"))
    await world.round()
    given = account(world)
    assert given.answer == "Told: new (alert 2), sent to desk; edited (alert 3), sent to desk"
    assert "high: figure" in lines(given, "read")[-1][0]
    assert lines(given, "looked") == [("3 looks", "same bytes")]
    assert "$500 billion → $700 billion" in lines(given, "told")[-1][1]


async def test_an_edit_that_was_told_later_than_it_was_found_says_why(world: World) -> None:
    piece = a_piece()
    for hours in range(5):
        later = (f"The crane drivers rested for {words} after noon." for words in ("one hour", "two", "three", "four"))
        world.site.print(replace(piece, body=(*piece.body, *islice(later, hours))))
        await world.round(minutes=2)
    await world.round(minutes=10)
    assert lines(account(world), "found") == [
        ("earlier than told", "its article changed so often that edits are told together")
    ]


async def test_what_met_no_topic_says_so(world: World) -> None:
    await begun(world)
    world.site.print(REGATTA)
    await world.round()
    given = account(world, "/news/9")
    assert given.answer == "Not told: no topic matches"
    assert lines(given, "topic") == [("none", "no topic's name stands in it")]
    assert lines(given, "next look") == [("due", "not tracked: no topic matches it; it may gain one while it is young")]
    await world.round(minutes=130)
    given = account(world, "/news/9")
    assert lines(given, "next look") == [("none", "not tracked: no topic matches it")]


async def test_what_stood_there_at_the_first_look_says_why_it_was_not_told(world: World) -> None:
    world.site.print(a_piece())
    await world.round()
    given = account(world)
    assert given.answer.startswith("Not told: older than the 0 hours of backlog")
    assert lines(given, "listed") == [("by harbour", "it stood there at the first look at the source")]


async def test_a_page_that_cannot_be_fetched_says_so_with_the_newest_trouble(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    with world.store.read() as books:
        known = books.articles.get(2)
    for reason in ("timed out after 30 s", "connection refused"):
        failure = Failure(url=known.url, kind=FailureKind.REFUSED, reason=reason, at=world.time)
        note_failure(world.store, known, world.source, failure, world.time)
    assert lines(account(world), "looked") == [("no answer, 2 looks", "connection refused")]


async def test_an_entry_that_gave_no_article_says_how_often_it_was_tried(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    del world.site.pages[SITE + "/news/1"]
    await world.round()
    given = account(world)
    assert given.answer == "Not told: it was listed, and no article was read there"
    ((said, why),) = lines(given, "tried")
    assert said == "1 time in vain"
    assert why.startswith("no such host; tried again after ")


async def test_an_entry_that_was_given_up_says_so(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    del world.site.pages[SITE + "/news/1"]
    await world.round()
    forbidden = Failure(url=SITE, kind=FailureKind.ROBOTS, reason="not allowed by robots.txt", at=world.time)
    with world.store.read() as books:
        (unread,) = books.entries.unread(world.time + timedelta(hours=1), 9)
    postpone_entry(world.store, unread, world.source, forbidden, world.time)
    assert lines(account(world), "tried") == [("2 times in vain", "not allowed by robots.txt; given up")]


async def test_what_was_never_listed_names_who_watches_the_site(world: World) -> None:
    await begun(world)
    given = account(world, "/news/never")
    assert given.answer == "Not told: it was never seen, for no source listed it"
    ((said, why),) = lines(given, "source")
    assert said == "harbour watches this site"
    assert why.startswith("this was never among what it lists since 2026-03-02")
    assert lines(given, "host") == [("harbour.example", "1 article of it known")]
    assert [step.what for step in given.steps] == ["source", "host", "robots.txt", "guard", "try"]
    assert not any(step.at for step in given.steps), "what holds at present stands in no order of time"
    assert given.steps[-1].said == f"newsmon probe {SITE}/news/never"


async def test_what_robots_txt_says_of_what_was_never_seen_is_told_with_its_line(world: World) -> None:
    await begun(world)
    rules = b"User-agent: *\nDisallow: /private/\n"
    with world.store.begin() as books:
        books.hosts.save(Host(name="harbour.example", robots=rules, robots_status=200, robots_at=world.time))
    ((said, why),) = lines(account(world, "/private/1"), "robots.txt")
    assert said == "forbids it"
    assert "line 2" in why
    assert lines(account(world, "/news/never"), "robots.txt") == [("allows it", "")]


def test_the_guard_and_robots_are_asked_for_what_was_never_seen(world: World) -> None:
    given = asked(world, "http://10.0.0.1/news")
    assert lines(given, "guard") == [
        ("refuses it", "10.0.0.1 is a private address; `fetch.allow_hosts` exempts a host")
    ]


@pytest.mark.parametrize(
    ("outcome", "answer", "said"),
    [
        (Failed(reason="410 Gone", permanent=True), "given up for desk", ["failed"]),
        (Unclear(reason="the answer was lost"), "waiting for desk", ["unclear"]),
    ],
)
async def test_what_did_not_arrive_says_each_attempt(
    world: World, outcome: Outcome, answer: str, said: list[str]
) -> None:
    def answers(_letter: Letter) -> Outcome:
        return outcome

    await begun(world)
    world.channel.answer = answers
    world.site.print(a_piece())
    await world.round()
    given = account(world)
    assert given.answer == f"Told: new (alert 2), {answer}"
    attempts = [step for step in given.steps if step.what.startswith("attempt")]
    assert [step.said for step in attempts] == said
    assert all(outcome.reason in step.reason for step in attempts)  # type: ignore[union-attr]  # both have one


async def test_an_alert_gives_an_account_of_its_own(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    with world.store.read() as books:
        (key,) = [alert.key for _, alert in books.alerts.all(kind=AlertKind.NEW)]
        (number,) = books.alerts.keyed(key[:8])
    given, greeting = asked(world, str(number), is_alert=True), asked(world, "1", is_alert=True)
    assert given.answer == "new (alert 2), sent to desk"
    assert [step.what for step in given.steps] == ["read", "topic", "told", "route", "route", "sent"]
    assert greeting.article is None
