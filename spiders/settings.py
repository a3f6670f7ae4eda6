"""Scrapy's settings for ``scrapy crawl``: the daemon's policy, all spiders, and errors on the terminal.

The contact in the user agent is taken from ``NEWSMON_CONTACT``.
"""

import os

from monitor.fetch.policy import Policy, scrapy_settings

globals().update(scrapy_settings(Policy(contact=os.environ.get("NEWSMON_CONTACT", ""))))

SPIDER_MODULES = ["spiders"]
LOG_ENABLED = True
LOG_LEVEL = "ERROR"
