"""The indexes of wordings: the terms under which each revision is looked up, the same in either database."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, TableClause, bindparam, cast, column, delete, func, insert, literal, table
from sqlalchemy.dialects.postgresql import ARRAY, TEXT, TSQUERY

from monitor.domain.articles import Article
from monitor.domain.matches.terms import AllOf, Needed, OneOf, pieces_of, terms_of
from monitor.store.book import Book
from monitor.store.installation import Installation

PIECES_KEPT = "pieces_kept"  # the property that says so


class Index(StrEnum):
    """An index, by the name of its table."""

    STARTS = "wording_starts"  # by the beginnings of words
    PIECES = "wording_pieces"  # by pairs of letters inside of words; kept where that is asked for

    @property
    def table(self) -> TableClause:
        """The index as statements name it."""
        return _TABLES[self]


# SQLite is asked of the whole table, by a column of its name.
_TABLES = {index: table(index.value, column("rowid"), column("terms"), column(index.value)) for index in Index}


@dataclass(frozen=True, slots=True)
class Entry:
    """The terms of a revision."""

    revision_id: int
    terms: tuple[str, ...]


class WordIndex(Book):
    """Both indexes over one database."""

    def add(self, revision_id: int, article: Article) -> None:
        """Let a revision be found by its words, and by what is inside of them where that is asked for."""
        self.enter(Index.STARTS, [Entry(revision_id, terms_of(article))])
        if self.keeps_pieces():
            self.enter(Index.PIECES, [Entry(revision_id, pieces_of(article))])

    def keeps_pieces(self) -> bool:
        """Whether words are found inside of others."""
        return Installation(self._on).get(PIECES_KEPT) is not None

    def enter(self, index: Index, entries: Sequence[Entry]) -> None:
        """Enter revisions into an index, in the order of their ids."""
        if self._is_sqlite():
            rows = [{"id": each.revision_id, "held": " ".join(each.terms)} for each in entries]
            terms: ColumnElement[str] = bindparam("held")
        else:
            rows = [{"id": each.revision_id, "held": list(each.terms)} for each in entries]
            terms = func.array_to_tsvector(bindparam("held", type_=ARRAY(TEXT)))
        if rows:
            self._on.execute(insert(index.table).values({"rowid": bindparam("id"), "terms": terms}), rows)

    def clear(self, index: Index) -> None:
        """Forget all entries of an index."""
        if self._is_sqlite():  # which forgets all at a word that is inserted
            self._on.execute(insert(index.table).values({index.value: "delete-all"}))
        else:
            self._on.execute(delete(index.table))

    def holding(self, index: Index, wanted: Needed) -> ColumnElement[bool]:
        """Say of an entry that it has the terms that are needed."""
        if self._is_sqlite():
            return index.table.c[index.value].op("MATCH")(_written(wanted, '"', " AND ", " OR "))
        query = cast(literal(_written(wanted, "'", " & ", " | ")), TSQUERY)
        return index.table.c.terms.op("@@")(query)

    def _is_sqlite(self) -> bool:
        return self._on.dialect.name == "sqlite"


def _written(wanted: Needed, quote: str, both: str, either: str) -> str:
    """Write what is needed in the language of an index; terms hold letters, digits and signs of ours alone."""
    match wanted:
        case str():
            return f"{quote}{wanted}{quote}"
        case AllOf(parts):
            return "(" + both.join(_written(part, quote, both, either) for part in parts) + ")"
        case OneOf(parts):
            return "(" + either.join(_written(part, quote, both, either) for part in parts) + ")"
