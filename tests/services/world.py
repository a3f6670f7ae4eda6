"""A newsmon in one process: a real database, a site made of pages in memory, a clock that is set by hand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Self

from monitor.deliver.channel import Letter
from monitor.domain.addresses.address import Address
from monitor.domain.alerts import Alert
from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Comparison, Severity
from monitor.domain.deliveries import Outcome, Sent
from monitor.domain.edits.compare import compare
from monitor.domain.looks.learning import NOTHING, Learned
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Failure, FailureKind, Page, PageRequest
from monitor.domain.routes import Route
from monitor.domain.sources import Listing, Recheck, Source, SourceKind, Track
from monitor.domain.topics import Name, Topic
from monitor.extract.article import read_page
from monitor.extract.lists.listings import read_listing
from monitor.fetch.frontier import LocalFrontier
from monitor.services.alerting.alarms import see_to_alarms, see_to_conditions
from monitor.services.alerting.releasing import release
from monitor.services.gates import Gates
from monitor.services.looking.rounds import Rounds
from monitor.services.parts import Parts
from monitor.services.rules import Rules
from monitor.services.sending.dispatch import Dispatcher
from monitor.services.writer import Writer
from tests.ready import ready_store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SITE = "https://harbour.example"
FEED = f"{SITE}/feed.xml"
STARGATE = Topic(name="Stargate", names=(Name(text="Stargate"), Name(text="스타게이트")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article as the made-up site prints it."""

    path: str
    title: str
    body: tuple[str, ...]

    def html(self, furniture: str = "", published: str = "2026-03-02T11:50:00+00:00") -> str:
        """Return its page, with the time that it states."""
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in self.body)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{self.title} - Harbour</title></head>'
            f"<body><nav><a href='/'>Home</a></nav><main><article><h1>{self.title}</h1>"
            f"<time datetime='{published}'>{published[11:16]}</time>{paragraphs}</article></main>"
            f"{furniture}</body></html>"
        )


def another_piece() -> Piece:
    """Return another article about Stargate."""
    return Piece(
        path="/news/2",
        title="Stargate bridge wins approval",
        body=(
            "The council voted twelve to three for a bridge that is to carry cables to the Stargate halls.",
            "Its towers will be painted grey, and the ferry keeps its timetable until the last span is in place.",
        ),
    )


def a_piece(path: str = "/news/1", title: str = "Stargate site breaks ground", amount: str = "$500 billion") -> Piece:
    """Return an article of three sentences about Stargate."""
    return Piece(
        path=path,
        title=title,
        body=(
            f"Work on the first Stargate site began on Monday, and {amount} are to follow over four years.",
            "The harbour master said that cranes had arrived in the night and that the road stays closed until Friday.",
            "Residents of the old quarter asked for a second bridge before the first hall is opened to anybody.",
        ),
    )


@dataclass(slots=True)
class Site:
    """Pages by address; an address without one fails.

    Each answer has an ETag, by default that of its bytes, and one that is asked for again is not sent again. An address
    that ``volunteers`` says "not modified" whatever it is asked.
    """

    pages: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    asked: list[PageRequest] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    in_turn: dict[str, Iterator[str]] = field(default_factory=dict)  # pages that stand at one address in turn
    etags: dict[str, str] = field(default_factory=dict)  # those that are not of the bytes
    volunteers: set[str] = field(default_factory=set)
    headlines: dict[str, str] = field(default_factory=dict)  # as they are listed
    answered: list[int] = field(default_factory=list)
    liars: set[str] = field(default_factory=set)

    def print(self, piece: Piece, furniture: str = "") -> None:
        """Publish an article, or its newest wording, and list it."""
        self.pages[SITE + piece.path] = piece.html(furniture)
        if piece.path not in self.listed:
            self.listed.insert(0, piece.path)
        items = "".join(
            f"<item><title>{self.headlines.get(path, 'x')}</title><link>{SITE}{path}</link></item>"
            for path in self.listed
        )
        self.pages[FEED] = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'

    def believes(self, address: Address) -> bool:
        """Say whether an address may be asked "changed since?"."""
        return address.url not in self.liars

    def believe_no_more(self, address: Address) -> None:
        """Remember that it lies."""
        self.liars.add(address.url)

    async def fetch(self, request: PageRequest) -> Page | Failure:
        """Answer a request."""
        self.asked.append(request)
        if request.url in self.in_turn:
            self.pages[request.url] = next(self.in_turn[request.url])
        if request.url not in self.pages and request.url not in self.statuses:
            return Failure(url=request.url, kind=FailureKind.DNS, reason="no such host", at=NOON)
        body, status = self.pages.get(request.url, "").encode(), self.statuses.get(request.url, HTTPStatus.OK)
        etag = self.etags.get(request.url, f'"{sha256(body).hexdigest()}"')
        if request.url in self.volunteers or (status == HTTPStatus.OK and request.validators.etag == etag):
            body, status = b"", HTTPStatus.NOT_MODIFIED
        self.answered.append(status)
        return Page(
            url=request.url,
            final_url=request.url,
            status=status,
            headers={"content-type": "text/html; charset=utf-8", "etag": etag},
            body=body,
            fetched_at=NOON,
        )


class Here:
    """Reads pages in this process."""

    async def listing(self, page: Page, source: Source) -> Listing:
        """Return what the page lists."""
        return read_listing(page, source.kind, source.zone, source.links)

    async def look(
        self, page: Page, source: Source, learned: Learned = NOTHING, said: RegionPrint | None = None
    ) -> Look:
        """Return the article of the page."""
        return read_page(page, source.zone, "spiders.outlets", learned, said)

    async def compare(
        self, before: Article, after: Article, earlier: Sequence[Revision] = (), clock_moves: bool | None = None
    ) -> Comparison:
        """Say what changed between two states of an article."""
        return compare(before, after, earlier=earlier, clock_moves=clock_moves)


@dataclass(slots=True)
class RecordingChannel:
    """A channel that keeps what it is given and answers as it is told."""

    name: str = "desk"
    targets: tuple[str, ...] = ("desk-1",)
    letters: list[Letter] = field(default_factory=list)
    answer: Callable[[Letter], Outcome] = field(default=lambda _letter: Sent())

    def send(self, letter: Letter, target: str) -> Outcome:
        """Take a letter."""
        del target
        self.letters.append(letter)
        return self.answer(letter)

    @property
    def kinds(self) -> list[str]:
        """The kinds of what arrived, without what newsmon says of itself."""
        return [alert.kind for letter in self.letters for alert in letter.alerts if alert.kind != "source"]


class World:
    """Everything at hand: set the clock, change the site, look, tell, and ask what was told."""

    def __init__(
        self, path: Path, *, source: Source | None = None, gates: Gates | None = None, database: str = ""
    ) -> None:
        self.time = NOON
        self.ticks = timedelta(0)  # how far a look at the clock moves it
        self.site = Site()
        self.channel = RecordingChannel()
        self.source = source or Source(
            name="harbour",
            kind=SourceKind.FEED,
            url=FEED,
            every=timedelta(minutes=5),
            track=Track.TOPICS,
            recheck=Recheck.ALWAYS,
        )
        self.store = ready_store(database or f"sqlite:///{path}/newsmon.db")
        self.writer = Writer()
        route = Route(name="all", to="desk", severity=Severity.NONE)
        rules = Rules(topics=(STARGATE,), sources=(self.source,), routes=(route,), targets={"desk": ("desk-1",)})
        self.parts = Parts(
            store=self.store,
            writer=self.writer,
            fetching=self.site,
            reading=Here(),
            rules_now=lambda: rules,
            now=self.now,
            gates=gates or Gates(),
        )
        with self.store.begin() as books:
            books.sources.sync(rules.sources, self.time)
            books.topics.sync(rules.topics)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.writer.close()
        self.store.close()

    def now(self) -> datetime:
        """Tell the time."""
        self.time += self.ticks
        return self.time

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.time += timedelta(**span)

    async def round(self, **span: float) -> None:
        """Let time pass, look at what is due, and deliver."""
        await self.look(**span)
        release(self.parts, self.time, ended=True)
        see_to_alarms(self.parts, self.time)
        see_to_conditions(self.parts, self.time)
        await self.deliver()

    async def look(self, **span: float) -> None:
        """Let time pass and look at what is due."""
        self.later(**(span or {"minutes": 6}))
        await Rounds(self.parts, LocalFrontier(), per_host=1).run_dry()

    async def deliver(self) -> None:
        """Send what is due."""
        gates, rules = self.parts.gates, self.parts.rules_now
        dispatcher = Dispatcher(self.store, self.writer, {"desk": self.channel}, self.now, gates, rules)
        await dispatcher.settled()
        await dispatcher.close(1.0)

    @property
    def alerts(self) -> list[Alert]:
        """All alerts but those about newsmon itself, the oldest first."""
        with self.store.read() as books:
            return [alert for _, alert in books.alerts.all() if alert.kind != "source"]

    def retold(self, piece: Piece, **newer: str) -> Piece:
        """Return an article in another wording."""
        return replace(piece, **newer)  # type: ignore[arg-type]  # fields of a piece
