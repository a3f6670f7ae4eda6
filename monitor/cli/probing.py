"""What newsmon would make of a page: read, matched, compared with what is known, and told or not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from monitor.cli.fetching import fetch_all, settings_if_any
from monitor.cli.printing import local
from monitor.cli.telling_apart import builtin_topics
from monitor.domain.addresses.urls import host_of, same_site
from monitor.domain.articles import Article
from monitor.domain.looks.seen import Seen
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import Look
from monitor.domain.matches.matching import Matcher
from monitor.domain.pages import Page
from monitor.domain.sources import Source, SourceKind
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.judgement import Judgement, in_words, judge
from monitor.domain.topics import Matching
from monitor.extract.article import read_page
from monitor.extract.layouts.profiles import SHIPPED
from monitor.services.intake.gathering import gather
from monitor.settings.settings import Settings
from monitor.shapes import of_look, plain
from monitor.store.migrate import State, state
from monitor.store.store import Books, Store

Read = Callable[[Page], Look]


def probed(url: str, config: Path | None) -> dict[str, Any]:
    """Fetch a page, and say what newsmon would make of it."""
    [page] = fetch_all([url], config)
    return made_of(page, settings_if_any(config))


def made_of(page: Page, settings: Settings | None) -> dict[str, Any]:
    """Say what newsmon would make of a page: as the first look, or against what the database knows of it."""
    source = _source_of(page.url, settings)
    read = partial(read_page, zone=source.zone, package=settings.outlets() if settings else SHIPPED)
    look = read(page)
    matcher = Matcher(settings.topics() if settings else builtin_topics())
    with _books(settings) as books:
        judged = _judged(books, Seen(source=source, look=look), matcher, read)
    return {"status": page.status, "article": of_look(look), **judged}


def _source_of(url: str, settings: Settings | None) -> Source:
    """Return the source of the settings on whose site the page is, or one like it."""
    own = (source for source in (settings.sources() if settings else ()) if same_site(source.url, url))
    return next(own, None) or Source(name=host_of(url), kind=SourceKind.FEED, url=url)


@contextmanager
def _books(settings: Settings | None) -> Iterator[Books | None]:
    """Open the database for reading, if there is one: probing makes and changes nothing."""
    if settings is None or state(settings.database()) is State.EMPTY:
        yield None
        return
    store = Store.open(settings.database(), migrate=False)
    try:
        with store.read() as books:
            yield books
    finally:
        store.close()


def _judged(books: Books | None, seen: Seen, matcher: Matcher, read: Read) -> dict[str, Any]:
    matching = matcher.match(seen.look.article, seen.source.name) if seen.look.article else Matching()
    dossier = _dossier(books, seen, matcher, read) if books else Dossier(seen=seen, matching=matching)
    judgement = judge(dossier, seen.look.page.fetched_at)
    said = {"matches": plain(matching.matches), "excluded": plain(matching.excluded), "known": None}
    known = dossier.known
    if known is None:
        return said | {"would": [_would(judgement)]}
    facts = {"id": known.id, "since": known.first_seen_at, "revision": known.revision, "source": known.source}
    return said | {"known": plain(facts), "would": [*_compared(known, judgement), _would(judgement)]}


def _dossier(books: Books, seen: Seen, matcher: Matcher, read: Read) -> Dossier:
    """Gather what is known; of a known article as its own source sees it, read by today's reader."""
    now = seen.look.page.fetched_at
    dossier = gather(books, seen, matcher, now)
    if dossier.known is None or dossier.latest is None:
        return dossier
    state = books.sources.named(dossier.known.source)
    seen = replace(seen, known=dossier.known, source=state.source if state else seen.source)
    return gather(books, replace(seen, reread=_reread(books, dossier, seen, read)), matcher, now)


def _reread(books: Books, dossier: Dossier, seen: Seen, read: Read) -> Article | None:
    """Read the old bytes again where another reader read them."""
    known, latest, article = dossier.known, dossier.latest, seen.look.article
    if known is None or latest is None or article is None or latest.article.reader == article.reader:
        return None
    old = books.revisions.page(known.id, latest.no)
    return read(old).article if old else None


def _would(judgement: Judgement) -> str:
    if not (judgement.verdict.is_article or judgement.tells):
        return f"nothing is recorded: {judgement.verdict.reason}"
    decided = in_words(judgement.decision)
    return f"{decided.word}: {decided.reason}"


def _compared(known: Known, judgement: Judgement) -> Iterator[str]:
    yield (
        f"known since {local(known.first_seen_at)}, listed by {known.source}, revision {known.revision}"
        f" (`newsmon show {known.id}`)"
    )
    if judgement.comparison:
        yield f"compared with revision {known.revision}: {judgement.comparison.finding}, {judgement.comparison.reason}"
