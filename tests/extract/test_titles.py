"""Headlines as shown, without the site's name; labels listed apart."""

import pytest

from monitor.extract.titles import labels_of, without_site
from tests.extract.reading import read

SITES = frozenset({"한국일보", "정치", "thedaily", "매일경제"})
TEXT = "<p>" + "The council met on Monday and talked about the harbour for three hours. " * 6 + "</p>"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("새 다리 | 한국일보", "새 다리"),
        ("새 다리-정치ㅣ한국일보", "새 다리"),
        ("새 다리 - 매일경제", "새 다리"),
        ("The Daily | Bridge opens", "Bridge opens"),
        ("A - B - The Daily", "A - B"),
        ("Bridge - a history", "Bridge - a history"),
        ("The Daily", "The Daily"),
    ],
)
def test_the_site_is_taken_off(title: str, expected: str) -> None:
    assert without_site(title, SITES) == expected


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("[속보] 총리 사임", ["속보"]),
        ("총리 사임(종합2보)", ["종합2보"]),
        ("[단독] [속보] 총리 사임 <종합>", ["단독", "속보", "종합"]),
        ("【1보】 총리 사임", ["1보"]),
        ("총리 사임(사진)", []),
        ("(서울) 총리 사임", []),
    ],
)
def test_labels_stand_in_brackets_at_both_ends(title: str, labels: list[str]) -> None:
    assert list(labels_of(title)) == labels


def test_the_headline_keeps_the_quotation_marks_that_structured_data_drops() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "We stay, says mayor"}</script>'
    assert read(f'{data}<h1>"We stay", says mayor</h1>{TEXT}').title == '"We stay", says mayor'


def test_a_tag_before_the_headline_is_a_label() -> None:
    assert read(f"<title>총리 사임</title><div><em>단독</em><h1>총리 사임</h1></div>{TEXT}").labels == ("단독",)
