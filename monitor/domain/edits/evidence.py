"""What kinds of edit the differences between two states are, each with the words that show it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from monitor.domain.changes import FigureChange, Kind, Op, SentenceChange, Severity
from monitor.domain.edits.diff import GIANT, likeness
from monitor.domain.edits.differences import Differences, focused
from monitor.domain.edits.directions import turned
from monitor.domain.edits.mentions import is_called_short, read_names, read_people, read_sources
from monitor.domain.edits.quotes import QuoteChange, compare_quotes, scare_quotes_changed
from monitor.domain.edits.rewording import reworded
from monitor.domain.edits.scenes import Scene
from monitor.domain.edits.severity import WEIGHTY_LABELS, Evidence, worst
from monitor.domain.numbers.figure_changes import compare_figures
from monitor.domain.texts.text import loose_key

CLOSE = 0.7  # of two wordings, that a negation in one of them turns the other round
RELATED = 0.35  # and that words of opposite direction do
_FLASH = 240  # letters of a text that is a flash; wide ones count double
_GROWN = 2.0  # times as long is a flash that was expanded
_CUT = 0.6  # of its length is a text that was cut
_STILL_SAID = 85  # per cent of a quotation's letters that stand in the text without its marks
_SAME_WORDS = 0.4  # of what sentences that went and came say, that they tell the same in other words
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{4,}|[가-힣]{2,}|[㐀-鿿ァ-ヶ]{2,}|\d+")
_STEM = 5  # letters that words share before their endings
_FORM = 5  # letters at least that other forms of a name begin with
_NAMING = (Kind.REPHRASED, Kind.UPDATED, Kind.TYPO)  # rewordings that can name somebody else
_SHOWN = 120  # letters of evidence that are kept


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings of one sentence (or headline), and what kind of rewording led from one to the other."""

    before: str
    after: str
    rewording: Kind
    headline: bool = False


def pairs_of(differences: Differences) -> tuple[Pair, ...]:
    """Pair the wordings that gave way to others, the headline first."""
    found = []
    if differences.headlines:
        old, new = (headline.says for headline in differences.headlines)
        if old and new:
            old, new = focused(old, new)
            found.append(Pair(old, new, reworded(old, new, headline=True), headline=True))
    replaced = (focused(each.before, each.after) for each in differences.sentences if each.op is Op.REPLACE)
    return (*found, *(Pair(old, new, reworded(old, new)) for old, new in replaced))


def figures_of(pairs: Iterable[Pair]) -> tuple[FigureChange, ...]:
    """List the figures that changed inside of reworded sentences, each once."""
    told = (pair for pair in pairs if pair.rewording is not Kind.SPACING)
    changes = dict.fromkeys(change for pair in told for change in compare_figures(pair.before, pair.after))
    return tuple(change for change in changes if not any(_is_part(change, other) for other in changes))


def _is_part(change: FigureChange, other: FigureChange) -> bool:
    """Whether another figure is the same one with its unit: headlines often leave it out."""
    pairs = ((change.before, other.before), (change.after, other.after))
    return change != other and change.percent == other.percent and all(said and said in full for said, full in pairs)


def gather(differences: Differences, pairs: tuple[Pair, ...], scene: Scene) -> tuple[Evidence, ...]:
    """Collect the evidence of every kind; there is some whenever anything differs."""
    found = (
        *(Evidence(kind=Kind.CORRECTION, words=notice) for notice in differences.notices),
        *_about_headline(differences, pairs),
        *_about_labels(differences),
        *(found for pair in pairs for found in _about_pair(pair, scene)),
        *_about_quotes(differences, pairs, scene),
        *_about_text(differences, scene),
        *(Evidence(kind=Kind.CAPTION, words=caption) for caption in differences.captions),
        *(Evidence(kind=Kind.BYLINE, words=author) for author in differences.authors),
    )
    if differences.ragged and worst(found) is Severity.NONE:
        ragged = Evidence(kind=Kind.TYPOGRAPHIC, words="the text breaks off at another place", severity=Severity.LOW)
        found = (*found, ragged)
    return tuple(replace(each, words=each.words[:_SHOWN]) for each in found)


def _about_headline(differences: Differences, pairs: tuple[Pair, ...]) -> Iterator[Evidence]:
    if not differences.title or not (differences.headlines or differences.editions):
        return
    if differences.editions:
        edition = _arrow(differences.editions.before, differences.editions.after)
        yield Evidence(kind=Kind.UPDATED, words=f"edition: {edition}")
    slight = any(pair.headline and pair.rewording in (Kind.TYPO, Kind.SPACING) for pair in pairs)
    words = _arrow(differences.title.before, differences.title.after)
    spaced = any(pair.headline and pair.rewording is Kind.SPACING for pair in pairs)
    if not spaced:
        yield Evidence(kind=Kind.HEADLINE, words=words, severity=Severity.LOW if slight else None)


def _about_labels(differences: Differences) -> Iterator[Evidence]:
    """Tell of labels; beside a reworded headline, which shows them anyway, of weighty new ones alone."""
    for label in differences.labels_added:
        if label.lower() in WEIGHTY_LABELS:
            yield Evidence(kind=Kind.LABEL, words=f"+ {label}", severity=Severity.MEDIUM)
        elif not differences.headlines:
            yield Evidence(kind=Kind.LABEL, words=f"+ {label}")
    if not differences.headlines:
        yield from (Evidence(kind=Kind.LABEL, words=f"- {label}") for label in differences.labels_dropped)
    title = differences.title
    if title and not (
        differences.headlines or differences.editions or differences.labels_added or differences.labels_dropped
    ):
        spaced = loose_key(title.before) == loose_key(title.after)
        # Else a label changed its place, or its brackets.
        yield Evidence(kind=Kind.SPACING if spaced else Kind.LABEL, words=_arrow(title.before, title.after))


def _about_pair(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    words = _arrow(pair.before, pair.after)
    alike = likeness(pair.before, pair.after)
    turn = turned(pair.before, pair.after, close=alike >= CLOSE) if alike >= RELATED else None
    if turn:
        yield Evidence(kind=Kind.NEGATION, words=_arrow(turn.before, turn.after))
    if scare := scare_quotes_changed(pair.before, pair.after):
        yield Evidence(kind=Kind.QUOTE, words=f"'{scare}'", severity=Severity.MEDIUM)
    if pair.rewording is not Kind.SPACING:
        yield from (_figure(change, pair, scene) for change in compare_figures(pair.before, pair.after))
    named = tuple(_about_names(pair, scene)) if pair.rewording in _NAMING else ()
    yield from named
    yield from _about_sources(pair, scene)
    other_facts = pair.rewording is Kind.REPHRASED and bool(named)
    told_above = pair.rewording is Kind.FIGURE or (pair.rewording is Kind.TYPO and (turn or named))
    if not told_above:
        yield Evidence(kind=Kind.UPDATED if other_facts else pair.rewording, words=words)


def _figure(change: FigureChange, pair: Pair, scene: Scene) -> Evidence:
    """Weigh a figure: in a text, one that only came, or that went to another place of it, is none changed."""
    came, went = not change.before, not change.after
    if came and not pair.headline:
        return Evidence(kind=Kind.UPDATED, words=f"+ {change.after}")
    stays = 0 if came else _times(scene.after, change.before)
    if went and not pair.headline and stays and stays >= _times(scene.before, change.before):
        return Evidence(kind=Kind.REPHRASED, words=f"- {change.before}")
    slight = came or (stays and (went or _times(scene.before, change.after)))
    return Evidence(
        kind=Kind.FIGURE, words=_arrow(change.before, change.after), severity=Severity.MEDIUM if slight else None
    )


def _times(text: str, figure: str) -> int:
    """Count how often a text without blanks states a figure: 9일 does not stand in 19일."""
    return len(re.findall(rf"(?<![\d.,]){re.escape(loose_key(figure))}(?!\d)", text))


def _about_names(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    # A slip in a word is a typo, but one letter makes another person of a Korean name.
    read = read_people if pair.rewording is Kind.TYPO else read_names
    gone = [name for name in read(pair.before) if not _holds(pair.after, name)]
    come = [name for name in read(pair.after) if not _holds(pair.before, name)]
    lost = any(loose_key(name) not in scene.after for name in gone)
    won = any(loose_key(name) not in scene.before for name in come)
    if not (lost or won or (gone and come)):
        return
    words = _arrow(", ".join(sorted(gone)), ", ".join(sorted(come)))
    yield Evidence(kind=Kind.NAME, words=words, severity=None if lost else Severity.MEDIUM)


def _holds(text: str, name: str) -> bool:
    """Whether a text names the same, in another form perhaps: Russia holds Russian."""
    return is_called_short(name, text) or all(word[: max(_FORM, len(word) - 2)] in text for word in name.split())


def _about_sources(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    gone = sorted(source for source in read_sources(pair.before) if source not in pair.after)
    come = sorted(source for source in read_sources(pair.after) if source not in pair.before)
    if not gone and not come:
        return
    lost = any(loose_key(source) not in scene.after for source in gone)
    severity = None if lost else Severity.MEDIUM
    yield Evidence(kind=Kind.ATTRIBUTION, words=_arrow(", ".join(gone), ", ".join(come)), severity=severity)


def _about_quotes(differences: Differences, pairs: tuple[Pair, ...], scene: Scene) -> Iterator[Evidence]:
    told = [pair for pair in pairs if pair.rewording not in (Kind.TYPO, Kind.SPACING)]
    ops = (Op.INSERT,) if differences.torn else (Op.INSERT, Op.DELETE)
    lone = [] if differences.is_whole else [change for change in differences.sentences if change.op in ops]
    before = [*(pair.before for pair in told), *(change.before[:GIANT] for change in lone)]
    after = [*(pair.after for pair in told), *(change.after[:GIANT] for change in lone)]
    headed = next(((pair.before, pair.after) for pair in told if pair.headline), None)
    for change in compare_quotes(before, after):
        old, new = change.before, change.after
        if old and new and old.words == new.words:
            yield Evidence(kind=Kind.ATTRIBUTION, words=f"{_arrow(old.speaker, new.speaker)}: “{new.words}”")
            continue
        if headed and _is_said_without_marks(change, *headed):
            continue
        words = _arrow(*(f"“{quote.words}”" if quote else "" for quote in (old, new)))
        kept = old is None or fuzz.partial_ratio(loose_key(old.words), scene.after) >= _STILL_SAID
        yield Evidence(kind=Kind.QUOTE, words=words, severity=Severity.MEDIUM if kept else None)


def _is_said_without_marks(change: QuoteChange, before: str, after: str) -> bool:
    """Whether a headline says the same words on its other side, without quotation marks: a matter of its style."""
    quote, here, there = (change.after, after, before) if change.after else (change.before, before, after)
    if quote is None or (change.before and change.after) or quote.words not in here:
        return False
    return fuzz.partial_ratio(loose_key(quote.words), loose_key(there)) >= _STILL_SAID


def _about_text(differences: Differences, scene: Scene) -> Iterator[Evidence]:
    """Tell what sentences that came, went and moved amount to."""
    for change in differences.sentences:
        if change.op is Op.MOVE:
            yield Evidence(kind=Kind.MOVED, words=change.after)
    alone = [change for change in differences.sentences if change.op in (Op.INSERT, Op.DELETE)]
    lone = [change for change in alone if any(map(str.isalnum, change.before or change.after))]
    if alone and not lone:
        yield Evidence(kind=Kind.TYPOGRAPHIC, words=_arrow(alone[0].before, alone[0].after))
    if not lone:
        return
    old, new = _weight(scene.before), _weight(scene.after)
    words = _arrow(lone[0].before, lone[0].after)
    if old <= _FLASH and new >= _GROWN * old:
        yield Evidence(kind=Kind.EXPANDED, words=f"{old} → {new} letters")
    elif new <= _CUT * old:
        yield Evidence(kind=Kind.CUT, words=words)
    else:
        yield Evidence(kind=Kind.REPHRASED if _say_the_same(lone) else Kind.UPDATED, words=words)


def _say_the_same(lone: Iterable[SentenceChange]) -> bool:
    """Whether what went and what came is much the same in other words."""
    pairs = list(lone)
    gone, come = (
        {word[:_STEM].lower() for text in texts for word in _WORD.findall(text)}
        for texts in ((each.before for each in pairs), (each.after for each in pairs))
    )
    return bool(gone and come) and 2 * len(gone & come) >= _SAME_WORDS * (len(gone) + len(come))


def _weight(text: str) -> int:
    return len(text) + (0 if text.isascii() else sum(map("\u1100".__le__, text)))


def _arrow(before: str, after: str) -> str:
    if not before:
        return f"+ {after}"
    return f"{before} → {after}" if after else f"- {before}"
