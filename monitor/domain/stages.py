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
    (re.compile(r"긴급|속보|breaking(?: news)?|alert|newsalert|urgent|flash"), 0),
    (re.compile(r"(\d)보|update (\d{1,2})"), 0),
    (re.compile(r"상보|update"), 10),
    (re.compile(r"종합|lead(?:all)?|roundup|wrapup"), 11),
    (re.compile(r"종합(\d)보|(?:wrapup|lead) (\d)"), 11),
    (re.compile(r"고침|정정|바로잡음|corrected|correction"), 30),
)
_OUTLET = re.compile(r"\s+(?:[|ㅣ]|-|–|—|::)\s+[^|ㅣ]{2,20}$")
_ENGLISH = re.compile(
    r"^(?:(?P<label>UPDATE \d{1,2}|WRAPUP \d|BREAKING(?: NEWS)?|URGENT|CORRECTED|UPDATED?)\s*[-:|]\s*)"
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
    return " ".join(_ENGLISH.sub("", _BRACKETS.sub(_without_stage, short)).split())


def _labels(title: str) -> list[str]:
    english = _ENGLISH.match(title)
    return [*_BRACKETS.findall(title), *([english["label"]] if english else [])]


def _stage(label: str) -> Stage | None:
    for pattern, order in _ORDERS:
        found = pattern.fullmatch(label.strip().lower())
        if found:
            number = next((int(group) for group in found.groups() if group), 0)
            return Stage(order + number, label.strip())
    return None


def _without_stage(found: re.Match[str]) -> str:
    return " " if _stage(found[1]) else found[0]
