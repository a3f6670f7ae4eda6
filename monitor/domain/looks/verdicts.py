"""What a page turned out to be, judged before it may become a revision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from itertools import islice

from monitor.domain.articles import Article
from monitor.domain.looks.learning import Observation
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.pages import Page


class VerdictKind(StrEnum):
    """What a page turned out to be."""

    ARTICLE = "article"
    BLOCKED = "blocked"
    WALL = "wall"
    CUT = "cut"
    GONE = "gone"
    MOVED = "moved"
    EMPTY = "empty"
    NOT_ARTICLE = "not-an-article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A judgement with its reason, in words."""

    kind: VerdictKind
    reason: str

    @property
    def is_article(self) -> bool:
        """Whether the page may become a revision."""
        return self.kind is VerdictKind.ARTICLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What a page shows apart from an article, gathered where its markup is read, judged here.

    ``words`` counts the visible words; each of the others holds the words or marks found.
    """

    title: str = ""
    words: int = 0
    challenge: tuple[str, ...] = ()  # "checking your browser", captcha frames
    wall: tuple[str, ...] = ()  # consent, login, paywall, region
    removed: tuple[str, ...] = ()  # "삭제된 기사", "page not found"
    needs_scripts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at one page: what came, what it turned out to be, and the article if it is one.

    ``layout`` says why the outlet's profile no longer fits; empty when it does, or when there is none.
    ``region_print`` lets the next look see that the page says the same; this one saw it when ``same`` is true,
    and then there is no article. ``observed`` is what the page teaches of its outlet's layout.
    """

    page: Page
    verdict: Verdict
    article: Article | None = None
    layout: str = ""
    region_print: RegionPrint | None = None
    same: bool = False
    observed: Observation | None = None


def judge(page: Page, article: Article | None, signs: Signs) -> Verdict:
    """Say what a page turned out to be, from what it shows alone; the first rule that has something to say decides."""
    said = (rule(page, article, signs) for rule in _RULES)
    return next((verdict for verdict in said if verdict), Verdict(kind=VerdictKind.ARTICLE, reason="an article"))


_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
# Texts shorter than this can be the few words of a challenge, a wall or an apology; wide letters count double.
_THIN = 400
_DOCUMENTS = re.compile(r"\s*(?:$|text/html|application/xhtml\+xml|text/plain)", re.IGNORECASE)


def _by_status(page: Page, article: Article | None, signs: Signs) -> Verdict | None:
    del article, signs
    if page.ok:
        return None
    kind = VerdictKind.GONE if page.status in _GONE else VerdictKind.BLOCKED
    return Verdict(kind=kind, reason=f"the host answered {_status(page.status)}")


def _by_type(page: Page, article: Article | None, signs: Signs) -> Verdict | None:
    del article, signs
    sent = page.headers.get("content-type", "")
    if _DOCUMENTS.match(sent):
        return None
    return Verdict(kind=VerdictKind.NOT_ARTICLE, reason=f"the host sent {sent.split(';')[0].strip()}, not a web page")


def _by_challenge(page: Page, article: Article | None, signs: Signs) -> Verdict | None:
    del page
    if not signs.challenge or not is_thin(article):
        return None
    return Verdict(kind=VerdictKind.BLOCKED, reason=f"looks like a bot check: {_quoted(signs.challenge)}")


def _by_removal(page: Page, article: Article | None, signs: Signs) -> Verdict | None:
    del page
    if not signs.removed or not is_thin(article):
        return None
    return Verdict(kind=VerdictKind.GONE, reason=f"the page says that it is gone: {_quoted(signs.removed)}")


def _by_wall(page: Page, article: Article | None, signs: Signs) -> Verdict | None:
    del page
    # A page that states when it was published is an article's, even with a wall after its first lines.
    if not signs.wall or not is_thin(article) or (article and article.published):
        return None
    return Verdict(kind=VerdictKind.WALL, reason=f"a wall stands before the text: {_quoted(signs.wall)}")


def _by_text(page: Page, article: Article | None, signs: Signs) -> Verdict | None:
    if not page.body.strip():
        return Verdict(kind=VerdictKind.EMPTY, reason="the host sent nothing")
    if signs.needs_scripts and weight(article) == 0:
        return Verdict(kind=VerdictKind.EMPTY, reason="the text is put in by scripts, which newsmon does not run")
    if article is None and not signs.words:
        return Verdict(kind=VerdictKind.EMPTY, reason="no text on the page")
    if article is None or not article.title.strip():
        return Verdict(
            kind=VerdictKind.NOT_ARTICLE, reason="no headline found" if article else "no article found on the page"
        )
    if not article.body:
        return Verdict(kind=VerdictKind.EMPTY, reason="a headline without any text")
    return None


_RULES = (_by_status, _by_type, _by_challenge, _by_removal, _by_wall, _by_text)


def is_thin(article: Article | None) -> bool:
    """Whether a text is so short that it can be the few words of a challenge, a wall or an apology."""
    return sum(islice(_weights(article), _THIN)) < _THIN


def weight(article: Article | None) -> int:
    """How much text an article has: letters and digits, those of Korean, Chinese and Japanese twice."""
    return sum(_weights(article))


def _weights(article: Article | None) -> Iterator[int]:
    body = article.body if article else ()
    return (1 + (sign >= "\u1100") for part in body for sign in part if sign.isalnum())


def _status(status: int) -> str:
    phrase = next((known.phrase for known in HTTPStatus if known == status), "")
    return f"{status} {phrase}".strip()


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(repr(word) for word in words[:3])
