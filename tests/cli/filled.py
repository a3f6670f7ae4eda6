"""A database in which every question of the command finds something, made without a clock."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.domain.alerts import Alert, AlertKind, Cause
from monitor.domain.articles import Article
from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity
from monitor.domain.deliveries import Failed, Sent
from monitor.domain.hosts import Host
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.looks.held import Held
from monitor.domain.looks.tracking import Decided, DecisionKind, Sighting
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.sources import Entry
from monitor.domain.telling.muting import Mute
from monitor.domain.telling.settling import settle
from monitor.domain.topics import Excluded, Match, Matching, Name, Term, Topic
from monitor.services.stories.placing import split
from monitor.settings import load
from monitor.store.store import Books
from tests.cli.running import settings_in
from tests.ready import ready_store
from tests.store.building import MINUTE, NOON, a_plan, a_source, an_alert, an_article, an_attempt, known, revise

LATER = datetime(2125, 1, 1, tzinfo=UTC)
BODY = ("The repair will cost 40 million dollars, the port said.", "Fishers want a second mooring.")
KEY = "abcdef0123456789abcdef0123456789"
FIRST = an_article(
    title="Breakwater cracked",
    body=BODY,
    published=NOON - MINUTE,
    outlet="harbour",
    language="en",
    authors=("Han Bit",),
)
SECOND = replace(FIRST, body=("The repair will cost 70 million dollars, the port said.", BODY[1]))
COPY = replace(FIRST, outlet="paper", url="https://harbour.example/news/2")
CHANGE = Change(
    kinds=(Kind.FIGURE,),
    severity=Severity.HIGH,
    silent=True,
    reason="a figure gave way to another",
    figures=(FigureChange(before="40 million dollars", after="70 million dollars", unit="USD", percent=75.0),),
    sentences=(SentenceChange(op=Op.REPLACE, before=FIRST.body[0], after=SECOND.body[0]),),
    evidence={Kind.FIGURE: "40 million dollars → 70 million dollars"},
)
TERM = Term(name="Breakwater", text="Breakwater", field="title", start=0, end=10)
MET = Matching(matches=(Match(topic="Port", terms=(TERM,)),), excluded=(Excluded(topic="Fish", by="NOT mooring"),))

RULES = """\
topics:
  - {name: Port, names: [Breakwater, 방파제]}
channels:
  desk: {urls: ['terminal://']}
routes:
  - {name: all, topics: [Port], tell: [new, edited], severity: low, to: desk}
"""


def filled(folder: Path) -> Path:
    """Return settings of a newsmon that knows a story of two articles, told of both, and holds something back."""
    file = settings_in(folder, "harbour")
    file.write_text(file.read_text(encoding="utf-8") + RULES, encoding="utf-8")
    store = ready_store(load(file, os.environ).database())
    with store.begin() as books:
        _watch(books)
        story = books.stories.begin(FIRST.title, NOON)
        first = _article(books, story, "1", Tie.ARTICLE, 0, FIRST, SECOND)
        books.changes.add(first, 1, 2, CHANGE)
        second = _article(books, story, "2", Tie.COPY, 2, COPY)
        third = _article(books, story, "3", Tie.FOLLOWUP, 3, replace(FIRST, title="Breakwater mended"))
        _tell(books, story, first)
        _hold_back(books, second, story)
        split(books, third, NOON + 9 * MINUTE)
        books.mutes.keep(Mute(subject="topic:Port", since=NOON, until=LATER, reason="known well", author="Han Bit"))
    store.close()
    return file


def _watch(books: Books) -> None:
    books.sources.sync([a_source(every=timedelta(minutes=5))], NOON)
    state = books.sources.named("harbour")
    assert state is not None
    books.sources.save(replace(state, first_checked_at=NOON, checked_at=NOON + 9 * MINUTE, ok_at=NOON, new_at=NOON))
    entries = [Entry(url=f"https://harbour.example/news/{number}") for number in (1, 2, 3, 9)]
    books.entries.listed("harbour", entries, NOON, at_first_look=False)
    books.topics.sync(
        [
            Topic(name="Port", names=(Name(text="Breakwater"), Name(text="방파제"))),
            Topic(name="Fish", names=(Name(text="Fish"),), query="Fish AND NOT mooring"),
        ]
    )
    books.hosts.save(Host(name="harbour.example", robots=b"User-agent: *\nDisallow: /private\n", robots_at=NOON))


def _article(books: Books, story: int, name: str, tie: Tie, minute: int, *wordings: Article) -> int:
    seen = NOON + minute * MINUTE
    new = known(
        books,
        name,
        outlet=wordings[0].outlet,
        first_seen_at=seen,
        tracked=True,
        checked_at=seen,
        next_check_at=LATER,
    )
    revise(books, new.id, *wordings)
    books.stories.join(new.id, story, Likeness(tie=tie, reason=f"as {tie} goes", share=0.5), NOON)
    for no in range(1, len(wordings) + 1):
        books.topics.matched(new.id, no, MET)
        books.sightings.add(new.id, _look(no))
    for no in range(20):
        books.gaps.ended(replace(new, seen_at=seen + 4 * no * MINUTE), seen + 4 * (no + 1) * MINUTE)
    return new.id


def _look(no: int) -> Sighting:
    look = Sighting.of(VerdictKind.ARTICLE, "as expected", no, NOON + (no - 1) * MINUTE, 200)
    told = Decided(kind=DecisionKind.TOLD, told_as=AlertKind.NEW, reason="new, matches Port")
    return replace(look, decided=told if no == 1 else Decided(kind=DecisionKind.NOT_TOLD))


def _tell(books: Books, story: int, article: int) -> None:
    told = _told(KEY, article, story, kind=AlertKind.NEW, revision=1)
    edited = _told("b" * 32, article, story, kind=AlertKind.EDITED, revision=2, previous=1, change=CHANGE)
    edited = replace(edited, severity=CHANGE.severity, seen_at=NOON + MINUTE, unseen_since=NOON)
    books.alerts.add(told, [a_plan(reason="route all: at once")])
    books.alerts.add(edited, [a_plan(reason="route all: at once", bundle=BundleId(kind=Bundle.DIGEST, name="morning"))])
    for letter, outcome in (("c", Sent(detail="200 OK")), ("d", Failed(reason="no such channel", permanent=True))):
        (taken,) = books.outbox.claim(NOON, 1, MINUTE)
        books.outbox.settle(taken, settle(taken, outcome, NOON), an_attempt(taken, outcome, letter=letter * 32))


def _told(key: str, article: int, story: int, **more: object) -> Alert:
    about = an_alert(key, title=FIRST.title, outlet="Harbour Post", source="harbour", topics=("Port",))
    return replace(about, article=article, story=story, **more)  # type: ignore[arg-type]  # fields of an alert


def _hold_back(books: Books, article: int, story: int) -> None:
    alert = _told("e" * 32, article, story, kind=AlertKind.EDITED, revision=1, change=CHANGE)
    until = NOON + timedelta(hours=1)
    books.held.keep(Held(article=article, outlet="paper", cause=Cause.ALIKE, since=NOON, until=until, alert=alert))
