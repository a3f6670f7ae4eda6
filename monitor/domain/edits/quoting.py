"""What became of quotations: withdrawn, altered, lengthened, given to somebody else."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from monitor.domain.changes import Kind, Op, Severity
from monitor.domain.edits.diff import GIANT
from monitor.domain.edits.differences import Differences
from monitor.domain.edits.directions import is_negated
from monitor.domain.edits.frames import frame_of, plain
from monitor.domain.edits.pairs import Pair, are_said_alike, arrow
from monitor.domain.edits.quotes import Quote, QuoteChange, compare_quotes
from monitor.domain.edits.scenes import Scene
from monitor.domain.edits.severity import Evidence
from monitor.domain.numbers.figures import without_numbers
from monitor.domain.texts.text import loose_key

_KEPT = 0.7  # of a quotation that stays when it is merely shortened
_OPENING = 8  # letters by which a quotation is known that breaks off
_STILL_SAID = 85  # per cent of a quotation's letters that stand in the text without its marks


def about_quotes(differences: Differences, pairs: tuple[Pair, ...], scene: Scene) -> Iterator[Evidence]:
    """Tell what became of quotations; of a headline of another angle none was withdrawn."""
    headed = next((pair for pair in pairs if pair.headline), None)
    if headed:
        yield from _about_headed(headed, scene)
    yield from _about_told(differences, [pair for pair in pairs if not pair.headline], scene)


def _about_headed(pair: Pair, scene: Scene) -> Iterator[Evidence]:
    if pair.is_cosmetic:
        return
    changes = compare_quotes([pair.before], [pair.after], headline=True)
    replaced = any(each.before for each in changes) and any(each.after for each in changes)
    for change in changes:
        if _is_said_without_marks(change, pair.before, pair.after):
            continue
        severity = _weight_of(change, scene)
        if change.before and change.after is None and not (replaced or len(pair.frame.come) <= 1):
            severity = Severity.MEDIUM  # a clause came in its place
        if not _is_of_a_frame(pair):
            severity = min(severity, Severity.MEDIUM)
        yield _told(change, severity)


def _is_of_a_frame(pair: Pair) -> bool:
    """Whether a headline says something beside the quotation, and goes on saying it."""
    return pair.frame.stays


def _about_told(differences: Differences, pairs: Iterable[Pair], scene: Scene) -> Iterator[Evidence]:
    told = [pair for pair in pairs if not (pair.unread or pair.rewording is Kind.SPACING or pair.is_cosmetic)]
    ops = (Op.INSERT,) if differences.torn else (Op.INSERT, Op.DELETE)
    lone = [] if differences.is_whole else [change for change in differences.sentences if change.op in ops]
    before = [*(pair.before for pair in told), *(change.before[:GIANT] for change in lone)]
    after = [*(pair.after for pair in told), *(change.after[:GIANT] for change in lone)]
    for change in compare_quotes(before, after):
        if change.before is None and change.after and _was_broken_off(change.after.words, before):
            continue
        severity = _weight_of(change, scene)
        if change.before and not change.before.said:
            severity = min(severity, Severity.MEDIUM)  # nobody is named who said it
        if change.after is None and differences.headlines and scene.is_teaser:
            severity = min(severity, Severity.MEDIUM)  # a teaser written anew withdraws nothing
        yield _told(change, severity)


def _was_broken_off(words: str, texts: Iterable[str]) -> bool:
    """Whether a text broke off within a quotation, which the other text only completes."""
    opening = words[:_OPENING]
    return len(words) > _OPENING and any(
        opening in text and words.startswith(text[text.rindex(opening) :]) for text in texts
    )


def _told(change: QuoteChange, severity: Severity) -> Evidence:
    old, new = change.before, change.after
    if old and new and old.words == new.words:
        return Evidence(kind=Kind.ATTRIBUTION, words=f"{arrow(old.speaker, new.speaker)}: “{new.words}”")
    words = arrow(*(f"“{quote.words}”" if quote else "" for quote in (old, new)))
    return Evidence(kind=Kind.QUOTE, words=words, severity=severity)


def _weight_of(change: QuoteChange, scene: Scene) -> Severity:
    """Weigh a quotation: withdrawn or altered is high, added or only lengthened or shortened medium, an ending low."""
    old, new = change.before, change.after
    if old is None or (fuzz.partial_ratio(loose_key(old.words), scene.after) >= _STILL_SAID and new is None):
        return Severity.MEDIUM
    return Severity.HIGH if new is None else _weight_of_altered(old, new)


def _weight_of_altered(old: Quote, new: Quote) -> Severity:
    if are_said_alike(old.words, new.words):
        return Severity.LOW
    if plain(without_numbers(old.words)) == plain(without_numbers(new.words)):
        return Severity.MEDIUM  # the figure in it is weighed as such
    only = _only_grew_or_shrank(old.words, new.words)
    at_an_end = plain(old.words) in plain(new.words) or plain(new.words) in plain(old.words)
    much = len(plain(new.words)) < _KEPT * len(plain(old.words))  # of what was said is gone
    return Severity.MEDIUM if (only or at_an_end) and not much else Severity.HIGH


def _only_grew_or_shrank(old: str, new: str) -> bool:
    """Whether words that say something only came or only went, and none that denies."""
    frame = frame_of(old, new)
    return not (frame.gone and frame.come) and is_negated(old) == is_negated(new)


def _is_said_without_marks(change: QuoteChange, before: str, after: str) -> bool:
    """Whether a headline says the same words on its other side, without quotation marks: a matter of its style."""
    quote, here, there = (change.after, after, before) if change.after else (change.before, before, after)
    if quote is None or (change.before and change.after) or quote.words not in here:
        return False
    return fuzz.partial_ratio(loose_key(quote.words), loose_key(there)) >= _STILL_SAID
