"""Addresses: which are usable, what of them is sent, and under which keys an article is known."""

import re
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from monitor.domain.addresses.parameters import identifying, without_tracking
from monitor.domain.addresses.wrappers import unwrapped

LONGEST = 2_048  # characters; what browsers and sitemaps agree on
LONGEST_KEY = 512  # characters; a longer key is cut, and told apart by a digest of the whole

DEFAULT_PORTS = {"http": 80, "https": 443}

# Labels of a host, path segments and ends of names that show the same article in another dress.
_DRESS = re.compile(r"(?<![^.])(?:www\d?|m|mobile|amp|touch|wap)\.")
_DRESSES = frozenset({"amp", "print", ""})
_DRESS_ENDING = re.compile(r";jsessionid=.*|\.amp(?=\.html?$|$)|(?<=[a-z])(?:View)?(?:View|Amp|Print)(?=\.[a-z]+$)")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)

# Second levels under which names are given out in countries' zones: example.co.kr, example.org.uk.
_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "go", "gob", "gov", "ne", "net", "nom", "or", "org", "pe", "re"})
_COUNTRY = 2  # letters
# Hosts under whose name everybody may publish: each name in front of it is a publisher.
_SHARED = frozenset({"blogspot.com", "github.io", "substack.com", "tistory.com", "wordpress.com"})

_KEPT = "!$&'()*+,;=:@/~"
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\]")


def check(url: str) -> str:
    """Say why this is no web address that newsmon could use; empty when it is one."""
    if len(url) > LONGEST:
        return f"longer than {LONGEST} characters"
    if _CONTROL.search(url.strip()):
        return "holds control characters"
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        return f"cannot be read: {error}"
    return _objection(parts, port)


def _objection(parts: SplitResult, port: int | None) -> str:
    if parts.scheme not in DEFAULT_PORTS:
        return f"starts with {parts.scheme}:, not http: or https:" if parts.scheme else "lacks http:// or https://"
    if parts.username is not None or parts.password is not None:
        return "carries a user name or password"
    if port == 0 or not _HOST.fullmatch(_ascii_host(parts.hostname or "")):
        return "names no host"
    return ""


@lru_cache(maxsize=4096)  # one address is asked for many times while its page is looked at
def canonical(url: str) -> str:
    """Return the address as it is asked for: normalised, without fragment, tracking and what only leads to it.

    What is no usable address (see ``check``) comes back as it is. Order of parameters and a
    trailing slash stay, since some hosts insist on them; so does a fragment that names a page (``#!/news/7``).

    >>> canonical("HTTP://News.Example:80/a/../b?utm_source=x&id=7#top")
    'http://news.example/b?id=7'
    """
    if check(url):
        return url
    if (inner := unwrapped(url)) and not check(inner):
        return canonical(inner)
    parts = urlsplit(url.strip())
    path = _without_dots(_escaped(parts.path)) or "/"
    page = _escaped(parts.fragment, "?") if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme, _netloc(parts), path, without_tracking(_escaped(parts.query, "?")), page))


def address_keys(url: str, outlet: str = "", outlet_id: str = "") -> tuple[str, ...]:
    """Return the keys under which an article is looked up, surest first; they hold across databases.

    >>> address_keys("https://m.example.com/news/7/amp?utm_source=x", outlet="example", outlet_id="7")
    ('id:example/7', 'example.com/news/7')
    """
    keys = [f"id:{outlet}/{outlet_id}"] if outlet_id else []
    return tuple(dict.fromkeys([*map(_bounded, keys), _bounded(_key(url))]))


def host_of(url: str) -> str:
    """Return host and, where it is not the usual one, port; empty when there is none.

    >>> host_of("https://News.Example:8443/a")
    'news.example:8443'
    """
    try:
        return _netloc(urlsplit(url.strip()))
    except ValueError:
        return ""


def same_site(a: str, b: str) -> bool:
    """Say whether two addresses belong to one publisher's name: ``m.a.co.kr`` and ``www.a.co.kr`` do."""
    site = site_of(a)
    return bool(site) and site == site_of(b)


def site_of(url: str) -> str:
    """Return the publisher's name in an address, as far as endings common in many countries tell; empty for none.

    >>> site_of("https://m.news.example.co.kr/7")
    'example.co.kr'
    """
    host = host_of(url)
    name = host if host.startswith("[") else host.partition(":")[0]
    labels = name.rstrip(".").split(".")
    if labels[-1].isdigit() or name.startswith("["):
        return host
    country = len(labels[-1]) == _COUNTRY
    deep = (country and len(labels) > _COUNTRY and labels[-2] in _SECOND_LEVELS) or ".".join(labels[-2:]) in _SHARED
    return ".".join(labels[-3 if deep else -2 :])


def _key(url: str) -> str:
    """Fold an address to what all dresses of one article share; what is no address is its own key."""
    if check(url):
        return url
    parts = urlsplit(canonical(url))
    host = _DRESS.sub("", parts.netloc, count=1) if parts.netloc.count(".") > 1 else parts.netloc
    segments = [_plain(part) for part in parts.path.split("/") if part.lower() not in _DRESSES]
    path = _INDEX.sub("", "".join(f"/{segment}" for segment in segments))
    query = identifying(parts.query)
    return f"{host}{path}{'?' if query else ''}{query}{'#' if parts.fragment else ''}{parts.fragment}"


def _plain(segment: str) -> str:
    """Return a part of a path without its dress, and with its letters composed: some systems take them apart."""
    bare = _DRESS_ENDING.sub("", segment)
    return _escaped(quote(normalize("NFC", unquote(bare)), safe="")) if "%" in bare else bare


def _bounded(key: str) -> str:
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 65]}#{sha256(key.encode()).hexdigest()}"


def _netloc(parts: SplitResult) -> str:
    host = _ascii_host(parts.hostname or "")
    port = parts.port
    return host if port is None or port == DEFAULT_PORTS.get(parts.scheme) else f"{host}:{port}"


def _ascii_host(host: str) -> str:
    name = host.lower().rstrip(".")
    if name.isascii():
        return f"[{name}]" if ":" in name else name
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def _escaped(text: str, also: str = "") -> str:
    """Escape what must be, unescape what need not be, and leave the rest, in capitals."""
    readable = _ESCAPE.sub(_escape, _STRAY_PERCENT.sub("%25", text))
    return quote(readable, safe=f"%{_KEPT}{also}", errors="replace")


def _escape(found: re.Match[str]) -> str:
    char = unquote(found[0])
    return char if char.isascii() and (char.isalnum() or char in "-._~") else found[0].upper()


def _without_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            kept = kept[:-1] or [""]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
