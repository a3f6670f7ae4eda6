"""What the demo's papers do, and when."""

from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.demo.manuscripts import NEWSROOM_CLOCK, Manuscript, load
from monitor.demo.papers import PAPERS
from monitor.demo.script import (
    ACTS,
    LAST_STAMP,
    STANDING,
    Act,
    day_of,
    narrate,
    outstanding,
    standing_at,
    summed_up,
)

EVERY_STORY = (*STANDING, *(act.story for act in ACTS))
LONG_AFTER = 1000.0


def headlines_at(seconds: float) -> list[str]:
    return [story.headline for story in standing_at(seconds)]


def the(name: str) -> Act:
    return next(act for act in ACTS if act.story == name)


def test_only_older_stories_stand_there_at_the_start() -> None:
    assert len(standing_at(0)) == len(STANDING)
    assert all(story.entered.days <= -3 for story in standing_at(0))


def test_the_story_breaks_eight_seconds_after_the_start_and_shows_16_50() -> None:
    breaking = the("mulbit-stargate")
    assert load(breaking.story).headline not in headlines_at(breaking.at - 0.1)
    assert load(breaking.story).headline == headlines_at(breaking.at)[0]
    assert breaking.shown == "입력 16:50"


def test_the_changed_story_stands_in_the_place_of_the_first_and_shows_16_57() -> None:
    changed = the("mulbit-stargate-revised")
    before, after = load("mulbit-stargate"), load(changed.story)
    assert before.headline not in headlines_at(changed.at)
    assert after.headline in headlines_at(changed.at)
    assert (before.outlet, before.path) == (after.outlet, after.path)
    assert changed.shown == "수정 16:57"


def test_the_change_is_one_figure_and_the_headline_and_no_other_word() -> None:
    before, after = load("mulbit-stargate"), load("mulbit-stargate-revised")
    changed = [(old, new) for old, new in zip(words(before), words(after), strict=True) if old != new]
    assert changed == [("3,200억", "3,700억")]
    assert before.headline != after.headline
    assert before.subtitle == after.subtitle


def words(story: Manuscript) -> list[str]:
    return " ".join(story.paragraphs).split()


def test_the_copy_has_the_wording_of_the_changed_story_and_another_outlet() -> None:
    original, copy = load("mulbit-stargate-revised"), load("solbaram-copy")
    assert copy.paragraphs == original.paragraphs
    assert copy.headline.startswith(original.headline)
    assert copy.outlet != original.outlet


def test_the_restamped_story_differs_in_its_stamp_alone() -> None:
    before, after = load("mulbit-softbank"), load("mulbit-softbank-restamped")
    assert before.revised is None
    assert after.revised is not None
    assert (before.headline, before.paragraphs, before.entered) == (after.headline, after.paragraphs, after.entered)


def test_stories_that_tell_different_news_share_little_wording() -> None:
    korean, english = load("mulbit-stargate"), load("tern-xai")
    assert SequenceMatcher(a=words(korean), b=words(english), autojunk=False).ratio() < 0.1


def test_three_scenes_owe_an_alert_and_three_owe_silence() -> None:
    assert [act.tells for act in ACTS] == ["new", "", "edited", "new", "", ""]


def test_what_is_owed_is_outstanding_until_all_of_it_was_told() -> None:
    assert outstanding(["new", "new"])
    assert not outstanding(["new", "new", "edited"])


def test_the_end_claims_an_edit_only_where_one_was_told() -> None:
    assert "told when it was changed" in summed_up(["new", "edited", "new"])
    assert "were new, new:" in summed_up(["new", "new"])
    assert "were new, edited, new, followup:" in summed_up(["new", "edited", "new", "followup"])


def test_all_is_over_well_within_a_minute() -> None:
    assert ACTS[-1].at <= 45
    assert sorted(ACTS, key=lambda act: act.at) == list(ACTS)


@pytest.mark.parametrize("name", EVERY_STORY)
def test_every_story_belongs_to_a_paper_and_is_complete(name: str) -> None:
    story = load(name)
    assert story.outlet in {outlet.key for outlet in PAPERS}
    assert len(story.paragraphs) >= 3
    assert all((story.path.startswith("/"), story.headline, story.author, story.caption))


@settings(max_examples=60)
@given(now=st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis asks for naive bounds
def test_no_stamp_lies_in_the_future_whenever_the_demo_is_run(now: datetime) -> None:
    day = day_of(now)
    for story in map(load, EVERY_STORY):
        stamps = [stamp for stamp in (story.entered, story.revised) if stamp]
        assert all(stamp.on(day) <= now for stamp in stamps)


@settings(max_examples=60)
@given(now=st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis asks for naive bounds
def test_what_breaks_is_of_the_last_two_days_and_what_stood_there_is_older(now: datetime) -> None:
    day, two_days_ago = day_of(now), now - timedelta(days=2)
    assert all(load(name).entered.on(day) < two_days_ago for name in STANDING)
    assert all(load(act.story).entered.on(day) > two_days_ago for act in ACTS if act.tells)


def test_the_demo_plays_today_as_soon_as_all_its_stamps_have_passed() -> None:
    evening = datetime(2025, 1, 23, LAST_STAMP.hour, LAST_STAMP.minute, tzinfo=NEWSROOM_CLOCK)
    assert day_of(evening) == evening.date()
    assert day_of(evening - timedelta(minutes=1)) == evening.date() - timedelta(days=1)


def test_the_story_board_says_what_happens_and_what_should_follow() -> None:
    assert narrate(the("mulbit-stargate")).startswith("입력 16:50  물빛일보 breaks")
    assert narrate(the("mulbit-stargate-revised")).endswith("(an alert should follow: edited)")
    assert narrate(the("solbaram-copy")).endswith("(no alert should follow)")


@given(earlier=st.floats(0, 60), later=st.floats(60, LONG_AFTER))
@settings(max_examples=30)
def test_no_story_ever_leaves_its_paper(earlier: float, later: float) -> None:
    places = {(story.outlet, story.path) for story in standing_at(later)}
    assert {(story.outlet, story.path) for story in standing_at(earlier)} <= places
