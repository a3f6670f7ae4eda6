"""Where the first reading is in doubt, other readers are asked; what stays in doubt is said."""

import pytest

from monitor.domain.looks.verdicts import VerdictKind
from monitor.extract.article import read_page
from tests.extract.reading import a_page, read

TITLE = "Northern quay of Westhaven closed after cracks are found"
TEXT = (
    "The harbour authority of Westhaven closed the northern quay on Sunday after cracks were found in two pillars.",
    "Ferries moved to the southern terminal, where queues of up to three hours formed in the afternoon.",
    "Repairs are to cost 14 million and to last until spring, the port company said in its first estimate.",
)
COOKIES = " ".join(["We and our partners store information on your device and process personal data for adverts."] * 9)


def a_document(inside: str, head: str = "") -> str:
    summary = f"<meta name='description' content='{TEXT[0]}'>"
    return f"<html><head><title>{TITLE}</title>{summary}{head}</head><body><h1>{TITLE}</h1>{inside}</body></html>"


def in_paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_text_that_shares_nothing_with_its_page_is_not_taken_for_all_of_the_article() -> None:
    article = read(a_document(f"<div class='article-body'><p>{COOKIES}</p></div><div>{in_paragraphs(TEXT)}</div>"))
    assert article.body[-3:] == TEXT
    assert article.origins["body"] == "prose"


def test_the_text_that_structured_data_state_is_believed_where_the_page_shows_another() -> None:
    stated = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{" ".join(TEXT)}"}}'
    head = f'<script type="application/ld+json">{stated}</script>'
    article = read(a_document(f"<div class='article-body'><p>{COOKIES}</p></div>", head))
    assert article.body == (" ".join(TEXT),)
    assert article.origins["body"] == "json-ld"


def test_what_stays_in_doubt_is_said() -> None:
    assert read(a_document(f"<div class='article-body'><p>{COOKIES}</p></div>")).doubt
    assert not read(a_document(in_paragraphs(TEXT))).doubt


@pytest.mark.parametrize("inside", ["", "<nav><a href='/'>Home</a></nav>"])
def test_a_headline_without_a_text_is_no_article(inside: str) -> None:
    look = read_page(a_page(f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{inside}</body></html>"))
    assert look.verdict.kind is VerdictKind.EMPTY
