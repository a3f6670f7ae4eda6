"""What newsmon would make of a page: read, matched, compared with what is known, and told or not."""

from dataclasses import replace

from monitor.domain.articles import Article
from monitor.domain.looks.seen import Seen
from monitor.domain.matches.matching import Matcher
from monitor.domain.pages import Page
from monitor.domain.sources import Source
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.judgement import judge
from monitor.domain.topics import Matching
from monitor.domain.views import ProbeView
from monitor.services.asking.archive import ReadPage
from monitor.services.intake.gathering import gather
from monitor.store.store import Books


def probe(books: Books | None, page: Page, source: Source, matcher: Matcher, read: ReadPage) -> ProbeView:
    """Say what newsmon would make of a page: as the first look, or against what the books know of it.

    It is judged by the same function as any look. Without books nothing is known of anything.
    """
    look = read(page, source.name)
    matching = matcher.match(look.article, source.name) if look.article else Matching()
    seen = Seen(source=source, look=look)
    dossier = _dossier(books, seen, matcher, read) if books else Dossier(seen=seen, matching=matching)
    return ProbeView(look=look, matching=matching, known=dossier.known, judgement=judge(dossier, page.fetched_at))


def _dossier(books: Books, seen: Seen, matcher: Matcher, read: ReadPage) -> Dossier:
    """Gather what is known; of a known article as its own source sees it, read by today's reader."""
    now = seen.look.page.fetched_at
    dossier = gather(books, seen, matcher, now)
    if dossier.known is None or dossier.latest is None:
        return dossier
    state = books.sources.named(dossier.known.source)
    seen = replace(seen, known=dossier.known, source=state.source if state else seen.source)
    return gather(books, replace(seen, reread=_reread(books, dossier, seen, read)), matcher, now)


def _reread(books: Books, dossier: Dossier, seen: Seen, read: ReadPage) -> Article | None:
    """Read the old bytes again where another reader read them."""
    known, latest, article = dossier.known, dossier.latest, seen.look.article
    if known is None or latest is None or article is None or latest.article.reader == article.reader:
        return None
    old = books.revisions.page(known.id, latest.no)
    return read(old, seen.source.name).article if old else None
