import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.domain.articles import Article
from monitor.domain.looks.judging import judge_against
from monitor.domain.looks.verdicts import Look, Signs, Verdict, VerdictKind, judge
from monitor.domain.pages import Page

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://www.daily.example/news/2026/03/02/harbour"
PARAGRAPHS = tuple(
    f"Paragraph {n} tells what happened at the harbour on day {n}, and who saw it." * 3 for n in range(8)
)
ARTICLE = Article(url=URL, title="Harbour closed", body=PARAGRAPHS)
PAGE = Page(
    url=URL,
    final_url=URL,
    status=200,
    headers={"content-type": "text/html; charset=utf-8"},
    body=b"<p>",
    fetched_at=NOON,
)
FINE = Verdict(kind=VerdictKind.ARTICLE, reason="an article")


def look(article: Article | None = ARTICLE, verdict: Verdict = FINE, **changes: object) -> Look:
    return Look(page=replace(PAGE, **changes), verdict=verdict, article=article)  # type: ignore[arg-type] # fields of a page, any of them


def test_an_article_is_an_article() -> None:
    assert judge(PAGE, ARTICLE, Signs(words=400)).is_article


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, "gone"),
        (410, "gone"),
        (401, "blocked"),
        (403, "blocked"),
        (429, "blocked"),
        (503, "blocked"),
        (599, "blocked"),
    ],
)
def test_the_status_decides_first_and_is_named(status: int, kind: str) -> None:
    verdict = judge(replace(PAGE, status=status), ARTICLE, Signs())
    assert verdict.kind == kind
    assert str(status) in verdict.reason


def test_a_challenge_served_as_200_is_blocked() -> None:
    verdict = judge(PAGE, None, Signs(words=20, challenge=("checking your browser",)))
    assert verdict.kind is VerdictKind.BLOCKED
    assert "checking your browser" in verdict.reason


def test_an_article_about_captchas_is_an_article() -> None:
    assert judge(
        PAGE, ARTICLE, Signs(words=400, challenge=("captcha",), wall=("log in",), removed=("page not found",))
    ).is_article


def test_a_consent_page_is_a_wall() -> None:
    consent = Article(url=URL, title="Your privacy", body=("We and our partners store information.",))
    assert judge(PAGE, consent, Signs(words=30, wall=("accept all",))).kind is VerdictKind.WALL


def test_the_teaser_of_a_paid_article_is_told_all_the_same() -> None:
    teaser = replace(ARTICLE, body=PARAGRAPHS[:1], published=NOON)
    assert judge(PAGE, teaser, Signs(words=60, wall=("subscribe",))).is_article


def test_a_page_that_says_it_is_gone_is_gone_whatever_its_status() -> None:
    sorry = Article(url=URL, title="삭제된 기사입니다", body=("언론사 요청으로 삭제된 기사입니다.",))
    assert judge(PAGE, sorry, Signs(words=9, removed=("삭제된 기사",))).kind is VerdictKind.GONE


@pytest.mark.parametrize(
    ("page", "article", "signs", "kind"),
    [
        (replace(PAGE, body=b" \n"), None, Signs(), "empty"),
        (PAGE, None, Signs(words=0), "empty"),
        (PAGE, None, Signs(words=12, needs_scripts=True), "empty"),
        (PAGE, Article(url=URL, title="Photo"), Signs(words=40), "empty"),
        (PAGE, None, Signs(words=900), "not-an-article"),
        (PAGE, Article(url=URL, title=" ", body=PARAGRAPHS), Signs(words=900), "not-an-article"),
        (replace(PAGE, headers={"content-type": "application/pdf"}), ARTICLE, Signs(words=9), "not-an-article"),
    ],
)
def test_what_is_no_article_says_so(page: Page, article: Article | None, signs: Signs, kind: str) -> None:
    verdict = judge(page, article, signs)
    assert verdict.kind == kind
    assert verdict.reason


def test_a_first_paragraph_of_what_we_have_is_cut() -> None:
    verdict = judge_against(look(replace(ARTICLE, body=PARAGRAPHS[:1])), ARTICLE)
    assert verdict.kind is VerdictKind.CUT
    assert "%" in verdict.reason


def test_a_text_of_full_stops_is_judged_in_linear_time() -> None:
    began = time.process_time()
    judge_against(look(replace(ARTICLE, body=("." * 200_000 + "x",))), ARTICLE)
    assert time.process_time() - began < 2


def test_a_cut_in_the_middle_of_a_word_with_a_walls_words_behind_it_is_cut() -> None:
    shown = (*PARAGRAPHS[:2], PARAGRAPHS[2][:31] + "…", "Read on with a subscription")
    assert judge_against(look(replace(ARTICLE, body=shown)), ARTICLE).kind is VerdictKind.CUT


def test_a_dropped_last_paragraph_is_for_the_comparison_to_tell() -> None:
    assert judge_against(look(replace(ARTICLE, body=PARAGRAPHS[:-1])), ARTICLE).is_article


def test_a_shorter_text_with_another_opening_is_an_article() -> None:
    withdrawn = replace(ARTICLE, body=("This article was withdrawn after a complaint by the harbour master.",))
    assert judge_against(look(withdrawn), ARTICLE).is_article


@pytest.mark.parametrize(
    ("final_url", "kind"),
    [
        ("https://www.daily.example/", "moved"),
        ("https://www.daily.example/news/", "moved"),
        ("https://www.daily.example/login?next=/news", "wall"),
        ("https://consent.daily.example/collect", "wall"),
        ("https://m.daily.example/news/2026/03/02/harbour", "article"),
        ("https://www.daily.example/news/2026/03/02/harbour-reopened", "article"),
    ],
)
def test_where_a_redirect_led_decides(final_url: str, kind: str) -> None:
    assert judge_against(look(final_url=final_url), ARTICLE).kind == kind


def test_what_the_host_said_by_its_status_holds() -> None:
    gone = Verdict(kind=VerdictKind.GONE, reason="the host answered 410 Gone")
    assert judge_against(look(None, gone, final_url="https://www.daily.example/"), ARTICLE) == gone


def test_a_walls_headline_over_a_short_page_is_a_wall() -> None:
    shown = Article(url=URL, title="Subscribe to continue reading", body=("Choose a plan.",))
    assert judge_against(look(shown), ARTICLE).kind is VerdictKind.WALL


def test_a_few_words_under_another_headline_are_no_new_wording() -> None:
    consent = replace(ARTICLE, title="We value your choices", body=("We and our partners keep data.",), published=None)
    known = replace(ARTICLE, published=datetime(2026, 3, 2, tzinfo=UTC))
    look = Look(page=PAGE, verdict=Verdict(kind=VerdictKind.ARTICLE, reason="an article"), article=consent)
    assert judge_against(look, known).kind is VerdictKind.WALL
    assert judge_against(replace(look, article=replace(consent, title=known.title)), known).kind is VerdictKind.ARTICLE
