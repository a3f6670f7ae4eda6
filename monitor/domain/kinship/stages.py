"""Wire chains: 속보, 1보, 2보, 종합 … each step of one story under a new address."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a wire chain; later steps have a higher order, a correction (고침) the highest."""

    order: int
    label: str


_BRACKETS = re.compile(r"[\[<〈【(（]\s*([^\]>〉】)）]{1,16}?)\s*[\]>〉】)）]")
_ORDERS = (
    (re.compile(r"(?:긴급|뉴스)?속보|긴급|breaking(?: news)?|alert|newsalert|urgent|flash"), 0),
    (re.compile(r"(\d)보|update (\d{1,2})"), 0),
    (re.compile(r"상보|update"), 10),
    (re.compile(r"종합|ld|lead(?:all)?|roundup|wrapup"), 11),
    (re.compile(r"종합(\d)보|(?:wrapup|lead) (\d)|(\d)(?:st|nd|rd|th) (?:ld|lead)(?:-writethru)?"), 11),
    (re.compile(r"고침|정정(?:보도)?|바로잡음|correct(?:ed|ion)(?: \(official\))?"), 30),
)
_OUTLET = re.compile(r"\s+(?:[|ㅣ]|-|–|—|::)\s+[^|ㅣ]{2,20}$")
# In front of a headline, one after the other: CORRECTED-UPDATE 2-, REFILE-WRAPUP 1-.
_ENGLISH = re.compile(
    r"(UPDATED?(?: \d{1,2})?|WRAPUP(?: \d)?|LEAD(?: \d)?|BREAKING(?: NEWS)?|URGENT|CORRECT(?:ED|ION)(?: \(OFFICIAL\))?"
    r"|REFILE|RPT)\s*[-:|]\s*"
)
CORRECTION = 30


def chain_stage(title: str) -> Stage | None:
    """Return which step of a wire chain a headline says it is, or none; of several labels the latest step.

    >>> chain_stage("여야 합의(종합2보)")
    Stage(order=13, label='종합2보')
    """
    stages = [stage for label in _labels(title) if (stage := _stage(label))]
    return max(stages, key=lambda stage: stage.order, default=None)


def bare_title(title: str) -> str:
    """Return a headline without the labels of a chain and the outlet's name behind it.

    >>> bare_title("[속보] 여야 합의(종합) | 어느일보")
    '여야 합의'
    """
    short = _OUTLET.sub("", title)
    return " ".join(_BRACKETS.sub(_without_stage, short[_ahead(short) :]).split())


def _labels(title: str) -> list[str]:
    return [*_BRACKETS.findall(title), *_ENGLISH.findall(title[: _ahead(title)])]


def _ahead(title: str) -> int:
    """Return where a headline begins behind its labels in English."""
    at = 0
    while label := _ENGLISH.match(title, at):
        at = label.end()
    return at


def _stage(label: str) -> Stage | None:
    for pattern, order in _ORDERS:
        found = pattern.fullmatch(label.strip().lower())
        if found:
            number = next((int(group) for group in found.groups() if group), 0)
            return Stage(order + number, label.strip())
    return None


def _without_stage(found: re.Match[str]) -> str:
    return " " if _stage(found[1]) else found[0]
