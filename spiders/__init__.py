"""Where to look: spiders for ``scrapy crawl`` and profiles of outlets."""
