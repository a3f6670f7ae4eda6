"""One story, many addresses: what is told of copies and of the steps of a wire chain."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.changes import Kind, Severity
from monitor.domain.kinship.stories import Tie
from monitor.services.stories.placing import merge, split
from tests.services.world import FEED, SITE, Piece, World, a_piece

PAPER = "https://paper.example"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


class Press:
    """A site whose feed lists articles of any outlet."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.urls: list[str] = []

    async def print(self, piece: Piece, site: str = SITE, head: str = "", **more: str) -> None:
        """Publish an article, and look."""
        url = site + piece.path
        self.world.site.pages[url] = piece.html(**more).replace("</head>", f"{head}</head>")
        self.urls = [url, *(each for each in self.urls if each != url)]
        items = "".join(f"<item><title>x</title><link>{each}</link></item>" for each in self.urls)
        self.world.site.pages[FEED] = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        await self.world.round()


@pytest.fixture
async def press(world: World) -> Press:
    press = Press(world)
    ferry = ("The ferry is back on its route after repairs to its bow and a new coat of paint.",)
    await press.print(Piece(path="/news/old", title="Ferry back after repairs", body=ferry))
    return press


async def test_a_copy_at_another_outlet_joins_the_story_and_is_not_told(press: Press, world: World) -> None:
    await press.print(a_piece())
    await press.print(a_piece("/wire/77"), PAPER)
    assert world.channel.kinds == ["new"]
    with world.store.read() as books:
        story = books.stories.all(1)[0]
        assert [member.tie for member in books.stories.members(story.id)] == ["article", "copy"]


async def test_a_copy_with_another_figure_is_told_with_the_difference(press: Press, world: World) -> None:
    await press.print(a_piece())
    await press.print(a_piece("/wire/77", amount="$400 billion"), PAPER)
    new, copy = world.alerts
    assert (new.kind, copy.kind, copy.tie, copy.story) == ("new", "followup", Tie.COPY, new.story)
    assert copy.change is not None
    assert [(one.before, one.after) for one in copy.change.figures] == [("$500 billion", "$400 billion")]
    assert new.title in copy.against


async def test_the_steps_of_a_wire_chain_are_told_with_what_each_changed(press: Press, world: World) -> None:
    first = a_piece("/news/21", "UPDATE 1-Stargate site breaks ground")
    second = a_piece("/news/22", "UPDATE 2-Stargate site breaks ground", amount="$700 billion")
    await press.print(first)
    await press.print(second)
    new, followup = world.alerts
    assert (new.kind, followup.kind, followup.tie, followup.story) == ("new", "followup", Tie.FOLLOWUP, new.story)
    assert followup.change is not None
    assert [(one.before, one.after) for one in followup.change.figures] == [("$500 billion", "$700 billion")]


async def test_a_correction_under_an_address_of_its_own_is_one_of_high_severity(press: Press, world: World) -> None:
    await press.print(a_piece())
    await press.print(a_piece("/news/22", "[고침] Stargate site breaks ground", amount="$300 billion"))
    correction = world.alerts[-1]
    assert (correction.kind, correction.severity) == ("followup", Severity.HIGH)
    assert correction.change is not None
    assert Kind.CORRECTION in correction.change.kinds


async def test_an_earlier_step_that_is_listed_late_is_not_told(press: Press, world: World) -> None:
    await press.print(a_piece("/news/22", "UPDATE 2-Stargate site breaks ground"))
    await press.print(a_piece("/news/21", "UPDATE 1-Stargate site breaks ground"))
    assert world.channel.kinds == ["new"]


async def test_what_a_correction_corrects_is_not_told_after_it(press: Press, world: World) -> None:
    await press.print(a_piece("/news/22", "[고침] Stargate site breaks ground", amount="$300 billion"))
    await press.print(a_piece(), published="2026-03-02T09:00:00+00:00")
    assert world.channel.kinds == ["new"]


async def test_a_late_copy_of_an_early_step_is_compared_with_that_step(press: Press, world: World) -> None:
    await press.print(a_piece("/news/21", "UPDATE 1-Stargate site breaks ground"))
    await press.print(a_piece("/news/22", "UPDATE 2-Stargate site breaks ground", amount="$700 billion"))
    await press.print(a_piece("/wire/77"), PAPER)
    assert world.channel.kinds == ["new", "followup"]


async def test_a_copy_that_says_what_any_telling_said_is_not_told(press: Press, world: World) -> None:
    await press.print(a_piece())
    await press.print(a_piece("/wire/77", amount="$400 billion"), PAPER)
    await press.print(a_piece("/wire/78"), "https://daily.example")
    assert world.channel.kinds == ["new", "followup"]


async def test_a_copy_under_a_headline_of_its_own_is_not_told_alone(press: Press, world: World) -> None:
    await press.print(a_piece())
    await press.print(a_piece("/wire/77", title="A desert town waits for its data centre"), PAPER)
    assert world.channel.kinds == ["new"]


async def test_a_step_is_compared_with_the_step_told_last_and_not_with_a_copy(press: Press, world: World) -> None:
    await press.print(a_piece("/news/21", "UPDATE 1-Stargate site breaks ground"))
    await press.print(a_piece("/wire/77", amount="$400 billion"), PAPER)
    await press.print(a_piece("/news/22", "UPDATE 2-Stargate site breaks ground", amount="$700 billion"))
    step = world.alerts[-1]
    assert (step.tie, step.change and [figure.before for figure in step.change.figures]) == (
        Tie.FOLLOWUP,
        ["$500 billion"],
    )


CHAIN = ("[1보] {}", "[2보] {}", "{}(종합)", "{}(종합2보)", "[고침] {}")


async def test_a_chain_of_the_wire_is_one_story_told_step_by_step(press: Press, world: World) -> None:
    for step, title in enumerate(CHAIN):
        amount = f"${step + 3}00 billion"
        await press.print(a_piece(f"/view/AKR2026030200{step}", title.format("Stargate site breaks ground"), amount))
    new, *steps = world.alerts
    assert [alert.kind for alert in world.alerts] == ["new", *["followup"] * 4]
    assert {alert.story for alert in steps} == {new.story}
    told = [alert.change and (alert.change.figures[0].before, alert.change.figures[0].after) for alert in steps]
    assert told == [(f"${step + 2}00 billion", f"${step + 3}00 billion") for step in range(1, 5)]
    assert [alert.severity for alert in steps][-1] is Severity.HIGH


async def test_what_a_person_split_and_merged_holds_for_later_arrivals(press: Press, world: World) -> None:
    await press.print(a_piece())
    await press.print(a_piece("/wire/77"), PAPER)
    with world.store.begin() as books:
        (first, copy) = books.stories.members(world.alerts[0].story or 0)
        away = split(books, copy.article, world.now()).into
        assert books.stories.told(away) == ()
        merge(books, first.story, away, world.now())
    await press.print(a_piece("/again/78"), "https://third.example")
    with world.store.read() as books:
        assert [each.story for each in books.stories.members(first.story)] == [first.story] * 3
    assert world.channel.kinds == ["new"]


async def test_an_article_that_moved_with_its_headline_is_told_once(press: Press, world: World) -> None:
    moved = replace(a_piece("/b/stargate-halts-200391361", "Stargate halts"), body=a_piece().body[::-1])
    await press.print(a_piece("/a/stargate-begins-200391361"))
    world.site.pages[f"{SITE}/a/stargate-begins-200391361"] = moved.html()
    await press.print(moved)
    assert world.channel.kinds == ["new", "edited"]
    with world.store.read() as books:
        assert len(books.articles.addresses(world.alerts[0].article or 0)) == 2


CANONICAL = '<link rel="canonical" href="{}">'


async def test_a_canonical_link_that_leads_everything_to_one_page_ties_nothing(press: Press, world: World) -> None:
    other = replace(a_piece("/news/2", "Stargate bridge opens"), body=("Stargate has a bridge of oak.", "It is green."))
    for piece in (a_piece(), other):
        await press.print(piece, head=CANONICAL.format(f"{SITE}/stargate"))
    assert world.channel.kinds == ["new", "new"]


async def test_a_canonical_link_that_the_text_bears_out_is_believed(press: Press, world: World) -> None:
    await press.print(a_piece("/news/one"), head=CANONICAL.format(f"{SITE}/n/1"))
    await press.print(a_piece("/front/news/one"), head=CANONICAL.format(f"{SITE}/n/1"))
    await press.print(a_piece("/n/1", amount="$700 billion"))
    assert world.channel.kinds == ["new", "edited"]


async def test_a_parameter_that_never_made_a_difference_is_passed_over(press: Press, world: World) -> None:
    for number, word in enumerate(("harbour", "bridge", "tunnel")):
        for place in ("top", "side"):
            body = (f"The {word} of Stargate opens in spring, said the master of works. It is paid for by nobody yet.",)
            piece = Piece(path=f"/{word}?pos={place}", title=f"Stargate {word}", body=body)
            await press.print(piece)
        assert world.channel.kinds == ["new"] * (number + 1)
    with world.store.read() as books:
        assert books.outlets.address_pieces("harbour.example")["?pos"].is_meaningless


async def test_a_column_of_every_day_under_one_headline_is_new_every_day(press: Press, world: World) -> None:
    for day, word in enumerate(("harbour", "bridge")):
        body = (f"Stargate and the {word}: " + f"{word} talks, {word} walks, and nothing else of {word}s. " * 4,)
        await press.print(Piece(path=f"/brief?no={day}", title="Stargate: morning briefing", body=body))
    assert world.channel.kinds == ["new", "new"]
