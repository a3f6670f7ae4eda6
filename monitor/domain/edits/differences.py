"""What differs between two states of an article, field by field; nothing here weighs it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from monitor.domain.articles import Article
from monitor.domain.changes import Op, SentenceChange, TitleChange
from monitor.domain.edits.diff import GIANT, align, is_too_much
from monitor.domain.edits.paratext import new_notices, without_bylines, without_stamps
from monitor.domain.edits.ragged import lost_a_torn_end, without_ragged_end
from monitor.domain.texts.headlines import Headline, read_headline
from monitor.domain.texts.sentences import split
from monitor.domain.texts.text import key, loose_key

_compared = attrgetter("title", "body", "subtitle", "subheadings", "labels", "captions", "authors", "notices")
GIANT_TEXT = 120_000  # letters that differ, of both sides: more than an article has that was written anew
_LONG_PARAGRAPH = 4_000  # letters; more is no paragraph that somebody wrote as one
_SENTENCE_END = re.compile(r"\s[.!?。]")  # backwards
_SENTENCE_BREAK = re.compile(r"[.!?。](?=\s)")
_AROUND = 200  # letters beside a difference that are read with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What differs; fields that came from different places on their pages are in ``skipped``, not compared."""

    title: TitleChange | None = None
    headlines: tuple[Headline, Headline] | None = None  # where what they say differs
    labels_added: tuple[str, ...] = ()
    labels_dropped: tuple[str, ...] = ()
    sentences: tuple[SentenceChange, ...] = ()
    editions: TitleChange | None = None  # the months or years of a list or guide
    torn: bool = False  # the text before broke off, and all that went stood at its end
    ragged: bool = False  # the place where the text breaks off moved, which ``sentences`` leaves out
    captions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether so much differs that whole sentences or paragraphs were compared, and none paired with another."""
        return is_too_much([each.before or each.after for each in self.sentences if each.op in (Op.INSERT, Op.DELETE)])

    def __bool__(self) -> bool:
        return bool(
            self.title
            or self.labels_added
            or self.labels_dropped
            or self.sentences
            or self.captions
            or self.authors
            or self.notices
        )


def are_the_same(before: Article, after: Article) -> bool:
    """Whether all that is compared of two states is the same to the letter, which takes no time to say."""
    return bool(_compared(before) == _compared(after))


def differ(before: Article, after: Article) -> Differences:
    """List what differs under the comparison key."""
    if are_the_same(before, after):
        return Differences()
    skipped = tuple(field for field in ("title", "body", "subtitle") if _elsewhere(before, after, field))
    old, new = ("" if "title" in skipped else article.title for article in (before, after))
    heads = read_headline(old), read_headline(new)
    labels = _labels(before, heads[0]), _labels(after, heads[1])
    aligned, whole, torn = _aligned(before, after, skipped)
    told, bylines = without_bylines(without_stamps(whole))
    return Differences(
        title=TitleChange(before=old, after=new) if key(old) != key(new) else None,
        headlines=heads if key(heads[0].says) != key(heads[1].says) else None,
        labels_added=_only(labels[1], labels[0]),
        # A label that stood beside the headline goes with every redesign of the page, and its going tells nothing.
        labels_dropped=_only(heads[0].labels, labels[1]),
        sentences=told,
        editions=_editions(*heads),
        torn=torn,
        ragged=whole != aligned,
        captions=_changed(before.captions, after.captions),
        authors=_changed(before.authors, after.authors) or bylines or _bylines(*heads),
        notices=_notices(before, after, aligned),
        skipped=skipped,
    )


def _aligned(
    before: Article, after: Article, skipped: tuple[str, ...]
) -> tuple[tuple[SentenceChange, ...], tuple[SentenceChange, ...], bool]:
    """Align the sentences; give all that differ, those of them that are told, and whether a torn end was lost."""
    old, new = _paragraphs(before, skipped), _paragraphs(after, skipped)
    start, end = _same_ends(old, new)
    sentences = _units(old[start : len(old) - end], new[start : len(new) - end])
    aligned = align(*sentences)
    if end or _are_giant(*sentences):  # nobody cuts a text at such a length
        return aligned, aligned, False
    return aligned, without_ragged_end(aligned, *sentences), lost_a_torn_end(aligned, sentences[0])


def _units(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split what differs into sentences; of giant texts whole paragraphs are compared, for that takes bounded time."""
    old, new = _narrowed(old, new)
    return (old, new) if _are_giant(old, new) else (split(old), split(new))


def _are_giant(old: Sequence[str], new: Sequence[str]) -> bool:
    return sum(map(len, (*old, *new))) > GIANT_TEXT


def _narrowed(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Leave out the whole sentences with which two giant paragraphs begin and end alike, the only ones that differ."""
    if not (len(old) == len(new) == 1) or min(len(old[0]), len(new[0])) <= _LONG_PARAGRAPH:
        return old, new
    one, other = old[0], new[0]
    start = _SENTENCE_END.search(one[: max(0, _shared(one, other) - _AROUND)][::-1])
    begin = max(0, _shared(one, other) - _AROUND) - start.start() if start else 0
    one, other = one[begin:], other[begin:]
    tail = max(0, _shared(one[::-1], other[::-1]) - _AROUND)
    stop = _SENTENCE_BREAK.search(one, len(one) - tail) if tail else None
    left = len(one) - stop.end() if stop else 0
    return (one[: len(one) - left],), (other[: len(other) - left],)


def _same_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Count the paragraphs at both ends that are equal, and need no closer look."""
    start = _alike(old, new)
    return start, _alike(old[start:][::-1], new[start:][::-1])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the paragraphs with which both begin; a key is dear, and most paragraphs are equal to the letter."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b and key(a) != key(b)), min(len(one), len(other)))


def _notices(before: Article, after: Article, aligned: tuple[SentenceChange, ...]) -> tuple[str, ...]:
    old = (*before.notices, *(change.before for change in aligned))
    return new_notices(old, (*after.notices, *(change.after for change in aligned)))


def sentences_of(article: Article) -> tuple[str, ...]:
    """List the sentences that are compared, from the subtitle to the end."""
    return split(_paragraphs(article, ()))


def focused(before: str, after: str, longest: int = GIANT) -> tuple[str, str]:
    """Narrow two giant wordings to where they differ, so that reading them takes bounded time."""
    if max(len(before), len(after)) <= longest:
        return before, after
    start = max(0, _shared(before, after) - _AROUND)
    old, new = before[start:], after[start:]
    end = max(0, _shared(old[::-1], new[::-1]) - _AROUND)
    return old[: len(old) - end][:longest], new[: len(new) - end][:longest]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the letters with which both begin, by halves: pieces are compared in one go."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _elsewhere(before: Article, after: Article, field: str) -> bool:
    """Whether a field differs and came from different places: then nobody can say that it was edited."""
    was, became = before.origins.get(field), after.origins.get(field)
    return bool(was and became) and was != became and _said(before, field) != _said(after, field)


def _said(article: Article, field: str) -> str:
    return key({"title": article.title, "body": article.text, "subtitle": article.subtitle}[field])


def _paragraphs(article: Article, skipped: tuple[str, ...]) -> tuple[str, ...]:
    subtitle = () if "subtitle" in skipped else (article.subtitle,)
    if "body" in skipped:
        return subtitle
    known = {key(paragraph) for paragraph in article.body} if article.subheadings else set()
    return (*subtitle, *article.body, *(line for line in article.subheadings if key(line) not in known))


def _editions(before: Headline, after: Headline) -> TitleChange | None:
    if before.edition == after.edition:
        return None
    return TitleChange(before=before.edition, after=after.edition)


def _bylines(before: Headline, after: Headline) -> tuple[str, ...]:
    return () if before.byline == after.byline else (after.byline or before.byline,)


def _labels(article: Article, headline: Headline) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*headline.labels, *map(key, article.labels))))


def _only(these: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    known = {loose_key(text).lower() for text in others}
    return tuple(text for text in these if loose_key(text).lower() not in known)


def _changed(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """List what is new, else what is gone; nothing when all was one field short of being read."""
    if not before or not after:
        return ()
    return _only(after, before) or _only(before, after)
