"""What a rewording did: whom it names, whose word it is, which way it turns, and what else it says."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from rapidfuzz.distance import Indel

from monitor.domain.changes import Kind, Severity
from monitor.domain.edits.attributions import exchanged_sources, hearsay
from monitor.domain.edits.diff import likeness
from monitor.domain.edits.directions import denied, put_off, turned
from monitor.domain.edits.frames import plain, stem_of
from monitor.domain.edits.mentions import (
    exchanged_in_place,
    in_each_others_place,
    is_called_short,
    is_full,
    is_short_for,
    read_names,
    read_people,
)
from monitor.domain.edits.offers import is_offer
from monitor.domain.edits.pair_figures import about_figures
from monitor.domain.edits.pairs import Pair, arrow
from monitor.domain.edits.paratext import is_caption
from monitor.domain.edits.quotes import scare_quotes_changed
from monitor.domain.edits.roles import swapped
from monitor.domain.edits.scenes import Scene
from monitor.domain.edits.severity import Evidence
from monitor.domain.texts.text import loose_key

CLOSE = 0.7  # of two wordings, that a negation in one of them turns the other round
RELATED = 0.35  # and that words of opposite direction do
_FEW = 2  # words that give way while a statement is the same one
_CAPITAL = re.compile(r"[A-ZÄÖÜ][a-zäöüß]")
# Of a headline's letters that the article did not hold, so that it tells something new: of two words, and of more.
_NEWS, _NEWS_OF_MORE = 0.25, 0.2
_FORM = 5  # letters at least that other forms of a name begin with
_NAMING = (Kind.REPHRASED, Kind.UPDATED, Kind.TYPO)  # rewordings that can name somebody else


def about_pair(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    """Tell what a rewording did, beside its quotations."""
    words = arrow(pair.before, pair.after)
    if pair.unread:
        yield Evidence(kind=pair.rewording, words=words)
        return
    scare = scare_quotes_changed(pair.before, pair.after)
    if scare:
        yield Evidence(kind=Kind.QUOTE, words=f"'{scare}'", severity=Severity.MEDIUM)
    if pair.is_cosmetic:
        yield Evidence(kind=_cosmetic_kind(pair), words=words)
        return
    if is_caption(pair.before) and is_caption(pair.after):
        yield Evidence(kind=Kind.CAPTION, words=words)
        return
    found = (*_about_turn(pair), *about_figures(pair, scene), *_about_names(pair, scene), *_about_sources(pair, scene))
    yield from found
    yield from _about_rest(pair, {each.kind for each in found}, words, scene)


def _cosmetic_kind(pair: Pair) -> Kind:
    """Name what nobody would read aloud; a blank that stands at another place in as many words was a slip."""
    if loose_key(pair.before) != loose_key(pair.after):
        return Kind.TYPOGRAPHIC
    return Kind.TYPO if len(pair.before.split()) == len(pair.after.split()) else Kind.SPACING


def _about_turn(pair: Pair) -> Iterator[Evidence]:
    alike = likeness(pair.before, pair.after)
    turn = turned(pair.before, pair.after, close=alike >= CLOSE) if alike >= RELATED else None
    turn = turn or denied(pair.before, pair.after)
    turn = turn or (put_off(pair.before, pair.after) if pair.frame.stays else None)
    if turn:
        yield Evidence(kind=Kind.NEGATION, words=arrow(turn.before, turn.after))
        return
    one, other = swapped(pair.before, pair.after)
    if one:
        yield Evidence(kind=Kind.NEGATION, words=f"{one} and {other} changed their parts")


def _about_rest(pair: Pair, told: set[Kind], words: str, scene: Scene) -> Iterator[Evidence]:
    """Tell what the other words of a rewording came to, where what is told of it does not say it all."""
    rewording = pair.rewording
    if rewording is Kind.FIGURE and not told:  # a sum told in another currency as well
        yield Evidence(kind=Kind.REPHRASED, words=words)
        return
    if rewording is Kind.FIGURE or (rewording is Kind.TYPO and told & {Kind.NEGATION, Kind.NAME}):
        return
    if pair.frame.is_slight and (told or (pair.headline and not pair.is_slight)) and rewording is not Kind.TYPO:
        return
    if pair.headline and rewording is not Kind.TYPO:
        rewording = Kind.UPDATED if _has_news(pair, scene) else Kind.REPHRASED
    elif rewording is Kind.REPHRASED and (Kind.NAME in told or _lists_others(pair, scene)):
        rewording = Kind.UPDATED
    yield Evidence(kind=rewording, words=words)


def _lists_others(pair: Pair, scene: Scene) -> bool:
    """Whether a sentence of a list or an offer names others than before."""
    if not is_offer(scene.title):
        return False
    sides = (pair.before, pair.after), (pair.after, pair.before)
    return any(_is_missed(name, there, scene) for here, there in sides for name in read_names(here))


def is_slight(pair: Pair, scene: Scene) -> bool:
    """Whether a headline says the same, but for a word, or two words for which the article has others."""
    return pair.is_slight or (pair.is_by_synonyms and not _has_news(pair, scene))


def _has_news(pair: Pair, scene: Scene) -> bool:
    """Whether a headline tells what the article did not say before."""
    come = pair.frame.told
    new = [word for word in come if stem_of(word) not in scene.before_folded]
    share = sum(map(len, new)) / max(1, len(plain(pair.after)))
    return len(come) > 1 and share >= (_NEWS if len(come) == _FEW else _NEWS_OF_MORE)


def _about_names(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    """Tell of a name exchanged, or gone from a statement that stands; one that merely came takes nothing back."""
    if pair.rewording not in _NAMING:
        return
    german = _CAPITAL.search(pair.before) is not None and scene.is_german
    if not pair.frame.stays:
        yield from _about_names_gone(read_names(pair.before, german=german), scene)
        return
    # A slip in a word is a typo, but one letter makes another person of a Korean name.
    read = read_people if pair.rewording is Kind.TYPO else partial(read_names, german=german)
    was, became = exchanged_in_place(pair.before, pair.after)
    old = [*was, *(name for name in read(pair.before) if _is_missed(name, pair.after, scene))]
    new = [*became, *(name for name in read(pair.after) if _is_missed(name, pair.before, scene))]
    if any(is_short_for(a, b) or is_short_for(b, a) for a in old for b in new):
        return
    if len(old) == len(new) == 1 and _was_a_slip(old[0], new[0], scene):
        yield Evidence(kind=Kind.TYPO, words=arrow(old[0], new[0]))
        return
    gone, come = in_each_others_place(pair.before, pair.after, old, new)
    if not gone:
        yield from _about_names_gone(old, scene)
        return
    lost = any(loose_key(name) not in scene.after for name in gone)
    if lost or come:
        words = arrow(", ".join(gone), ", ".join(come))
        yield Evidence(kind=Kind.NAME, words=words, severity=None if lost else Severity.MEDIUM)


def _was_a_slip(was: str, became: str, scene: Scene) -> bool:
    """Whether a name was mangled: much the same letters, and the article had it right elsewhere."""
    alike = not ("가" <= was[0] <= "힣") and Indel.normalized_similarity(was, became) >= CLOSE
    return alike and loose_key(became) in scene.before


def _about_names_gone(names: Iterable[str], scene: Scene) -> Iterator[Evidence]:
    """Tell of somebody named in full whom an article worded anew names no more; nothing was taken back by it."""
    gone = [name for name in sorted(names) if is_full(name) and not _holds(scene.says, name)]
    if gone:
        yield Evidence(kind=Kind.NAME, words=arrow(", ".join(gone), ""), severity=Severity.MEDIUM)


def _is_missed(name: str, text: str, scene: Scene) -> bool:
    """Whether a text does not name somebody; what the article also writes small is no name."""
    return not _holds(text, name) and not scene.is_common(name)


def _holds(text: str, name: str) -> bool:
    """Whether a text names the same, by the last name perhaps or in another form: Russia holds Russian."""
    last = name.rsplit(maxsplit=1)[-1]
    return is_called_short(name, text) or last[: max(_FORM, len(last) - 2)] in text


def _about_sources(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    gone, come = exchanged_sources(pair.before, pair.after)
    lost = any(loose_key(source) not in scene.after for source in gone)
    if not gone and not come:
        heard, hears = hearsay(pair.before), hearsay(pair.after)
        if bool(heard) == bool(hears) or not pair.frame.stays:
            return
        gone, come = [heard] if heard else [], [hears] if hears else []
        lost = bool(heard) and not hearsay(scene.says)
    # Of a headline of another angle none was taken back.
    stands = pair.frame.stays if pair.headline else pair.frame.share >= RELATED
    weight = None if lost and stands else Severity.MEDIUM
    words = arrow(", ".join(gone), ", ".join(come))
    yield Evidence(kind=Kind.ATTRIBUTION, words=words, severity=weight)
    if any(is_full(source) and not _holds(scene.says, source) for source in gone):
        yield Evidence(kind=Kind.NAME, words=words, severity=weight)
