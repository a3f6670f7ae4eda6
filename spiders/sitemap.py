"""``scrapy crawl sitemap -a url=…``: what newsmon would read from a sitemap, or an index of sitemaps."""

from monitor.domain.sources import SourceKind
from spiders.dry_run import ListingRun


class Sitemap(ListingRun):
    """Reads a sitemap, or an index of sitemaps and prints its articles."""

    name = "sitemap"
    kind = SourceKind.SITEMAP
