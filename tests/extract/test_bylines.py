"""Who wrote it: people before houses, names without roles, as the page shows them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract.facts.byline_names import names_in
from tests.extract.reading import read

TEXT = "<p>" + "The council met on Monday and talked about the harbour for three hours. " * 6 + "</p>"


def authors(told: object = None, shown: str = "", head: str = "") -> tuple[str, ...]:
    """Read a page whose JSON-LD names this author, and which shows this under its headline."""
    data = json.dumps({"@type": "NewsArticle", "headline": "Harbour closed", **({"author": told} if told else {})})
    script = f'<script type="application/ld+json">{data}</script>'
    return read(f"<head>{head}{script}</head><h1>Harbour closed</h1>{shown}{TEXT}").authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("By Ann Lee, Bo Ek, and Cy Fox", ["Ann Lee", "Bo Ek", "Cy Fox"]),
        ("Written byAnn Lee", ["Ann Lee"]),
        ("By Ann Lee, Political Correspondent", ["Ann Lee"]),
        ("VON ANN LEE am 21. April 2020", ["ANN LEE"]),
        ("Ann Lee | Published: November 8, 2023 at 11:30 p.m.", ["Ann Lee"]),
        ("Artikel von: Ann Lee", ["Ann Lee"]),
        ("Par Ann Lee et Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("기자명 홍길동 기자 hong@example.org", ["홍길동"]),
        ("홍길동 정치전문기자, 김철수 특파원", ["홍길동", "김철수"]),
        ("3 min read", []),
        ("Sat, 20 Dec, 2025 - 06:36", []),
        ("Redaktion", ["Redaktion"]),
        ("Ann Lee, News Desk", ["Ann Lee"]),
        ("Byby Ann Lee", ["Ann Lee"]),
        ("Published by Ann Lee", ["Ann Lee"]),
        ("Ann Lee | Senior Writer | July 2, 2025", ["Ann Lee"]),
        ("By Ann Lee, Reuters", ["Ann Lee"]),
        ("By HPN, in Harbour, Business", ["HPN"]),
        ("By Ann Lee and Madonna", ["Ann Lee", "Madonna"]),
        ("Von Anna Dunst und Bo Ek, Berlin", ["Anna Dunst", "Bo Ek"]),
        ("Par Marie Ferrand avec AFP", ["Marie Ferrand"]),
        ("Por Juan Pérez | Madrid", ["Juan Pérez"]),
        ("Por João da Silva, em Lisboa", ["João da Silva"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("[田中太郎，北橋新聞]", ["田中太郎"]),
        ("文＝田中太郎", ["田中太郎"]),
        ("来源：北桥商报 时间：2019-09-23 14:34:05 作者：王小明", ["王小明"]),
        ("来源：北桥商报 时间：2019-09-23 14:34:05 作者：", []),
        ("本报记者 王小明", ["王小明"]),
        ("記者王小明／台北報導", ["王小明"]),
        ("입력 : 2016.09.26 09:57:01", []),
        ("{{ author }}", []),
    ],
)
def test_names_are_read_out_of_bylines(line: str, names: list[str]) -> None:
    assert list(names_in([line])) == names


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ([{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}], ("Ann Lee", "Bo Ek")),
        ({"@type": "Person", "givenName": "Ann", "familyName": "Lee"}, ("Ann Lee",)),
        ("By Ann Lee", ("Ann Lee",)),
        ({"@type": "Person", "name": "길동 홍"}, ("홍길동",)),
        ("Ann Lee,Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee, Bo Ek and Cy Fox", ("Ann Lee", "Bo Ek", "Cy Fox")),
        ("Ann Lee, professor at the university of Northbridge", ("Ann Lee",)),
        ("name, somebody@example.org", ()),
        ("{{author}}", ()),
        ("admin", ()),
        ("Fox, Cy", ("Fox, Cy",)),
    ],
)
def test_structured_data_names_people_in_many_ways(told: object, names: tuple[str, ...]) -> None:
    assert authors(told) == names


def test_a_reference_in_a_graph_is_followed() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": "Harbour closed", "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
    ]
    data = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert read(f"{data}<h1>Harbour closed</h1>{TEXT}").authors == ("Ann Lee",)


def test_a_person_shown_goes_before_the_house_told_to_machines() -> None:
    house = '<meta property="og:site_name" content="The Daily"><meta name="author" content="The Daily">'
    assert authors(shown="<p>By Ann Lee</p>", head=house) == ("Ann Lee",)
    assert authors({"@type": "Organization", "name": "The Daily"}, "<p>By Ann Lee</p>", house) == ("Ann Lee",)


def test_a_house_that_signs_itself_is_not_replaced_by_a_name_from_a_card() -> None:
    house = '<meta property="og:site_name" content="The Daily">'
    card = '<div class="author-teaser">Bo Ek</div>'
    assert authors({"@type": "Organization", "name": "The Daily"}, card, house) == ("The Daily",)


def test_all_who_are_shown_are_named_when_machines_hear_of_one() -> None:
    shown = '<div><a rel="author">Ann Lee</a> <a rel="author">Bo Ek</a></div>'
    assert authors({"@type": "Person", "name": "Bo Ek"}, shown) == ("Ann Lee", "Bo Ek")


def test_who_comments_is_no_author() -> None:
    assert authors(shown='<div class="comments"><b class="author">Troll Lee says:</b></div>') == ()


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_a_name_is_never_empty_nor_a_number(text: str) -> None:
    assert all(name.strip() and not any(map(str.isdigit, name)) for name in names_in([text]))


def test_all_who_are_linked_in_one_byline_wrote_it() -> None:
    shown = '<p>By <a rel="author" href="/ann">Ann Lee</a> and <a rel="author" href="/bo">Bo Ek</a></p>'
    assert authors(shown=shown.replace("By ", "")) == ("Ann Lee", "Bo Ek")


def test_a_link_beside_the_headline_to_the_page_of_a_writer_names_one() -> None:
    assert authors(shown='<p><a href="/autor/lee_a">Ann Lee</a> / 22.04.2020 / 06:15</p>') == ("Ann Lee",)


def test_a_company_is_no_author_where_a_person_is_named() -> None:
    head = '<meta name="author" content="Harbour Media Inc."><meta name="byl" content="Ann Lee">'
    assert authors(head=head) == ("Ann Lee",)


def test_a_name_with_its_role_under_the_headline_is_the_authors() -> None:
    assert authors(shown="<p>Ann Lee | Senior Writer | July 2, 2025</p>") == ("Ann Lee",)
    assert authors(shown="<p>Harbour News | July 2, 2025</p>") == ()


def test_everybody_with_a_box_of_the_byline_is_named_and_nobody_from_the_teasers() -> None:
    box = '<div class="byline"><div><address><a rel="author" href="#">{}</a></address></div></div>'
    teaser = f"<div><p>{'The bridge was opened in the rain. ' * 12}</p>{box.format('Cy Fox')}</div>"
    assert authors(shown=f"<div>{box.format('Ann Lee')}{box.format('Bo Ek')}</div>{teaser}") == ("Ann Lee", "Bo Ek")


def test_the_only_person_whose_page_a_page_leads_to_wrote_it() -> None:
    far = "".join(f"<p>Line {number}</p>" for number in range(30))
    link = "<p><a href='/authors/ann-lee'>Ann Lee</a>, Harbour</p>"
    assert authors(shown=far + link) == ("Ann Lee",)
    assert authors(shown=far + link + "<p><a href='/authors/bo-ek'>Bo Ek</a>, Town</p>") == ()


@pytest.mark.parametrize("line", ["著者：佐藤花子", "筆者：佐藤花子", "文責：佐藤花子"])
def test_a_labelled_name_is_read_in_japanese(line: str) -> None:
    assert authors(shown=f"<p>{line}</p>") == ("佐藤花子",)


def test_a_korean_byline_in_one_line_with_the_time_is_read() -> None:
    assert authors(shown="<div><span>홍길동 기자</span> <span>입력 2026.01.23. 16:50</span></div>") == ("홍길동",)


def test_where_somebody_writes_is_no_part_of_the_name() -> None:
    assert authors(shown="<p>Written by Ann Lee in Harbour on 1 March 2026 at 08:34.</p>") == ("Ann Lee",)


def test_a_name_to_sign_in_with_gives_way_to_one_that_is_shown() -> None:
    assert authors("quay77", "<p class='author-name'>Ann Lee</p>") == ("Ann Lee",)
    assert authors("quay77") == ("quay77",)


def test_all_the_authors_of_a_study_are_named() -> None:
    names = [f"Ann {chr(65 + number)}lee" for number in range(20)]
    assert authors([{"@type": "Person", "name": name} for name in names]) == tuple(names)


def test_a_byline_at_the_end_of_the_text_is_read() -> None:
    text = f"{'<p>Rain.</p>' * 20}{TEXT}<p>Written by Ann Lee</p>"
    assert read(f"<head><title>Harbour closed</title></head><h1>Harbour closed</h1>{text}").authors == ("Ann Lee",)
