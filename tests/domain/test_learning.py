"""What an outlet's pages teach, page by page."""

from dataclasses import replace
from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.looks.learning import (
    FORGOTTEN,
    LAYOUTS,
    PAGES,
    RECURRING,
    TRUSTED,
    Experience,
    Observation,
    learn,
)

BODY = "/html/body/main/div"
OTHER = "/html/body/div"


def an_observation(number: int, *, path: str = BODY, blocks: tuple[str, ...] = (), day: str = "") -> Observation:
    own = (f"{number}a", f"{number}b", f"{number}c")
    return Observation(
        outlet="harbour.example",
        article=f"article {number}",
        day=day or f"2026-03-{number % 28 + 1:02}",
        path=path,
        way="name",
        blocks=(*own, *blocks),
    )


def after(*seen: Observation) -> Experience:
    return reduce(learn, seen, Experience())


def test_a_region_is_trusted_when_enough_articles_stood_there() -> None:
    seen = [an_observation(number) for number in range(TRUSTED)]
    assert after(*seen[:-1]).learned.regions == ()
    assert [region.path for region in after(*seen).learned.regions] == [BODY]


def test_one_article_seen_often_teaches_no_more_than_once() -> None:
    assert after(*[an_observation(1)] * 9).learned.regions == ()


def test_a_block_of_many_articles_is_furniture() -> None:
    state = after(*(an_observation(number, blocks=("subscribe",)) for number in range(RECURRING)))
    assert state.learned.regions[0].furniture == ("subscribe",)


def test_a_sentence_of_the_steps_of_one_story_is_no_furniture() -> None:
    steps = [an_observation(number, blocks=("the quake struck",), day="2026-03-02") for number in range(9)]
    assert after(*steps).learned.regions[0].furniture == ()


def test_blocks_of_copies_are_no_furniture_though_days_apart() -> None:
    shared = ("one", "two", "three", "four")
    assert after(*(an_observation(number, blocks=shared) for number in range(9))).learned.regions[0].furniture == ()


def test_furniture_is_forgotten_when_no_remembered_page_has_it_any_more() -> None:
    with_block = [an_observation(number, blocks=("subscribe",)) for number in range(RECURRING)]
    without = [an_observation(number) for number in range(RECURRING, RECURRING + PAGES)]
    assert after(*with_block, *without).learned.regions[0].furniture == ()


def test_a_region_is_forgotten_when_articles_stand_elsewhere() -> None:
    there = [an_observation(number) for number in range(TRUSTED)]
    elsewhere = [an_observation(100 + number, path=OTHER) for number in range(FORGOTTEN)]
    assert [region.path for region in after(*there, *elsewhere).learned.regions] == [OTHER]


def test_two_layouts_in_turn_are_both_remembered() -> None:
    seen = [an_observation(number, path=(BODY, OTHER)[number % 2]) for number in range(12)]
    assert {region.path for region in after(*seen).learned.regions} == {BODY, OTHER}


def test_pages_read_in_a_script_teach_nothing() -> None:
    assert learn(Experience(), an_observation(1, path="")) == Experience()


PAGE = st.builds(
    an_observation,
    st.integers(0, 30),
    path=st.sampled_from([BODY, OTHER, "", "/html/body/p", "/html/body/a", "/html/body/b"]),
    blocks=st.lists(st.sampled_from("xyz"), unique=True).map(tuple),
)


@given(st.lists(PAGE, max_size=60))
@settings(max_examples=40, deadline=None)
def test_the_version_goes_up_when_readers_are_concerned_and_only_then(seen: list[Observation]) -> None:
    state = Experience()
    for each in seen:
        before, state = state, learn(state, each)
        moved = before.learned.regions != state.learned.regions
        assert state.version == before.version + moved
        assert len(state.layouts) <= LAYOUTS
        assert all(len(layout.sheets) <= PAGES for layout in state.layouts)


@given(st.lists(PAGE, max_size=30))
@settings(max_examples=20, deadline=None)
def test_a_page_seen_again_teaches_nothing_new(seen: list[Observation]) -> None:
    state = after(*seen)
    assert not seen or learn(replace(state), seen[-1]) == state
