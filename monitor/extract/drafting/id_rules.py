"""Where in the addresses of an outlet's articles its own number or name for each of them stands."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from monitor.domain.addresses.address import Address

TOKEN = re.compile(r"(?<![0-9A-Za-z])([A-Z]{0,6})(\d{4,})(_\d+)?(?![0-9A-Za-z])")
DAY = re.compile(r"(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?")
KEY = re.compile(r"(?:\w*id|idx?no|no|seq|aid|oid|ncd|article\w*)", re.IGNORECASE)
SLUG = r"/([\w%]+(?:-[\w%]+)+)/?(?:\.html?)?(?:[?#]|$)"


def id_rule(address: Address) -> str:
    r"""Return a pattern whose first group is the article's id in this and like addresses; "" when nothing is one.

    >>> id_rule(Address("https://a.example/news/harbour/2026/01/06/4711-closed"))
    '\\d{2}/(\\d{4,})(?![0-9A-Za-z])'
    >>> id_rule(Address("https://a.example/view?idxno=12345"))
    '[?&]idxno=([\\w-]+)'
    """
    parts = address.parts
    named = next((key for key, value in parse_qsl(parts.query) if KEY.fullmatch(key) and len(value) > 2), "")  # noqa: PLR2004 - a page number is none
    if named:
        return rf"[?&]{re.escape(named)}=([\w-]+)"
    tokens = [found for found in TOKEN.finditer(parts.path) if found[1] or not DAY.fullmatch(found[2])]
    if tokens:
        return next((rule for rule in _shapes(tokens[-1]) if _finds(rule, address, tokens[-1][0])), "")
    return SLUG if re.search(SLUG, address.url) else ""


def _shapes(token: re.Match[str]) -> Iterator[str]:
    """Give patterns for ids of the same make, each with more of the path before it."""
    letters = f"[A-Z]{{{len(token[1])}}}" if token[1] else ""
    tail = r"_\d+" if token[3] else ""
    rule = rf"({letters}\d{{{max(4, len(token[2]) - 2)},}}{tail})(?![0-9A-Za-z])"
    yield re.escape(token.string[token.start() - 1 : token.start()]) + rule
    before = token.string[: token.start()].split("/")
    for count in range(2, len(before) + 1):
        yield "/".join(map(_part, before[-count:-1])) + "/" + re.escape(before[-1]) + rule


def _part(part: str) -> str:
    """Write a pattern for one step of a path: days and numbers change, sections do, too."""
    return rf"\d{{{len(part)}}}" if part.isdigit() else "[^/]+" if part else ""


def _finds(rule: str, address: Address, token: str) -> bool:
    found = re.search(rule, address.url)
    return found is not None and found[1] == token
