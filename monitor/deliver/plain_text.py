"""The plain form of a message: lines that read well in a chat, a mail, on a phone and on a terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.deliver.items import Item
from monitor.deliver.phrases import BETWEEN, Wording, counted
from monitor.deliver.quoted_sentences import QuotedSentence, marked
from monitor.domain.changes import Op
from monitor.domain.texts.cutting import cut

ENTRY = 140  # characters of a headline in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """Alerts of one topic in a bundle, story by story."""

    topic: str
    stories: tuple[tuple[Item, ...], ...]

    @property
    def count(self) -> int:
        """How many alerts the group holds."""
        return sum(len(story) for story in self.stories)


def body(item: Item, words: Wording) -> list[str]:
    """Write one alert as lines; the subject stands above them and is not repeated."""
    lines = [
        *item.moved,
        item.last_edit,
        *headlines(item, words),
        item.lead,
        item.compared,
        *(f"{words.figures}: {figure}" for figure in item.figures),
        *(line for quote in item.quotes for line in quoted(quote, item, words)),
        item.more,
        item.steps,
        item.in_all,
        item.elsewhere,
        said(words.notice, item.correction),
        item.when,
        said(words.topics, item.matched),
        item.why,
        item.link,
        said(words.history, item.history),
    ]
    return [line for line in lines if line]


def quoted(quote: QuotedSentence, item: Item, words: Wording) -> tuple[str, ...]:
    """Write one changed sentence, a line for each side that it has."""
    before, after = item.sides
    match quote.op:
        case Op.REPLACE:
            return (f"{before}: {marked(quote.before)}", f"{after}: {marked(quote.after)}")
        case Op.INSERT:
            return (f"{words.added}: {marked(quote.after)}",)
        case Op.DELETE:
            return (f"{words.deleted}: {marked(quote.before)}",)
        case Op.MOVE:
            return (f"{words.moved}: {marked(quote.after or quote.before)}",)


def digest(groups: Iterable[TopicGroup], words: Wording, room: int, total: int) -> list[str]:
    """Write a bundle as lines, by topic and story, in so many characters; what does not fit is counted."""
    lines: list[str] = [] if total else [words.nothing]
    left = total
    for group in groups:
        lines += ["", f"{group.topic}{BETWEEN}{counted(words.counted, group.count)}"]
        for story in group.stories:
            written = entry(story, words)
            room -= sum(len(line) + 1 for line in written)
            if room < 0:
                return [*lines, "", words.left_out.format(count=left)]
            lines += written
            left -= len(story)
    return lines


def entry(story: Sequence[Item], words: Wording) -> list[str]:
    """Write one story of a bundle: what each of its alerts tells; several stand below the story's last headline."""
    if len(story) == 1:
        return [f"- {cut(story[0].subject, ENTRY)}", *_indented(gist(story[0], words), "  ")]
    name = cut(story[-1].headline, ENTRY)
    lines = [f"- {name}{BETWEEN}{counted(words.counted, len(story))}"]
    for item in story:
        known = item.headline == story[-1].headline
        what = f"{item.outlet} {item.kind}" if known else item.subject
        lines += [f"  · {cut(what, ENTRY)}", *_indented(gist(item, words), "    ")]
    return lines


def gist(item: Item, words: Wording) -> list[str]:
    """Return the lines of an alert in a bundle: what changed, in a few words, when, and the link."""
    lead = item.lead if item.alert.notice is not None and not item.alert.sums else ""
    lines = [
        lead,
        *item.moved,
        *headlines(item, words),
        item.compared,
        *item.figures,
        *_first_quote(item, words),
        item.steps,
        item.elsewhere,
        item.when,
        item.link,
    ]
    return [line for line in lines if line]


def headlines(item: Item, words: Wording) -> tuple[str, ...]:
    """Return both headlines of an edit, each on a line."""
    if not item.headline_before:
        return ()
    return (f"{words.title_before}: {item.headline_before}", f"{words.title_after}: {item.headline}")


def said(label: str, text: str) -> str:
    """Put a label before a text; nothing where there is no text."""
    return f"{label}: {text}" if text else ""


def _first_quote(item: Item, words: Wording) -> tuple[str, ...]:
    """Show of a change without headlines or figures what it did: its first sentence, else its kinds."""
    if item.alert.change is None or item.figures or item.headline_before or item.last_edit:
        return ()
    return quoted(item.quotes[0], item, words) if item.quotes else (item.why,)


def _indented(lines: Iterable[str], by: str) -> Iterable[str]:
    return (f"{by}{line}" for line in lines)
