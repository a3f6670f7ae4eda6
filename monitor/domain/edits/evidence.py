"""What kinds of edit the differences between two states are, each with the words that show it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.domain.articles import Article
from monitor.domain.changes import Kind, Op, SentenceChange, Severity
from monitor.domain.edits.differences import Differences
from monitor.domain.edits.offers import is_offer
from monitor.domain.edits.pair_evidence import about_pair, is_slight
from monitor.domain.edits.pairs import Pair, arrow
from monitor.domain.edits.paratext import is_caption
from monitor.domain.edits.quoting import about_quotes
from monitor.domain.edits.scenes import Scene
from monitor.domain.edits.severity import WEIGHTY_LABELS, Evidence
from monitor.domain.texts.text import loose_key

_RENEWED = frozenset({Kind.FIGURE, Kind.NAME, Kind.QUOTE, Kind.ATTRIBUTION})
_COSMETIC = frozenset({Kind.SPACING, Kind.TYPOGRAPHIC})  # said of an edit that did nothing else
_FLASH = 240  # letters of a text that is a flash; wide ones count double
_GROWN = 1.5  # times as long is a text that was expanded
_CUT = 0.6  # of its length is a text that was cut
_SAME_WORDS = 0.4  # of what sentences that went and came say, that they tell the same in other words
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{4,}|[가-힣]{2,}|[㐀-鿿ァ-ヶ]{2,}|\d+")
_STEM = 5  # letters that words share before their endings
_NOTE = ("※", "＊", "☞", "▶")
_MANY = 40  # sentences among which captions are looked for
_STRUCK = 20  # struck words that are looked for
_SHOWN = 120  # letters of evidence that are kept


def gather(differences: Differences, pairs: tuple[Pair, ...], scene: Scene) -> tuple[Evidence, ...]:
    """Collect the evidence of every kind; there is some whenever anything differs."""
    found = (
        *(Evidence(kind=Kind.CORRECTION, words=notice) for notice in differences.notices),
        *_about_headline(differences, pairs, scene),
        *_about_labels(differences),
        *(found for pair in pairs for found in about_pair(pair, scene)),
        *about_quotes(differences, pairs, scene),
        *_about_text(differences, scene),
        *(Evidence(kind=Kind.CAPTION, words=caption) for caption in differences.captions),
        *(Evidence(kind=Kind.BYLINE, words=author) for author in differences.authors),
    )
    if any(each.kind not in _COSMETIC for each in found):
        found = tuple(each for each in found if each.kind not in _COSMETIC)
    heads = differences.headlines
    renewed = is_offer(heads[0].says) and is_offer(heads[1].says) if heads else is_offer(scene.title)
    if not renewed:  # a struck price is none that was wrong
        found = (*_about_struck(differences.sentences, scene.struck), *found)
    return tuple(replace(_renewed(each) if renewed else each, words=each.words[:_SHOWN]) for each in found)


def _renewed(each: Evidence) -> Evidence:
    """Weigh what a list or an offer names and counts: it is renewed as a matter of course, and withdraws nothing."""
    if each.kind in _RENEWED and each.weight > Severity.MEDIUM:
        return replace(each, severity=Severity.MEDIUM)
    return each


def _about_struck(sentences: Iterable[SentenceChange], struck: tuple[str, ...]) -> Iterator[Evidence]:
    """Tell of words that a sentence said before and that the page now shows struck: a correction that all can see."""
    changed = [change for change in sentences if change.before] if struck else []
    for words in struck[:_STRUCK]:
        said = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(words)}(?![.,]?\d)")
        for change in changed:
            if len(said.findall(change.before)) > len(said.findall(change.after)):
                yield Evidence(kind=Kind.CORRECTION, words=arrow(change.before, change.after))
                break


def _about_headline(differences: Differences, pairs: tuple[Pair, ...], scene: Scene) -> Iterator[Evidence]:
    """Weigh a headline: a word, an ending or the order of words exchanged is low, another angle medium."""
    if not differences.title or not (differences.headlines or differences.editions):
        return
    if differences.editions:
        edition = arrow(differences.editions.before, differences.editions.after)
        yield Evidence(kind=Kind.UPDATED, words=f"edition: {edition}", severity=Severity.LOW)
    pair = next((pair for pair in pairs if pair.headline), None)
    if pair is None or not pair.is_cosmetic:
        words = arrow(differences.title.before, differences.title.after)
        slight = is_slight(pair, scene) if pair else bool(differences.editions)
        yield Evidence(kind=Kind.HEADLINE, words=words, severity=Severity.LOW if slight else None)


def _about_labels(differences: Differences) -> Iterator[Evidence]:
    for label in differences.labels_added:
        weighty = label.lower() in WEIGHTY_LABELS
        yield Evidence(kind=Kind.LABEL, words=f"+ {label}", severity=Severity.MEDIUM if weighty else None)
    yield from (Evidence(kind=Kind.LABEL, words=f"- {label}") for label in differences.labels_dropped)
    title = differences.title
    told = (differences.headlines, differences.editions, differences.labels_added, differences.labels_dropped)
    if title and not any((*told, differences.authors)):
        spaced = loose_key(title.before) == loose_key(title.after)
        # Else a label changed its place, or its brackets.
        yield Evidence(kind=Kind.SPACING if spaced else Kind.LABEL, words=arrow(title.before, title.after))


def _about_text(differences: Differences, scene: Scene) -> Iterator[Evidence]:
    """Tell what sentences that came, went and moved amount to."""
    for change in differences.sentences:
        if change.op is Op.MOVE:
            yield Evidence(kind=Kind.MOVED, words=change.after)
    alone = [change for change in differences.sentences if change.op in (Op.INSERT, Op.DELETE)]
    lone = [change for change in alone if any(map(str.isalnum, change.before or change.after))]
    if alone and not lone:
        yield Evidence(kind=Kind.TYPOGRAPHIC, words=arrow(alone[0].before, alone[0].after))
    captions = [change for change in lone[:_MANY] if _is_caption(change, scene)]
    if captions:
        yield Evidence(kind=Kind.CAPTION, words=arrow(captions[0].before, captions[0].after))
    told = [change for change in lone if change not in captions]
    if told:
        yield from _about_lone(told, scene)


def _is_caption(change: SentenceChange, scene: Scene) -> bool:
    line = change.before or change.after
    return is_caption(line) or scene.is_credited(line, gone=bool(change.before))


def is_flash(article: Article) -> bool:
    """Whether an article is no more than a first word of its news, which the whole of it will follow."""
    return _weight(article.text) <= _FLASH


def _about_lone(lone: list[SentenceChange], scene: Scene) -> Iterator[Evidence]:
    old, new = _weight(scene.before), _weight(scene.after)
    words = arrow(lone[0].before, lone[0].after)
    if new >= _GROWN * old:
        yield Evidence(kind=Kind.EXPANDED, words=f"{old} → {new} letters")
        yield Evidence(kind=Kind.UPDATED, words=words)
        return
    if not any(change.after for change in lone) or new <= _CUT * old:
        yield Evidence(kind=Kind.CUT, words=words)
    if not _say_the_same(lone):
        # A note of the house (a helpline, how to complain) tells nothing of the news.
        notes = all((change.before or change.after).lstrip().startswith(_NOTE) for change in lone)
        yield Evidence(kind=Kind.UPDATED, words=words, severity=Severity.LOW if notes else None)
    elif new > _CUT * old:
        yield Evidence(kind=Kind.REPHRASED, words=words)


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
