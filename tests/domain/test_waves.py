from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.changes import Change, Kind, Op, SentenceChange, Severity, TitleChange
from monitor.domain.looks.held import LONGEST, KnownWave
from monitor.domain.looks.waves import LOSES, MISFITS, EditHistory, Ripple, Wave, chance, common, could_begin, wave

NONE_YET = EditHistory()


def an_edit(
    *sentences: SentenceChange, severity: Severity = Severity.MEDIUM, title: TitleChange | None = None
) -> Change:
    return Change(kinds=(Kind.UPDATED,), severity=severity, silent=None, reason="", sentences=sentences, title=title)


def added(text: str) -> SentenceChange:
    return SentenceChange(op=Op.INSERT, after=text)


def removed(text: str) -> SentenceChange:
    return SentenceChange(op=Op.DELETE, before=text)


def ripples(*changes: Change, misfit: bool = False) -> list[Ripple]:
    return [Ripple.of(number, "feed", change, misfit=misfit) for number, change in enumerate(changes)]


def met(found: list[Ripple], looked: int, history: EditHistory = NONE_YET) -> Wave:
    one = wave(found, {"feed": looked}, history)
    assert one is not None
    return one


BANNER = an_edit(added("Follow our channel."))


def test_the_same_words_on_most_pages_are_a_wave() -> None:
    one = met(ripples(*[BANNER] * 20), 20)
    assert one.articles == 20
    assert one.reason == "20 of 20 articles looked at changed alike: “Follow our channel.”"


@pytest.mark.parametrize(("alike", "looked"), [(4, 4), (6, 30), (9, 60)])
def test_a_few_words_on_a_few_pages_are_none(alike: int, looked: int) -> None:
    edit = an_edit(title=TitleChange(before="Story of today", after="Story of today - The Harbour Post"))
    assert wave(ripples(*[edit] * alike), {"feed": looked}, NONE_YET) is None


def test_a_whole_sentence_on_a_few_of_many_pages_is_a_wave() -> None:
    assert wave(ripples(*[BANNER] * 4), {"feed": 4}, NONE_YET) is None
    assert met(ripples(*[BANNER] * 6), 60).articles == 6


def test_a_sentence_that_reaches_one_article_after_the_other_is_a_wave_once_several_had_it() -> None:
    *told, newest = ripples(*[BANNER] * 6)
    one = wave([newest], {"feed": 1}, NONE_YET, told)
    assert one is not None
    assert one.reason == "6 articles changed alike: “Follow our channel.”"
    assert wave([newest], {"feed": 1}, NONE_YET, told[:3]) is None


def test_a_sentence_that_comes_and_goes_in_one_article_is_no_wave() -> None:
    (one,) = ripples(BANNER)
    assert wave([one] * 8, {"feed": 1}, NONE_YET) is None


def test_many_edits_of_different_words_are_none() -> None:
    edits = [an_edit(added(f"District {n} has counted {n * 17} votes.")) for n in range(30)]
    assert wave(ripples(*edits), {"feed": 30}, NONE_YET) is None


def test_an_outlet_that_edits_everything_all_the_time_is_believed() -> None:
    busy = EditHistory(looks=1_000, edits=900)
    assert wave(ripples(*[BANNER] * 20), {"feed": 20}, busy) is None


def test_a_name_put_behind_every_headline_is_a_wave() -> None:
    titles = [
        TitleChange(before=f"Story {n} of today", after=f"Story {n} of today - The Harbour Post") for n in range(12)
    ]
    assert met(ripples(*(an_edit(title=title) for title in titles)), 12).articles == 12


def test_pages_that_only_lose_text_are_a_wave_whatever_they_lose() -> None:
    edits = [an_edit(removed(f"The last paragraph of story {n}.")) for n in range(12)]
    assert met(ripples(*edits), 12).shapes == (LOSES,)


def test_pages_that_the_profile_no_longer_fits_are_a_wave() -> None:
    edits = [an_edit(added(f"A line of story {n}.")) for n in range(12)]
    assert met(ripples(*edits, misfit=True), 12).shapes == (MISFITS,)


def test_an_edit_with_words_of_its_own_is_no_part_of_a_wave() -> None:
    one = met(ripples(*[BANNER] * 20), 20)
    (own,) = ripples(an_edit(added("Follow our channel."), added("The mayor has resigned.")))
    assert not one.holds(own)


def test_what_weighs_high_by_other_words_cannot_begin_a_wave() -> None:
    replaced = SentenceChange(op=Op.REPLACE, before="It costs 14 million.", after="It costs 41 million.")
    assert not could_begin(an_edit(replaced, severity=Severity.HIGH))
    assert could_begin(an_edit(added("Follow us."), severity=Severity.HIGH))


@given(st.floats(0, 500), st.integers(0, 500))
def test_a_chance_is_one_and_shrinks_with_what_is_found(expected: float, found: int) -> None:
    assert 0 <= chance(expected, found + 1) <= chance(expected, found) + 1e-9 <= 1 + 1e-9


def test_words_in_common_are_those_of_more_than_one_edit() -> None:
    one, other, third = ripples(BANNER, BANNER, an_edit(added("The mayor has resigned.")))
    assert set(common([one, other, third])) == one.pieces
    assert common([one, third]) == {}


def test_a_shape_is_remembered_for_the_hour_of_its_wave_and_words_for_longer() -> None:
    began = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    until = began + timedelta(days=3)
    wave_met = Wave(pieces=tuple(ripples(BANNER)[0].pieces), shapes=(LOSES,))
    known = KnownWave(outlet="harbour", wave=wave_met, began_at=began, until=until)
    (loss,) = ripples(an_edit(removed("The last paragraph.")))
    assert known.holds(loss, began)
    assert not known.holds(loss, began + LONGEST)
    assert known.holds(ripples(BANNER)[0], began + LONGEST)


def test_two_edits_of_one_shape_are_alike_though_they_share_no_words() -> None:
    first, second = ripples(an_edit(removed("The first hall opens.")), an_edit(removed("Trams leave at nine.")))
    other = ripples(an_edit(added("The mayor denied it.")))[0]
    assert first.is_like(second)
    assert not first.is_like(other)


def test_edits_that_only_lose_text_and_share_no_words_are_a_wave() -> None:
    edits = [an_edit(removed(f"Sentence {number} of the old page was here.")) for number in range(20)]
    assert met(ripples(*edits), 20).shapes == (LOSES,)
