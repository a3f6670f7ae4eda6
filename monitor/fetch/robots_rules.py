"""What a robots.txt says: RFC 9309, read as leniently as the large crawlers read it.

Every crawler has met files that no standard foresaw: a colon that is missing, a name that is misspelt, half a byte
order mark, a line of a megabyte. What their writers plainly meant holds (after the open tests of google/robotstxt).
The parser that Scrapy brings takes such lines for nothing, and so asks for pages that it was told to leave alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.domain.addresses.address import Address

LONGEST_LINE = 2_083 * 8  # bytes; no browser knows longer addresses than the first, and nobody writes eight in a line
_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\r|\n")
_NAME = re.compile(rb"[A-Za-z_-]*")
_ESCAPE = re.compile(rb"%[0-9A-Fa-f]{2}|[\x80-\xff]")
_PATH = re.compile(rb"(?://|[^/?;]*?://)?[^/?;#]*([^#]*)")
_INDEX = re.compile(rb"(?<=/)index\.html?$")

# Each by the beginnings that its misspellings share, as they were met by those who read millions of these files.
_FIELDS = {
    "agent": re.compile(rb"user[ -]?agent", re.IGNORECASE),
    "allow": re.compile(rb"allow", re.IGNORECASE),
    "disallow": re.compile(rb"diss?all?ow|disallaw|diasllow", re.IGNORECASE),
    "delay": re.compile(rb"crawl-?delay", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line that allows or forbids; ``pattern`` is escaped as addresses are, ``line`` counted from 1."""

    allows: bool
    pattern: bytes
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Whether an address may be asked for, and by which line; 0 when no line speaks of it."""

    allowed: bool
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRules:
    """What a robots.txt says to one crawler; ``delay`` is the seconds it asks for between two requests."""

    rules: Sequence[Rule] = ()
    delay: float = 0.0

    def ruling(self, address: Address) -> Ruling:
        r"""Say whether an address may be asked for: the longest pattern decides, and of two as long the allowing one.

        >>> private = Address("https://news.example/private/1")
        >>> rules_for("newsmon", b"User-agent: *\nDisallow: /private/").ruling(private)
        Ruling(allowed=False, line=2)
        """
        path = path_of(address)
        met = [(reach, rule.allows, -rule.line) for rule in self.rules if (reach := _reach(rule, path))]
        if not met:
            return Ruling(allowed=True)
        _, allowed, line = max(met)
        return Ruling(allowed=allowed, line=-line)


def path_of(address: Address) -> bytes:
    """Return what of an address the rules speak of: path, parameters and query, with a slash before them.

    >>> [path_of(Address(f"https://news.example{rest}")) for rest in ("/a;b?c=d#e", "?a", "")]
    [b'/a;b?c=d', b'/?a', b'/']
    """
    found = _PATH.match(address.url.encode("utf-8", "surrogatepass"))
    path = found[1] if found else b""
    return path if path.startswith(b"/") else b"/" + path


def rules_for(agent: str, robots: bytes) -> RobotsRules:
    r"""Read what a robots.txt says to the crawler of that name: all its groups together, else those for everybody.

    >>> rules_for("newsmon", b"User-agent: newsmon\nCrawl-delay: 5").delay
    5.0
    """
    ours, all_others = _AgentGroups(), _AgentGroups()
    named: list[_AgentGroups] = []
    naming = False
    for number, field, value in _fields(robots):
        if field == "agent":
            named = [*(named if naming else ()), *_spoken_to(value, agent, ours, all_others)]
        elif field == "delay":
            for group in named:
                group.delay = max(group.delay, _seconds(value))
        else:
            rule = Rule(allows=field == "allow", pattern=_escaped(value), line=number)
            for group in named:
                group.rules.append(rule)
        # A delay between the names does not end their list: it is no rule of the standard.
        naming = field == "agent" or (naming and field == "delay")
    group = ours if ours.met else all_others
    return RobotsRules(rules=tuple(group.rules), delay=group.delay)


class _AgentGroups:
    """The groups that speak to one crawler, gathered."""

    def __init__(self) -> None:
        self.met = False
        self.rules: list[Rule] = []
        self.delay = 0.0


def _spoken_to(value: bytes, agent: str, ours: _AgentGroups, all_others: _AgentGroups) -> Iterable[_AgentGroups]:
    if value[:1] == b"*" and not value[1:2].strip():
        return (all_others,)
    name = _NAME.match(value)
    if name is None or name[0].lower() != agent.lower().encode():
        return ()
    ours.met = True
    return (ours,)


def _fields(robots: bytes) -> Iterator[tuple[int, str, bytes]]:
    """Yield the lines that say something to crawlers: number, field, value."""
    for number, line in enumerate(_LINE_END.split(_without_mark(robots)), start=1):
        key, value = _key_and_value(line[: LONGEST_LINE - 1].partition(b"#")[0].strip())
        field = next((name for name, spelling in _FIELDS.items() if spelling.match(key)), None)
        if field is not None:
            yield number, field, value


def _without_mark(robots: bytes) -> bytes:
    """Drop a byte order mark, or what is left of one."""
    length = next((at for at in (3, 2, 1) if robots[:at] == _MARK[:at]), 0)
    return robots[length:]


def _key_and_value(line: bytes) -> tuple[bytes, bytes]:
    key, colon, value = line.partition(b":")
    if colon:
        return key.strip(), value.strip()
    words = line.split()
    return (words[0], words[1]) if len(words) == 2 else (b"", b"")  # noqa: PLR2004  # only the colon was forgotten


def _escaped(pattern: bytes) -> bytes:
    """Spell a pattern as addresses are spelt: ``/á`` as ``/%C3%A1``, ``%aa`` as ``%AA``."""
    return _ESCAPE.sub(lambda met: met[0].upper() if len(met[0]) > 1 else b"%%%02X" % met[0][0], pattern)


def _seconds(value: bytes) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return seconds if seconds > 0 else 0.0  # also for what is no number at all


def _reach(rule: Rule, path: bytes) -> int:
    """Return how much of a pattern speaks of a path, in bytes; 0 when it does not, or forbids and allows nothing."""
    if _meets(rule.pattern, path):
        return len(rule.pattern)
    # Who allows the index of a folder means the folder.
    folder = _INDEX.sub(b"", rule.pattern) if rule.allows else rule.pattern
    return len(folder) + 1 if folder != rule.pattern and path == folder else 0


def _meets(pattern: bytes, path: bytes) -> bool:
    # Piece after piece, from left to right: an expression would try every way to place them.
    ends = pattern.endswith(b"$")
    first, *pieces = pattern.removesuffix(b"$").split(b"*")
    if not pieces:
        return path == first if ends else path.startswith(first)
    last = pieces.pop() if ends else b""
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(last) and len(path) - len(last) >= at
