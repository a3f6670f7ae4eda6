"""Whether two addresses lead to one article: what they claim, what was learned of their site, and the texts.

A site's addresses teach which piece of them names the article. A parameter that never made a difference (``?pos=top``)
is passed over from then on; a number that different articles share (of a series, of a section) no longer ties any.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlunsplit

from monitor.domain.addresses.address import Address
from monitor.domain.addresses.claims import Claim, ClaimKind, article_id
from monitor.domain.addresses.parameters import identifying, lone_difference, without
from monitor.domain.kinship.fingerprints import fingerprint, held
from monitor.domain.kinship.likeness import FEW, tie
from monitor.domain.ties import Tie, Told

NUMBER = "id"  # the piece that is a number in the path; others are named like "?pos"
HALF, WHOLE = 0.5, 0.9  # of the shorter text, or headline
ENOUGH = 3  # pairs of addresses that teach something
_RARE = 10  # a number that ties wrongly once in so many times is not believed


@dataclass(frozen=True, slots=True)
class AddressPiece:
    """How often addresses that one piece ties, or that it alone keeps apart, were of one article, and of two."""

    same: int = 0
    different: int = 0

    @property
    def is_meaningless(self) -> bool:
        """Whether a parameter says nothing of the article."""
        return self.same >= ENOUGH and not self.different

    @property
    def is_shared(self) -> bool:
        """Whether a number is that of more than an article."""
        return self.different * _RARE > self.same


AddressPieces = Mapping[str, AddressPiece]


def without_meaningless(address: Address, pieces: AddressPieces) -> Address:
    """Return an address without the parameters that say nothing at its site."""
    meaningless = {name[1:] for name, piece in pieces.items() if name.startswith("?") and piece.is_meaningless}
    if not meaningless or address.objection:
        return address
    parts = address.parts
    return Address(urlunsplit(parts._replace(query=without(parts.query, meaningless))))


def telling_piece(a: Address, b: Address) -> str:
    """Return the piece of two addresses on which the answer whether they are one article throws light; or nothing."""
    one, other = a.normal.parts, b.normal.parts
    if (one.netloc, one.path) == (other.netloc, other.path):
        name = lone_difference(identifying(one.query), identifying(other.query))
        return f"?{name}" if name else ""
    number = article_id(a)
    return NUMBER if number and number == article_id(b) else ""


def is_one_article(a: Told, b: Told, claim: Claim, pieces: AddressPieces) -> bool:
    """Whether two articles are one, as a claim says that they might be."""
    one, other = fingerprint(a), fingerprint(b)
    silent = min(len(one.text), len(other.text)) < FEW
    text = 0.0 if silent else held(one.text, other.text)
    title = held(one.title, other.title)
    piece = pieces.get(telling_piece(a.address, b.address), AddressPiece())
    if claim.kind is ClaimKind.PATH:
        numbers = {one.id, other.id} - {""}
        return text >= WHOLE and title >= WHOLE and len(numbers) < 2 and not piece.different  # noqa: PLR2004 - two ids name two articles
    if claim.kind is ClaimKind.PART and not piece.is_shared:
        return tie(one, other).tie is Tie.ARTICLE
    return text >= HALF or (silent and title >= WHOLE)
