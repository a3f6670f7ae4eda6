"""A headline without the labels around it (속보, 단독, (종합), the name of a series), its edition and its byline."""

import re
from dataclasses import dataclass

from monitor.domain.texts.text import key

_OPEN, _CLOSE = r"[\[<【〔［〈]", r"[\]>】〕］〉]"
_INSIDE = r"[^\[\]<>【】〔〕［］〈〉]{1,24}?"
_STAGE = r"(?:\d보|상보|종합(?:\d보)?|속보|전문|영상|포토|update\w*|live|video|opinion|\d+\s?보)"
_LABELS = (
    re.compile(rf"^\s*{_OPEN}\s*(?P<label>{_INSIDE})\s*{_CLOSE}\s*"),
    re.compile(rf"\s*{_OPEN}\s*(?P<label>{_INSIDE})\s*{_CLOSE}\s*$"),
    re.compile(
        rf"^\s*[(（]\s*(?P<label>{_STAGE})\s*[)）]\s*|\s*[(（]\s*(?P<behind>{_STAGE})\s*[)）]\s*$", re.IGNORECASE
    ),
    re.compile(
        r"^\s*(?P<label>속보|단독|긴급|BREAKING(?: NEWS)?|EXCLUSIVE|CORRECTED|UPDATE \d+|WRAPUP \d+)\s*[:|–—-]\s*"
    ),
)
_MOST = 4
_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_DATED = rf"(?:(?:{_MONTH})\.?(?:\s20\d\d)?|20\d\d(?:[년.]\s?\d{{1,2}}월?)?)"
# Only set off by a bar or brackets: a year within the sentence is a fact of it.
_EDITION = re.compile(rf"\s*(?:\|\s*(?P<barred>{_DATED})|\((?P<bracketed>{_DATED})\)(?=\s*(?:$|[:–—-])))")


# Who wrote it, as fronts print it behind the headline: the preposition has a capital there, which no sentence gives it.
_BYLINE = re.compile(r"(?<=\S)\s+(?P<who>(?:Von|By|Door|Par|Por)(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]+){2,4})\s*$")
_SMALL = re.compile(r"\b[a-zà-ÿ]{4,}\b")


@dataclass(frozen=True, slots=True)
class Headline:
    """What a headline says, the labels before and behind it, of when a list or guide is, and who wrote it."""

    says: str
    labels: tuple[str, ...] = ()
    edition: str = ""
    byline: str = ""


def read_headline(title: str) -> Headline:
    """Take the labels off a headline.

    >>> read_headline("[속보] 총리 사임 (종합)")
    Headline(says='총리 사임', labels=('속보', '종합'), edition='', byline='')
    >>> read_headline("The 40 Best Shows (January 2026)").edition
    'January 2026'
    >>> read_headline("Das ist die neue Brücke Von Jana Köhler").byline
    'Von Jana Köhler'
    """
    labels: list[str] = []
    says = title.strip()
    while len(labels) < _MOST and (found := _label(says)):
        label, rest = found
        labels.append(label)
        says = rest
    byline = _BYLINE.search(says)
    if byline and not _SMALL.search(says[: byline.start()]):
        byline = None  # all words have a capital, and "By" tells nothing
    says = says[: byline.start()] if byline else says
    edition = _EDITION.search(says)
    written = byline["who"] if byline else ""
    if not edition or not says[: edition.start()].strip():
        return Headline(says, tuple(labels), byline=written)
    return Headline(says[: edition.start()], tuple(labels), edition["barred"] or edition["bracketed"], written)


def _label(title: str) -> tuple[str, str] | None:
    for pattern in _LABELS:
        found = pattern.search(title)
        rest = title[: found.start()] + title[found.end() :] if found else ""
        if found and rest.strip():
            return key(next(filter(None, found.groups()))), rest.strip()
    return None
