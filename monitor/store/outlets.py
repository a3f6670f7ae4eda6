"""What is learned of an outlet: whether its pages show a modified time that moves."""

from sqlalchemy import select

from monitor.domain.articles import Article
from monitor.store.schema import outlets
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

    def _note_clock(self, before: Article | None, after: Article) -> None:
        if before is not None and before.modified is not None and after.modified is not None:
            self.saw_clock(after.outlet, moved=after.modified > before.modified)
