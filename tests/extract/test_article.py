"""From a page to the article a person would see."""

from datetime import UTC, datetime

import pytest

from monitor.domain.looks.verdicts import VerdictKind
from monitor.extract.article import as_dict, read_page
from tests.extract.reading import a_page, read, saved

HARBOUR = saved("harbour.html")
SAESEOM = saved("saeseom.html")
URL = "https://www.quayside.example/news/harbour-closed-after-storm"


def test_an_english_page_gives_every_field() -> None:
    article = read(HARBOUR, URL)
    assert article.title == "Harbour closed after storm"
    assert article.subtitle == "Ferries are cancelled until Thursday at the earliest."
    assert article.authors == ("Ann Lee", "Bo Ek")
    assert article.published == datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
    assert article.modified == datetime(2026, 3, 2, 11, 40, tzinfo=UTC)
    assert (article.section, article.tags, article.language) == ("Local", ("harbour", "storm"), "en")
    assert article.canonical_url == URL
    assert article.captions == ("The northern wall after the storm. Photo: Cy Dunn",)
    assert article.subheadings == ("What comes next",)


def test_the_body_is_the_article_and_nothing_else() -> None:
    body = read(HARBOUR, URL).body
    assert [paragraph.split()[0] for paragraph in body] == ["The", "“Nobody", "What", "Repairs", "Correction:"]


def test_a_notice_of_correction_is_found_in_the_text_and_beside_it() -> None:
    assert read(HARBOUR, URL).notices == (
        "Correction: an earlier version of this article gave the wrong length of the wall.",
    )
    assert read(SAESEOM).notices[0].startswith("바로잡습니다: 앞선 기사의 승객 수")


def test_a_korean_page_without_structured_data_is_read_by_what_it_shows() -> None:
    article = read(SAESEOM, "https://www.saeseom.example.kr/news/articleView.html?idxno=1", "Asia/Seoul")
    assert article.title == "[속보] 새섬 여객선 운항 재개(종합)"
    assert article.labels == ("속보", "종합")
    assert article.published == datetime.fromisoformat("2026-03-02T16:50:00+09:00")
    assert article.modified == datetime.fromisoformat("2026-03-02T16:57:00+09:00")
    assert article.print_page == "15"
    assert article.authors == ("이가람",)
    assert article.body == (
        "새섬과 뭍을 잇는 여객선이 2일 오후 운항을 다시 시작했다. 풍랑주의보가 내려진 지 사흘 만이다.",
        '군은 "승객 312명이 먼저 탔다"고 밝혔다. 요금은 3,500원 그대로다.',
    )
    assert article.captions == ("2일 새섬 선착장에 여객선이 들어오고 있다. 새섬군 제공",)


FURNITURE: dict[str, tuple[str, str]] = {
    "counters": ("12 shares", "9,412 shares"),
    "number of comments": ("Comments 3", "Comments 871"),
    "advertisement": ("<h2>", '<div class="ad-slot" id="div-gpt-9"><b>PR</b></div><h2>'),
    "related": ("Storm warning for the whole coast", "Mayor opens a new library in the old mill"),
    "comments": ("They should have", "Nonsense, they could never have"),
    "scripts": ("</body>", "<script>window.t=1732292929;</script><!-- 12 ms --></body>"),
    "blanks": (">\n<", "> \n\n\t <"),
    "attributes": ("<p>", '<p data-n="1" style="margin:0">'),
    "lazy pictures": ('src="wall.jpg"', 'src="data:," data-src="wall.jpg" loading="lazy"'),
    "login": ("<nav>", '<div class="login-box">Welcome back, Cy! You have 3 new messages waiting.</div><nav>'),
    "sidebar": ("</main>", f"</main><div class='sidebar'><p>{'Another long story in short words. ' * 9}</p></div>"),
}


@pytest.mark.parametrize("name", FURNITURE)
def test_other_furniture_gives_the_same_words(name: str) -> None:
    changed = HARBOUR.replace(*FURNITURE[name])
    assert changed != HARBOUR
    before, after = read(HARBOUR, URL), read(changed, URL)
    assert (after.title, after.body, after.captions, after.authors, after.published) == (
        before.title,
        before.body,
        before.captions,
        before.authors,
        before.published,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("forty metres", "fifty metres"), ("£2.4 million", "£4.2 million"), ("since 2011", "since 2010")],
)
def test_an_edit_is_never_lost(before: str, after: str) -> None:
    assert any(after in paragraph for paragraph in read(HARBOUR.replace(before, after), URL).body)


NEXT = """<script id="__NEXT_DATA__" type="application/json">
{"props": {"article": {"title": "New bridge", "body": "%s", "updatedAt": "2026-03-02T10:00:00Z"}}}</script>"""
FUSION = """<script>window.Fusion=window.Fusion||{};Fusion.globalContent={"headlines": {"basic": "New bridge"},
"last_updated_date": "2026-03-02T10:00:00Z", "content_elements": [%s]};Fusion.y=1;</script>"""
SENTENCES = [
    "The bridge to the island will open in May, the county said on Tuesday.",
    "It took four years and cost £41 million to build.",
] * 4


@pytest.mark.parametrize(
    "script",
    [
        NEXT % "".join(f"<p>{line}</p>" for line in SENTENCES),
        FUSION % ", ".join(f'{{"type": "text", "content": "{line}"}}' for line in SENTENCES),
    ],
    ids=["next", "fusion"],
)
def test_what_stands_only_in_a_script_is_read_from_there(script: str) -> None:
    article = read(f"<html><head><title>New bridge</title></head><body><div id='root'></div>{script}</body></html>")
    assert list(article.body) == SENTENCES
    assert article.modified == datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert (article.origins["body"], article.origins["modified"]) == ("script", "script")


def test_each_field_says_where_it_came_from() -> None:
    origins = read(HARBOUR, URL).origins
    assert (origins["title"], origins["published"], origins["authors"]) == ("h1", "json-ld", "json-ld")


def test_stamps_that_disagree_are_all_kept() -> None:
    article = read(HARBOUR.replace('<div class="share-bar">', "<p>Updated 2 March 2026, 12:05 GMT</p><div>"), URL)
    assert article.modified == datetime(2026, 3, 2, 11, 40, tzinfo=UTC)
    assert datetime(2026, 3, 2, 12, 5, tzinfo=UTC) in {stamp.at for stamp in article.stamps}


def test_characters_lost_in_decoding_are_said() -> None:
    assert read(HARBOUR.encode().replace("“Nobody".encode(), b"\xffNobody"), URL).damaged


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (HARBOUR, VerdictKind.ARTICLE),
        (
            "<title>Just a moment...</title><body>Checking your browser before accessing the site.</body>",
            VerdictKind.BLOCKED,
        ),
        ("<html><body></body></html>", VerdictKind.EMPTY),
    ],
)
def test_a_page_is_judged(body: str, kind: VerdictKind) -> None:
    assert read_page(a_page(body, URL)).verdict.kind is kind


def test_the_plain_form_has_the_promised_keys_and_iso_times() -> None:
    told = as_dict(HARBOUR.encode(), URL)
    assert {
        "url",
        "canonical_url",
        "verdict",
        "title",
        "subtitle",
        "labels",
        "subheadings",
        "body",
        "captions",
        "authors",
    } <= set(told)
    assert {"published", "modified", "section", "print_page", "tags", "language", "from"} <= set(told)
    assert told["published"] == "2026-03-02T08:15:00+00:00"


def test_a_day_alone_stays_a_day() -> None:
    page = HARBOUR.replace("2026-03-02T08:15:00+00:00", "2026-03-02")
    assert as_dict(page.encode(), URL)["published"] == "2026-03-02"


@pytest.mark.parametrize("clock", ["11:58:03", "11:59:47"])
def test_a_flash_of_a_headline_alone_takes_no_words_from_the_furniture_around_it(clock: str) -> None:
    article = read(
        "<!doctype html><html lang='ko'><title>[속보] 항만공사 파업 철회</title><body><main><article>"
        "<h1>[속보] 항만공사 파업 철회</h1><time datetime='2026-03-03T11:50:00Z'>20:50</time></article></main>"
        f"<p class='clock'>It is 2026-03-03 {clock} and the harbour is open until nine tonight.</p></body></html>"
    )
    assert article.title == "[속보] 항만공사 파업 철회"
    assert article.body == ("[속보] 항만공사 파업 철회",)
