"""Times that only a reader sees: around the headline, in the clock of the place."""

from typing import Any

import pytest

from monitor.domain.articles import Clock
from monitor.extract.article import as_dict
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


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<time datetime="2016-11-29T15:00:19">Nov 29, 2016, 10:00am EST</time>', "2016-11-29T10:00:00-05:00"),
        ('<time datetime="2016-11-29T10:00:19">Nov 29, 2016, 10:00am EST</time>', "2016-11-29T10:00:19-05:00"),
        ('<time datetime="2016-11-29T15:00:19Z">Nov 29, 2016, 10:00am</time>', "2016-11-29T15:00:19+00:00"),
        ('Published <time datetime="2021-07-11T21:00:51Z">22:00, 11 July 2021</time>', "2021-07-11T21:00:51+00:00"),
        ("<span>Dec 12, 2016 2:00 PM</span><span>Tags</span>", "2016-12-12T14:00:00+00:00"),
        ("<span>2016-12-12 14:00</span><span>12</span><span>comments</span>", "2016-12-12T14:00:00+00:00"),
        ("<span>12<sup>th</sup> December 2016</span>, <b>14:00</b>", "2016-12-12T14:00:00+00:00"),
        ("22:00, 11 July 2021 BST", "2021-07-11T22:00:00+01:00"),
    ],
)
def test_what_an_element_tells_and_what_it_shows_are_one_time(markup: str, expected: str) -> None:
    article = read(f"{HEAD}<h1>Harbour closed</h1><p>{markup}</p>{TEXT}")
    assert article.published is not None
    assert article.published.isoformat() == expected


def page_with(line: str) -> bytes:
    return f"<html lang='en'>{HEAD}<h1>Harbour closed</h1><p>{line}</p>{TEXT}</html>".encode()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "2026-12-03T14:05:00+00:00"),
        ({"now": "2026-11-29T12:00:00Z"}, "2026-03-12T14:05:00+00:00"),
        ({"now": "2026-12-29T12:00:00Z"}, "2026-12-03T14:05:00+00:00"),
        ({"listed": {"published": "2026-03-12T14:00:00Z"}}, "2026-03-12T14:05:00+00:00"),
    ],
)
def test_a_day_and_a_month_stand_in_the_order_that_is_not_ahead(known: dict[str, Any], expected: str) -> None:
    assert as_dict(page_with("03/12/2026 14:05"), "https://news.example.org/1", **known)["published"] == expected


def test_a_page_without_a_time_has_that_of_its_listing() -> None:
    told = as_dict(page_with(""), "https://news.example.org/1", listed={"published": "2026-03-12T14:00:00+09:00"})
    assert (told["published"], told["from"]["published"]) == ("2026-03-12T14:00:00+09:00", "listing")


@pytest.mark.parametrize("known", [{"now": "soon"}, {"listed": {"published": "soon"}}])
def test_an_instant_that_is_none_is_refused(known: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="soon"):
        as_dict(page_with(""), "https://news.example.org/1", **known)


def test_a_page_of_metas_alone_tells_its_time() -> None:
    meta = b'<meta property="article:published_time" content="2026-03-02T14:05:00-06:00">'
    assert as_dict(meta, "https://news.example.org/1")["published"] == "2026-03-02T14:05:00-06:00"


def test_a_day_without_its_hour_begins_where_the_page_is_from() -> None:
    shown = f"<h1>Harbour closed</h1><p>2026年3月2日</p>{TEXT}"
    there = as_dict(f"<html lang='ja'>{HEAD}{shown}".encode(), "https://news.example.jp/1")
    nowhere = as_dict(f"<html lang='en'>{HEAD}{shown}".encode(), "https://news.example.com/1")
    assert (there["published"], nowhere["published"]) == ("2026-03-02T00:00:00+09:00", "2026-03-02")
    assert there["from"]["published"] == "beside the headline (day)"


def test_a_line_that_is_a_time_and_nothing_else_is_the_articles_where_no_other_is() -> None:
    menu = "".join(f"<p>Section {chr(65 + number)}</p>" for number in range(26))
    far = read(f"{HEAD}<h1>Harbour closed</h1>{menu}<p>(2 March 2026)</p>{TEXT}<p>1 March 2026</p>")
    assert (far.published and far.published.day, far.origins["published"]) == (2, "a line of its own (day)")
    assert read(f"{HEAD}<h1>Harbour closed</h1>{menu}{TEXT}<p>Storm of 1 March 2026 in figures</p>").published is None


def test_a_day_in_the_text_is_not_the_articles_where_its_update_is_labelled() -> None:
    lines = (
        "<p>Last updated: 2 March 2026</p><p>Harbour office</p><ul><li>Notice of 1 March 2026, in four parts</li></ul>"
    )
    published = read(f"{HEAD}<h1>Harbour closed</h1>{lines}{TEXT}").published
    assert published is not None
    assert published.day == 2


def test_an_offset_of_three_digits_right_behind_a_clock_is_read() -> None:
    meta = '<span itemprop="datePublished" content="2018-10-29T10:15-500">October 29, 2018</span>'
    published = read(f"{HEAD}<h1>Harbour closed</h1>{meta}{TEXT}").published
    assert published is not None
    assert published.isoformat() == "2018-10-29T10:15:00-05:00"
