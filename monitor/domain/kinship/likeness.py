"""Whether two articles are one, copies, steps of a chain, or tell of the same event."""

from dataclasses import dataclass
from datetime import timedelta

from monitor.domain.kinship.accounts import account, accounts, is_korean
from monitor.domain.kinship.fingerprints import Fingerprint, fingerprint, held
from monitor.domain.kinship.gist import (
    Contradiction,
    agreement,
    apart_from_series,
    are_editions,
    contradiction,
    differ_in_subject,
    shared_words,
)
from monitor.domain.kinship.stages import CORRECTION, Stage
from monitor.domain.ties import Likeness, Tie, Told

# Share of the shorter text that the longer one holds too, under quite another headline and under the same.
COPY, TITLED_COPY = 0.6, 0.52
WHOLE, ALL = 0.9, 0.97  # of a text or headline
NEARLY_ALL, LONG = 0.75, 100  # of a text of so many shingles
QUOTED = 0.5  # of what stands outside quotations: everybody prints the same quotation
LEAST = 20  # shingles; less is no text
FEW = 40  # shingles; less is too little to call anything a copy
FLASH = 60  # shingles; a shorter text is an announcement
REWORKED = 0.75  # of the headline: the outlet's own text under another one is its reworked version
OPENS = 0.5  # of the first letters
CHAIN_TEXT, CHAIN_TITLE = 0.45, 0.5
CHAIN_LEAST = 0.12  # of the text, where both have one and only the headlines agree
ONE_DAY = timedelta(hours=12)  # within which a headline alone makes a step; "Stocks open higher" returns the next day
ONE_NIGHT = timedelta(hours=16)  # within which two outlets may date one thing by two days
EVENT_TEXT, EVENT_TITLE, EVENT_WORDS = 0.3, 0.5, 0.45
OWN_EVENT_TEXT = 0.4  # within one outlet, which tells a thing once
SPOKEN_OF = 0.25  # of the headlines' words: a text in common that speaks of neither is what a series brings each time
ONE_SUBJECT = 0.8  # of the headlines' words
SHARED_WORDS = 2
UNLIKE_TEXT = 0.15
LONG_ID = 8  # signs; shorter numbers are given out by many sites
FEW_TITLE = 8  # shingles
SAME_NEWS = timedelta(hours=36)  # apart at most, for steps of a chain and accounts of one event


@dataclass(frozen=True, slots=True, kw_only=True)
class _Common:
    """What two articles have in common: shares of text and headline, words of the headlines; what speaks against it."""

    one_site: bool
    text: float
    title: float
    words: float
    against: Contradiction | None


def likeness(a: Told, b: Told) -> Likeness:
    """Say how two articles belong together, and why."""
    found = tie(fingerprint(a), fingerprint(b))
    if found.tie is Tie.DIFFERENT and is_korean(a) != is_korean(b):
        return accounts(account(a), account(b), a.topics & b.topics)
    return found


def tie(a: Fingerprint, b: Fingerprint) -> Likeness:
    """Say how two articles belong together by their fingerprints."""
    one_site = bool(a.site) and a.site == b.site
    return _by_address(a, b, one_site) or _by_wording(a, b, _common(a, b, one_site))


def _by_address(a: Fingerprint, b: Fingerprint, one_site: bool) -> Likeness | None:
    if shared := a.keys & b.keys:
        return Likeness(tie=Tie.ARTICLE, reason=f"the same address, {min(shared)}")
    if one_site and a.id and (a.id, a.aspect) == (b.id, b.aspect) and not _contradicted(a, b):
        return Likeness(tie=Tie.ARTICLE, reason=f"the same id {a.id} in both addresses")
    if len(a.id) >= LONG_ID and a.id == b.id and len(a.title) >= FEW_TITLE and a.title == b.title:
        return Likeness(tie=Tie.ARTICLE, reason=f"the same id {a.id} and headline at two sites")
    return None


def _contradicted(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two texts under one id are so different that the id must be that of a series or a section."""
    return bool(a.text and b.text) and held(a.text, b.text) < UNLIKE_TEXT and held(a.title, b.title) < EVENT_TITLE


def _common(a: Fingerprint, b: Fingerprint, one_site: bool) -> _Common:
    one, other = apart_from_series(a.gist, b.gist) if one_site else (a.gist, b.gist)
    words = agreement(one, other)
    against = contradiction(one, other, are_dated_alike=one_site or not are_near(a, b, ONE_NIGHT))
    if against and against.is_subject and words >= ONE_SUBJECT:
        against = None  # one thing under two names: all else that the headlines say is the same
    return _Common(
        one_site=one_site,
        text=held(a.text, b.text) if min(len(a.text), len(b.text)) >= LEAST else 0.0,
        title=held(a.title, b.title),
        words=words,
        against=against,
    )


def _by_wording(a: Fingerprint, b: Fingerprint, common: _Common) -> Likeness:
    if common.against and are_editions(a.gist, b.gist):
        return Likeness(tie=Tie.DIFFERENT, reason=common.against.reason)
    chain = (_chain(a, b, common) or _reworked(a, b, common)) if common.one_site else None
    if found := chain or _copy(a, b, common):
        return found
    if not are_near(a, b, SAME_NEWS):
        return Likeness(tie=Tie.DIFFERENT, reason="too far apart in time")
    return _event(a, b, common)


def _chain(a: Fingerprint, b: Fingerprint, common: _Common) -> Likeness | None:
    stages = [each.stage for each in (a, b) if each.stage]
    if not stages or _is_one_step(a.stage, b.stage) or not are_near(a, b, SAME_NEWS):
        return None
    flash = min(len(a.text), len(b.text)) < FLASH
    titled = common.title >= CHAIN_TITLE and (flash or common.text >= CHAIN_LEAST) and are_near(a, b, ONE_DAY)
    if not titled and (common.text < CHAIN_TEXT or common.against):
        return None
    labels = " and ".join(dict.fromkeys(stage.label for stage in stages))
    reason = f"steps of one wire chain ({labels}), {common.title:.0%} of the headline agree"
    return Likeness(tie=Tie.FOLLOWUP, reason=reason, share=common.text)


def _is_one_step(a: Stage | None, b: Stage | None) -> bool:
    """Whether both are, say, a 2보: of two chains, then. Flashes and corrections come more than once."""
    return a is not None and b is not None and a.order == b.order and 0 < a.order < CORRECTION


def _reworked(a: Fingerprint, b: Fingerprint, common: _Common) -> Likeness | None:
    """Tie two texts of one outlet that open alike, or speak of the same throughout, under two headlines.

    What it prints again unchanged is a copy.
    """
    if common.against or common.words < SPOKEN_OF or common.title >= REWORKED or not are_near(a, b, SAME_NEWS):
        return None
    unchanged = common.text >= WHOLE and min(len(a.text), len(b.text)) >= FEW
    if unchanged or common.text < EVENT_TEXT or differ_in_subject(a.gist, b.gist):
        return None
    if common.words < ONE_SUBJECT and not _open_alike(a, b):
        return None
    reason = f"both of one outlet, they share {common.text:.0%} of the text"
    return Likeness(tie=Tie.FOLLOWUP, reason=reason, share=common.text)


def _open_alike(a: Fingerprint, b: Fingerprint) -> bool:
    return max(held(a.opens, b.text), held(b.opens, a.text)) >= OPENS


def _copy(a: Fingerprint, b: Fingerprint, common: _Common) -> Likeness | None:
    """Tie two texts of which one was made of the other; the less the headlines share, the more text is asked."""
    asked = COPY - (COPY - TITLED_COPY) * common.title
    size = min(len(a.text), len(b.text))
    if size < FEW or common.text < asked or (common.against and not _is_beyond_doubt(common, size)):
        return None
    if common.text < WHOLE and _outside_quotations(a, b) < QUOTED:
        return None
    if (common.one_site and common.words < SPOKEN_OF) or (common.text < ALL and differ_in_subject(a.gist, b.gist)):
        return None
    return Likeness(
        tie=Tie.COPY, reason=f"{common.text:.0%} of the shorter text stands in the other", share=common.text
    )


def _is_beyond_doubt(common: _Common, size: int) -> bool:
    """Whether so much text is the same that two headlines may well speak of two subjects in it."""
    return bool(common.against and common.against.is_subject) and common.text >= NEARLY_ALL and size >= LONG


def _outside_quotations(a: Fingerprint, b: Fingerprint) -> float:
    """Return which share of the shorter text the other one holds, leaving out what is quoted."""
    shorter, longer = sorted((a, b), key=lambda each: len(each.text))
    own = shorter.text - shorter.quoted
    return len(own & longer.text) / len(own) if own else 0.0


def _event(a: Fingerprint, b: Fingerprint, common: _Common) -> Likeness:
    agree = f"{common.text:.0%} of the text and {common.words:.0%} of the headlines' words agree"
    if common.against:
        return _scene(a, b, common) or Likeness(tie=Tie.DIFFERENT, reason=f"{common.against.reason}; {agree}")
    by_text = common.text >= (OWN_EVENT_TEXT if common.one_site else EVENT_TEXT) and common.words >= SPOKEN_OF
    by_text = by_text and not (common.one_site and differ_in_subject(a.gist, b.gist))
    by_words = common.words >= EVENT_WORDS and shared_words(a.gist, b.gist) >= SHARED_WORDS
    told = by_text or (by_words and not common.one_site)
    return Likeness(tie=Tie.EVENT if told else Tie.DIFFERENT, reason=agree)


def _scene(a: Fingerprint, b: Fingerprint, common: _Common) -> Likeness | None:
    """Tie photographs of one scene, which have other subjects each, but the place and the day in common."""
    alike = common.text >= TITLED_COPY and min(len(a.text), len(b.text)) >= FEW and a.gist.days & b.gist.days
    if not (alike and common.against and common.against.is_subject):
        return None
    return Likeness(tie=Tie.EVENT, reason=f"one scene, though {common.against.reason}")


def are_near(a: Fingerprint, b: Fingerprint, span: timedelta) -> bool:
    """Whether two articles were published within a span of each other; one without a time may have been."""
    return a.published is None or b.published is None or abs(a.published - b.published) <= span
