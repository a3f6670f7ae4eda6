"""What an address claims beyond itself: a number that names the article, another address that is the same.

Publishers number series and sections too, and canonical links that lead a whole section to one page are common: so a
claim only says with which article a new one is to be compared. The texts decide (``identity``).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from monitor.domain.addresses.urls import address_keys, canonical, check, same_site, site_of

_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d)?)?")
_ID = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"  # UUID
    r"|(?<=/)\d{3}/\d{10}(?!\d)"  # a portal's number of the paper, and the paper's of the article
    r"|(?<![A-Za-z0-9])[A-Z]{1,6}\d{8,}(?:_\d+)*"  # AKR2025…, NISX2025…_0001
    r"|(?=[0-9a-f]*\d)[0-9a-f]{20,}"
    r"|(?<![A-Za-z0-9])(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{20,}(?![A-Za-z0-9])"
    r"|(?<=/)(?=(?:[a-z]*\d){3})(?=(?:\d*[a-z]){3})[a-z0-9]{10,19}(?=[/?]|$)"
    r"|(?:19|20)\d{6}[a-z]\d{4,}"  # 20250123n12345
    r"|\d{6,}"
)
_PORTAL = re.compile(r"(?=.*[?&]oid=(\d+)).*[?&]aid=(\d+)")
# Numbers behind these are of what holds many articles.
_HOLDER = re.compile(
    r"/(?:authors?|writer|reporter|series|tags?|topics?|c|cat|category|sections?|users?|people|channel|issue)/\d+(?=[/?]|$)"
    r"|(?<=[?&])(?:cid|cat\w*|sec\w*|sid\d*|reporter\w*|series\w*|tag\w*)=[^&]*"
)


class ClaimKind(StrEnum):
    """What an address claims an article by."""

    ADDRESS = "address"  # an address of its own
    SAID = "said"  # another address, that the page calls its own
    PART = "part"  # a number in it, at its site
    PATH = "path"  # its path, whatever the parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """That an address may be of the article which is known by a key of this kind."""

    kind: ClaimKind
    key: str

    def __str__(self) -> str:
        """Write it as it is kept among the keys of addresses."""
        return self.key if self.kind is ClaimKind.ADDRESS else f"{self.kind}:{self.key}"


def article_id(url: str) -> str:
    """Return the part of an address that stays when headline and section in it change; empty when none does.

    >>> article_id("https://news.example/politics/2025/01/23/a-headline-200391361.html")
    '200391361'
    """
    path = _HOLDER.sub("", "/" + url.partition("://")[2].partition("/")[2])
    if portal := _PORTAL.match(path):
        return f"{portal[1]}/{portal[2]}"
    found = [each for each in _ID.findall(path) if not _DATE.fullmatch(each)]
    # A headline in the address may hold numbers of its own, which are shorter; the id mostly stands behind it.
    return max(reversed(found), key=len, default="")


def is_credible(url: str, canonical_url: str) -> bool:
    """Whether a page's canonical link may speak of the article: of the same site, no home page, no other id.

    >>> is_credible("https://m.daily.example/view?id=200391361", "https://www.daily.example/news/200391361")
    True
    >>> is_credible("https://daily.example/news/200391361", "https://daily.example/")
    False
    """
    if not canonical_url or check(canonical_url) or not same_site(url, canonical_url):
        return False
    parts = urlsplit(canonical(canonical_url))
    ids = {article_id(canonical(url)), article_id(canonical(canonical_url))} - {""}
    return bool(parts.path.strip("/") or parts.query) and len(ids) < 2  # noqa: PLR2004 - two ids name two articles


def claims(url: str, canonical_url: str = "") -> tuple[Claim, ...]:
    """Return by what its address claims an article is remembered, beside the keys of the address.

    >>> made = claims("https://m.daily.example/view?id=200391361", "https://www.daily.example/news/a-200391361")
    >>> [str(claim) for claim in made]
    ['said:daily.example/news/a-200391361', 'part:daily.example/200391361', 'path:daily.example/view']
    """
    if check(url):
        return ()
    own, part = address_keys(url), article_id(canonical(url))
    said = _as(ClaimKind.SAID, *(key for key in _said(url, canonical_url) if key not in own))
    parts = _as(ClaimKind.PART, f"{site_of(url)}/{part}") if part else ()
    return said + parts + _as(ClaimKind.PATH, *(key.partition("?")[0] for key in own if "?" in key))


def doubtful_claims(url: str, canonical_url: str = "") -> tuple[Claim, ...]:
    """Return the claims under which an article may be known already, if its text bears them out."""
    if check(url):
        return ()
    own = address_keys(url)
    said = _as(ClaimKind.ADDRESS, *_said(url, canonical_url)) + _as(ClaimKind.SAID, *own)
    paths = _as(ClaimKind.PATH, *(key for key in own if "?" not in key))
    return tuple(dict.fromkeys((*said, *claims(url, canonical_url), *paths)))


def _as(kind: ClaimKind, *keys: str) -> tuple[Claim, ...]:
    return tuple(Claim(kind=kind, key=key) for key in keys)


def _said(url: str, canonical_url: str) -> tuple[str, ...]:
    return address_keys(canonical_url) if is_credible(url, canonical_url) else ()
