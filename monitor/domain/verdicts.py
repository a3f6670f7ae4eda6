"""What a page turned out to be, judged before it may become a revision."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.articles import Article
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
    """One look at one page: what came, what it turned out to be, and the article if it is one."""

    page: Page
    verdict: Verdict
    article: Article | None = None
