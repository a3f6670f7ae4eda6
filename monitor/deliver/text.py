"""The plain form of a message: lines that read well in a chat, a mail, on a phone and on a terminal."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from monitor.deliver.notice import BETWEEN, Notice
from monitor.deliver.phrases import Wording
from monitor.deliver.quotes import Quote, marked
from monitor.deliver.safe import cut
from monitor.domain.changes import Op

ENTRY = 140  # characters of a headline in a list
Escape = Callable[[str], str]


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
        *_headlines(notice, words),
        notice.lead,
        *(f"{words.figures}: {figure}" for figure in notice.figures),
        *(line for quote in notice.quotes for line in quoted(quote, words)),
        notice.more,
        _said(words.notice, notice.correction),
        notice.when,
        _said(words.topics, notice.topics),
        notice.why,
        notice.link,
        f"{words.alert} {notice.alert.key}",
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
    lines: list[str] = []
    left = total
    for group in groups:
        lines += ["", f"{group.topic}{BETWEEN}{words.counted.format(count=group.count)}"]
        for story in group.stories:
            written = entry(story, words)
            room -= sum(len(line) + 1 for line in written)
            if room < 0:
                return [*lines, "", words.left_out.format(count=left)]
            lines += written
            left -= len(story)
    return lines


def entry(story: Sequence[Notice], words: Wording) -> list[str]:
    """Write one story of a bundle: a line for each alert, what changed, and its link."""
    lines = []
    for notice in story:
        lines.append(f"- {cut(notice.subject, ENTRY)}")
        below = (*_headlines(notice, words), *notice.figures, notice.when, notice.link)
        lines += [f"  {line}" for line in below if line]
    return lines


def _headlines(notice: Notice, words: Wording) -> tuple[str, ...]:
    if not notice.headline_before:
        return ()
    return (f"{words.title_before}: {notice.headline_before}", f"{words.title_after}: {notice.headline}")


def _said(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""
