from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.domain.kinship.stories import Tie, Told, likeness

PAIRS = Path(__file__).with_name("address_pairs.txt")


def pairs(label: str) -> Iterator[tuple[str, str]]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        said, *addresses = line.split()
        if said == label:
            yield addresses[0], addresses[1]


def is_one_article(a: str, b: str) -> bool:
    return likeness(Told(url=a, title="오늘의 소식"), Told(url=b, title="오늘의 소식")).tie is Tie.ARTICLE


@pytest.mark.parametrize(("a", "b"), [*pairs("same")])
def test_an_article_in_other_dress_or_place_is_one(a: str, b: str) -> None:
    assert is_one_article(a, b)
    assert is_one_article(b, a)


@pytest.mark.parametrize(("a", "b"), [*pairs("apart")])
def test_near_misses_are_kept_apart(a: str, b: str) -> None:
    assert not is_one_article(a, b)
    assert not is_one_article(b, a)
