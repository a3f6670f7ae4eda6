"""Which line of a robots.txt stands against an address: for people who ask why, never to decide."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from monitor.fetch.policy import AGENT

_MOST_LINES = 5_000


def line_against(robots: bytes, url: str) -> int:
    r"""Return the number of the line that forbids an address to us, counted from 1; 0 when none can be named.

    >>> line_against(b"User-agent: *\nDisallow: /private/", "https://news.example/private/1")
    2
    """
    parts = urlsplit(url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    lines = list(_forbidding(robots.decode("utf-8-sig", "replace")))
    ours = [line for line in lines if AGENT in line[1]] or [line for line in lines if "*" in line[1]]
    against = [(len(pattern), number) for number, _, pattern in ours if _meets(pattern, path)]
    return max(against)[1] if against else 0


def _forbidding(text: str) -> Iterator[tuple[int, frozenset[str], str]]:
    """Yield the lines that forbid something: number, names they speak to, pattern."""
    names: set[str] = set()
    naming = False
    for number, line in enumerate(text.splitlines()[:_MOST_LINES], start=1):
        field, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if field.lower() == "user-agent":
            names = {*names, value.lower()} if naming else {value.lower()}
        elif field.lower() == "disallow" and value:
            yield number, frozenset(names), value
        naming = field.lower() == "user-agent" or (naming and not field)


def _meets(pattern: str, path: str) -> bool:
    # Piece after piece, from left to right: an expression would try every way to place them.
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not pattern.endswith("$") or path.endswith(pieces[-1] if pieces else first)
