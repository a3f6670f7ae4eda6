"""``scrapy crawl page -a url=…``: what newsmon would read from one page."""

from scrapy.http import Response

from spiders.dry_run import DryRun


class Page(DryRun):
    """Reads one page and prints its article."""

    name = "page"

    def parse(self, response: Response) -> None:
        """Print the article of the page."""
        self.show(response)
