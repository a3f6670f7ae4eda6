"""What the spiders for ``scrapy crawl`` share: they read as the daemon does, print what they find, and keep nothing."""

import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from monitor.domain.addresses.address import Address
from monitor.domain.articles import Article
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Page
from monitor.domain.sources import SourceKind
from monitor.extract.article import read_page
from monitor.extract.lists.listings import read_listing
from monitor.fetch.answers import failure_of, page_of
from monitor.fetch.memory import Hosts, ShortMemory

LIMIT = 10  # articles
CHILDREN = 3  # sitemaps of an index
PARAGRAPHS = 3
WIDTH = 300  # characters of a paragraph


class DryRun(Spider):
    """Reads one address: ``-a url=…``; ``-a allow=host:port`` lets it inside, ``-a zone=Asia/Seoul`` is its clock."""

    def __init__(self, url: str = "", zone: str = "UTC", **also: Any) -> None:  # noqa: ANN401  (as Scrapy has it)
        super().__init__(**also)
        self.address = Address(url)
        self.zone = zone
        self.hosts = Hosts(ShortMemory())

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, allow: str = "", **also: Any) -> Self:  # noqa: ANN401  (Scrapy's)
        """Build the spider, and exempt the hosts that it may visit inside."""
        crawler.settings.set("ALLOW_HOSTS", [host for host in allow.split(",") if host], priority="spider")
        return super().from_crawler(crawler, *args, **also)

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the address, if it is one."""
        if trouble := self.address.objection:
            complain(f"url={self.address}: the address {trouble}. Say: scrapy crawl {self.name} -a url=https://…")
            return
        yield self.ask(self.address, self.parse)

    def ask(self, address: Address, callback: Any) -> Request:  # noqa: ANN401  (Scrapy's callbacks take what they like)
        """Return the request for an address; what goes wrong is said."""
        return Request(address.canonical, callback, errback=self.fail, dont_filter=True)

    def page(self, response: Response) -> Page:
        """Return an answer as the readers take it."""
        return page_of(Address(response.url), response, self.hosts.now())

    def show(self, response: Response) -> None:
        """Print the article that an answer holds."""
        say(block(read_page(self.page(response), self.zone)))

    def fail(self, failure: Failure) -> None:
        """Print why there is no answer."""
        address = Address(failure.request.url)  # type: ignore[attr-defined]  # Scrapy's
        error = failure.value or RuntimeError("a failure without an exception")
        complain(f"{address}: {failure_of(address, error, self.hosts.now()).reason}")


class ListingRun(DryRun):
    """Reads a listing, then its articles: at most ``-a limit=…``; ``-a links=…`` is the pattern of their addresses."""

    kind: SourceKind

    def __init__(self, limit: str = str(LIMIT), links: str = "", **also: Any) -> None:  # noqa: ANN401  (as Scrapy has it)
        super().__init__(**also)
        self.left = int(limit)
        self.links = links

    def parse(self, response: Response) -> Iterator[Request]:
        """Ask for the articles of a listing, and for the first few listings below it."""
        listing = read_listing(self.page(response), self.kind, self.zone, self.links)
        if listing.trouble:
            complain(f"{response.url}: {listing.trouble}")
        say(f"{response.url}: {len(listing.entries)} entries, {len(listing.children)} further listings\n")
        for entry in listing.entries[: self.left]:
            yield self.ask(entry.address, self.show)
        self.left -= min(self.left, len(listing.entries))
        for child in listing.children[:CHILDREN] if self.left else ():
            yield self.ask(Address(child), self.parse)


def block(look: Look) -> str:
    """Return a look as a block of lines: title, times, address, and how the text begins."""
    if look.article is None:
        return f"{look.page.final_url}\n  {look.verdict.kind}: {plain(look.verdict.reason)}\n"
    lines = [plain(look.article.title) or "(no title)", f"  {_times(look.article)}", f"  {look.page.final_url}"]
    if not look.verdict.is_article:
        lines.append(f"  {look.verdict.kind}: {plain(look.verdict.reason)}")
    return "\n".join([*lines, *(f"  | {plain(text)[:WIDTH]}" for text in look.article.body[:PARAGRAPHS]), ""])


def plain(text: str) -> str:
    r"""Return a page's text without what a terminal would obey.

    >>> plain("a\x1b[31mb")
    'a [31mb'
    """
    return "".join(letter if letter.isprintable() else " " for letter in text)


def say(text: str) -> None:
    """Print lines for whoever reads them."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Print what went wrong, apart from what was found."""
    sys.stderr.write(f"{plain(text)}\n")


def _times(article: Article) -> str:
    told: Iterable[tuple[str, Any]] = (("published", article.published), ("modified", article.modified))
    return ", ".join(f"{word} {at:%Y-%m-%d %H:%M %Z}" for word, at in told if at) or "no time stated"
