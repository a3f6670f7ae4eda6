"""Getting pages, politely and safely; the only home of Scrapy."""
