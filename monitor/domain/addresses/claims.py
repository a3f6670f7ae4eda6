"""What an address claims beyond itself: a number that names the article, another address that is the same.

Publishers number series and sections too, and canonical links that lead a whole section to one page are common: so a
claim only says with which article a new one is to be compared. The texts decide (``identity``).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.addresses.address import NOWHERE, Address

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


def article_id(address: Address) -> str:
    """Return the part of an address that stays when headline and section in it change; empty when none does.

    >>> article_id(Address("https://news.example/politics/2025/01/23/a-headline-200391361.html"))
    '200391361'
    """
    path = _HOLDER.sub("", "/" + address.canonical.partition("://")[2].partition("/")[2])
    if portal := _PORTAL.match(path):
        return f"{portal[1]}/{portal[2]}"
    found = [each for each in _ID.findall(path) if not _DATE.fullmatch(each)]
    # A headline in the address may hold numbers of its own, which are shorter; the id mostly stands behind it.
    return max(reversed(found), key=len, default="")


def is_credible(address: Address, link: Address) -> bool:
    """Whether a page's canonical link may speak of the article: of the same site, no home page, no other id.

    >>> page = Address("https://m.daily.example/view?id=200391361")
    >>> is_credible(page, Address("https://www.daily.example/news/200391361"))
    True
    >>> is_credible(page, Address("https://daily.example/"))
    False
    """
    if link.objection or not address.shares_site(link):
        return False
    parts = link.normal.parts
    ids = {article_id(address), article_id(link)} - {""}
    return bool(parts.path.strip("/") or parts.query) and len(ids) < 2  # noqa: PLR2004 - two ids name two articles


def claims(address: Address, link: Address = NOWHERE) -> tuple[Claim, ...]:
    """Return by what its address claims an article is remembered, beside the keys of the address.

    ``link`` is the canonical link of its page.

    >>> page = Address("https://m.daily.example/view?id=200391361")
    >>> [str(claim) for claim in claims(page, Address("https://www.daily.example/news/a-200391361"))]
    ['said:daily.example/news/a-200391361', 'part:daily.example/200391361', 'path:daily.example/view']
    """
    if address.objection:
        return ()
    own, part = address.keys, article_id(address)
    said = _as(ClaimKind.SAID, *(key for key in _said(address, link) if key not in own))
    parts = _as(ClaimKind.PART, f"{address.site}/{part}") if part else ()
    return said + parts + _as(ClaimKind.PATH, *(key.partition("?")[0] for key in own if "?" in key))


def doubtful_claims(address: Address, link: Address = NOWHERE) -> tuple[Claim, ...]:
    """Return the claims under which an article may be known already, if its text bears them out."""
    if address.objection:
        return ()
    said = _as(ClaimKind.ADDRESS, *_said(address, link)) + _as(ClaimKind.SAID, *address.keys)
    paths = _as(ClaimKind.PATH, *(key for key in address.keys if "?" not in key))
    return tuple(dict.fromkeys((*said, *claims(address, link), *paths)))


def _as(kind: ClaimKind, *keys: str) -> tuple[Claim, ...]:
    return tuple(Claim(kind=kind, key=key) for key in keys)


def _said(address: Address, link: Address) -> tuple[str, ...]:
    return link.keys if is_credible(address, link) else ()
