"""``scrapy crawl section -a url=…``: what newsmon would read from a section page."""

from monitor.domain.sources import SourceKind
from spiders.dry_run import ListingRun


class Section(ListingRun):
    """Reads a section page and prints its articles."""

    name = "section"
    kind = SourceKind.SECTION
