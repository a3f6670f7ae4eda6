"""Showing things to people: safe, readable, and plain when nobody watches; and what they type next."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.domain.texts.cutting import cut
from monitor.shapes import plain

if TYPE_CHECKING:
    from rich.console import Console

HEADLINE = 200  # characters of a headline in a list

_masks: list[Callable[[str], str]] = []  # what takes out the keys that stand in addresses of the settings


def learn(mask: Callable[[str], str]) -> None:
    """From now on take out of every text that is printed or logged what this takes out."""
    _masks[:] = [mask]


def learn_keys(urls: Iterable[str]) -> None:
    """Take out, too, the keys that stand in addresses of sources beside the settings."""
    from monitor.domain.addresses.keys import keys_of, replaced

    keys = {key: said for url in urls for key, said in keys_of(url).items()}
    _masks.append(lambda text: replaced(text, keys))


def hidden(text: str) -> str:
    """Return the text as it may be shown: without the keys that stand in addresses of the settings."""
    for mask in _masks:
        text = mask(text)
    return text


@cache
def console(*, stderr: bool = False) -> "Console":
    """Return where text goes; piped, it has no colour and no width to fill."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(
        stderr=stderr, highlight=False, width=None if stream.isatty() else 200, soft_wrap=not stream.isatty()
    )


def shown(text: object) -> str:
    r"""Make control and direction characters of foreign text visible instead of active.

    >>> shown("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in hidden(str(text)))


def say(text: str = "") -> None:
    """Print a line as it is, without markup."""
    console().print(hidden(text), markup=False)


def document(value: object) -> None:
    """Print one JSON document."""
    sys.stdout.write(as_json(plain(value), indent=2) + "\n")


def as_json(value: object, *, indent: int | None = None) -> str:
    """Write JSON; when standard output cannot hold all its characters, such as half a pair, in ASCII."""
    text = hidden(json.dumps(value, ensure_ascii=False, indent=indent, default=str))
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return hidden(json.dumps(value, indent=indent, default=str))
    return text


def local(moment: datetime | None) -> str:
    """Write a moment for people, in the machine's own zone."""
    return "–" if moment is None else f"{moment.astimezone():%Y-%m-%d %H:%M:%S %Z}"


def brief(moment: datetime | None) -> str:
    """Write a moment for a narrow column."""
    return "–" if moment is None else f"{moment.astimezone():%m-%d %H:%M}"


def brief_title(title: str) -> str:
    """Write a headline for a list: as long as one is, however long its page makes it."""
    return cut(title, HEADLINE)


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """Show on a terminal that something is going on, and how far it is; piped, say nothing."""
    if not sys.stderr.isatty():
        yield lambda _said: None
        return
    with console(stderr=True).status(what) as status:
        yield lambda said: status.update(f"{what}: {said}")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> None:
    """Print rows under their heads: a table on a terminal, lines with tabs when piped."""
    lines = [[shown(cell) for cell in row] for row in rows]
    if not lines:
        say(empty)
    elif sys.stdout.isatty():
        _drawn(heads, lines)
    else:
        for line in lines:
            sys.stdout.write("\t".join(line) + "\n")


def _drawn(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        drawn.add_column(head, overflow="fold")
    for line in lines:
        drawn.add_row(*(Text(cell) for cell in line))
    console().print(drawn)


def called() -> str:
    """Return what to type for newsmon in this shell: its name, or the way to it where the shell does not find it."""
    own = Path(sys.argv[0])
    if shutil.which("newsmon") or own.name != "newsmon":
        return "newsmon"
    return os.path.relpath(own)
