"""What sources list: feeds, sitemaps, section pages, files of addresses."""
