"""What was learned of the layouts of outlets."""

from sqlalchemy import select

from monitor.domain.looks.learning import Experience
from monitor.store.schema import learned
from monitor.store.shelf import Shelf
from monitor.store.values import plain, revive


class Lessons(Shelf):
    """Outlets by the host of their pages, with what their pages taught."""

    def of(self, outlet: str) -> Experience:
        """Return what is known of an outlet; nothing, where none of its pages was read."""
        kept = self._on.scalar(select(learned.c.layouts).where(learned.c.outlet == outlet))
        return Experience() if kept is None else revive(Experience, kept)

    def keep(self, outlet: str, experience: Experience) -> None:
        """Keep what is known of an outlet from now on."""
        row = {"outlet": outlet, "version": experience.version, "layouts": plain(experience)}
        self._put(learned, row, key=["outlet"])
