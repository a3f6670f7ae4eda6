"""What became of the figures in two wordings of one sentence."""

import re
from collections.abc import Callable, Iterable, Iterator

from monitor.domain.changes import FigureChange, Kind, Severity
from monitor.domain.edits.offers import is_offer
from monitor.domain.edits.pairs import Pair, arrow
from monitor.domain.edits.scenes import Scene
from monitor.domain.edits.severity import Evidence
from monitor.domain.numbers.figure_changes import Exchange, exchanged
from monitor.domain.numbers.figures import Figure, read_numbers
from monitor.domain.numbers.units import is_currency

_FEW = 2  # words that give way while a statement is the same one
_MANY = 100  # figures changed, beyond which none is looked for within another
_SMALL = 2  # digits of a number that stands everywhere
_EDITION = re.compile(r"(?:20\d\d(?:[년.]\s?\d{1,2}월?)?|\d{1,2}월|[^\W\d_]{3,9}\.?(?:\s20\d\d)?)\W?")
_MOMENTS = ("date", "time", "year", "")  # what is said of when, which names no quantity


def figures_of(pairs: Iterable[Pair], scene: Scene) -> tuple[FigureChange, ...]:
    """List the figures that changed inside of reworded sentences, each once."""
    changes = dict.fromkeys(each.change for pair in pairs for each in figures_in(pair, scene))
    if len(changes) > _MANY:
        return tuple(changes)
    return tuple(change for change in changes if not any(_is_part(change, other) for other in changes))


def about_figures(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    """Tell of the figures that changed, each by what it weighs."""
    found = tuple(figures_in(pair, scene))
    came = any(each.before is None for each in found)
    yield from (_figure(each, pair, scene, instead=came) for each in found)


def figures_in(pair: Pair, scene: Scene) -> Iterator[Exchange]:
    """Give the figures of a pair that gave way to others, and those without a partner that are new or gone for good."""
    if pair.unread or pair.rewording is Kind.SPACING or pair.is_cosmetic:
        return
    offer = is_offer(pair.before) and is_offer(pair.after)
    for each in exchanged(pair.before, pair.after, _stated(pair, scene)):
        if offer and _is_edition(each.before) and _is_edition(each.after):
            continue
        if _is_conversion(each.before, pair.before) and _is_conversion(each.after, pair.after):
            continue  # it follows its amount
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


def _is_conversion(figure: Figure | None, text: str) -> bool:
    """Whether a figure is none, or tells in brackets what the amount before them comes to in another currency."""
    if figure is None:
        return True
    ahead = text[: figure.start].rstrip()
    if not is_currency(figure.unit) or not ahead.endswith(("(", "（")):
        return False
    amount = len(ahead) - 1
    return any(each.end in (amount, amount - 1) and is_currency(each.unit) for each in read_numbers(text))


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
