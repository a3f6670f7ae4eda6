"""Recognising an article that came under another address: by its keys, or by a claim that its text bears out."""

from dataclasses import replace

from monitor.domain.addresses.claims import Claim, ClaimKind
from monitor.domain.articles import Article
from monitor.domain.kinship.identity import ENOUGH, AddressPieces, is_one_article, telling_piece
from monitor.domain.looks.seen import Recognised, Seen
from monitor.domain.ties import Told
from monitor.store.store import Books


def recognise(books: Books, seen: Seen) -> Recognised:
    """Look for an article among those that are known: under its own addresses first, then where it is claimed to be."""
    article = seen.look.article
    # A new entry may have led to the same article since the look began: what is known now counts.
    if seen.known is not None:
        return Recognised(known=books.articles.get(seen.known.id))
    if article is None:
        return Recognised(known=books.articles.find(seen.keys))
    pieces = books.outlets.address_pieces(seen.site)
    plain = seen.plain_keys(pieces)
    further = (*plain, *seen.claimed_keys)
    claimed = seen.doubtful_claims
    known = books.articles.find((*seen.keys, *plain))
    if known is not None:
        return Recognised(known=known, further=further)
    return replace(_by_claim(books, seen, article, claimed, pieces), further=further)


def _by_claim(
    books: Books, seen: Seen, article: Article, claimed: tuple[Claim, ...], pieces: AddressPieces
) -> Recognised:
    taught: dict[str, bool] = {}
    refused: set[int] = set()
    for claim, article_id, url in books.articles.claimants(claimed):
        piece = telling_piece(url, seen.look.page.final_url)
        latest = None if _is_hopeless(claim, piece, pieces) else books.revisions.latest(article_id)
        if latest is None or article_id in seen.apart:
            continue
        if is_one_article(Told.of(latest.article), Told.of(article), claim, pieces):
            known = books.articles.get(article_id)
            taught_now = ((piece, True),) if piece else ()
            doubtful = claim.kind is not ClaimKind.SAID
            return Recognised(known=known, taught=taught_now, doubtful=doubtful)
        refused.add(article_id)
        taught |= {piece: False} if piece else {}
    return Recognised(taught=tuple(taught.items()), refused=frozenset(refused))


def _is_hopeless(claim: Claim, piece: str, pieces: AddressPieces) -> bool:
    """Whether the parameter that keeps two addresses of one path apart is known to name the article."""
    return claim.kind is ClaimKind.PATH and (not piece or (piece in pieces and pieces[piece].different >= ENOUGH))
