"""Fingerprints of articles: what of them is compared with others, made once and small enough to be kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.addresses.aspects import aspect
from monitor.domain.addresses.claims import article_id
from monitor.domain.kinship.gist import Gist, gist
from monitor.domain.kinship.prose import letters, prose
from monitor.domain.kinship.stages import Stage, bare_title, chain_stage
from monitor.domain.ties import Told

OPENING = 1_200  # letters of the text that are compared; a copy that was cut still holds its opening
HEADLINE = 400  # characters
_LETTERS, _LATIN_LETTERS = 5, 8  # in a shingle of text; a syllable block holds two or three
_TITLE_LETTERS, _LATIN_TITLE_LETTERS = 2, 4
_OPENS_WITH = 60  # letters
_HANGUL = re.compile(r"[가-힣]")
_QUOTATION = re.compile(r"[“\"]([^“”\"]{8,400})(?:[”\"]|$)|‘([^‘’]{8,400})(?:’|$)")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What of an article is compared with others.

    ``quoted`` are the runs of letters within its quotations, ``opens`` those of its first sentence or so.
    """

    site: str
    keys: frozenset[str]
    id: str
    aspect: str
    title: frozenset[str]
    text: frozenset[str]
    quoted: frozenset[str]
    opens: frozenset[str]
    stage: Stage | None
    published: datetime | None
    gist: Gist


def fingerprint(told: Told) -> Fingerprint:
    """Take what is compared from an article."""
    address = told.address.normal
    usable = not address.objection
    title = bare_title(told.title[:HEADLINE])
    text = prose(told.text[: 2 * OPENING])
    said = letters(text)[:OPENING]
    size = _LETTERS if _is_hangul(said) else _LATIN_LETTERS
    return Fingerprint(
        site=address.site if usable else "",
        keys=frozenset(address.keys_with(told.outlet, told.outlet_id)) if usable else frozenset(),
        id=article_id(address) if usable else "",
        aspect=aspect(address) if usable else "",
        title=shingles(title, _TITLE_LETTERS if _is_hangul(title) else _LATIN_TITLE_LETTERS),
        text=_runs(said, size),
        quoted=frozenset(run for quotation in _quotations(text) for run in _runs(quotation, size)),
        opens=_runs(said[:_OPENS_WITH], size),
        stage=chain_stage(told.title[:HEADLINE]),
        published=told.published,
        gist=gist(title, text),
    )


def squeezed(text: str) -> str:
    """Return the letters of a text's opening, as its writer tells it; blanks, signs and case do not count."""
    return letters(prose(text[: 2 * OPENING]))[:OPENING]


def shingles(text: str, size: int) -> frozenset[str]:
    """Return all runs of so many letters of a text's opening; blanks, signs and case do not count."""
    return _runs(letters(text[: 2 * OPENING])[:OPENING], size)


def held(a: frozenset[str], b: frozenset[str]) -> float:
    """Return which share of the smaller set the other one holds."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _runs(said: str, size: int) -> frozenset[str]:
    if not said:
        return frozenset()
    return frozenset([said[at : at + size] for at in range(max(1, len(said) - size + 1))])


def _is_hangul(text: str) -> bool:
    return _HANGUL.search(text) is not None


def _quotations(text: str) -> Iterator[str]:
    return (letters(double or single) for double, single in _QUOTATION.findall(text))
