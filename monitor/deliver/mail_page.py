"""The HTML of our own mails: everything put into a template is escaped, marks are read without colour."""

from collections.abc import Iterable, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from monitor.deliver.channel import Letter
from monitor.deliver.items import Item
from monitor.deliver.phrases import Wording, counted
from monitor.deliver.plain_text import TopicGroup
from monitor.deliver.quoted_sentences import Fragment


def mail_page(
    letter: Letter,
    items: Sequence[Item],
    groups: Sequence[TopicGroup],
    above: Sequence[str],
    heading: str,
    words: Wording,
) -> str:
    """Write a letter as the page of a mail; ``above`` are the lines that stand over the news."""
    page = templates().get_template("letter.html" if len(items) == 1 else "digest.html")
    return page.render(letter=letter, items=items, groups=groups, above=above, heading=heading, words=words)


@cache
def templates() -> Environment:
    """Return the templates, all of them escaping whatever they are given."""
    environment = Environment(
        loader=PackageLoader("monitor.deliver"),
        autoescape=True,  # always, not by the ending of a name
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(struck=struck, underlined=underlined, alerts=alerts)
    return environment


def alerts(count: int, words: Wording) -> str:
    """Count alerts in words."""
    return counted(words.counted, count)


def struck(fragments: Iterable[Fragment]) -> Markup:
    """Show the old side of a sentence, what went struck out: seen without colour."""
    return _marked(fragments, Markup("<del>{}</del>"))


def underlined(fragments: Iterable[Fragment]) -> Markup:
    """Show the new side of a sentence, what came underlined."""
    return _marked(fragments, Markup("<ins><b>{}</b></ins>"))


def _marked(fragments: Iterable[Fragment], mark: Markup) -> Markup:
    return Markup().join(mark.format(part.text) if part.changed else part.text for part in fragments)
