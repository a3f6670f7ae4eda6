"""What stands in for an article at its address: a wall, a parked domain, a front page, half a page.

Known by what it lacks rather than by its words: it says nothing of the article that stood there, or that its
listing announced, and states no time of its own, as another story at the address would.
"""

import re
from datetime import datetime

from monitor.domain.articles import Article
from monitor.domain.kinship.fingerprints import held, shingles
from monitor.domain.looks.verdicts import Verdict, VerdictKind, is_thin
from monitor.domain.pages import Page
from monitor.domain.sources import Entry
from monitor.domain.texts.stems import stems

# Shares of the shorter text. Two wordings of one article keep half of their words or more; two articles that
# have nothing to do with each other share a third at most, and far fewer runs of letters.
_WORDS, _RUNS = 0.3, 0.15
_TELLING = 4  # words; fewer cannot prove anything
_LETTERS = 5  # in a run
_READ = 40_000  # letters of a text, in which its subject is named
_CLOSED = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_ENDED = re.compile(r"[.!?。！？…:]\W*$")
_WIDE_TAIL = 4_096  # bytes; scripts and notes may follow the end of a page
_TAIL = 100  # letters of a text in which its last sentence ends


def stands_in(article: Article, latest: Article) -> Verdict | None:
    """Say that a page shares nothing with the article known at its address, and states no time of its own."""
    if _has_own_time(article, latest) or is_thin(latest):
        return None
    beside_headline = stems(article.text[:_READ]) - stems(article.title)  # which a wall may keep
    if not beside_headline or held(beside_headline, _words(latest)) >= _WORDS:
        return None
    if held(shingles(article.text, _LETTERS), shingles(latest.text, _LETTERS)) >= _RUNS:
        return None
    reason = f"nothing of the article stands there; the page is headed {article.title!r} and states no time of its own"
    return Verdict(kind=VerdictKind.WALL, reason=reason)


def is_not_announced(article: Article, entry: Entry) -> Verdict | None:
    """Say that a page has no word of the headline under which its listing announced it, and states no time."""
    announced = stems(entry.title)
    if article.published is not None or len(announced) < _TELLING or announced & _words(article):
        return None
    reason = f"the listing announced {entry.title!r}; the page has no word of it, and states no time"
    return Verdict(kind=VerdictKind.WALL, reason=reason)


def breaks_off(page: Page, article: Article) -> Verdict | None:
    """Say that a page ends before its text does: nothing closes it, and it ends within a tag or a sentence.

    Many pages leave out the closing tags; those end with some other tag, after a whole sentence.
    """
    sent = page.body.replace(b"\0", b"").rstrip()  # of wide encodings too
    if b"<" not in sent or _CLOSED.search(sent[-_WIDE_TAIL:]):
        return None
    last = article.body[-1] if article.body else ""
    if sent.endswith(b">") and _ENDED.search(last[-_TAIL:]):
        return None
    return Verdict(kind=VerdictKind.CUT, reason=f"the page breaks off after {last[-40:]!r}, and nothing closes it")


def _has_own_time(article: Article, latest: Article) -> bool:
    return _is_another(article.published, latest.published) or _is_another(article.modified, latest.modified)


def _is_another(now: datetime | None, before: datetime | None) -> bool:
    return now is not None and now != before


def _words(article: Article) -> frozenset[str]:
    return stems(article.title) | stems(article.text[:_READ])
