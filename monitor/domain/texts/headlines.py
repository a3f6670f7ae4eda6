"""A headline without the labels around it (속보, 단독, (종합), the name of a series) and the edition behind it."""

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


@dataclass(frozen=True, slots=True)
class Headline:
    """What a headline says, the labels that stood before and behind it, and of when a list or guide is."""

    says: str
    labels: tuple[str, ...] = ()
    edition: str = ""


def read_headline(title: str) -> Headline:
    """Take the labels off a headline.

    >>> read_headline("[속보] 총리 사임 (종합)")
    Headline(says='총리 사임', labels=('속보', '종합'), edition='')
    >>> read_headline("The 40 Best Shows (January 2026)").edition
    'January 2026'
    """
    labels: list[str] = []
    says = title.strip()
    while len(labels) < _MOST and (found := _label(says)):
        label, rest = found
        labels.append(label)
        says = rest
    edition = _EDITION.search(says)
    if not edition or not says[: edition.start()].strip():
        return Headline(says, tuple(labels))
    return Headline(says[: edition.start()], tuple(labels), edition["barred"] or edition["bracketed"])


def _label(title: str) -> tuple[str, str] | None:
    for pattern in _LABELS:
        found = pattern.search(title)
        rest = title[: found.start()] + title[found.end() :] if found else ""
        if found and rest.strip():
            return key(next(filter(None, found.groups()))), rest.strip()
    return None
