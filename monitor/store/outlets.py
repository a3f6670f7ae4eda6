"""What is learned of outlets (whether modified times move, what names an article in addresses, layouts) and hosts."""

from dataclasses import asdict

from sqlalchemy import select

from monitor.domain.articles import Article
from monitor.domain.hosts import Host
from monitor.domain.kinship.identity import AddressPiece, AddressPieces
from monitor.domain.looks.learning import Experience
from monitor.store.book import Book
from monitor.store.schema import address_pieces, hosts, layouts, outlets
from monitor.store.values import plain, revive


class Outlets(Book):
    """Outlets by name; layouts by the host of the pages, pieces of addresses by its site."""

    def clock_moves(self, outlet: str) -> bool | None:
        """Say whether a later modified time was ever seen at this outlet; none when there was nothing to compare."""
        return self._on.scalar(select(outlets.c.clock_moves).where(outlets.c.name == outlet))

    def saw_clock(self, outlet: str, *, moved: bool) -> None:
        """Keep whether an outlet's modified time moved between two looks; once seen to move, it is one that moves."""
        known = self.clock_moves(outlet)
        if outlet and known is not True and moved is not known:
            self._put(outlets, {"name": outlet, "clock_moves": moved}, key=["name"])

    def address_pieces(self, site: str) -> AddressPieces:
        """Return what the addresses of a site taught so far, by piece."""
        found = select(address_pieces).where(address_pieces.c.site == site)
        return {row.piece: AddressPiece(same=row.same, different=row.different) for row in self._on.execute(found)}

    def saw_piece(self, site: str, piece: str, *, same: bool) -> None:
        """Keep that two addresses, told apart or tied by this piece alone, were of one article, or of two."""
        known = self.address_pieces(site).get(piece, AddressPiece())
        row = {"site": site, "piece": piece, "same": known.same + same, "different": known.different + (not same)}
        self._put(address_pieces, row, key=["site", "piece"])

    def layouts(self, host: str) -> Experience:
        """Return what the pages of a host taught of its layouts; nothing, where none was read."""
        there = self._on.scalar(select(layouts.c.detail).where(layouts.c.host == host))
        return Experience() if there is None else revive(Experience, there)

    def keep_layouts(self, host: str, experience: Experience) -> None:
        """Keep what is known of the layouts of a host from now on."""
        row = {"host": host, "version": experience.version, "detail": plain(experience)}
        self._put(layouts, row, key=["host"])

    def note_clock(self, before: Article | None, after: Article) -> None:
        """Keep what two wordings of an article say of the outlet's modified time."""
        if before is not None and before.modified is not None and after.modified is not None:
            self.saw_clock(after.outlet, moved=after.modified > before.modified)


class Hosts(Book):
    """Hosts by name and port."""

    def all(self) -> tuple[Host, ...]:
        """Return every host that we remember."""
        found = self._on.execute(select(hosts).order_by(hosts.c.name))
        return tuple(Host(**row) for row in found.mappings())

    def save(self, host: Host) -> None:
        """Remember a host as it is now."""
        self._put(hosts, asdict(host), key=["name"])
