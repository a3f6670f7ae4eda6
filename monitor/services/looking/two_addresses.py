"""Two addresses that seem to be of one article, and what its known one says while the other one says something else.

A publisher that rewrites a headline may give the article a new address: then the known one leads there, or says the
same. Where each goes on to say its own (a page for phones, a section's own headline), none of them was edited.
"""

from dataclasses import replace

from monitor.domain.articles import Article
from monitor.domain.changes import Kind
from monitor.domain.edits.compare import compare
from monitor.domain.looks.seen import Seen
from monitor.domain.looks.tracking import Known
from monitor.domain.pages import Page, PageRequest
from monitor.services.intake.recognition import recognise
from monitor.services.looking.readers import learned_at, read
from monitor.services.parts import Parts
from monitor.store.store import Store

_OF_THE_PAGE = {Kind.CAPTION, Kind.BYLINE, Kind.LABEL, Kind.SPACING, Kind.TYPOGRAPHIC}


async def asked_at_known_address(parts: Parts, seen: Seen, known: Known) -> Seen:
    """Ask the known address of an article that another one claims to be of in other words; keep whether both stand."""
    seen = replace(seen, asked=seen.asked | {known.id})
    answer = await parts.fetching.fetch(PageRequest(url=known.url))
    if not isinstance(answer, Page) or not answer.ok:
        return seen
    there = await read(parts, seen.source, answer, await learned_at(parts, answer))
    stands = (
        isinstance(there, Seen) and there.look.verdict.is_article and _differ(there.look.article, seen.look.article)
    )
    return replace(seen, apart=seen.apart | {known.id}) if stands else seen


def claimed_in_doubt(store: Store, seen: Seen) -> Known | None:
    """Return the article that a look would be an edit of by a mere piece of its address, unless it was asked."""
    article = seen.look.article
    if article is None:
        return None
    with store.read() as books:
        found = recognise(books, seen)
        if found.known is None or not found.doubtful or found.known.id in seen.asked:
            return None
        latest = books.revisions.latest(found.known.id)
    return found.known if latest and _differ(latest.article, article) else None


def _differ(before: Article | None, after: Article | None) -> bool:
    change = compare(before, after).change if before and after else None
    return change is not None and not _OF_THE_PAGE.issuperset(change.kinds)
