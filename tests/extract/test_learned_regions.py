"""Pages read with what was learned of their outlet."""

from dataclasses import replace

from monitor.domain.articles import Article
from monitor.domain.looks.learning import NOTHING, Experience, Learned, learn
from monitor.domain.looks.verdicts import Look
from monitor.extract.article import read_page
from tests.extract.reading import NOON, a_page

PROMPT = "Our morning letter brings you the harbour's news before the first ferry leaves the pier each day."
SUBJECTS = ("The lighthouse", "A second ferry", "The fish market", "The old crane", "The rowing club", "The sea wall")


def a_story(number: int, *, prompt: str = PROMPT, extra: str = "") -> str:
    """Write an article of an unknown site that ends with what all of its articles end with."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    paragraphs = [
        f"{subject} was the matter of a long evening in the council, which met for the {number}. time this year.",
        f"Nobody had expected that {subject.lower()} would cost {number} million, the treasurer said afterwards.",
        f"A vote on {subject.lower()} is to follow within {number + 2} weeks, when all papers have been read.",
        *filter(None, [extra, prompt]),
    ]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    day = f"2026-03-{number + 1:02}T09:00:00+00:00"
    return (
        f"<html><head><title>{subject} {number}</title><meta property='article:published_time' content='{day}'></head>"
        f"<body><div class='page'><h1>{subject} {number}</h1><div class='column'>{text}</div></div></body></html>"
    )


def look_at(number: int, learned: Learned = NOTHING, page: str = "") -> Look:
    return read_page(a_page(page or a_story(number), f"https://harbour.example/{number}"), learned=learned)


def taught(pages: int) -> Experience:
    state = Experience()
    for number in range(pages):
        observed = look_at(number, state.learned).observed
        assert observed is not None
        state = learn(state, observed)
    return state


def article_of(look: Look) -> Article:
    assert look.article is not None
    return look.article


def test_the_first_page_of_an_unknown_site_is_read_in_full() -> None:
    article = article_of(look_at(1))
    assert PROMPT in article.body
    assert article.reader.learned == 0


def test_what_recurs_on_an_outlets_pages_is_furniture() -> None:
    state = taught(6)
    article = article_of(look_at(8, state.learned))
    assert PROMPT not in article.body
    assert len(article.body) == 3
    assert article.origins["body"] == "learned"
    assert article.reader.learned == state.version > 0


def test_one_state_gives_one_answer_whatever_came_before() -> None:
    learned = taught(6).learned
    alone = look_at(8, learned)
    look_at(2, learned)
    assert look_at(8, learned) == alone


def test_a_notice_that_recurs_is_never_furniture() -> None:
    notice = "Correction: an earlier version of this article gave the wrong length of the pier and its age."
    state = Experience()
    for number in range(8):
        observed = look_at(number, page=a_story(number, extra=notice)).observed
        assert observed is not None
        state = learn(state, observed)
    article = article_of(look_at(9, state.learned, a_story(9, extra=notice)))
    assert notice in article.body


def test_a_page_without_the_learned_region_is_read_as_any_other() -> None:
    moved = a_story(8).replace("class='column'", "class='sheet'")
    article = article_of(look_at(8, taught(6).learned, moved))
    assert PROMPT in article.body
    assert article.origins["body"] != "learned"


def test_names_from_the_page_cannot_break_out_of_a_path() -> None:
    hostile = a_story(1).replace("class='column'", 'class="column\'] | //p[\'" id="a\'b"')
    look = look_at(1, page=hostile)
    assert look.observed is not None
    assert "'] |" not in look.observed.path
    assert article_of(look).body


def test_the_observation_holds_no_words() -> None:
    look = look_at(1)
    assert look.observed is not None
    assert "lighthouse" not in repr(replace(look.observed, outlet="")).lower().replace("harbour", "")
    assert look.page.fetched_at == NOON
