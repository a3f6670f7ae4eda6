"""What a page turned out to be, judged once more by who knows what the article said before."""

import re
from urllib.parse import SplitResult

from monitor.domain.articles import Article
from monitor.domain.looks.verdicts import Look, Verdict, VerdictKind, is_thin, weight
from monitor.domain.pages import Page
from monitor.domain.texts.text import key

# What a host says by its status holds wherever it sent us.
_SETTLED = frozenset({VerdictKind.GONE, VerdictKind.BLOCKED})
_SHORT = 0.7  # of the known text: a reader who lost three tenths of it stands before a wall
_WALL_PATH = re.compile(
    r"/(?:log-?in|sign-?in|signin|consent|subscribe|paywall|member/login|auth)(?:[/.?]|$)", re.IGNORECASE
)
_WALL_HOST = re.compile(r"(?:consent|login|accounts?|auth|sso)\.", re.IGNORECASE)
_WALL_TITLE = re.compile(
    r"(?:please )?(?:log|sign) ?in\b|subscribe\b|your privacy|before you continue|로그인|회원 ?전용|本人確認|ログイン",
    re.IGNORECASE,
)
_ELLIPSIS = ". \n"  # signs with which a text that was cut ends


def judge_against(look: Look, latest: Article) -> Verdict:
    """Judge a look once more, knowing what the article said: sent elsewhere, a wall in its place, or cut short."""
    if look.verdict.kind in _SETTLED:
        return look.verdict
    elsewhere = _sent_elsewhere(look.page, latest)
    if elsewhere or look.article is None or not look.verdict.is_article:
        return elsewhere or look.verdict
    article = look.article
    return _walled(article, latest) or _gave_way(article, latest) or _cut(article, latest) or look.verdict


def _sent_elsewhere(page: Page, latest: Article) -> Verdict | None:
    """Say where a redirect led when it did not lead to an article's own page."""
    asked, final = page.asked.parts, page.address.parts
    if _place(asked) == _place(final):
        return None
    if _WALL_PATH.search(final.path) or (final.netloc != asked.netloc and _WALL_HOST.match(final.netloc)):
        return Verdict(kind=VerdictKind.WALL, reason=f"sent on to a wall at {page.final_url}")
    known = {_place(address.parts) for address in (latest.address, latest.canonical)}
    if _place(final) in known or not _is_above(final.path, asked.path):
        return None
    where = "the front page" if not final.path.strip("/") else f"the section {final.path}"
    return Verdict(kind=VerdictKind.MOVED, reason=f"sent on to {where}")


def _walled(article: Article, latest: Article) -> Verdict | None:
    """Say that a short page with a wall's headline is no new wording of a longer article."""
    title = article.title.strip()
    if not _WALL_TITLE.match(title) or key(title) == key(latest.title) or weight(article) >= weight(latest):
        return None
    return Verdict(kind=VerdictKind.WALL, reason=f"the headline gave way to {title!r}")


def _gave_way(article: Article, latest: Article) -> Verdict | None:
    """Say that a few words under another headline stand where an article was: a consent page, an apology, a fault.

    What tells a story states when it was published, or keeps a word of what it said.
    """
    if article.published or not latest.published or not is_thin(article) or weight(article) >= weight(latest):
        return None
    if _words(article.title) & _words(latest.title) or _words(article.text) & _words(latest.title):
        return None
    return Verdict(kind=VerdictKind.WALL, reason=f"the article gave way to a few words headed {article.title!r}")


def _words(text: str) -> set[str]:
    """Return the words of a text that say something: those of more than three letters, or in wide letters of two."""
    return {word for word in re.findall(r"\w+", key(text)) if len(word) > (1 if word >= "\u1100" else 3)}


def _cut(article: Article, latest: Article) -> Verdict | None:
    """Say that the text is the opening of what we have, and much of it is missing."""
    now, known = key(" ".join(article.body)), key(" ".join(latest.body))
    opening = now.rstrip(_ELLIPSIS)
    if not known or len(opening) >= _SHORT * len(known) or key(article.title) != key(latest.title):
        return None
    if known.startswith(opening) or _opens_alike(opening, known):
        share = 100 * len(opening) // len(known)
        return Verdict(kind=VerdictKind.CUT, reason=f"the first {share} % of the known text, and no more")
    return None


def _opens_alike(opening: str, known: str) -> bool:
    """Whether all but the last words, which may be a wall's own, stand at the beginning of the known text."""
    same = next(
        (i for i, (a, b) in enumerate(zip(opening, known, strict=False)) if a != b), min(len(opening), len(known))
    )
    return same >= 0.8 * len(opening)


def _is_above(path: str, asked: str) -> bool:
    """Whether a path is the front page or a section that holds the asked one."""
    folder, page = path.strip("/"), asked.strip("/")
    return bool(page) and (not folder or page.startswith(folder + "/"))


def _place(parts: SplitResult) -> tuple[str, str]:
    return parts.netloc.lower().removeprefix("www.").removeprefix("m."), parts.path.rstrip("/")
