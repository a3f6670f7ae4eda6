"""Two wordings of one sentence or headline, and what became of the figures, names and sources in them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from monitor.domain.changes import FigureChange, Kind, Op, Severity
from monitor.domain.edits.captions import is_caption
from monitor.domain.edits.diff import likeness
from monitor.domain.edits.differences import Differences, focused
from monitor.domain.edits.directions import denied, put_off, turned
from monitor.domain.edits.frames import Frame, frame_of, is_cosmetic, plain, stem_of
from monitor.domain.edits.marks import marked
from monitor.domain.edits.mentions import (
    exchanged_in_place,
    in_each_others_place,
    is_called_short,
    is_short_for,
    read_names,
    read_people,
)
from monitor.domain.edits.offers import is_offer
from monitor.domain.edits.quotes import scare_quotes_changed
from monitor.domain.edits.rewording import reworded
from monitor.domain.edits.roles import swapped
from monitor.domain.edits.scenes import Scene
from monitor.domain.edits.severity import Evidence
from monitor.domain.edits.sources import exchanged_sources
from monitor.domain.numbers.figure_changes import Exchange, exchanged
from monitor.domain.numbers.figures import Figure, read_numbers
from monitor.domain.numbers.units import is_currency
from monitor.domain.texts.text import loose_key

CLOSE = 0.7  # of two wordings, that a negation in one of them turns the other round
RELATED = 0.35  # and that words of opposite direction do
_FEW = 2  # words that give way while a statement is the same one
_LONG_HEADLINE = 500  # letters of a headline that are read for what it says
_READ = 60_000  # letters of reworded sentences that are read for figures, names and sources, both sides together
_LINE = 60  # letters that take as long to read as a figure
_CAPITAL = re.compile(r"[A-ZÄÖÜ][a-zäöüß]")
_DIGITS = re.compile(r"\d[\d.,]*")
# Of a headline's letters that the article did not hold, so that it tells something new: of two words, and of more.
_NEWS, _NEWS_OF_MORE = 0.25, 0.2
_MANY = 100  # figures changed, beyond which none is looked for within another
_SMALL = 2  # digits of a number that stands everywhere
_FORM = 5  # letters at least that other forms of a name begin with
_NAMING = (Kind.REPHRASED, Kind.UPDATED, Kind.TYPO)  # rewordings that can name somebody else
_EDITION = re.compile(r"(?:20\d\d(?:[년.]\s?\d{1,2}월?)?|\d{1,2}월|[^\W\d_]{3,9}\.?(?:\s20\d\d)?)\W?")
_MOMENTS = ("date", "time", "year", "")  # what is said of when, which names no quantity


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings of one sentence (or headline), and what kind of rewording led from one to the other."""

    before: str
    after: str
    rewording: Kind
    headline: bool = False
    unread: bool = False  # more had changed than is read for what it says

    @property
    def frame(self) -> Frame:
        """What stays beside figures and quotations."""
        return frame_of(self.before, self.after)

    @property
    def is_slight(self) -> bool:
        """Whether beside figures no more than one word was exchanged, and no quotation."""
        return self.frame.is_slight and quoted(self.before) == quoted(self.after)

    @property
    def is_cosmetic(self) -> bool:
        """Whether only capitals, marks, blanks or Chinese letters for Korean ones differ."""
        return is_cosmetic(self.before, self.after)


def quoted(text: str) -> tuple[str, ...]:
    """List what stands between quotation marks, as it is read aloud."""
    return tuple(plain(each.words) for each in marked(text))


def pairs_of(differences: Differences) -> tuple[Pair, ...]:
    """Pair the wordings that gave way to others, the headline first."""
    found = []
    if differences.headlines:
        old, new = (headline.says for headline in differences.headlines)
        if old and new:
            old, new = focused(old, new, _LONG_HEADLINE)
            found.append(Pair(old, new, reworded(old, new, headline=True), headline=True))
    replaced = [focused(each.before, each.after) for each in differences.sentences if each.op is Op.REPLACE]
    spent = accumulate(_effort(old) + _effort(new) for old, new in replaced)
    pairs = zip(replaced, spent, strict=True)
    return (*found, *(_pair(old, new, unread=after > _READ) for (old, new), after in pairs))


def _pair(old: str, new: str, *, unread: bool) -> Pair:
    return Pair(old, new, Kind.UPDATED if unread else reworded(old, new), unread=unread)


def _effort(text: str) -> int:
    """Weigh what reading a wording takes: by its letters, and each figure in it like a line of them."""
    return len(text) + _LINE * len(_DIGITS.findall(text))


def figures_of(pairs: Iterable[Pair], scene: Scene) -> tuple[FigureChange, ...]:
    """List the figures that changed inside of reworded sentences, each once."""
    changes = dict.fromkeys(each.change for pair in pairs for each in figures_in(pair, scene))
    if len(changes) > _MANY:
        return tuple(changes)
    return tuple(change for change in changes if not any(_is_part(change, other) for other in changes))


def figures_in(pair: Pair, scene: Scene) -> Iterator[Exchange]:
    """Give the figures of a pair that gave way to others, and those without a partner that are new or gone for good."""
    if pair.unread or pair.rewording is Kind.SPACING or pair.is_cosmetic:
        return
    offer = is_offer(pair.before) and is_offer(pair.after)
    for each in exchanged(pair.before, pair.after, _stated(pair, scene)):
        if offer and _is_edition(each.before) and _is_edition(each.after):
            continue
        if each.before and each.after and (_is_converted(each) or not (pair.frame.stays or each.anchored)):
            yield from _alone(Exchange(each.before, None), scene)
            yield from _alone(Exchange(None, each.after), scene)
        elif each.before and each.after:
            yield each
        else:
            yield from _alone(each, scene)


def _is_edition(figure: Figure | None) -> bool:
    """Whether a figure is a month or a year, as lists and offers have them, or none."""
    return figure is None or _EDITION.fullmatch(figure.text) is not None


def _stated(pair: Pair, scene: Scene) -> frozenset[str]:
    """List the figures of a pair that the article states before and after; small numbers stand everywhere."""
    found = {each.text for text in (pair.before, pair.after) for each in read_numbers(text)}
    long = (figure for figure in found if sum(map(str.isdigit, figure)) > _SMALL)
    return frozenset(figure for figure in long if scene.times_before(figure) and scene.times_after(figure))


def _alone(each: Exchange, scene: Scene) -> Iterator[Exchange]:
    """Give a figure that went or came, unless the article states it on its other side too."""
    if each.before and _is_stated(each.before.text, scene.times_after, scene.times_before):
        return
    if each.after and _is_stated(each.after.text, scene.times_before, scene.times_after):
        return
    yield each


def _is_stated(figure: str, there: Callable[[str], int], here: Callable[[str], int]) -> bool:
    """Whether a figure is stated there; small numbers without a unit stand everywhere, and must do so as often."""
    times = there(figure)
    return times >= (here(figure) if _is_small(figure) else 1) and times > 0


def _is_small(figure: str) -> bool:
    """Whether a figure is a digit or two without a unit, as they stand everywhere: a day, an age, a place."""
    return len(figure) <= _SMALL and figure.isdigit()


def _is_part(change: FigureChange, other: FigureChange) -> bool:
    """Whether another figure is the same one with its unit: headlines often leave it out."""
    pairs = ((change.before, other.before), (change.after, other.after))
    return change != other and change.percent == other.percent and all(said and said in full for said, full in pairs)


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
    found = (*_about_turn(pair), *_about_figures(pair, scene), *_about_names(pair, scene), *_about_sources(pair, scene))
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
    if rewording is Kind.FIGURE or (rewording is Kind.TYPO and told & {Kind.NEGATION, Kind.NAME}):
        return
    if pair.frame.is_slight and (told or (pair.headline and not pair.is_slight)) and rewording is not Kind.TYPO:
        return
    if pair.headline and rewording is not Kind.TYPO:
        rewording = Kind.UPDATED if _has_news(pair, scene) else Kind.REPHRASED
    elif rewording is Kind.REPHRASED and (Kind.NAME in told or is_offer(scene.title)):
        rewording = Kind.UPDATED
    yield Evidence(kind=rewording, words=words)


def _has_news(pair: Pair, scene: Scene) -> bool:
    """Whether a headline tells what the article did not say before."""
    come = pair.frame.come
    new = [word for word in come if stem_of(word) not in scene.before_folded]
    share = sum(map(len, new)) / max(1, len(plain(pair.after)))
    return len(come) > 1 and share >= (_NEWS if len(come) == _FEW else _NEWS_OF_MORE)


def _about_figures(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    found = tuple(figures_in(pair, scene))
    came = any(each.before is None for each in found)
    yield from (_figure(each, pair, scene, instead=came) for each in found)


def _figure(each: Exchange, pair: Pair, scene: Scene, *, instead: bool) -> Evidence:
    change = each.change
    words = arrow(change.before, change.after)
    if each.before is None or each.after is None:
        return _lone_figure(each, pair, words, instead=instead)
    elsewhere = not each.anchored and scene.times_after(change.before) and scene.times_before(change.after)
    return Evidence(kind=Kind.FIGURE, words=words, severity=Severity.MEDIUM if elsewhere else None)


def _lone_figure(each: Exchange, pair: Pair, words: str, *, instead: bool) -> Evidence:
    """Weigh a figure without a partner: taken out of a statement that stands, it is one withdrawn."""
    told = each.before is not None and not _is_small(each.before.text) and each.before.unit not in _MOMENTS[:2]
    if told and not instead and pair.frame.stays and len(pair.frame.come) <= _FEW:
        return Evidence(kind=Kind.FIGURE, words=words)
    figure = each.before or each.after
    moment = figure is not None and figure.unit in _MOMENTS
    return Evidence(
        kind=Kind.UPDATED,
        words=words,
        severity=Severity.LOW if moment and pair.headline and pair.frame.is_slight else None,
    )


def _is_converted(each: Exchange) -> bool:
    """Whether an amount is told in another currency, as far as its value is another one too."""
    if each.before is None or each.after is None or each.before.unit == each.after.unit:
        return False
    both = is_currency(each.before.unit) and is_currency(each.after.unit)
    return both and each.before.value != each.after.value


def _about_names(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    """Tell of a name exchanged, or gone from a statement that stands; one that merely came takes nothing back."""
    if pair.rewording not in _NAMING or not pair.frame.stays:
        return
    # A slip in a word is a typo, but one letter makes another person of a Korean name.
    german = _CAPITAL.search(pair.before) is not None and scene.is_german
    read = read_people if pair.rewording is Kind.TYPO else partial(read_names, german=german)
    was, became = exchanged_in_place(pair.before, pair.after)
    old = [*was, *(name for name in read(pair.before) if _is_missed(name, pair.after, scene))]
    new = [*became, *(name for name in read(pair.after) if _is_missed(name, pair.before, scene))]
    if any(is_short_for(a, b) or is_short_for(b, a) for a in old for b in new):
        return
    gone, come = in_each_others_place(pair.before, pair.after, old, new)
    if not gone:
        return
    lost = any(loose_key(name) not in scene.after for name in gone)
    if lost or come:
        words = arrow(", ".join(gone), ", ".join(come))
        yield Evidence(kind=Kind.NAME, words=words, severity=None if lost else Severity.MEDIUM)


def _is_missed(name: str, text: str, scene: Scene) -> bool:
    """Whether a text does not name somebody; what the article also writes small is no name."""
    return not _holds(text, name) and not scene.is_common(name)


def _holds(text: str, name: str) -> bool:
    """Whether a text names the same, by the last name perhaps or in another form: Russia holds Russian."""
    last = name.rsplit(maxsplit=1)[-1]
    return is_called_short(name, text) or last[: max(_FORM, len(last) - 2)] in text


def _about_sources(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    gone, come = exchanged_sources(pair.before, pair.after)
    if not gone and not come:
        return
    lost = any(loose_key(source) not in scene.after for source in gone)
    weighty = lost and pair.frame.share >= RELATED
    yield Evidence(
        kind=Kind.ATTRIBUTION,
        words=arrow(", ".join(gone), ", ".join(come)),
        severity=None if weighty else Severity.MEDIUM,
    )


def arrow(before: str, after: str) -> str:
    """Write what gave way to what.

    >>> arrow("3", "4"), arrow("", "4"), arrow("3", "")
    ('3 → 4', '+ 4', '- 3')
    """
    if not before:
        return f"+ {after}"
    return f"{before} → {after}" if after else f"- {before}"
