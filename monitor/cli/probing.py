"""``newsmon probe``: fetches a page, and asks what newsmon would make of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.cli.fetching import fetch_all, settings_if_any
from monitor.cli.printing import local
from monitor.domain.addresses.address import Address
from monitor.domain.looks.tracking import Known
from monitor.domain.matches.builtin_topics import builtin_topics
from monitor.domain.matches.matching import Matcher
from monitor.domain.pages import Page
from monitor.domain.sources import Source, SourceKind
from monitor.domain.telling.judgement import Judgement, decided
from monitor.domain.views import ProbeView
from monitor.extract.article import read_page
from monitor.extract.layouts.profiles import SHIPPED
from monitor.services.asking.probe import probe
from monitor.settings.settings import Settings
from monitor.store.migrate import SchemaState, state
from monitor.store.store import Books, Store


def probed(address: Address, config: Path | None) -> ProbeView:
    """Fetch a page, and say what newsmon would make of it."""
    [page] = fetch_all([address], config)
    return made_of(page, settings_if_any(config))


def made_of(page: Page, settings: Settings | None) -> ProbeView:
    """Say what newsmon would make of a page, by the settings and what their database knows."""
    source = _source_of(page.asked, settings)
    package = settings.outlets() if settings else SHIPPED
    matcher = Matcher(settings.topics() if settings else builtin_topics())
    with _books(settings) as books:
        return probe(books, page, source, matcher, lambda each, _: read_page(each, zone=source.zone, package=package))


def would(view: ProbeView) -> list[str]:
    """Say in lines for people what it is compared with, and what would be told."""
    return [*(_compared(view.known, view.judgement) if view.known else ()), _told(view.judgement)]


def _source_of(address: Address, settings: Settings | None) -> Source:
    """Return the source of the settings on whose site the page is, or one like it."""
    own = (source for source in (settings.sources() if settings else ()) if source.address.shares_site(address))
    return next(own, None) or Source(name=address.host, kind=SourceKind.FEED, url=address.url)


@contextmanager
def _books(settings: Settings | None) -> Iterator[Books | None]:
    """Open the database for reading, if there is one: probing makes and changes nothing."""
    if settings is None or state(settings.database()) is SchemaState.EMPTY:
        yield None
        return
    store = Store.open(settings.database(), migrate=False)
    try:
        with store.read() as books:
            yield books
    finally:
        store.close()


def _told(judgement: Judgement) -> str:
    if not (judgement.verdict.is_article or judgement.tells):
        return f"nothing is recorded: {judgement.verdict.reason}"
    said = decided(judgement.decision)
    return f"{said.word}: {said.reason}"


def _compared(known: Known, judgement: Judgement) -> Iterator[str]:
    yield (
        f"known since {local(known.first_seen_at)}, listed by {known.source}, revision {known.revision}"
        f" (`newsmon show {known.id}`)"
    )
    if judgement.comparison:
        yield f"compared with revision {known.revision}: {judgement.comparison.finding}, {judgement.comparison.reason}"
