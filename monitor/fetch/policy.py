"""How newsmon behaves towards hosts, and what that means in Scrapy's settings."""

from dataclasses import dataclass
from typing import Any

VERSION = "0.1"
AGENT = "newsmon"  # the name that robots.txt may address
MAX_BYTES = 16 * 1024 * 1024  # news pages stay under 2 MB; large sitemaps come near 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How newsmon behaves towards hosts; times in seconds, sizes in bytes after unpacking.

    ``contact`` is an address or URL where a host's keeper finds whoever runs this newsmon.
    ``allow_hosts`` names hosts, or hosts with a port, that may have private addresses.
    """

    contact: str
    delay: float = 2.0  # between two requests to one host
    per_host: int = 1  # requests in flight at one host
    at_once: int = 32  # requests in flight in all
    allow_hosts: tuple[str, ...] = ()
    timeout: float = 30.0  # for one request from its first to its last byte, not since the latest one
    max_bytes: int = MAX_BYTES
    max_redirects: int = 5

    @property
    def patience(self) -> float:
        """Seconds after which an answer that never came counts as lost, though each step has its own limit."""
        return 2 * (1 + self.max_redirects) * 2 * (self.timeout + 60)

    @property
    def user_agent(self) -> str:
        """Who we say we are, and where to complain.

        >>> Policy(contact="desk@news.example").user_agent
        'newsmon/0.1 (+desk@news.example)'
        """
        return f"{AGENT}/{VERSION} (+{self.contact})" if self.contact else f"{AGENT}/{VERSION}"


def scrapy_settings(policy: Policy) -> dict[str, Any]:
    """Return Scrapy's settings for a policy."""
    return {**_DOORS, **_HABITS, **_STEPS, **_limits(policy)}


# What Scrapy opens unless told not to: a server that runs any code, a console, local files.
_DOORS = {
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_HANDLERS": {
        "http": "monitor.fetch.handler.GuardedHandler",
        "https": "monitor.fetch.handler.GuardedHandler",
        **dict.fromkeys(("file", "data", "ftp", "s3")),
    },
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "HTTPPROXY_ENABLED": False,  # a proxy in the environment would go around the guard
    "COOKIES_ENABLED": False,
}

_HABITS = {
    # The watching spider alone: the others bring all readers with them, which the daemon keeps in workers.
    "SPIDER_MODULES": ["spiders.watch"],
    "ROBOTSTXT_OBEY": True,
    "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",  # ours come again and again; the other never forgets
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",  # first come, first served
    "DNSCACHE_ENABLED": False,  # Scrapy's never expires
    "DOWNLOADER": "monitor.fetch.downloader.PacedDownloader",
    "DOWNLOAD_DELAY_JITTER": 0.0,  # Scrapy's would also halve the delay that a host was promised
    "METAREFRESH_ENABLED": False,  # a page's markup is read in workers, never obeyed here
    "REFERER_ENABLED": False,
    "HTTPERROR_ALLOW_ALL": True,  # every status is an answer, to be judged
    # Once more where a connection broke; statuses and slow hosts have their turn at the next look.
    "RETRY_TIMES": 1,
    "RETRY_HTTP_CODES": [],
    "RETRY_EXCEPTIONS": ["scrapy.exceptions.DownloadFailedError", "scrapy.exceptions.ResponseDataLossError"],
    "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",  # what came of it is in the answer
    "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
    "LOG_ENABLED": False,  # the daemon keeps its own log
    "STATS_DUMP": False,
    "MEMUSAGE_ENABLED": False,
    "URLLENGTH_LIMIT": 0,  # addresses are checked before they come here
}

# Our steps in the place of Scrapy's, from the engine to the network; each says at its top why.
_STEPS = {
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "monitor.fetch.robots.Robots": 100,
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
        "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
        "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
        "monitor.fetch.redirects.Redirects": 580,
        "monitor.fetch.unpack.Unpack": 590,
        "monitor.fetch.manners.Manners": 800,
    },
}


def _limits(policy: Policy) -> dict[str, Any]:
    return {
        "USER_AGENT": policy.user_agent,
        "ROBOTSTXT_USER_AGENT": AGENT,
        "ALLOW_HOSTS": list(policy.allow_hosts),  # ours; read by the guard
        "CONCURRENT_REQUESTS": policy.at_once,
        "CONCURRENT_REQUESTS_PER_DOMAIN": policy.per_host,
        "DOWNLOAD_DELAY": policy.delay,
        "DOWNLOAD_TIMEOUT": policy.timeout,
        "DOWNLOAD_MAXSIZE": policy.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "REDIRECT_MAX_TIMES": policy.max_redirects,
        # Pages on their way to us must not stop the others.
        "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 4 * policy.max_bytes,
    }
