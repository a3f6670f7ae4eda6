"""What is shown of a wording that answers a search: the sentence that says most of it, with marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from monitor.domain.articles import Article
from monitor.domain.matches.names import Found
from monitor.domain.matches.reading import Span, TopicReading
from monitor.domain.matches.searching import in_order, texts_of

AROUND = 90  # letters before the first mark, and behind the last, that are shown
LONGEST = 320  # letters that are shown at most

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of a wording: the place it is of, its text, and from where to where in it the marks go."""

    place: str
    text: str
    marks: Marks


def title_marks(found: Iterable[Found], reading: TopicReading) -> Marks:
    """Return where the headline (as NFC) says what was found."""
    return _apart(reading.places[hit.place].place(hit.start, hit.end) for hit in found if hit.place == "title")


def snippet(found: Iterable[Found], reading: TopicReading, article: Article) -> Snippet | None:
    """Return the sentence below the headline that says most of what was found; none where the headline alone does."""
    sentences: dict[Span, list[Found]] = {}
    for hit in in_order(found):
        if hit.place != "title":
            sentences.setdefault(reading.sentence(hit), []).append(hit)
    if not sentences:
        return None
    best = max(sentences, key=lambda span: len({hit.key for hit in sentences[span]}))
    return _cut(best, sentences[best], reading, normalize("NFC", texts_of(article)[best.place]))


def _cut(sentence: Span, hits: Iterable[Found], reading: TopicReading, text: str) -> Snippet:
    folded = reading.places[sentence.place]
    begins, ends = folded.place(sentence.start, sentence.end)
    marks = _apart(folded.place(hit.start, hit.end) for hit in hits)
    first = max(begins, marks[0][0] - AROUND)
    last = min(ends, marks[-1][1] + AROUND, first + LONGEST)
    shown = text[first:last]
    before = "…" if text[begins:first].strip() else ""
    after = "…" if text[last:ends].strip() else ""
    blank = len(shown) - len(shown.lstrip())
    moved = len(before) - first - blank
    kept = tuple((start + moved, end + moved) for start, end in marks if end <= last)
    return Snippet(place=sentence.place, text=f"{before}{shown.strip()}{after}", marks=kept)


def _apart(spans: Iterable[tuple[int, int]]) -> Marks:
    """Put spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
