"""Korean and English accounts of one event find each other, and no others."""

from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from monitor.domain.kinship.accounts import account, accounts
from monitor.domain.kinship.stories import Tie, Told, cluster
from monitor.domain.texts.skeletons import of_hangul, of_latin

LINES = (Path(__file__).parent / "accounts_ko_en.tsv").read_text(encoding="utf-8").splitlines()[1:]
PAIRS = [line.split("\t") for line in LINES]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
KOREAN = [Told(title=title, text=text, published=NOON) for title, text, _, _ in PAIRS]
ENGLISH = [Told(title=title, text=text, published=NOON + timedelta(hours=3)) for _, _, title, text in PAIRS]


def are_one(korean: Told, english: Told) -> bool:
    return accounts(account(korean), account(english)).tie is Tie.EVENT


def test_accounts_of_one_event_tie_across_two_languages_and_no_others() -> None:
    tied = {(one, other) for one, other in product(range(len(PAIRS)), repeat=2) if are_one(KOREAN[one], ENGLISH[other])}
    right = {(number, number) for number in range(len(PAIRS))}
    assert len(tied & right) / len(right) >= 0.8, sorted(right - tied)
    assert len(tied & right) / len(tied) >= 0.95, sorted(tied - right)


def test_what_lies_days_apart_is_no_one_event() -> None:
    later = Told(title=ENGLISH[0].title, text=ENGLISH[0].text, published=NOON + timedelta(days=5))
    assert not are_one(KOREAN[0], later)


def test_a_topic_that_both_met_counts_as_a_name() -> None:
    korean = account(Told(title="소뱅, 500억 달러 더 넣는다", text="", published=NOON))
    english = account(Told(title="Son's company adds $50 billion", text="", published=NOON))
    assert accounts(korean, english).tie is Tie.DIFFERENT
    assert accounts(korean, english, frozenset({"SoftBank"})).tie is Tie.EVENT


def test_topics_that_both_met_tie_nothing_by_themselves() -> None:
    topics = frozenset({"SoftBank", "Stargate", "xAI"})
    tied = {
        one == other
        for one, other in product(range(len(PAIRS)), repeat=2)
        if accounts(account(KOREAN[one]), account(ENGLISH[other]), topics).tie is Tie.EVENT
    }
    assert tied == {True}


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("소프트뱅크", "SoftBank"),
        ("트럼프", "Trump"),
        ("젤렌스키", "Zelensky"),
        ("삼성", "Samsung"),
        ("우크라이나", "Ukraine"),
    ],
)
def test_a_name_sounds_the_same_in_both_scripts(hangul: str, latin: str) -> None:
    assert of_hangul(hangul) == of_latin(latin)


def test_clusters_hold_both_languages() -> None:
    stories = cluster([*KOREAN, *ENGLISH])
    both = sum(one == other for one, other in zip(stories, stories[len(PAIRS) :], strict=False))
    assert both / len(PAIRS) >= 0.8
