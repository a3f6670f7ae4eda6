"""Recognising an article that came under another address: by its keys, or by a claim that its text bears out."""

from collections.abc import Collection

from monitor.domain.addresses.claims import Claim, ClaimKind, claims, doubtful_claims
from monitor.domain.addresses.urls import address_keys, site_of
from monitor.domain.articles import Article
from monitor.domain.kinship.identity import ENOUGH, Lessons, is_one_article, telling_piece, without_mute
from monitor.domain.looks.seen import Recognised
from monitor.domain.pages import Page
from monitor.services.stories.nearest import told_by
from monitor.store.store import Books


def recognise(
    books: Books, page: Page, article: Article, keys: tuple[str, ...], apart: Collection[int] = ()
) -> Recognised:
    """Look for an article among those that are known: under its own addresses first, then where it is claimed to be.

    ``apart`` are articles whose own address says something else at this moment.
    """
    lessons = books.outlets.address_pieces(site_of(page.final_url))
    plain = address_keys(without_mute(page.final_url, lessons))
    further = (*plain, *map(str, claims(page.final_url, article.canonical_url)))
    known = books.articles.find((*keys, *plain))
    return (
        Recognised(known=known, further=further) if known else _by_claim(books, page, article, further, lessons, apart)
    )


def _by_claim(
    books: Books,
    page: Page,
    article: Article,
    further: tuple[str, ...],
    lessons: Lessons,
    apart: Collection[int],
) -> Recognised:
    own = told_by(article)
    taught: dict[str, bool] = {}
    refused: set[int] = set()
    for claim, article_id, url in books.articles.claimants(doubtful_claims(page.final_url, article.canonical_url)):
        piece = telling_piece(url, page.final_url)
        latest = None if _is_hopeless(claim, piece, lessons) else books.revisions.latest(article_id)
        if latest is None or article_id in apart:
            continue
        if is_one_article(told_by(latest.article), own, claim, lessons):
            known = books.articles.get(article_id)
            taught_now = ((piece, True),) if piece else ()
            doubtful = claim.kind is not ClaimKind.SAID
            return Recognised(known=known, further=further, taught=taught_now, doubtful=doubtful)
        refused.add(article_id)
        taught |= {piece: False} if piece else {}
    return Recognised(further=further, taught=tuple(taught.items()), refused=frozenset(refused))


def _is_hopeless(claim: Claim, piece: str, lessons: Lessons) -> bool:
    """Whether the parameter that keeps two addresses of one path apart is known to name the article."""
    return claim.kind is ClaimKind.PATH and (not piece or (piece in lessons and lessons[piece].different >= ENOUGH))


def remember(books: Books, article_id: int, page: Page, recognised: Recognised) -> None:
    """Keep under which further keys an article may be looked for, and what its address taught."""
    books.articles.add_addresses(article_id, recognised.further, page.final_url, page.fetched_at)
    for piece, same in recognised.taught:
        books.outlets.saw_piece(site_of(page.final_url), piece, same=same)
