"""Which words of a page are the article's: pieces, short lines, captions."""

import json

from tests.extract.reading import read

FIRST = "The council voted twelve to three for a bridge that is to carry cables to the islands by next spring."
SECOND = "Its towers will be painted grey, and the ferry keeps its timetable until the last span is in place."
THIRD = "Residents of the old quarter had asked for a second bridge before the first hall is opened to anybody."


def a_document(inside: str) -> str:
    return f"<html><head><title>A bridge</title></head><body><article><h1>A bridge</h1>{inside}</article></body></html>"


def test_short_lines_that_open_a_text_of_loose_lines_are_kept() -> None:
    article = read(a_document(f"<div class='article-body'>Red and round,<br>you know it.<br>{FIRST}<br>{SECOND}</div>"))
    assert article.body == ("Red and round,", "you know it.", FIRST, SECOND)


def test_a_body_in_boxes_of_the_same_name_is_one_body() -> None:
    pieces = (("first", FIRST), ("wide last", SECOND), ("wide", THIRD))
    boxes = "".join(f"<div class='rich-text {name}'><p>{text}</p></div>" for name, text in pieces)
    assert read(a_document(boxes)).body == (FIRST, SECOND, THIRD)


def test_words_in_a_box_named_as_a_picture_are_its_caption() -> None:
    picture = "<div class='article-photo'><img src='a.jpg'><p>The bridge as it is to look one day.</p></div>"
    article = read(a_document(f"<div class='article-body'><p>{FIRST}</p>{picture}<p>{SECOND}</p></div>"))
    assert article.captions == ("The bridge as it is to look one day.",)
    assert article.body == (FIRST, SECOND)


def test_a_line_that_repeats_the_description_of_a_picture_is_its_caption() -> None:
    words = "The bridge as the architects drew it in the spring."
    inside = f"<div class='article-body'><img alt='{words}'><p>{words}</p><p>{FIRST}</p><p>{SECOND}</p></div>"
    article = read(a_document(inside))
    assert article.captions == (words,)
    assert article.body == (FIRST, SECOND)


def test_a_caption_above_the_headline_belongs_to_the_article() -> None:
    page = a_document(f"<div class='article-body'><p>{FIRST}</p><p>{SECOND}</p></div>")
    figure = "<figure><img src='a.jpg'><figcaption>The bridge at noon on Sunday.</figcaption></figure>"
    assert read(page.replace("<h1>", f"{figure}<h1>")).captions == ("The bridge at noon on Sunday.",)


def test_short_lines_of_a_script_are_words_of_the_article() -> None:
    lines = ("It is decided at last.", "The bridge will be grey.", "The ferries stay as they are.")
    item = {"title": "A bridge", "desc": "\n\n".join(lines)}
    script = json.dumps({"about": "x" * 400, "props": {"item": item}})
    page = f"<html><head><title>A bridge</title></head><body><h1>A bridge</h1><script type='application/json'>{script}"
    assert read(page + "</script></body></html>").body == lines


LINKS = "<ul><li><a href='/1'>Ferries wait for better weather</a></li><li><a href='/2'>Mayor on leave</a></li></ul>"


def body_around(aside: str) -> tuple[str, ...]:
    """Read a text that goes on, in a box of its own, behind a box that speaks of other stories."""
    text = f"<p>{FIRST}</p><p>{SECOND}</p><div>{aside}</div><div class='fold'><p>{THIRD}</p></div>"
    return read(a_document(f"<div class='article-body'>{text}</div>")).body


def test_a_line_over_a_box_of_links_speaks_of_those_alone() -> None:
    assert body_around(f"<div>Also read</div>{LINKS}") == (FIRST, SECOND, THIRD)


def test_a_heading_over_a_box_of_links_speaks_of_those_alone() -> None:
    assert body_around(f"<h3>Also read</h3>{LINKS}") == (FIRST, SECOND, THIRD)


def test_a_line_over_other_stories_told_in_short_speaks_of_its_box() -> None:
    aside = f"<div>Also read</div>{LINKS}<p>The mayor is on leave until the autumn.</p>"
    assert body_around(aside) == (FIRST, SECOND, THIRD)


def test_a_notice_of_correction_is_the_articles_in_whatever_box_it_stands() -> None:
    notice = "Correction: an earlier version gave the wrong length of the wall, which is 40 metres."
    offer = "Sign up for our letter about ships, and get it every Friday evening at six."
    box = f"<div class='newsletter-box'><p>{offer}</p><p>{notice}</p></div>"
    body = read(a_document(f"<div class='article-body'><p>{FIRST}</p><p>{SECOND}</p>{box}</div>")).body
    assert body == (FIRST, SECOND, notice)


def test_a_sentence_that_two_like_boxes_begin_with_is_kept_in_both() -> None:
    long = FIRST + " " + SECOND
    assert read(a_document(f"<article><div>{long}</div><div>{long}</div></article>")).body == (long, long)


def test_a_heading_that_links_to_its_own_place_on_the_page_is_a_heading() -> None:
    heading = "<h2 id='how'><a href='#how'>How it was built</a></h2>"
    other = "<h2><a href='/elsewhere'>Another story of bridges</a></h2>"
    article = read(a_document(f"<article><p>{FIRST}</p>{heading}<p>{SECOND}</p>{other}<p>{THIRD}</p></article>"))
    assert article.subheadings == ("How it was built",)


def test_a_box_that_has_its_id_from_its_heading_is_named_by_it_and_not_as_furniture() -> None:
    section = f"<div id='sharing-a-bridge'><h2>Sharing a bridge</h2><p>{SECOND}</p></div>"
    control = "<div id='sharing-tools'><h2>Tell others</h2><p>Choose one of the networks to send this to.</p></div>"
    article = read(a_document(f"<div class='article-body'><p>{FIRST}</p>{section}{control}<p>{THIRD}</p></div>"))
    assert article.body == (FIRST, "Sharing a bridge", SECOND, THIRD)


def test_a_box_called_a_teaser_that_leads_nowhere_holds_the_articles_own_beginning() -> None:
    own = f"<div class='teaser_text'><p>{FIRST}</p></div>"
    other = (
        "<div class='teaser_text'><p><a href='/2'>The mayor is on leave</a> until autumn, his office says.</p></div>"
    )
    assert read(a_document(f"<article>{own}<p>{SECOND}</p><p>{THIRD}</p>{other}</article>")).body == (
        FIRST,
        SECOND,
        THIRD,
    )


def test_a_formula_is_read_without_its_notes_for_machines() -> None:
    note = "<annotation encoding='application/x-tex'>x^2</annotation>"
    formula = f"<math><semantics><msup><mi>x</mi><mn>2</mn></msup>{note}</semantics></math>"
    body = read(
        a_document(f"<article><p>{FIRST}</p><p>The load grows with {formula} metres of width.</p></article>")
    ).body
    assert body[1].replace(" ", "") == "Theloadgrowswithx2metresofwidth."
