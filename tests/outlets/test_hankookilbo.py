"""The three front ends that 한국일보 had within fourteen months."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.domain.pages import Page
from monitor.domain.verdicts import Look
from monitor.extract.article import read_page

HERE = Path(__file__).parent / "hankookilbo"
OLD = "https://www.hankookilbo.com/News/Read/A2025051500000000001"
NEW = "https://www.hankookilbo.com/news/article/A2026071200000000001"


def look_at(name: str, url: str) -> Look:
    body = (HERE / f"{name}.html").read_bytes()
    at = datetime(2026, 7, 13, tzinfo=UTC)
    return read_page(
        Page(url=url, final_url=url, status=200, headers={"content-type": "text/html"}, body=body, fetched_at=at)
    )


@pytest.mark.parametrize(
    ("layout", "title", "body", "published", "modified"),
    [
        (
            "2025",
            '"등대는 남는다"... 새섬 주민의 하루',
            (
                "새섬에는 다리가 없다. 주민 312명은 아침 배를 타고 뭍으로 나간다.",
                "하루 두 번의 배",
                "배는 오전 7시와 오후 5시에 떠난다. 요금은 3,500원이다.",
            ),
            "2025-05-15T20:00:00+09:00",
            "2025-05-15T20:57:00+09:00",
        ),
        (
            "2026-01",
            "새섬 뱃길, 하루 세 번으로 는다",
            (
                "새섬과 뭍을 잇는 배가 다음 달부터 하루 세 번 다닌다.",
                "낮 배는 정오에",
                "낮 배는 정오에 떠난다. 요금은 3,500원 그대로다.",
            ),
            "2026-01-29T18:40:00+09:00",
            "2026-01-29T18:49:00+09:00",
        ),
        (
            "2026-07",
            '새섬 다리 놓인다··· 주민 "반갑고 서운"',
            (
                "새섬과 뭍을 잇는 다리가 놓인다. 사업비는 412억 원이다.",
                "2029년 완공",
                '군은 2029년 완공을 목표로 한다. 주민 김모(71)씨는 "반갑고 서운하다"고 했다.',
            ),
            "2026-07-12T22:09:00+09:00",
            "2026-07-12T22:23:00+09:00",
        ),
    ],
)
def test_each_layout_gives_the_words_and_both_times(
    layout: str, title: str, body: tuple[str, ...], published: str, modified: str
) -> None:
    look = look_at(layout, OLD if layout == "2025" else NEW)
    article = look.article
    assert article is not None
    assert look.verdict.is_article
    assert article.reader.layout == layout
    assert (article.title, article.body) == (title, body)
    assert article.subheadings == (body[1],)
    assert article.authors == ("이가람",)
    assert article.published == datetime.fromisoformat(published)
    assert article.modified == datetime.fromisoformat(modified)


def test_captions_and_standfirst_are_kept_apart_from_the_body() -> None:
    article = look_at("2025", OLD).article
    assert article is not None
    assert article.captions == ("새섬 등대 앞에 주민들이 모여 있다. 새섬=김하늘 기자",)
    assert article.subtitle == '새섬, 다리 없이 백 년 "배편은 하루 두 번뿐"'
    assert article.print_page == "4"


def test_the_seconds_of_structured_data_are_kept_as_a_further_stamp() -> None:
    article = look_at("2025", OLD).article
    assert article is not None
    assert datetime.fromisoformat("2025-05-15T20:57:36+09:00") in {stamp.at for stamp in article.stamps}


def test_the_id_is_the_same_under_both_paths() -> None:
    old, new = look_at("2025", OLD).article, look_at("2025", OLD.replace("News/Read", "news/article")).article
    assert old is not None
    assert new is not None
    assert old.outlet_id == new.outlet_id == "A2025051500000000001"


def test_a_fourth_layout_is_said_and_still_read(tmp_path: Path) -> None:
    body = (HERE / "2026-07.html").read_text(encoding="utf-8")
    (tmp_path / "new.html").write_text(body.replace("article-view", "story-2027"), encoding="utf-8")
    page = Page(
        url=NEW,
        final_url=NEW,
        status=200,
        body=(tmp_path / "new.html").read_bytes(),
        fetched_at=datetime(2027, 1, 1, tzinfo=UTC),
    )
    look = read_page(page)
    assert "layout changed" in look.verdict.reason
    assert look.article is not None
    assert look.article.body[0].startswith("새섬과 뭍을 잇는 다리가 놓인다.")
