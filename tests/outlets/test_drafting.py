"""Drafting a profile for an outlet that has none."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.cli.new_outlet import checked, load, save
from monitor.domain.addresses.address import Address
from monitor.domain.errors import NewsmonError, WrongUseError
from monitor.domain.pages import Page
from monitor.extract.article import read_as
from monitor.extract.drafting.drafts import written
from monitor.extract.drafting.drawing import draw
from monitor.extract.drafting.id_rules import id_rule
from tests.outlets.saved import LATER, Saved, saved_pages

IN_SCRIPTS = {"chosun-arc", "hankookilbo-2026-01", "jtbc-shell"}
DRAFTABLE = [saved for saved in saved_pages() if str(saved) not in IN_SCRIPTS]


def page_of(saved: Saved) -> Page:
    url = saved.expected["url"]
    return Page(url=url, final_url=url, status=200, body=saved.html.encode(), fetched_at=LATER)


@pytest.mark.parametrize("saved", DRAFTABLE, ids=str)
def test_a_draft_loads_and_reads_the_page_that_it_was_drawn_from(saved: Saved) -> None:
    page = page_of(saved)
    profile = checked(draw(page), page)
    article = read_as(page, profile).article
    assert article is not None
    assert article.title == saved.expected["title"]
    assert set(saved.expected["body"]) <= set(article.body)
    assert article.outlet_id == saved.expected["outlet_id"]
    assert (article.reader.profile, article.reader.layout) == (f"{profile.name}/1", "2027-01")


def test_lines_that_stand_in_both_articles_are_drafted_as_furniture(tmp_path: Path) -> None:
    saved = Saved("kbs", "2026")
    line = "이 기사는 새섬방송과 함께 만들었으며 다음 편은 내일 이어집니다."
    page = replace(page_of(saved), body=saved.html.replace("<br><br>■", f"<br><br>{line}<br><br>■").encode())
    other = replace(page, body=page.body.replace("눈".encode(), "비".encode()).replace(b"8000001", b"8000002"))
    drafted = draw(page, other)
    assert line in drafted.lines
    file = tmp_path / "kbs.py"
    file.write_text(written(drafted), encoding="utf-8")
    article = read_as(page, load(file)).article
    assert article is not None
    assert line not in article.body


def test_a_draft_is_never_written_over_a_file(tmp_path: Path) -> None:
    drafted = draw(page_of(Saved("kbs", "2026")))
    file = save(drafted, tmp_path / "mine")
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUseError, match="there is a file already"):
        save(drafted, tmp_path / "mine")
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_address_without_an_id_is_drafted_with_its_rule_left_to_do(tmp_path: Path) -> None:
    address = "https://news.example/closed"
    page = replace(page_of(Saved("kbs", "2026")), url=address, final_url=address)
    drafted = draw(page)
    article = read_as(page, checked(drafted, page)).article
    assert article is not None
    assert (bool(article.body), article.outlet_id) == (True, "")
    assert "# TODO: nothing in the address looked like an id." in save(drafted, tmp_path).read_text(encoding="utf-8")


def test_a_page_whose_text_stands_in_a_script_is_left_to_people() -> None:
    with pytest.raises(NewsmonError, match="no box of the page holds its text"):
        draw(page_of(Saved("chosun", "arc")))


def test_names_from_a_page_cannot_end_the_texts_of_the_file(tmp_path: Path) -> None:
    saved = Saved("kbs", "2026")
    names = 'class=\'x"+__import__("os").abort()+"\''
    evil = saved.html.replace('class="input-date"', names).replace("입력", '입"력')
    page = replace(page_of(saved), body=evil.encode())
    file = tmp_path / "evil.py"
    file.write_text(written(draw(page)), encoding="utf-8")
    assert load(file).name == "news"


@pytest.mark.parametrize(
    ("path", "other", "expected"),
    [
        ("/story/4711", "/story/4712?from=home", "4712"),
        ("/2026/01/06/4711-closed", "/2026/02/11/58123-open.html", "58123"),
        ("/news/articleView.html?idxno=20881", "/news/articleView.html?idxno=9", "9"),
        ("/view/AKR20260106000100001", "/view/AKR20260301123400002", "AKR20260301123400002"),
        ("/news/Society/article/all/20260106/130000001/2", "/news/It/article/all/20260207/130000456/1", "130000456"),
        ("/news/harbour-closed-after-storm", "/news/ferry-is-back/", "ferry-is-back"),
    ],
)
def test_the_id_rule_of_one_address_finds_the_id_in_another(path: str, other: str, expected: str) -> None:
    found = re.search(id_rule(Address(f"https://a.example{path}")), f"https://a.example{other}")
    assert found is not None
    assert found[1] == expected


def test_an_address_without_an_id_has_no_rule() -> None:
    assert id_rule(Address("https://a.example/2026/01/06/")) == ""
