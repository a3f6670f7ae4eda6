"""Addresses that only lead to another one: a search engine's count of clicks, a cache of AMP pages."""

import re
from urllib.parse import SplitResult, parse_qs

_GOOGLE = r"(?:www\.|news\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?"
# Host and path of a page that sends its visitor on, and the parameters that say where to.
_REDIRECTS = (
    (re.compile(rf"{_GOOGLE}/(?:url|newsstand/redirect)"), ("url", "q")),
    (re.compile(r"(?:l|lm)\.facebook\.com/l\.php"), ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com/redirect"), ("q",)),
    (re.compile(r"t\.umblr\.com/redirect"), ("z",)),
    (re.compile(r"link\.naver\.com/bridge"), ("url",)),
    (re.compile(r"(?:www\.)?bing\.com/news/apiclick\.aspx"), ("url",)),
)
# What stands behind "s/" in the path of an AMP page's copy was had by https.
_CACHE = re.compile(
    rf"(?:[a-z0-9-]+\.cdn\.ampproject\.org/[cv]|(?:{_GOOGLE}|(?:www\.)?bing\.com)/amp)/(?P<s>s/)?(?P<rest>.+)"
)


def unwrapped(parts: SplitResult) -> str:
    """Return the address that the one of these parts leads to, if that can be read in it; empty for one of its own.

    >>> from urllib.parse import urlsplit
    >>> unwrapped(urlsplit("https://www.google.com/url?sa=t&url=https%3A%2F%2Fnews.example%2F7"))
    'https://news.example/7'
    >>> unwrapped(urlsplit("https://news-example.cdn.ampproject.org/c/s/news.example/7"))
    'https://news.example/7'
    """
    place = f"{parts.netloc.lower()}{parts.path}"
    if cached := _CACHE.fullmatch(place):
        query = f"?{parts.query}" if parts.query else ""
        return f"{'https' if cached['s'] else 'http'}://{cached['rest']}{query}"
    return _sent_on(place, parts)


def _sent_on(place: str, parts: SplitResult) -> str:
    for pattern, names in _REDIRECTS:
        if pattern.fullmatch(place):
            given = parse_qs(parts.query)
            found = [value for name in names for value in given.get(name, ())]
            return next((value for value in found if value.startswith(("http://", "https://"))), "")
    return ""
