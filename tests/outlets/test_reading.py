"""What a profile's words mean: regions, soups, answers, and when a layout no longer fits."""

import re
from datetime import UTC, date, datetime

from monitor.domain.looks.verdicts import Look, VerdictKind
from monitor.domain.pages import Page
from monitor.extract.article import read_as
from monitor.extract.layouts.places import all_at, answer, behind
from monitor.extract.layouts.profiles import Layout, Profile
from monitor.extract.markup import parse

URL = "https://a.example/story/4711"
PROSE = "The harbour master said that the cranes had come in the night and that the road stays closed. "


def a_profile(**layout: object) -> Profile:
    only = Layout(name="now", since=date(2026, 1, 1), **{"region": "#story", **layout})  # type: ignore[arg-type]
    return Profile(
        name="a", version=1, hosts=("a.example",), zone="UTC", article_id=re.compile(r"/story/(\d+)"), layouts=(only,)
    )


def look(story: str, profile: Profile, url: str = URL, status: int = 200) -> Look:
    html = f"<html><head><title>Harbour closed</title></head><body><h1>Harbour closed</h1>{story}</body></html>"
    at = datetime(2026, 3, 5, tzinfo=UTC)
    return read_as(Page(url=url, final_url=url, status=status, body=html.encode(), fetched_at=at), profile)


def body(story: str, **layout: object) -> tuple[str, ...]:
    seen = look(story, a_profile(**layout))
    assert seen.layout == ""
    assert seen.article is not None
    return seen.article.body


def test_bare_text_is_cut_at_its_line_breaks_however_short_its_lines() -> None:
    assert body("<div id='story'>Closed.<br><br>Until Friday.<br>Or longer</div>") == (
        "Closed.",
        "Until Friday.",
        "Or longer",
    )


def test_a_line_break_inside_of_a_named_paragraph_ends_it_only_after_a_sentence() -> None:
    story = "<div id='story'><p>The harbour<br>is closed.<br>Until Friday.</p></div>"
    assert body(story, text="p") == ("The harbour is closed.", "Until Friday.")


def test_a_paragraph_inside_of_another_that_is_named_is_read_once() -> None:
    assert body("<div id='story'><blockquote><p>Closed.</p></blockquote></div>", text="p, blockquote") == ("Closed.",)


def test_a_region_may_have_the_name_of_furniture() -> None:
    story = "<div id='story' class='comments sidebar'><p>Closed.</p><div class='related'>Other news</div></div>"
    assert body(story) == ("Closed.",)


def test_a_box_that_shows_a_heading_becomes_one() -> None:
    story = "<div id='story'><p>Closed.</p><div class='sub'>Cranes</div><p>They came.</p></div>"
    article = look(story, a_profile(headings=".sub")).article
    assert article is not None
    assert article.subheadings == ("Cranes",)
    assert article.body == ("Closed.", "Cranes", "They came.")


def test_a_region_without_text_where_it_should_be_is_another_layout() -> None:
    seen = look(f"<main id='story'><div class='line'>{PROSE}</div></main>", a_profile(text="p.line"))
    assert "its region holds no text where it should" in seen.layout
    assert seen.article is not None
    assert seen.article.body == (PROSE.strip(),)


def test_a_layout_that_leaves_most_of_the_prose_in_its_region_does_not_fit() -> None:
    rest = "".join(f"<p class='new'>{number} {PROSE}</p>" for number in range(8))
    seen = look(f"<div id='story'><p class='line'>Closed.</p>{rest}</div>", a_profile(text="p.line"))
    assert "most of the text in its region is elsewhere" in seen.layout


def test_a_region_that_kept_a_line_while_the_body_moved_does_not_fit() -> None:
    moved = "".join(f"<p>{number} {PROSE}</p>" for number in range(8))
    story = f"<div id='story'><p>Told by the harbour desk.</p></div><div itemprop='articleBody'>{moved}</div>"
    seen = look(story, a_profile())
    assert "another box" in seen.layout
    assert seen.article is not None
    assert len(seen.article.body) == 8


def test_a_flash_of_one_line_fits_whatever_stands_around_it() -> None:
    around = f"<aside class='related'>{'<p>' + PROSE * 3 + '</p>'}</aside>" * 3
    assert body(f"<div id='story'><p>Closed.</p></div>{around}") == ("Closed.",)


def test_pages_that_hold_no_article_are_no_sign_of_a_new_layout() -> None:
    profile = a_profile(region="#elsewhere")
    story = f"<main><p>{PROSE}</p></main>"
    assert look(story, profile).layout
    assert look(story, profile, status=404).layout == ""
    assert look(story, profile, url="https://a.example/section").layout == ""
    assert look("", profile).verdict.kind is not VerdictKind.ARTICLE


def test_a_time_is_taken_from_behind_its_label_and_nowhere_else() -> None:
    tree = parse(
        "<p class='t'>입력 : 2026.01.06 16:50</p><p class='t'>최종수정시간 2026.01.06 16:57</p><p class='t'>발행</p>"
    )
    assert behind("입력", at=".t")(tree, "").startswith("2026.01.06 16:50")
    assert behind("최종수정", at=".t")(tree, "").startswith("2026.01.06 16:57")
    assert behind("발행", at=".t")(tree, "") == ""


def test_an_answer_may_be_an_attribute_or_the_words_of_all() -> None:
    tree = parse("<i data-at='4 March'>x</i><b class='by'>Ann Lee</b><b class='by'>Bo Ek</b><b class='by'>Ann Lee</b>")
    assert answer("[data-at]@data-at")(tree, "") == "4 March"
    assert answer("//b[2]")(tree, "") == "Bo Ek"
    assert all_at(".by")(tree, "") == "Ann Lee, Bo Ek"
