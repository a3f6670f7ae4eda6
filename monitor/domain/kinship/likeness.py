"""Whether two articles are one, copies, steps of a chain, or tell of the same event."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.addresses.aspects import aspect
from monitor.domain.addresses.claims import article_id
from monitor.domain.addresses.urls import address_keys, canonical, check, site_of
from monitor.domain.kinship.stages import CORRECTION, Stage, bare_title, chain_stage
from monitor.domain.ties import Likeness, Tie, Told

OPENING = 1_200  # letters of the text that are compared; a copy that was cut still holds its opening
_LETTERS = 5  # in a shingle of text
_TITLE_LETTERS = 2

# Share of the shorter text that the longer one holds too. Short texts are often one quotation that
# everybody prints, so they must agree more.
COPY, SHORT_COPY = 0.80, 0.88
SHORT = 250  # shingles
FEW = 40  # shingles; less is too little to call anything a copy
CHAIN_TEXT, CHAIN_TITLE = 0.6, 0.5
ONE_DAY = timedelta(hours=12)  # within which a headline alone makes a step; "Stocks open higher" returns the next day
EVENT_TEXT, EVENT_TITLE = 0.3, 0.5
UNLIKE_TEXT = 0.15
SAME_NEWS = timedelta(hours=36)  # apart at most, for steps of a chain and accounts of one event

_WORDLESS = re.compile(r"[\W_]+")
_DATELINE = re.compile(
    r"^\s*[(\[【][^)\]】]{2,40}[)\]】]\s*(?:(?:[가-힣]{2,4}[\s·,]*){1,4}(?:기자|특파원|통신원|인턴기자)\s*)?[=:–—-]?\s*"
    r"|^[A-Z][A-Z .,'/-]{2,40}(?:\([^)]{2,20}\))?\s*[-–—]{1,2}\s+"
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What of an article is compared with others; made once, small enough to be kept."""

    site: str
    keys: frozenset[str]
    id: str
    aspect: str
    title: frozenset[str]
    text: frozenset[str]
    stage: Stage | None
    published: datetime | None


def fingerprint(told: Told) -> Fingerprint:
    """Take what is compared from an article."""
    url = canonical(told.url)
    usable = bool(told.url) and not check(url)
    return Fingerprint(
        site=site_of(url) if usable else "",
        keys=frozenset(address_keys(url, told.outlet, told.outlet_id)) if usable else frozenset(),
        id=article_id(url) if usable else "",
        aspect=aspect(url) if usable else "",
        title=shingles(bare_title(told.title), _TITLE_LETTERS),
        text=_runs(squeezed(told.text), _LETTERS),
        stage=chain_stage(told.title),
        published=told.published,
    )


def likeness(a: Told, b: Told) -> Likeness:
    """Say how two articles belong together, and why."""
    return tie(fingerprint(a), fingerprint(b))


def tie(a: Fingerprint, b: Fingerprint) -> Likeness:
    """Say how two articles belong together by their fingerprints."""
    one_site = bool(a.site) and a.site == b.site
    return _by_address(a, b, one_site) or _by_wording(a, b, one_site)


def squeezed(text: str) -> str:
    """Return the letters of a text's opening, without its dateline: blanks, signs and case do not count."""
    return _letters(without_dateline(text[: 2 * OPENING]))


def without_dateline(text: str) -> str:
    """Take off where and by whom a text was written: ``(서울=가나통신) 김가람 기자 =``, ``LONDON (Reuters) -``."""
    return _DATELINE.sub("", text)


def shingles(text: str, letters: int) -> frozenset[str]:
    """Return all runs of so many letters of a text's opening; blanks, signs and case do not count."""
    return _runs(_letters(text), letters)


def _letters(text: str) -> str:
    return _WORDLESS.sub("", text[: 2 * OPENING].casefold())[:OPENING]


def _runs(squeezed: str, letters: int) -> frozenset[str]:
    return frozenset(squeezed[at : at + letters] for at in range(max(1, len(squeezed) - letters + 1)) if squeezed)


def held(a: frozenset[str], b: frozenset[str]) -> float:
    """Return which share of the smaller set the other one holds."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _by_address(a: Fingerprint, b: Fingerprint, one_site: bool) -> Likeness | None:
    if shared := a.keys & b.keys:
        return Likeness(tie=Tie.ARTICLE, reason=f"the same address, {min(shared)}")
    if one_site and a.id and (a.id, a.aspect) == (b.id, b.aspect) and not _contradicted(a, b):
        return Likeness(tie=Tie.ARTICLE, reason=f"the same id {a.id} in both addresses")
    return None


def _contradicted(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two texts under one id are so different that the id must be that of a series or a section."""
    return bool(a.text and b.text) and held(a.text, b.text) < UNLIKE_TEXT and held(a.title, b.title) < EVENT_TITLE


def _by_wording(a: Fingerprint, b: Fingerprint, one_site: bool) -> Likeness:
    text, title = held(a.text, b.text), held(a.title, b.title)
    if one_site and (chain := _chain(a, b, text, title)):
        return chain
    if _is_copy(a, b, text):
        return Likeness(tie=Tie.COPY, reason=f"{text:.0%} of the shorter text stands in the other", share=text)
    if not _near(a, b, SAME_NEWS):
        return Likeness(tie=Tie.DIFFERENT, reason="too far apart in time")
    # Within one site an equal headline may be a column's: then only the text can tell.
    if text >= EVENT_TEXT or (not one_site and title >= EVENT_TITLE and len(a.title & b.title) > _LETTERS):
        return Likeness(tie=Tie.EVENT, reason=f"{text:.0%} of the text and {title:.0%} of the headline agree")
    return Likeness(tie=Tie.DIFFERENT, reason=f"only {text:.0%} of the text and {title:.0%} of the headline agree")


def _is_copy(a: Fingerprint, b: Fingerprint, text: float) -> bool:
    size = min(len(a.text), len(b.text))
    return size >= FEW and text >= (COPY if size >= SHORT else SHORT_COPY)


def _chain(a: Fingerprint, b: Fingerprint, text: float, title: float) -> Likeness | None:
    stages = [each.stage for each in (a, b) if each.stage]
    if not stages or _is_one_step(a.stage, b.stage) or not _near(a, b, SAME_NEWS):
        return None
    if text < CHAIN_TEXT and (title < CHAIN_TITLE or not _near(a, b, ONE_DAY)):
        return None
    labels = " and ".join(dict.fromkeys(stage.label for stage in stages))
    reason = f"steps of one wire chain ({labels}), {title:.0%} of the headline agree"
    return Likeness(tie=Tie.FOLLOWUP, reason=reason, share=text)


def _is_one_step(a: Stage | None, b: Stage | None) -> bool:
    """Whether both are, say, a 2보: of two chains, then. Flashes and corrections come more than once."""
    return a is not None and b is not None and a.order == b.order and 0 < a.order < CORRECTION


def _near(a: Fingerprint, b: Fingerprint, span: timedelta) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= span
