"""A letter as text: the one place that turns alerts into what people read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from monitor.deliver.channel import Bundle, Letter
from monitor.deliver.notice import BETWEEN, Notice, notice
from monitor.deliver.phrases import Wording
from monitor.deliver.quotes import Fragment
from monitor.deliver.safe import cut, inert
from monitor.deliver.text import Group, body, digest
from monitor.deliver.wording import wording

SUBJECT = 160  # characters; mail programs and lock screens show fewer
DIGEST = 12_000  # characters of a bundle's text: what somebody can still read, and every service takes


class Form(StrEnum):
    """How the receiving side reads a message."""

    TEXT = "text"  # subject and plain lines
    MAIL = "mail"  # plain lines, and HTML beside them
    SLACK = "slack"  # one text with Slack's three characters escaped


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A message ready to be sent; ``html`` is empty where the form has none."""

    subject: str
    text: str
    html: str = ""


def render(letter: Letter, form: Form, locale: str, zone: str) -> Rendered:
    """Write a letter in a form, in the reader's language, with times in the reader's zone."""
    words = wording(locale)
    notices = tuple(notice(alert, words, zone) for alert in letter.alerts)
    subject = _subject(letter, notices, words)
    lines = _lines(letter, notices, words)
    if form is Form.SLACK:
        return Rendered(subject=subject, text=slack("\n".join([subject, *lines]), notices))
    html = _html(letter, notices, words, locale) if form is Form.MAIL else ""
    return Rendered(subject=subject, text="\n".join(lines), html=html)


def slack(text: str, notices: Iterable[Notice]) -> str:
    """Escape a text for Slack; the links that we checked, and they alone, are marked as links."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    links = {found.link.replace("&", "&amp;") for found in notices if found.link.startswith("http")}
    return "\n".join(_slack_link(line, links) for line in escaped.split("\n"))


def _slack_link(line: str, links: set[str]) -> str:
    bare = line.strip()
    return line.replace(bare, f"<{bare}>") if bare in links else line


def _subject(letter: Letter, notices: tuple[Notice, ...], words: Wording) -> str:
    if len(notices) == 1:
        return cut(notices[0].subject, SUBJECT)
    counts = BETWEEN.join(f"{group.topic} {group.count}" for group in grouped(notices, words))
    return cut(f"{_heading(letter, words)} ({words.counted.format(count=len(notices))}){BETWEEN}{counts}", SUBJECT)


def _heading(letter: Letter, words: Wording) -> str:
    if letter.heading:
        return inert(letter.heading)
    return words.quiet if letter.bundle is Bundle.QUIET else words.digest


def _lines(letter: Letter, notices: tuple[Notice, ...], words: Wording) -> list[str]:
    repeat = [words.repeat] if letter.repeat else []
    if len(notices) == 1:
        return [*repeat, *_whole_headline(notices[0]), *body(notices[0], words)]
    written = digest(grouped(notices, words), words, DIGEST, len(notices))
    return [*repeat, *written, "", f"{words.alert} {letter.key}"]


def _whole_headline(shown: Notice) -> list[str]:
    """Repeat the headline where the subject had no room for all of it and no other line has it."""
    return [f"{BETWEEN.strip()} {shown.headline}"] if len(shown.subject) > SUBJECT and not shown.headline_before else []


def grouped(notices: Iterable[Notice], words: Wording) -> tuple[Group, ...]:
    """Order a bundle by topic and story, both as they first came; an alert stands under its first topic only."""
    topics: dict[str, dict[object, list[Notice]]] = {}
    for shown in notices:
        topic = shown.topics.split(", ")[0] or words.other
        story = shown.alert.story if shown.alert.story is not None else (shown.alert.url, shown.alert.title)
        topics.setdefault(topic, {}).setdefault(story, []).append(shown)
    return tuple(Group(topic=topic, stories=tuple(map(tuple, of.values()))) for topic, of in topics.items())


def _html(letter: Letter, notices: tuple[Notice, ...], words: Wording, locale: str) -> str:
    page = templates().get_template("letter.html" if len(notices) == 1 else "digest.html")
    groups = grouped(notices, words)
    heading = _heading(letter, words)
    return page.render(letter=letter, notice=notices[0], groups=groups, words=words, heading=heading, locale=locale)


@cache
def templates() -> Environment:
    """Return the templates of our own mails: everything put into them is escaped, whatever its name ends with."""
    environment = Environment(
        loader=PackageLoader("monitor.deliver"),
        autoescape=True,  # always, not by the ending of a name
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(struck=struck, underlined=underlined)
    return environment


def _marked(fragments: Iterable[Fragment], mark: Markup) -> Markup:
    return Markup().join(mark.format(part.text) if part.changed else part.text for part in fragments)


def struck(fragments: Iterable[Fragment]) -> Markup:
    """Show the old side of a sentence, what went struck out: seen without colour."""
    return _marked(fragments, Markup("<del>{}</del>"))


def underlined(fragments: Iterable[Fragment]) -> Markup:
    """Show the new side of a sentence, what came underlined."""
    return _marked(fragments, Markup("<ins><b>{}</b></ins>"))


def fitted(rendered: Rendered, title_limit: int, body_limit: int) -> Rendered:
    """Shorten a message to what a service takes, so that none is refused for its length."""
    if title_limit <= 0:  # the service has no titles: Apprise puts ours above the text
        body_limit -= len(rendered.subject) + 2
    elif len(rendered.subject) > title_limit:
        rendered = replace(rendered, subject=cut(rendered.subject, title_limit))
    if body_limit <= 0 or len(rendered.text) <= body_limit:
        return rendered
    return replace(rendered, text=_shorter(rendered.text, body_limit))


def _shorter(text: str, limit: int) -> str:
    """Leave out lines from the middle: the last one names the alert, by which all of it can be found."""
    *lines, last = text.split("\n")
    room = limit - len(last) - 3
    kept: list[str] = []
    for line in lines:
        if room < len(line) + 1:
            break
        kept.append(line)
        room -= len(line) + 1
    return "\n".join([*kept, "…", last])
