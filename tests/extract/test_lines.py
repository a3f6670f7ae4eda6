"""No word of an article is lost: each line of its region has a place, or is left out on evidence that can be said."""

import pytest

from monitor.extract.markup import parse
from monitor.extract.prose.body import lines_of
from monitor.extract.prose.sorted_blocks import Line, Place
from tests.extract.reading import read

FIRST = "The council voted twelve to three for a bridge that is to carry cables to the islands by next spring."
SECOND = "Its towers will be painted grey, and the ferry keeps its timetable until the last span is in place."
THIRD = "Residents of the old quarter had asked for a second bridge before the first hall is opened to anybody."


def body_of(inside: str) -> tuple[str, ...]:
    return read(
        f"<html><head><title>A bridge</title></head><body><main><h1>A bridge</h1>{inside}</main></body></html>"
    ).body


def lines_in(inside: str) -> tuple[Line, ...]:
    region = parse(f"<html><body><div class='story-body'>{inside}</div></body></html>").find(".//div")
    return lines_of(region, "name")


@pytest.mark.parametrize(
    "name", ["class='keyword'", "id='tag_bridge_1'", "class='meta-loc'", "class='related-name'", "class='ad'"]
)
def test_a_name_in_running_text_stays_whatever_its_element_is_called(name: str) -> None:
    said = (
        f"The mayor of <a href='/x' {name}>Westhaven</a> and <span {name}>two others</span> voted against the bridge."
    )
    assert "The mayor of Westhaven and two others voted against the bridge." in body_of(f"<p>{said}</p><p>{FIRST}</p>")


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares rose.",
        "Copyright law was the reason.",
        "Subscribe to nothing, he said.",
        "Print is dead.",
        "More: that was all she asked for.",
        "No.",
        "시민들의 제보는 밤새 이어졌다.",
    ],
)
def test_a_sentence_stays_whatever_it_begins_with(sentence: str) -> None:
    assert body_of(f"<div class='text'><p>{FIRST}</p><p>{sentence}</p><p>{SECOND}</p></div>") == (
        FIRST,
        sentence,
        SECOND,
    )


@pytest.mark.parametrize("sentence", ["Two people died.", "“It is falling down.”", "두 명이 숨졌다."])
def test_a_short_first_sentence_is_the_beginning_of_the_text(sentence: str) -> None:
    assert body_of(f"<div><p>{sentence}</p><p>{FIRST}</p><p>{SECOND}</p></div>")[0] == sentence


def test_a_row_of_a_table_is_one_line() -> None:
    rows = "<tr><th>Pier</th><th>Cost</th></tr><tr><th>North</th><td>14 million</td></tr>"
    assert body_of(f"<p>{FIRST}</p><table>{rows}</table><p>{SECOND}</p>") == (
        FIRST,
        "Pier · Cost",
        "North · 14 million",
        SECOND,
    )


def test_a_table_that_lays_out_a_page_is_none() -> None:
    cells = f"<td><p>{FIRST}</p><p>{SECOND}</p></td><td><p>{THIRD}</p></td>"
    assert body_of(f"<table><tr>{cells}</tr></table>") == (FIRST, SECOND, THIRD)


def test_terms_and_what_is_said_of_them_are_words() -> None:
    assert body_of(f"<p>{FIRST}</p><dl><dt>Length</dt><dd>410 metres</dd></dl><p>{SECOND}</p>")[1:3] == (
        "Length",
        "410 metres",
    )


def test_inserted_words_are_read_and_struck_ones_kept_apart() -> None:
    corrected = "<p>It costs <del>14</del> <ins>41</ins> million, the port said.</p>"
    article = read(f"<main><h1>A bridge</h1><p>{FIRST}</p>{corrected}</main>")
    assert article.body[1] == "It costs 41 million, the port said."
    assert article.withdrawn == ("14",)


def test_a_word_that_may_be_broken_is_whole() -> None:
    assert body_of(f"<p>{FIRST}</p><p>The Donau\u00addampf\u200bschiff is late again, its captain said on Sunday.</p>")[
        1
    ].startswith("The Donaudampfschiff")


def test_what_unfolds_in_the_same_document_is_read() -> None:
    rest = f"<div id='rest' style='display:none'><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert body_of(f"<div><p>{FIRST}</p><button>Read more</button>{rest}</div>") == (FIRST, SECOND, THIRD)
    assert body_of(f"<div><p>{FIRST}</p><p>{FIRST[::-1]}</p>{rest}</div>") == (FIRST, FIRST[::-1])


def test_a_box_with_sentences_is_no_furniture_for_a_name_that_texts_bear_too() -> None:
    assert body_of(f"<p>{FIRST}</p><div class='widget'><p>{SECOND}</p></div><p>{THIRD}</p>") == (FIRST, SECOND, THIRD)
    assert body_of(f"<p>{FIRST}</p><div class='widget'><p>12 °C</p></div><p>{THIRD}</p>") == (FIRST, THIRD)


def test_a_standfirst_is_the_text_where_there_is_no_other() -> None:
    assert body_of("<p class='summary'>The bridge of Westhaven is closed until further notice.</p>") == (
        "The bridge of Westhaven is closed until further notice.",
    )


def test_each_line_left_out_says_why() -> None:
    inside = (
        f"<p>{FIRST}</p><p>Share this article</p><div class='newsletter'><p>{SECOND}</p></div>"
        f"<p><a href='/2'>Mayor on leave</a></p>"
        f"<ul><li><a href='/3'>Ferries wait for better weather</a></li><li><a href='/4'>A mill opens</a></li></ul>"
        f"<p>© 2026 Westhaven Post</p><p>{THIRD}</p>"
    )
    assert {line.text[:12]: line.reason for line in lines_in(inside) if line.place is Place.LEFT_OUT} == {
        "Share this a": "a control of the page",
        "Its towers w": "its box is named newsletter",
        "Mayor on lea": "a link to another page",
        "Ferries wait": "a link to another page",
        "A mill opens": "a link to another page",
        "© 2026 Westh": "a legal notice",
    }


def test_a_box_that_opens_with_a_heading_of_other_stories_is_none_of_the_text_however_long() -> None:
    teasers = "".join(f"<li><a href='/{n}'>A mill opens</a><p>{THIRD} {n}</p></li>" for n in range(3))
    aside = f"<div class='x1'><h3>Related stories</h3><ul>{teasers}</ul></div>"
    assert body_of(f"<div class='story-body'><p>{FIRST}</p><p>{SECOND}</p>{aside}</div>") == (FIRST, SECOND)


def test_what_is_counted_above_the_text_is_no_part_of_it() -> None:
    assert body_of(f"<div class='story-body'><p>48 min read</p><p>{FIRST}</p><p>{SECOND}</p></div>") == (FIRST, SECOND)


def test_a_sentence_behind_a_legal_notice_stays() -> None:
    said = "© 2026 Westhaven Post This passage was corrected on Monday."
    assert body_of(f"<p>{FIRST}</p><p>{SECOND}</p><p>{said}</p>")[-1] == said


def test_a_text_of_short_sentences_is_one_before_a_box_of_other_stories_too() -> None:
    teasers = "".join(f"<li><a href='/{n}'>A mill opens</a><p>{THIRD} {n}</p></li>" for n in range(3))
    aside = f"<div class='x1'><h3>Related stories</h3><ul>{teasers}</ul></div>"
    flash = "The bridge is closed. <br> Ferries run. <br>"
    assert body_of(f"<div class='story-body'>{flash}{aside}</div>") == ("The bridge is closed.", "Ferries run.")


def test_items_that_open_with_a_link_tell_of_other_pages_whatever_stands_above_them() -> None:
    teasers = "".join(f"<li><a href='/{n}'>A mill opens</a><p>{THIRD} {n}</p></li>" for n in range(3))
    assert body_of(f"<div class='story-body'><p>{FIRST}</p><p>{SECOND}</p><h3>Also</h3><ul>{teasers}</ul></div>") == (
        FIRST,
        SECOND,
    )


def test_items_with_a_link_in_their_sentence_are_text() -> None:
    items = "".join(f"<li><a href='/{n}'>Pier {n}</a> was built first, the port says.</li>" for n in range(3))
    assert len(body_of(f"<p>{FIRST}</p><ul>{items}</ul><p>{SECOND}</p>")) == 5


def test_a_label_and_its_number_in_a_box_of_their_own_are_no_sentence() -> None:
    counted = "<div class='x1'>Length of the film: <span>48 min.</span></div>"
    assert body_of(f"{counted}<p>{FIRST}</p><p>{SECOND}</p>") == (FIRST, SECOND)
    assert body_of(f"<p>The vote: 48 to 3.</p><p>{FIRST}</p><p>{SECOND}</p>")[0] == "The vote: 48 to 3."
