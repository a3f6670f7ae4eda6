"""The full-text index: words as they were added, revision by revision.

Both databases get the same words, cut and folded here, so that they find the same.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, column, func, select, table

from monitor.domain.articles import Article
from monitor.domain.texts.sentences import split
from monitor.store.book import Book

MOST_WORDS = 50_000  # of one revision; PostgreSQL's index rows have an end
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[0-9a-z가-힣一-鿿]+")  # cannot carry an accent: nearly all words, and taking accents off is slow

wording = table("wording", column("rowid"), column("revision_id"), column("wording"), column("title"), column("body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The wording that a revision added: its title, and the sentences that the one before had not."""

    title: str
    body: str


def added(before: Article | None, after: Article) -> Added:
    """Find what a revision added to the one before it; the first one adds everything."""
    known = set(_sentences(before)) if before else set()
    return Added(
        title=" ".join(words(after.title)),
        body=" ".join(words(" ".join(each for each in _sentences(after) if each not in known))),
    )


def _sentences(article: Article) -> Iterable[str]:
    return split((article.subtitle, *article.subheadings, *article.body, *article.captions, *article.notices))


def words(text: str) -> list[str]:
    """Cut a text into its words, folded: composed, without accents, in lower case.

    >>> words("Société “소프트뱅크가”·xAI's")
    ['societe', '소프트뱅크가', 'xai', 's']
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return [word if _PLAIN.fullmatch(word) else _bare(word) for word in found[:MOST_WORDS]]


@lru_cache(maxsize=4_096)
def _bare(word: str) -> str:
    signs = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(sign for sign in signs if not unicodedata.combining(sign)))


class WordIndex(Book):
    """The index over one database."""

    def add(self, revision_id: int, what: Added) -> None:
        """Let a revision be found by the words it added."""
        if self._on.dialect.name == "postgresql":
            vector = func.to_tsvector("simple", f"{what.title} {what.body}")
            self._on.execute(wording.insert().values(revision_id=revision_id, wording=vector))
        else:
            self._on.execute(wording.insert().values(rowid=revision_id, title=what.title, body=what.body))

    def holding(self, starts: Iterable[str], *, every: bool = True) -> Select[tuple[Any]]:
        """Select the revisions that added words which start like these: with each of them, or with any."""
        if self._on.dialect.name == "postgresql":
            query = (" & " if every else " | ").join(f"'{start}':*" for start in starts)
            return select(wording.c.revision_id).where(wording.c.wording.op("@@")(func.to_tsquery("simple", query)))
        query = (" AND " if every else " OR ").join(f'"{start}"*' for start in starts)
        return select(wording.c.rowid).where(wording.c.wording.op("MATCH")(query))
