"""``newsmon import``: of OPML or a list of addresses what is good is taken, other lines are named with their reason."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import Config, settings_at
from monitor.cli.printing import console, say, shown
from monitor.domain.addresses.address import Address
from monitor.domain.addresses.keys import all_masked
from monitor.domain.errors import NewsmonError
from monitor.domain.sources import Source, SourceKind, watched_page

if TYPE_CHECKING:
    from monitor.extract.lists.outlines import Outline
    from monitor.settings.settings import Settings

# What other readers write before the address of a feed, for the system to know who opens it.
READERS = re.compile(r"(?:feed|rss|itpc|pcast|podcast):(?://)?", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
EVERY = timedelta(minutes=5)  # a page of a list is looked at
LARGEST = 20 * 2**20  # bytes: some 100,000 feeds
SITE = re.compile(r"//|[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?=[:/?#]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What there is to say of a line that was not taken as it stands; ``lost`` when its address is no source now."""

    line: int
    about: str
    said: str
    lost: bool = False

    def __str__(self) -> str:
        return f"line {self.line}: " + ": ".join(filter(None, (self.about, self.said)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """The sources that a file names, each address once, and what there is to say of its other lines."""

    sources: tuple[Source, ...]
    remarks: tuple[Remark, ...] = ()


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(help="OPML, or one address a line.")],
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help="For how long.")] = 3650,
    config: Config = None,
) -> None:
    """Take sources from OPML (feeds) or a list of addresses (pages to watch)."""
    from monitor.cli.watch_one import add_sources

    settings = settings_at(config)
    until = datetime.now(UTC) + timedelta(days=days)
    found = sources_in(file, until, _names_at(settings), settings.fetch().allow_hosts)
    theirs = {source.url for source in settings.sources()}
    added = add_sources([source for source in found.sources if source.url not in theirs], settings)
    for remark in found.remarks:
        console(stderr=True).print(shown(all_masked(str(remark))), markup=False)
    known = len(found.sources) - added
    say(f"Added {added} sources, {known} were known already. A running daemon takes them up in a minute.")
    if any(remark.lost for remark in found.remarks):
        raise typer.Exit(1)


def _names_at(settings: "Settings") -> dict[str, str]:
    """Return the names of all sources, of the settings and beside them, each with its address."""
    from monitor.services.asking.names import addresses
    from monitor.store.store import Store

    store = Store.open(settings.database())
    try:
        with store.read() as books:
            watched = addresses(books)
    finally:
        store.close()
    return watched | {source.name: source.url for source in settings.sources()}


def sources_in(
    file: Path, until: datetime, taken: Mapping[str, str] | None = None, allow_hosts: Sequence[str] = ()
) -> Import:
    """Read the sources that a file names: feeds of an OPML file, or one page a line.

    ``taken`` are the names of the sources that there are, each with its address: no other gets one of them.
    Addresses that fetching would refuse by their host's number or port are none, but for ``allow_hosts``.
    Raises ``NewsmonError`` where the file cannot be read, or holds nothing that could be a source.
    """
    from monitor.extract.charset import decode
    from monitor.extract.lists.outlines import outlines

    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise NewsmonError(
            f"it cannot be read: {error.strerror}", to=str(file), do="Name an OPML file or a list"
        ) from None
    if len(data) > LARGEST:
        raise NewsmonError(f"it is larger than {LARGEST // 2**20} MB", to=str(file), do="Split it into several files")
    text = decode(data).text
    if text.lstrip().startswith("<"):
        read = outlines(text)
        good, remarks = _good(read.feeds, allow_hosts)
        damage = [
            Remark(line=line, about="", said=f"damaged, so that something may be missing: {what}")
            for line, what in read.damage
        ]
        sources = tuple(_feed(name, address, until) for name, address in _apart(good, taken or {}))
        return Import(sources=sources, remarks=tuple(sorted([*remarks, *damage], key=lambda remark: remark.line)))
    good, remarks = _good(_lines(text), allow_hosts)
    return Import(sources=tuple(watched_page(Address(each.url), until, every=EVERY) for each in good), remarks=remarks)


def _lines(text: str) -> "Iterator[Outline]":
    from monitor.extract.lists.outlines import Outline

    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        if line and not line.startswith("#"):
            yield Outline(name=line, url=line, line=number)


def _good(given: "Iterable[Outline]", allow_hosts: Sequence[str]) -> "tuple[tuple[Outline, ...], tuple[Remark, ...]]":
    """Sort out what can be a source; each address stays where it stood first."""
    good: dict[str, Outline] = {}
    remarks: list[Remark] = []
    for each in given:
        url = understood(each.url)
        if first := good.get(url):
            remarks.append(Remark(line=each.line, about=each.url, said=f"left out: it stands on line {first.line} too"))
        elif trouble := _trouble_with(url, allow_hosts):
            remarks.append(Remark(line=each.line, about=each.url or each.name, said=_left_out(trouble), lost=bool(url)))
        else:
            good[url] = replace(each, url=url)
            remarks += [Remark(line=each.line, about=each.url, said=f"taken as {url}")] if url != each.url else []
    return tuple(good.values()), tuple(remarks)


def _trouble_with(url: str, allow_hosts: Sequence[str]) -> str:
    """Say why an address can be no source: it is none, or fetching would refuse it. No name is resolved for that."""
    from monitor.fetch.objections import by_guard

    if not url:
        return "it names no address"
    address = Address(url)
    if address.objection:
        return address.objection
    refused = by_guard(address, allow_hosts)
    return f"it would not be read: {refused}" if refused else ""


def _left_out(trouble: str) -> str:
    return f"left out: {trouble}" if trouble.startswith("it ") else f"left out: the address {trouble}"


def understood(url: str) -> str:
    """Return the web address that is meant, where another reader's habit or its own brevity hides it.

    >>> understood("feed://a.example/rss"), understood("feed:https://a.example/rss"), understood("a.example/rss")
    ('http://a.example/rss', 'https://a.example/rss', 'https://a.example/rss')
    >>> understood("ftp://a.example/rss")
    'ftp://a.example/rss'
    """
    reader = READERS.match(url)
    if reader:
        inner = url[reader.end() :]
        return inner if SCHEME.match(inner) and not SITE.match(inner) else f"http://{inner.lstrip('/')}"
    return f"https://{url.lstrip('/')}" if SITE.match(url) else url


def _apart(feeds: "Iterable[Outline]", taken: Mapping[str, str]) -> Iterator[tuple[str, Address]]:
    """Give each feed a name of its own, which does not depend on the order in the file."""
    names = {Address(each.url): each.name for each in feeds}
    wanted = Counter(way for address, name in names.items() for way in _ways(name, address))
    for address, name in names.items():
        ways = _ways(name, address)
        free = (way for way in ways if wanted[way] == 1 and taken.get(way, address.url) == address.url)
        yield next(free, ways[-1]), address


def _ways(name: str, address: Address) -> tuple[str, ...]:
    return name, f"{name} ({address.host})", f"{name} ({address})"


def _feed(name: str, address: Address, until: datetime) -> Source:
    return Source(name=name, kind=SourceKind.FEED, url=address.url, until=until)
