"""One look at an article, finished: what came, what stood there before, and which article it is."""

from dataclasses import dataclass

from monitor.domain.addresses.address import NOWHERE, Address
from monitor.domain.addresses.claims import Claim, claims, doubtful_claims
from monitor.domain.articles import Article
from monitor.domain.changes import Comparison
from monitor.domain.edits.differences import are_the_same
from monitor.domain.kinship.identity import AddressPieces, without_meaningless
from monitor.domain.looks.tracking import Known, Unread
from monitor.domain.looks.verdicts import Look
from monitor.domain.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What comparing a look with a ``revision`` of its article came to."""

    revision: int
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look, and what it was a look at: a new entry, or an article known before.

    ``reread`` is the newest revision as today's reader would have read it, when another read it;
    ``base`` so the revision that was told last, where an edit is held since. ``again`` is the
    article as a second look found it moments later, when this one found other words than before.
    ``weighed`` is what comparing it with either of them came to, found once and beside the writer.
    ``asked`` are articles that its address claims it to be and whose own address was asked, ``apart`` those of
    them that go on to say something else there.
    """

    source: Source
    look: Look
    entry: Unread | None = None
    known: Known | None = None
    reread: Article | None = None
    base: Article | None = None
    again: Article | None = None
    weighed: tuple[Weighed, ...] = ()
    asked: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """All addresses under which the article is known: by the outlet's own id, the final one, the asked one."""
        page, article = self.look.page, self.look.article
        asked = page.asked.keys
        if article is None:
            return tuple(dict.fromkeys(asked + page.address.keys))
        return tuple(dict.fromkeys(page.address.keys_with(article.outlet, article.outlet_id) + asked))

    @property
    def site(self) -> str:
        """The site that the page is of."""
        return self.look.page.address.site

    def plain_keys(self, pieces: AddressPieces) -> tuple[str, ...]:
        """Return the addresses without what says nothing at their site."""
        return without_meaningless(self.look.page.address, pieces).keys

    @property
    def claimed_keys(self) -> tuple[str, ...]:
        """By what its address claims the article is remembered, beside the keys."""
        return tuple(map(str, claims(self.look.page.address, self._canonical)))

    @property
    def doubtful_claims(self) -> tuple[Claim, ...]:
        """What would lead to a known article if the texts agree."""
        return doubtful_claims(self.look.page.address, self._canonical)

    def compared_with(self, revision: int) -> Comparison | None:
        """Return what comparing the look with a revision came to, if they were compared."""
        return next((each.comparison for each in self.weighed if each.revision == revision), None)

    @property
    def found_edit(self) -> bool:
        """Whether it says something else than the newest revision, and goes on to say so."""
        newest = self.compared_with(self.known.revision) if self.known else None
        return newest is not None and newest.change is not None and self.again is None

    def reads_otherwise(self, before: Article) -> bool:
        """Whether the page is an article with another letter than before somewhere, and so may say something else."""
        article = self.look.article if self.look.verdict.is_article else None
        return article is not None and not are_the_same(before, article)

    @property
    def _canonical(self) -> Address:
        return self.look.article.canonical if self.look.article else NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Which article this is, if it is known; under which further keys it is remembered; what its address taught.

    ``taught`` names pieces of addresses with whether they led to one article; ``refused`` are the articles that it
    was claimed to be and is not. ``doubtful``: a piece of the address alone says so, though the text agrees.
    """

    known: Known | None = None
    further: tuple[str, ...] = ()
    taught: tuple[tuple[str, bool], ...] = ()
    refused: frozenset[int] = frozenset()
    doubtful: bool = False
