"""The text of an address: whether it is usable, what of it is sent, and what of it names an article.

``Address`` asks this, and everybody else asks an ``Address``.
"""

import re
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from monitor.domain.addresses.parameters import identifying, without_tracking

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
_NO_PARTS = SplitResult("", "", "", "", "")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\]")


def objection_to(url: str) -> str:
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


def parts_of(url: str) -> SplitResult:
    """Return the parts of an address; empty ones where it cannot be read."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return _NO_PARTS
    return parts


def normalised(parts: SplitResult) -> str:
    """Write a usable address as it is asked for, whatever it leads to."""
    path = _without_dots(_escaped(parts.path)) or "/"
    page = _escaped(parts.fragment, "?") if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme, host_in(parts), path, without_tracking(_escaped(parts.query, "?")), page))


def host_in(parts: SplitResult) -> str:
    """Return host and, where it is not the usual one, port; empty when there is none."""
    host, port = _ascii_host(parts.hostname or ""), parts.port
    return host if port is None or port == DEFAULT_PORTS.get(parts.scheme) else f"{host}:{port}"


def site_in(host: str) -> str:
    """Return the publisher's name in a host, as far as endings common in many countries tell.

    >>> site_in("m.news.example.co.kr"), site_in("127.0.0.1:8080")
    ('example.co.kr', '127.0.0.1:8080')
    """
    name = host if host.startswith("[") else host.partition(":")[0]
    labels = name.rstrip(".").split(".")
    if labels[-1].isdigit() or name.startswith("["):
        return host
    country = len(labels[-1]) == _COUNTRY
    deep = (country and len(labels) > _COUNTRY and labels[-2] in _SECOND_LEVELS) or ".".join(labels[-2:]) in _SHARED
    return ".".join(labels[-3 if deep else -2 :])


def folded(parts: SplitResult) -> str:
    """Fold a normalised address to what all dresses of one article share."""
    host = _DRESS.sub("", parts.netloc, count=1) if parts.netloc.count(".") > 1 else parts.netloc
    segments = [_plain(part) for part in parts.path.split("/") if part.lower() not in _DRESSES]
    path = _INDEX.sub("", "".join(f"/{segment}" for segment in segments))
    query = identifying(parts.query)
    return f"{host}{path}{'?' if query else ''}{query}{'#' if parts.fragment else ''}{parts.fragment}"


def bounded(key: str) -> str:
    """Return a key that is not longer than one may be, and still no other's."""
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 65]}#{sha256(key.encode()).hexdigest()}"


def _plain(segment: str) -> str:
    """Return a part of a path without its dress, and with its letters composed: some systems take them apart."""
    bare = _DRESS_ENDING.sub("", segment)
    return _escaped(quote(normalize("NFC", unquote(bare)), safe="")) if "%" in bare else bare


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
