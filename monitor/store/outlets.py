"""What is learned of an outlet: whether its modified time moves, and which pieces of its addresses name the article."""

from sqlalchemy import select

from monitor.domain.articles import Article
from monitor.domain.kinship.identity import Lesson, Lessons
from monitor.store.schema import address_pieces, outlets
from monitor.store.shelf import Shelf


class Outlets(Shelf):
    """Outlets by name."""

    def clock_moves(self, outlet: str) -> bool | None:
        """Say whether a later modified time was ever seen at this outlet; none when there was nothing to compare."""
        return self._on.scalar(select(outlets.c.clock_moves).where(outlets.c.name == outlet))

    def saw_clock(self, outlet: str, *, moved: bool) -> None:
        """Keep whether an outlet's modified time moved between two looks; once seen to move, it is one that moves."""
        known = self.clock_moves(outlet)
        if outlet and known is not True and moved is not known:
            self._put(outlets, {"name": outlet, "clock_moves": moved}, key=["name"])

    def lessons(self, site: str) -> Lessons:
        """Return what the addresses of a site taught so far, by piece."""
        found = select(address_pieces).where(address_pieces.c.site == site)
        return {row.piece: Lesson(same=row.same, different=row.different) for row in self._on.execute(found)}

    def teach(self, site: str, piece: str, *, same: bool) -> None:
        """Keep that two addresses, told apart or tied by this piece alone, were of one article, or of two."""
        known = self.lessons(site).get(piece, Lesson())
        row = {"site": site, "piece": piece, "same": known.same + same, "different": known.different + (not same)}
        self._put(address_pieces, row, key=["site", "piece"])

    def _note_clock(self, before: Article | None, after: Article) -> None:
        if before is not None and before.modified is not None and after.modified is not None:
            self.saw_clock(after.outlet, moved=after.modified > before.modified)
