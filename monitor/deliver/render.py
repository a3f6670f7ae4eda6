"""A letter as text: the one place that turns alerts into what people read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape

from monitor.deliver.channel import Earlier, Letter, Readership
from monitor.deliver.items import OURSELVES, Item, item_of
from monitor.deliver.mail_page import mail_page
from monitor.deliver.own_pages import page_of
from monitor.deliver.phrases import BETWEEN, Wording, counted, wording
from monitor.deliver.plain_text import TopicGroup, body, digest, said
from monitor.deliver.safe import escaped, inert, link, with_links, without_marks
from monitor.deliver.when import hour
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.texts.cutting import cut

SUBJECT = 160  # characters; mail programs and lock screens show fewer
BESIDE = 16  # characters that Apprise puts between a title and a text: a line's end, a count of parts
SHORTEST = 40  # characters of a line that are worth showing
DIGEST = 12_000  # characters of a bundle's text: what somebody can still read, and every service takes


class Form(StrEnum):
    """How the receiving side reads a message."""

    TEXT = "text"  # subject and plain lines
    MAIL = "mail"  # plain lines, and HTML beside them
    SLACK = "slack"  # one text with Slack's three characters escaped
    CHAT = "chat"  # subject and plain lines, in which Markdown is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A message ready to be sent; ``html`` is empty where the form has none."""

    subject: str
    text: str
    html: str = ""


def render(letter: Letter, form: Form, reader: Readership) -> Rendered:
    """Write a letter in a form, in the reader's language, with times in the reader's zone."""
    words = wording(reader.locale)
    items = tuple(item_of(alert, words, reader, letter.told_elsewhere(alert), letter.in_all) for alert in letter.alerts)
    subject = _subject(letter, items, words)
    above = _above(letter, words, reader)
    lines = [*above, *_lines(items, words)]
    if form is Form.SLACK:
        own = {_earlier_page(letter, reader), *(page for each in items for page in (each.link, each.history))}
        marked = with_links([subject, *lines], own)
        return Rendered(subject=subject, text="\n".join([*marked, *_slack_mutes(items, words), _id(letter, words)]))
    ending = [*_mute(items, words), _id(letter, words)]
    page = ""
    if form is Form.MAIL:
        page = mail_page(letter, items, grouped(items, words), above, _heading(letter, words), words)
    text = "\n".join([*lines, *ending])
    if form is Form.CHAT:
        return Rendered(subject=without_marks(subject), text=without_marks(text))
    return Rendered(subject=subject, text=text, html=page)


def in_plain_words(letter: Letter, form: Form, reader: Readership) -> Rendered:
    """Say of each alert its kind, headline and address, in a form that every service bears."""
    words = wording(reader.locale)
    lines = [line for alert in letter.alerts for line in _plainly(alert, words.kinds[alert.kind])]
    subject = lines[0] if lines else words.headings[letter.bundle]
    text = "\n".join([*([words.repeat] if letter.repeat else []), *lines, f"{words.alert} {letter.key}"])
    if form is Form.SLACK:
        text = escaped(text)
    return Rendered(subject=cut(subject, SUBJECT), text=text, html=f"<pre>{escape(text)}</pre>")


def _plainly(alert: Alert, kind: str) -> tuple[str, str]:
    return without_marks(inert(f"{alert.outlet or alert.source} {kind}: {alert.title}")), link(alert.address)


def _slack_mutes(items: tuple[Item, ...], words: Wording) -> list[str]:
    return _mutes(items[0], words.mute) if len(items) == 1 else []


def _subject(letter: Letter, items: tuple[Item, ...], words: Wording) -> str:
    mark = f"{words.test} " if letter.test else ""
    if len(items) == 1:
        return cut(f"{mark}{items[0].subject}", SUBJECT)
    if letter.bundle is Bundle.GROUP:
        return cut(f"{mark}{items[-1].subject}", SUBJECT - 6) + f" (+{len(items) - 1})"
    counts = [f"{group.topic} {group.count}" for group in grouped(items, words)]
    head = f"{mark}{_heading(letter, words)} ({counted(words.counted, len(items))})"
    return cut(BETWEEN.join([head, *counts]), SUBJECT)


def _heading(letter: Letter, words: Wording) -> str:
    return inert(letter.heading) or words.headings[letter.bundle]


def _above(letter: Letter, words: Wording, reader: Readership) -> tuple[str, ...]:
    """Say what is to be known before the news: that it is a test, may be a repeat, was held, takes up another."""
    held = len(letter.alerts) == 1 and letter.bundle is not Bundle.NONE
    lines = (
        words.tested if letter.test else "",
        words.repeat if letter.repeat else "",
        _heading(letter, words) if held else "",
        _taken_up(letter, letter.earlier, words, reader) if letter.earlier else "",
        _earlier_page(letter, reader),
    )
    return tuple(line for line in lines if line)


def _earlier_page(letter: Letter, reader: Readership) -> str:
    """Return where the message that this one takes up can be read, unless it stands above it in a thread."""
    earlier = letter.earlier
    return page_of(earlier.article, reader.pages, earlier.key) if earlier and not letter.thread else ""


def _taken_up(letter: Letter, earlier: Earlier, words: Wording, reader: Readership) -> str:
    """Name the message that this one replaces or continues; in its words where the service shows no thread."""
    now = letter.alerts[-1]
    at = hour(earlier.at, reader.zone, beside=now.at)
    what = (words.replaces if earlier.is_contained_in(now) else words.follows).format(time=at)
    return what if letter.thread else said(what, cut(inert(earlier.title), SUBJECT)) or what


def _lines(items: tuple[Item, ...], words: Wording) -> list[str]:
    if len(items) == 1:
        return [*_whole_headline(items[0]), *body(items[0], words)]
    return [*digest(grouped(items, words), words, DIGEST, len(items)), ""]


def _mute(items: tuple[Item, ...], words: Wording) -> list[str]:
    return [said(words.mute, items[0].mute)] if len(items) == 1 and items[0].mute else []


def _id(letter: Letter, words: Wording) -> str:
    return f"{words.alert} {letter.key}"


def _whole_headline(shown: Item) -> list[str]:
    """Repeat the headline where the subject had no room for all of it and no other line has it."""
    return [f"{BETWEEN.strip()} {shown.headline}"] if len(shown.subject) > SUBJECT and not shown.headline_before else []


def grouped(items: Iterable[Item], words: Wording) -> tuple[TopicGroup, ...]:
    """Order a bundle by topic and story, both as they first came; an alert stands under its first topic only.

    What newsmon says of itself comes last: news first.
    """
    topics: dict[str, dict[object, list[Item]]] = {}
    for shown in sorted(items, key=lambda each: each.alert.kind is AlertKind.SOURCE):
        topic = shown.topics.split(", ")[0] or (OURSELVES if shown.alert.kind is AlertKind.SOURCE else words.other)
        story = shown.alert.story if shown.alert.story is not None else (shown.alert.url, shown.alert.title)
        topics.setdefault(topic, {}).setdefault(story, []).append(shown)
    return tuple(TopicGroup(topic=topic, stories=tuple(map(tuple, of.values()))) for topic, of in topics.items())


def fitted(rendered: Rendered, title_limit: int, body_limit: int, *, together: bool = False) -> Rendered:
    """Shorten a message to what a service takes, so that none is refused for its length.

    Where the service has no titles, or counts ``together``, Apprise puts ours above the text.
    """
    if 0 < title_limit < len(rendered.subject):
        rendered = replace(rendered, subject=cut(rendered.subject, title_limit))
    if title_limit <= 0 or together:
        body_limit -= len(rendered.subject) + BESIDE
    if body_limit <= 0 or len(rendered.text) <= body_limit:
        return rendered
    return replace(rendered, text=_shorter(rendered.text, body_limit))


def _shorter(text: str, limit: int) -> str:
    """Cut the first line that does not fit and leave out the rest; the link stays, and the id by which all is found."""
    lines = text.split("\n")
    ending = [*(line for line in lines[:-1] if _is_link(line)), lines[-1]][-2:]
    room = limit - sum(len(line) + 1 for line in ending) - 2
    kept: list[str] = []
    for line in (line for line in lines if line not in ending):
        if room < len(line) + 1:
            kept += [cut(line, room - 1)] if room > SHORTEST and "://" not in line else []
            break
        kept.append(line)
        room -= len(line) + 1
    return "\n".join([*kept, "…", *ending])


def _is_link(line: str) -> bool:
    return line.startswith(("http://", "https://"))


def _mutes(item: Item, label: str) -> list[str]:
    """Write the line by which a reader can mute what the alert is about; none where newsmon has no pages."""
    ways = BETWEEN.join(f"<{escaped(address)}|{_label(what)}>" for what, address in item.mutes)
    return [f"{label}: {ways}"] if ways else []


def _label(text: str) -> str:
    return escaped(text.replace("|", " "))
