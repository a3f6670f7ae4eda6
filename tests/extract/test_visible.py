"""Times that only a reader sees: around the headline, in the clock of the place."""

import pytest

from monitor.domain.articles import Clock
from monitor.shapes import of_article
from tests.extract.reading import read

TEXT = "<p>" + "The council met on Monday and talked about the harbour for three hours. " * 6 + "</p>"
HEAD = "<title>Harbour closed</title>"


def test_a_bare_time_under_the_headline_is_the_publication() -> None:
    article = read(f"{HEAD}<div>Today 1 March 2026, 08:00</div><h1>Harbour closed</h1><p>2 March 2026 14:05</p>{TEXT}")
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-02T14:05:00+00:00"
    assert article.origins["published"] == "beside the headline"


@pytest.mark.parametrize(
    ("url", "lang", "line", "expected"),
    [
        ("https://news.example.co.uk/1", "en", "Published 1 July 2025 14:05", "2025-07-01T14:05:00+01:00"),
        ("https://news.example.com/1", "de-AT", "Veröffentlicht 01.07.25, 14:05 Uhr", "2025-07-01T14:05:00+02:00"),
        ("https://news.example.com/1", "ko", "입력 25.07.01 14:05", "2025-07-01T14:05:00+09:00"),
        ("https://news.example.com/1", "", "公開 2025/07/01 14:05", "2025-07-01T14:05:00+09:00"),
        ("https://news.example.com/1", "en", "Published 1 July 2025 14:05 MYT", "2025-07-01T14:05:00+08:00"),
        ("https://news.example.com/1", "en-US", "Published 07/01/2025 2:05 PM", "2025-07-01T14:05:00+00:00"),
    ],
)
def test_a_time_is_read_in_the_clock_of_its_place(url: str, lang: str, line: str, expected: str) -> None:
    words = "<p>" + "港が閉鎖されたと当局が発表した。嵐は夜まで続くという。" * 8 + "</p>" if "公開" in line else TEXT
    article = read(f"<html lang='{lang}'>{HEAD}<h1>Harbour closed</h1><p>{line}</p>{words}", url)
    assert article.published is not None
    assert article.published.isoformat() == expected


def test_a_time_that_names_its_zone_lends_it_to_the_one_beside_it() -> None:
    line = "2 March 2026 - 14:05 Updated: 2 March 2026 - 17:38 CET"
    article = read(f"{HEAD}<h1>Harbour closed</h1><p>{line}</p>{TEXT}")
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-02T14:05:00+01:00"


def test_the_offset_told_to_machines_is_that_of_the_times_shown() -> None:
    meta = '<meta property="article:published_time" content="2026-03-02T14:05:00-06:00">'
    article = read(f"<head>{HEAD}{meta}</head><h1>Harbour closed</h1><p>Updated March 2, 2026 3:10 PM</p>{TEXT}")
    assert article.modified is not None
    assert article.modified.isoformat() == "2026-03-02T15:10:00-06:00"


def test_times_shown_beside_others_told_to_machines_are_both_kept() -> None:
    meta = '<meta property="article:published_time" content="2026-03-02T14:05:00+09:00">'
    article = read(
        f"<html lang='ko'><head>{HEAD}{meta}</head><h1>Harbour closed</h1><p>입력 2026.03.02 13:00</p>{TEXT}"
    )
    told = {stamp.origin: f"{stamp.at:%H:%M}" for stamp in article.stamps if stamp.clock is Clock.PUBLISHED}
    assert (told["meta"], told["visible"]) == ("14:05", "13:00")
    assert article.origins["published"] == "meta"
    assert [stamp["from"] for stamp in of_article(article)["stamps"]][:2] == ["meta", "visible"]


def test_a_page_that_shows_its_update_alone_was_published_by_then() -> None:
    article = read(f"{HEAD}<h1>Harbour closed</h1><p>Updated 2 March 2026 14:05</p>{TEXT}")
    assert article.published == article.modified
    assert article.origins["published"] == "visible, of the update"
    assert article.origins["modified"] == "visible"


def test_times_of_other_articles_in_the_page_are_not_its_own() -> None:
    more = "<ul>" + "".join(f"<li>Rain in the hills, {day} February 2026 10:00</li>" for day in range(1, 9)) + "</ul>"
    article = read(f"{HEAD}{more}<h1>Harbour closed</h1><p>2 March 2026 14:05</p>{TEXT}{more}")
    assert article.published is not None
    assert (article.published.month, article.published.day) == (3, 2)
