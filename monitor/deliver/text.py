"""The plain form of a message: lines that read well in a chat, a mail, on a phone and on a terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.deliver.notice import Notice
from monitor.deliver.phrases import BETWEEN, Wording, counted
from monitor.deliver.quotes import Quote, marked
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Op
from monitor.domain.texts.cutting import cut

ENTRY = 140  # characters of a headline in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Alerts of one topic in a bundle, story by story."""

    topic: str
    stories: tuple[tuple[Notice, ...], ...]

    @property
    def count(self) -> int:
        """How many alerts the group holds."""
        return sum(len(story) for story in self.stories)


def body(notice: Notice, words: Wording) -> list[str]:
    """Write one alert as lines; the subject stands above them and is not repeated."""
    lines = [
        *notice.moved,
        notice.last_edit,
        *headlines(notice, words),
        notice.lead,
        *(f"{words.figures}: {figure}" for figure in notice.figures),
        *(line for quote in notice.quotes for line in quoted(quote, words)),
        notice.more,
        notice.steps,
        said(words.notice, notice.correction),
        notice.when,
        said(words.topics, notice.topics),
        notice.why,
        notice.link,
        said(words.history, notice.history),
    ]
    return [line for line in lines if line]


def quoted(quote: Quote, words: Wording) -> tuple[str, ...]:
    """Write one changed sentence, a line for each side that it has."""
    match quote.op:
        case Op.REPLACE:
            return (f"{words.before}: {marked(quote.before)}", f"{words.after}: {marked(quote.after)}")
        case Op.INSERT:
            return (f"{words.added}: {marked(quote.after)}",)
        case Op.DELETE:
            return (f"{words.deleted}: {marked(quote.before)}",)
        case Op.MOVE:
            return (f"{words.moved}: {marked(quote.after or quote.before)}",)


def digest(groups: Iterable[Group], words: Wording, room: int, total: int) -> list[str]:
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


def entry(story: Sequence[Notice], words: Wording) -> list[str]:
    """Write one story of a bundle: what each of its alerts tells; several stand below the story's last headline."""
    if len(story) == 1:
        return [f"- {cut(story[0].subject, ENTRY)}", *_indented(gist(story[0], words), "  ")]
    name = cut(story[-1].headline, ENTRY)
    lines = [f"- {name}{BETWEEN}{counted(words.counted, len(story))}"]
    for notice in story:
        known = notice.headline == story[-1].headline
        what = f"{notice.outlet} {notice.kind}" if known else notice.subject
        lines += [f"  · {cut(what, ENTRY)}", *_indented(gist(notice, words), "    ")]
    return lines


def gist(notice: Notice, words: Wording) -> list[str]:
    """Return the lines of an alert in a bundle: what changed, in a few words, when, and the link."""
    lines = [*notice.moved, *headlines(notice, words), *notice.figures, *_first_quote(notice, words), notice.steps]
    return [line for line in (*lines, notice.when, notice.link) if line]


def headlines(notice: Notice, words: Wording) -> tuple[str, ...]:
    """Return both headlines of an edit, each on a line."""
    if not notice.headline_before:
        return ()
    return (f"{words.title_before}: {notice.headline_before}", f"{words.title_after}: {notice.headline}")


def said(label: str, text: str) -> str:
    """Put a label before a text; nothing where there is no text."""
    return f"{label}: {text}" if text else ""


def _first_quote(notice: Notice, words: Wording) -> tuple[str, ...]:
    """Show of an edit without headlines or figures what it did: its first sentence, else its kinds."""
    if notice.alert.kind is not AlertKind.EDITED or notice.figures or notice.headline_before:
        return ()
    return quoted(notice.quotes[0], words) if notice.quotes else (notice.why,)


def _indented(lines: Iterable[str], by: str) -> Iterable[str]:
    return (f"{by}{line}" for line in lines)
