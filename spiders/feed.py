"""``scrapy crawl feed -a url=…``: what newsmon would read from a feed."""

from monitor.domain.sources import SourceKind
from spiders.dry_run import ListingRun


class Feed(ListingRun):
    """Reads a feed and prints its articles."""

    name = "feed"
    kind = SourceKind.FEED
