"""Keys that stand in addresses of sources: a password before the host, a parameter that is called so, or looks so."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from urllib.parse import unquote, urlsplit

HIDDEN = "****"
SHORTEST = 4  # characters; less is no key, and hiding it would riddle every word
_RANDOM = 16  # characters that no word or date has, where letters and figures alternate …
_TURNS = 4  # … so often

# What programming interfaces call the parameter by which they know their customer; whole words of its name.
_NAMES = re.compile(
    r"(?:^|.*[-_.])(?:key|token|secret|sig|sign|signature|password|passwd|pwd|pass|auth|credential|jwt|sas)s?$"
    r"|.*(?:api|access|auth|secret|private|client|app|license|subscription)_?-?(?:key|token|id_token|secret)$",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)


def keys_of(text: str) -> Mapping[str, str]:
    """Return what of a text that may be an address is to be hidden wherever it is said, and what is said in its place.

    >>> keys_of("https://a.example/feed?apikey=abcd1234&page=2")
    {'apikey=abcd1234': 'apikey=****'}
    """
    hidden: dict[str, str] = {}
    try:
        parts = urlsplit(text)
    except ValueError:
        return hidden
    for place, found in (*_of_netloc(parts.netloc), *_of_parameters(parts.query), *_of_path(parts.path)):
        hidden |= {found: place, unquote(found): place}
    return hidden


def masked(text: str) -> str:
    """Return an address, or the name of a source that may be one, without its keys.

    >>> masked("https://me:hunter2@a.example/feed?token=abcd1234")
    'https://****@a.example/feed?token=****'
    """
    return replaced(text, keys_of(text))


def replaced(text: str, keys: Mapping[str, str]) -> str:
    """Return a text without these keys, the longest taken out first."""
    for key in sorted(keys, key=len, reverse=True):
        text = text.replace(key, keys[key])
    return text


def all_masked(text: str) -> str:
    """Return a text in which no address shows a key, whosever address it is: for logs, which nobody follows links in.

    >>> all_masked("answered 500: https://a.example/feed?key=abcd1234, later again")
    'answered 500: https://a.example/feed?key=****, later again'
    """
    return _WEB.sub(lambda found: masked(found[0]), text)


def _of_netloc(netloc: str) -> Iterator[tuple[str, str]]:
    who, at, _ = netloc.rpartition("@")
    if at:
        yield f"{HIDDEN}@", f"{who}@"
        password = who.partition(":")[2]
        if len(password) >= SHORTEST:
            yield HIDDEN, password


def _of_parameters(query: str) -> Iterator[tuple[str, str]]:
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if len(value) < SHORTEST or "${" in value:  # what the environment holds is called by its name
            continue
        if _NAMES.match(name) or _looks_random(value):
            value = value.rstrip(",.;)")
            yield f"{name}={HIDDEN}", f"{name}={value}"
            if _looks_random(value):
                yield HIDDEN, value


def _of_path(path: str) -> Iterator[tuple[str, str]]:
    for segment in path.split("/"):
        if _looks_random(segment):
            yield HIDDEN, segment


def _looks_random(text: str) -> bool:
    """Whether letters and figures alternate as in no word, date or number.

    >>> _looks_random("9f86d081884c7d659a2feaa0c55ad015"), _looks_random("latest-10-stories-of-2026-02")
    (True, False)
    """
    if len(text) < _RANDOM or "${" in text:
        return False
    pieces: list[str] = re.split(r"[^A-Za-z0-9]+", text)
    return sum(a.isdigit() != b.isdigit() for piece in pieces for a, b in pairwise(piece)) >= _TURNS
