"""A few eventful days of an invented newsroom, after which no table is empty: a database with something of everything.

What the services make is made by them; what a person or a host says is handed over as the commands and the crawler do.
"""

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

from monitor.deliver.channel import Letter
from monitor.domain.alerts import Handled
from monitor.domain.deliveries import Failed, Outcome, Sent
from monitor.domain.entering import Role
from monitor.domain.hosts import Host
from monitor.domain.notices import Fault, NoticeKind
from monitor.domain.routes import Cap, Digest, Group, Quiet, Route
from monitor.domain.telling.muting import Mute
from monitor.domain.topics import Name, Topic
from monitor.services import entering
from monitor.services.looking.remembered_hosts import RememberedHosts
from monitor.services.rules import Rules
from monitor.services.sending.cycles import carry_digests, cycle_ended
from monitor.services.sending.dispatch import Dispatcher
from monitor.services.stories import placing
from monitor.store.store import Books
from tests.services.world import NOON, SITE, STARGATE, Piece, RecordingChannel, World

BANNER = "Follow our channel for all the news of the day."
SUBJECTS = ("harbour", "hospital", "library", "museum", "ferry", "school", "court", "station", "theatre", "bakery")
BRIDGE = Topic(name="다리", names=(Name(text="bridge"), Name(text="다리")), query="bridge AND NOT toll")
CHANNELS = ("desk", "chat", "ticker", "phone", "mail")
ROUTES = (
    Route(name="all", to="desk"),
    Route(name="stories", to="chat", group=Group()),
    Route(name="capped", to="ticker", at_most=Cap(count=1, within=timedelta(hours=1))),
    Route(name="awake", to="phone", quiet=Quiet(start=time(0), end=time(23), zone="UTC"), quiet_except=None),
    Route(name="morning", to="mail", digest=Digest(at=time(6, 30), zone="Asia/Seoul"), empty=True),
)


async def happen(folder: Path, database: str) -> None:
    """Fill an empty database."""
    with World(folder, database=database) as world:
        rules = Rules(
            topics=(STARGATE, BRIDGE),
            sources=(world.source,),
            routes=ROUTES,
            targets={name: (f"{name}-1",) for name in CHANNELS},
        )
        world.parts = replace(world.parts, rules_now=lambda: rules)
        with world.store.begin() as books:
            books.topics.sync(rules.topics)
        await _stories_break(world)
        await _some_are_edited_and_one_goes(world)
        await _a_banner_comes_to_every_page(world)
        await _people_and_hosts_have_their_say(world)


async def the_bridge_is_edited(world: World) -> None:
    """Let the one article be edited that nothing else is like, an hour later."""
    world.time += timedelta(hours=1)
    _print(world, _a_bridge("5천억 원"), "2026-03-02T13:40:00+00:00")
    await world.round()


async def _stories_break(world: World) -> None:
    _print(world, _a_story(0), "2026-03-02T11:50:00+00:00")
    await _round(world)  # what stands there at the first look is not told
    for number in range(1, len(SUBJECTS)):
        _print(world, _a_story(number), "2026-03-02T11:50:00+00:00")
    _print(world, replace(_a_story(0), path="/view?no=1&pos=top"), "2026-03-02T11:50:00+00:00")
    await _round(world)
    with world.store.begin() as books:
        books.mutes.keep(Mute(subject="source:harbour", since=world.time, reason="it is late", author="kim"))
    _print(world, _a_bridge(), "2026-03-02T12:01:00+00:00")
    _print(world, replace(_a_story(0), path="/view?no=1&pos=side"), "2026-03-02T11:50:00+00:00")
    await _round(world)
    with world.store.begin() as books:
        books.mutes.lift("source:harbour")


async def _some_are_edited_and_one_goes(world: World) -> None:
    _print(world, _a_story(0, "The bill is to be 40 million dollars."), "2026-03-02T12:10:00+00:00")
    await _round(world)
    _print(world, _a_story(0, "The bill is to be 70 million dollars."), "2026-03-02T12:20:00+00:00")
    world.site.statuses[f"{SITE}/news/9"] = 410
    await _round(world)
    await _round(world)


async def _a_banner_comes_to_every_page(world: World) -> None:
    for number in range(1, len(SUBJECTS) - 1):
        _print(world, _a_story(number, BANNER), "2026-03-02T12:20:00+00:00")
    await _round(world)


async def _people_and_hosts_have_their_say(world: World) -> None:
    with world.store.begin() as books:
        _bring_together(books, world, 2, 3, 4)
        alone = placing.split(books, 3, world.time)
        wrong = placing.split(books, 4, world.time)
        placing.undo(books, wrong.id, world.time)
        placing.merge(books, _story(books, 12), alone.into, world.time)
        books.mutes.keep(Mute(subject="story:1", since=world.time, until=NOON + timedelta(days=9)))
        books.handled.keep(Handled(alert_key="1", author="kim", at=world.time, note="seen to"))
        entering.invite(books, "kim", Role.OPERATOR, "invitation", world.time)
        entering.enter(books, "invitation", "session", world.time)
        books.installation.put("installed", NOON.isoformat())
        books.deliveries.cancel_missing({name: (f"{name}-1",) for name in CHANNELS if name != "ticker"})
        (source,) = books.sources.all()
        books.sources.save(
            replace(
                source, faults=(Fault(kind=NoticeKind.LAYOUT, detail="harbour.example"), Fault(kind=NoticeKind.QUIET))
            )
        )
    hosts = RememberedHosts(world.store, world.writer)
    robots = b"User-agent: *\nCrawl-delay: 5\n"
    hosts.remember(
        Host(
            name="harbour.example",
            next_allowed_at=world.time,
            delay=5.0,
            robots=robots,
            robots_status=200,
            robots_at=NOON,
            failures=1,
            trouble="503 Service Unavailable",
        )
    )
    await hosts.keep()


def _bring_together(books: Books, world: World, first: int, *others: int) -> None:
    """Put articles into one story, whatever they were found to be to each other."""
    for article in others:
        if _story(books, article) != _story(books, first):
            placing.merge(books, _story(books, first), _story(books, article), world.time)


def _story(books: Books, article: int) -> int:
    story = books.articles.get(article).story
    assert story is not None
    return story


async def _round(world: World) -> None:
    """Let time pass, look, and deliver; the mail waits for its digest."""
    await world.round()
    cycle_ended(world.store, world.time)
    carry_digests(world.store, world.parts.rules, world.time)
    channels = {name: RecordingChannel(name=name, targets=(f"{name}-1",), answer=_answer) for name in CHANNELS}
    parts = world.parts
    dispatcher = Dispatcher(world.store, world.writer, channels, world.now, parts.gates, parts.rules_now)
    await dispatcher.settled()
    await dispatcher.close(1.0)


def _answer(letter: Letter) -> Outcome:
    """Take all but what tells of the ferry."""
    if any("ferry" in alert.title for alert in letter.alerts):
        return Failed(reason="no such receiver", permanent=True)
    return Sent(detail="taken", thread=f"thread-{letter.alerts[0].story}" if letter.alerts else "")


def _print(world: World, piece: Piece, modified: str) -> None:
    world.site.print(piece)
    stated = f'<meta property="article:modified_time" content="{modified}"></head>'
    world.site.pages[SITE + piece.path] = world.site.pages[SITE + piece.path].replace("</head>", stated)


def _a_story(number: int, *more: str) -> Piece:
    subject = SUBJECTS[number]
    return Piece(
        path=f"/news/{number}",
        title=f"Stargate and the {subject}",
        body=(
            f"The {subject} is to be moved for a Stargate hall, its director said after a long evening meeting.",
            f"Nobody knows yet where the {subject} will stand, but the plans are to be shown in spring.",
            f"Neighbours of the {subject} want to be heard before the first tree is cut.",
            *more,
        ),
    )


def _a_bridge(cost: str = "3천억 원") -> Piece:
    return Piece(
        path="/news/bridge",
        title="스타게이트로 가는 다리, 통행료 없이 — a bridge without a toll",
        body=(
            f"스타게이트 단지로 가는 다리를 놓기로 시의회가 2일 의결했다. 공사비는 {cost}이다.",
            "The bridge to the Stargate halls is to have no toll, the council said, and two lanes for those who walk.",
        ),
    )
