"""The stop before full work: other bytes, and the same article."""

import pytest

from monitor.domain.looks.learning import Learned
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.pages import Page
from monitor.extract.article import read_page
from monitor.extract.correction_notices import STEMS, states_correction
from tests.extract.reading import a_page

ADDRESS = "https://news.example.org/2026/1"


def page_of(text: str) -> Page:
    return a_page(text, ADDRESS)


def is_same(before: Page, after: Page, learned: Learned | None = None) -> bool:
    said = read_page(before).region_print
    assert said
    return read_page(after, said=said, learned=learned or Learned()).same


def page(
    words: str = "The harbour was closed on Monday after a crane fell into the water beside the second pier.",
    *,
    title: str = "Harbour closed",
    head: str = "",
    above: str = "",
    below: str = "",
) -> Page:
    more = "Nobody was hurt, the harbour master said, and ferries leave from the old quay until further notice."
    return page_of(
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{above}"
        f"<div class='article-body'><p>{words}</p><p>{more}</p></div></article>{below}</body></html>"
    )


@pytest.mark.parametrize(
    "changed",
    [
        page(below="<aside><ul><li><a href='/9'>Another story altogether</a></li></ul></aside>"),
        page(below="<script>window.seen = 4711</script>"),
        page(head="<meta name='csrf-token' content='f00'>"),
        page(below="<p>1,204 comments</p>"),
    ],
    ids=["links", "scripts", "a token", "a counter"],
)
def test_what_changes_around_an_article_needs_no_reading(changed: Page) -> None:
    assert is_same(page(), changed)


@pytest.mark.parametrize(
    "changed",
    [
        page(words="The harbour was closed on Tuesday after a crane fell into the water beside the second pier."),
        page(title="Harbour open"),
        page(above="<p class='standfirst'>Ferries leave from the old quay.</p>"),
        page(above="<span>Updated 17:05</span>"),
        page(below="<p>Correction: an earlier version gave the wrong day.</p>"),
        page(above="<figure><figcaption>The crane in the water</figcaption></figure>"),
        page(head="<meta property='article:modified_time' content='2026-03-03T17:05:00Z'>"),
        page(head='<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script>'),
        page(words="Seite nicht gefunden"),
    ],
    ids=["a word", "headline", "standfirst", "a time", "a notice", "a caption", "modified", "json-ld", "no article"],
)
def test_what_the_article_says_is_read(changed: Page) -> None:
    assert not is_same(page(), changed)


def test_what_a_picture_of_the_article_is_said_to_show_is_read() -> None:
    words = "The harbour was closed on Monday after a crane fell into the water beside the second pier."
    picture = "<img src='/crane.jpg' alt='{}'>"
    before, after = (page(words + picture.format(shows)) for shows in ("A crane in the water", "A crane on the pier"))
    assert is_same(before, before)
    assert not is_same(before, after)


def test_a_stop_names_its_reason() -> None:
    look = read_page(page(below="<hr>"), said=read_page(page()).region_print)
    assert look.same
    assert "region" in look.verdict.reason


def test_more_learned_means_another_reading() -> None:
    assert not is_same(page(), page(below="<hr>"), learned=Learned(version=1))


def test_another_zone_means_another_reading() -> None:
    said = read_page(page(), zone="Asia/Seoul").region_print
    assert not read_page(page(below="<hr>"), zone="UTC", said=said).same


def test_what_came_damaged_leaves_no_print() -> None:
    words = "항구는 월요일에 기중기가 물에 빠진 뒤 닫혔고 배는 옛 부두에서 떠난다. " * 4
    broken = page(words).body.replace("항".encode(), b"\xed\x95", 1)
    assert not read_page(a_page(broken, ADDRESS, "text/html; charset=utf-8")).region_print


def test_a_host_that_apologises_is_judged_anew() -> None:
    said = read_page(page()).region_print
    gone = page()
    apology = Page(url=gone.url, final_url=gone.url, status=404, body=gone.body, fetched_at=gone.fetched_at)
    assert not read_page(apology, said=said).same


def test_a_print_that_is_none_is_no_harm() -> None:
    assert not read_page(page(), said=RegionPrint(digest="nonsense", path="nowhere")).same


@pytest.mark.parametrize(
    "notice",
    [
        "[정정] 인원은 120명이 맞습니다.", "바로잡습니다: 기사의 날짜", "반론보도문", "고침: 제목",
        "알려왔습니다: 시청은", "기사 수정", "An earlier version of this article was wrong.",
        "This story was amended on Monday.",
        "Correction: it was Tuesday.", "Clarification — it was Tuesday.", "Editor's note: it was Tuesday.",
        "Berichtigung: Dienstag", "Korrektur: Dienstag", "Richtigstellung: Dienstag", "Rectificatif : mardi",
        "Une version précédente de cet article", "In einer früheren Version hieß es", "訂正：火曜日", "更正：星期二",
        "사실과 달라 기사를 수정했습니다", "오류를 정정합니다",
    ],
)  # fmt: skip
def test_a_notice_has_a_stem_by_which_it_is_not_missed(notice: str) -> None:
    assert states_correction(notice)
    assert any(stem in notice.lower() for stem in STEMS)
