"""How what was found by a search is printed, and how a query that cannot be understood is pointed at."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from monitor.cli.instants import zone_name
from monitor.cli.printing import brief, brief_title, console, say, shown, table
from monitor.domain.errors import QueryError, WrongUseError

if TYPE_CHECKING:
    from rich.text import Text

    from monitor.domain.views import FoundArticle, SearchView, Stand


@contextmanager
def pointing() -> Iterator[None]:
    """Make of a query that cannot be understood a wrong use that shows the place."""
    from monitor.domain.matches.queries import pointed

    try:
        yield
    except QueryError as error:
        raise WrongUseError(f"{error.trouble.rstrip(',')}\n{pointed(error)}") from error


def print_found(view: "SearchView") -> None:
    """Print articles in order, each with where the words stood and the sentence that says most of it."""
    if any(found.snippet or found.title_marks for found in view.found):
        say(f"id  seen ({zone_name()})  outlet  headline")
        for found in view.found:
            _print_one(found)
    else:
        heads = ("id", "revision", f"seen ({zone_name()})", "source", "headline")
        rows = [
            (one.article, _numbered(one), brief(one.seen_at), one.source, brief_title(one.title)) for one in view.found
        ]
        table(heads, rows, empty=f"Nothing found for: {view.query}" if view.query else "Nothing found.")
    for count in view.words:
        say(f"  {shown(count.word)}: {count.revisions or 'nowhere'}{' revisions' if count.revisions else ''}")
    if view.more:
        say(f"Further back: --beyond {view.more}")
    if view.unindexed:
        way = "`newsmon run` indexes them, or `newsmon db upgrade`"
        say(f"Up to {view.unindexed} older revisions cannot be found yet: {way}.")


def _print_one(found: "FoundArticle") -> None:
    from monitor.cli.typesetting import line

    head = f"{found.article}  {brief(found.seen_at)}  {shown(found.outlet)}  "
    console().print(_marked(found.title, found.title_marks, before=head), soft_wrap=True)
    line(" ", "; ".join(_stood(found)))
    if found.snippet:
        line(" ", _marked(found.snippet.text, found.snippet.marks))


def _stood(found: "FoundArticle") -> Iterable[str]:
    """Say in which revisions the words stand, and since when they are gone."""
    if found.revisions == 1:
        return ("its only revision",)
    stood = (_in_words(stand) for stand in found.stood)
    return (f"{', '.join(stood)} of {found.revisions}", *(("removed from the site",) if found.removed else ()))


def _in_words(stand: "Stand") -> str:
    numbers = f"revision {stand.first}" if stand.first == stand.last else f"revisions {stand.first}–{stand.last}"
    return f"{numbers} (gone since {brief(stand.gone_at)})" if stand.gone_at else numbers


def _numbered(found: "FoundArticle") -> str:
    number = f"{found.revision}/{found.revisions}"
    return f"{number} read anew" if found.technical else number


def _marked(text: str, marks: Iterable[tuple[int, int]], *, before: str = "") -> "Text":
    """Mark what was found: in bold on a terminal, between brackets elsewhere."""
    from rich.text import Text

    said, at = Text(before), 0
    opening, closing = ("", "") if console().color_system is not None else ("[", "]")
    for start, end in marks:
        said.append(shown(text[at:start]))
        said.append(f"{opening}{shown(text[start:end])}{closing}", style="bold" if not opening else "")
        at = end
    return said.append(shown(text[at:]))
