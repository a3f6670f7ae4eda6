from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from monitor.domain.errors import StoppedError
from monitor.domain.topics import Name, Topic
from monitor.services.asking.searching import Asked, search
from monitor.services.intake.rematch import rematch
from monitor.services.writer import Writer
from tests.services.test_stories_told import PAPER, Press
from tests.services.world import STARGATE, Piece, World, a_piece

T = TypeVar("T")
FERRY = Topic(name="Ferry", names=(Name(text="ferry"),))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def change_topics(world: World, *topics: Topic) -> None:
    rules = replace(world.parts.rules, topics=topics)
    world.parts = replace(world.parts, rules_now=lambda: rules)
    with world.store.begin() as books:
        books.topics.sync(topics)


def ferries(world: World, count: int) -> None:
    """Publish articles about a ferry, each with a text of its own, which no topic of the settings meets."""
    for number in range(count):
        piece = replace(a_piece(f"/ferry/{number}", f"Ferry {number} back after repairs"), body=(TEXTS[number],))
        world.site.print(piece)


TEXTS = (
    "The old ferry sails again from Monday, with a new engine and the same captain as in the last thirty years.",
    "Passengers of the night ferry have to change at the island, where the pier is under repair until Easter.",
    "A second ferry was bought from Norway; it carries forty cars and needs no more than a crew of four.",
)


def followed(world: World) -> tuple[int, int]:
    with world.store.read() as books:
        return books.articles.counts()


async def test_articles_that_meet_a_new_topic_are_followed_and_found_and_nobody_is_told(world: World) -> None:
    ferries(world, 3)
    await world.round()
    assert followed(world) == (3, 0)
    change_topics(world, STARGATE, FERRY)
    assert await rematch(world.parts) == 3
    assert followed(world) == (3, 3)
    with world.store.read() as books:
        assert len(search(books, Asked(topic="Ferry"), world.now()).found) == 3
    await world.round()
    assert world.alerts == []


async def test_copies_join_what_is_followed_since_the_topics_changed(world: World) -> None:
    press = Press(world)
    ferry = Piece(path="/ferry/1", title="Ferry waits for its engine", body=TEXTS)
    await press.print(ferry)
    await press.print(replace(ferry, path="/wire/5"), PAPER)
    with world.store.begin() as books:
        assert books.stories.all(9) == ()
    change_topics(world, FERRY)
    await rematch(world.parts)
    await press.print(replace(ferry, path="/wire/6"), "https://daily.example")
    with world.store.read() as books:
        (story,) = books.stories.all(9)
        assert [member.tie for member in books.stories.members(story.id)] == ["article", "copy", "copy"]


async def test_an_edit_that_follows_is_told(world: World) -> None:
    ferries(world, 1)
    await world.round()
    change_topics(world, FERRY)
    await rematch(world.parts)
    await world.round()
    text = TEXTS[0].replace("Monday", "Friday")
    world.site.print(replace(a_piece("/ferry/0", "Ferry 0 back after repairs"), body=(text,)))
    await world.round()
    assert [(alert.kind, alert.topics) for alert in world.alerts] == [("edited", ("Ferry",))]


async def test_a_topic_that_came_with_the_settings_did_not_enter_with_the_next_edit(world: World) -> None:
    world.site.print(a_piece())
    await world.round()
    change_topics(world, STARGATE, Topic(name="Harbour", names=(Name(text="harbour"),)))
    world.site.print(a_piece(amount="$700 billion"))
    await world.round()
    (edit,) = world.alerts
    assert edit.topics == ("Stargate", "Harbour")
    assert "entered" not in edit.reason


async def test_what_a_topic_met_is_forgotten_with_it(world: World) -> None:
    ferries(world, 1)
    await world.round()
    change_topics(world, FERRY)
    await rematch(world.parts)
    change_topics(world, STARGATE)
    await rematch(world.parts)
    with world.store.read() as books:
        assert search(books, Asked(topic="Ferry"), world.now()).found == ()
        assert books.topics.counts() == {}


async def test_topics_that_did_not_change_are_not_matched_again(world: World) -> None:
    ferries(world, 2)
    await world.round()
    await rematch(world.parts)
    with world.store.begin() as books:
        books.topics.matched(1, 1, world.parts.rules.matcher.match_fields({"text": "Stargate"}))
    assert await rematch(world.parts) == 0
    with world.store.read() as books:
        assert books.topics.of(1) == ("Stargate",)


class Stopping(Writer):
    """A writer that is stopped after some steps."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.left = steps

    async def do(self, step: Callable[[], T]) -> T:
        """Do a step, or be stopped."""
        if not self.left:
            raise StoppedError("stopped")
        self.left -= 1
        return await super().do(step)


async def test_after_a_stop_it_goes_on_where_it_was(world: World) -> None:
    ferries(world, 3)
    await world.round()
    change_topics(world, FERRY)
    stopping = Stopping(2)
    with pytest.raises(StoppedError):
        await rematch(replace(world.parts, writer=stopping), size=1)
    stopping.close()
    assert followed(world) == (3, 2)
    assert await rematch(world.parts, size=1) == 1
    assert followed(world) == (3, 3)


async def test_a_change_of_topics_in_the_middle_begins_anew(world: World) -> None:
    ferries(world, 3)
    await world.round()
    change_topics(world, FERRY)
    stopping = Stopping(1)
    with pytest.raises(StoppedError):
        await rematch(replace(world.parts, writer=stopping), size=1)
    stopping.close()
    change_topics(world, STARGATE, FERRY)
    assert await rematch(world.parts, size=2) == 2
    assert followed(world) == (3, 3)
