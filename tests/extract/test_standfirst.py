"""The standfirst, wherever it stands between a headline and the text, and what stands there and is none."""

import pytest

from monitor.extract.article import as_dict
from tests.extract.reading import read

TITLE = "Harbour closed after storm"
TEXT = (
    "<p>The northern quay of the harbour was closed on Monday after the storm had torn two cranes from their rails.</p>"
    "<p>Ferries to the islands are cancelled until Thursday, the harbour office said, and the fish market is shut.</p>"
    "<p>Repairs of the wall will take until the spring and cost four million crowns, according to an estimate.</p>"
)


def page(above: str, text: str = TEXT, head: str = "") -> str:
    box = f'<div class="article-body">{text}</div>'
    return f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{above}{box}</body></html>"


@pytest.mark.parametrize(
    "above",
    [
        '<div class="z">Cranes torn from their rails<br>Ferries cancelled until Thursday</div>',
        "<ul><li>Cranes torn from their rails</li><li>Ferries cancelled until Thursday</li></ul>",
        '<div class="z"><p>Cranes torn from their rails</p><p>Ferries cancelled until Thursday</p></div><p>By Bo</p>',
        "<h2>Cranes torn from their rails<br>Ferries cancelled until Thursday</h2>",
    ],
    ids=["broken lines", "a list", "paragraphs", "a heading"],
)
def test_short_lines_between_headline_and_text_are_the_standfirst(above: str) -> None:
    article = read(page(above))
    assert article.subtitle == "Cranes torn from their rails Ferries cancelled until Thursday"
    assert len(article.body) == 3


def test_short_lines_inside_of_the_articles_box_are_the_standfirst_too() -> None:
    lines = '<div class="z">Cranes torn from their rails<br>Ferries cancelled until Thursday</div>'
    whole = f"<article><h1>{TITLE}</h1>{lines}<div>2 March 2026</div><div>{TEXT}</div></article>"
    article = read(f"<html><head><title>{TITLE}</title></head><body>{whole}</body></html>")
    assert article.subtitle == "Cranes torn from their rails Ferries cancelled until Thursday"


def test_what_the_page_describes_itself_by_is_the_standfirst_where_it_is_shown() -> None:
    said = "Two cranes lie in the water, and nobody knows yet how they are to be lifted out of it."
    head = f'<meta name="description" content="{said}">'
    assert read(page(f'<div class="c-lt"><p>{said}</p></div>', head=head)).subtitle == said
    assert read(page("", head=head)).subtitle == ""


@pytest.mark.parametrize(
    "above",
    [
        '<div class="z">World<br>Politics</div>',
        "<p>Sign up for the letter that brings you offers of wines from the south every Friday evening at six.</p>",
        '<ul><li><a href="/1">Cranes torn from their rails</a></li><li><a href="/2">Ferries cancelled</a></li></ul>',
        f"<h2>{TITLE}</h2>",
        "<p>By Ann Lee</p><p>2 March 2026</p>",
    ],
    ids=["sections", "an offer", "links", "the headline again", "who and when"],
)
def test_what_does_not_tell_of_the_article_is_no_standfirst(above: str) -> None:
    assert read(page(above)).subtitle == ""


def test_below_a_standfirst_a_heading_over_the_text_is_a_subheading() -> None:
    above = "<p>Two cranes lie in the water of the northern quay, and ferries are cancelled until Thursday.</p>"
    article = read(page(above, f"<h2>A night of wind</h2>{TEXT}"))
    assert article.subtitle.startswith("Two cranes lie")
    assert article.subheadings == ("A night of wind",)
    assert article.body[0] == "A night of wind"


def test_the_standfirst_is_among_the_lines_that_are_explained() -> None:
    above = '<div class="z">Cranes torn from their rails<br>Ferries cancelled until Thursday</div>'
    told = as_dict(page(above).encode(), "https://news.example.org/1", explain=True)
    places = [line["place"] for line in told["lines"]]
    assert places == ["subtitle", "subtitle", "body", "body", "body"]
