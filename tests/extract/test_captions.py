"""Captions: the lines that say what a picture beside them says of itself, in the text and above it."""

import pytest

from tests.extract.reading import read

TITLE = "Harbour closed after storm"
SAID = "The northern quay on Monday morning, with one of the cranes"
TEXT = (
    "<p>The northern quay of the harbour was closed on Monday after the storm had torn two cranes from their rails.</p>"
    "<p>Ferries to the islands are cancelled until Thursday, the harbour office said, and the fish market is shut.</p>"
)


def page(text: str, above: str = "", head: str = "") -> str:
    box = f'<div class="article-body">{text}</div>'
    article = f"<article><h1>{TITLE}</h1>{above}{box}</article>"
    return f"<html><head><title>{TITLE}</title>{head}</head><body>{article}</body></html>"


@pytest.mark.parametrize(
    "picture",
    [
        f'<img src="a.jpg" alt="{SAID}"><p>{SAID}</p>',
        f'<div><img src="a.jpg" alt="{SAID}"></div><div><small>{SAID} <b>Photo: Cy Dunn</b></small></div>',
        f'<img src="a.jpg" alt="" data-caption="{SAID}"><p>{SAID}</p>',
        f'<figure><img src="a.jpg" alt="{SAID}"><figcaption aria-hidden="true">{SAID}</figcaption></figure>',
    ],
    ids=["beside it", "with who took it", "in data", "hidden from readers aloud"],
)
@pytest.mark.parametrize("inside", [True, False], ids=["in the text", "above it"])
def test_a_line_that_says_what_its_picture_says_is_the_caption(picture: str, inside: bool) -> None:
    article = read(page(picture + TEXT) if inside else page(TEXT, picture))
    assert [caption.removesuffix(" Photo: Cy Dunn") for caption in article.captions] == [SAID]
    assert len(article.body) == 2


def test_a_sentence_that_a_picture_elsewhere_repeats_is_text() -> None:
    first = (
        "The northern quay of the harbour was closed on Monday after the storm had torn two cranes from their rails."
    )
    own, other = '<img src="b.jpg" alt="">', f'<p><img src="c.jpg" alt="{first}"></p><p>It is quiet now.</p>'
    text = f"<p>{own}<b>{first}</b></p>{TEXT}{other}"
    assert read(page(text)).body[0] == first


def test_a_heading_over_a_picture_that_repeats_it_is_no_caption() -> None:
    heading = "The northern quay was closed on Monday after a storm."
    text = f'{TEXT}<h2>{heading}</h2><img src="b.jpg" alt="{heading}"><p>It is quiet at the quay now.</p>'
    assert heading in read(page(text)).subheadings


def test_what_data_and_picture_say_alike_is_the_caption_and_the_headline_is_none() -> None:
    said = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "image": {{"@type": "ImageObject", "name": "%s"}}}}'
    script = f'<script type="application/ld+json">{said}</script>'
    assert read(page(TEXT, f'<img src="a.jpg" alt="{SAID}">', script % SAID)).captions == (SAID,)
    assert read(page(TEXT, '<img src="a.jpg" alt="">', script % SAID)).captions == ()
    assert read(page(TEXT, f'<img src="a.jpg" alt="{TITLE}">', script % TITLE)).captions == ()


def test_a_figure_that_leads_to_its_gallery_is_the_articles_and_a_teaser_is_not() -> None:
    own = f'<figure><a href="/gallery/1"><img src="a.jpg"><figcaption>{SAID}</figcaption></a></figure>'
    teaser = (
        "<a href='/2'><figure><img src='b.jpg'><figcaption>A market in another town entirely</figcaption></figure></a>"
    )
    assert read(page(TEXT, own + teaser)).captions == (SAID,)
