"""A settings file as it is written: plain values, and the line on which each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from monitor.domain.errors import Problem

Place = tuple[str | int, ...]
"""Where a value stands, from the top down: ``("sources", 3, "url")``."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_OF_NAMES = frozenset({("channels",)})  # keys that stand here are names, which are given even with nothing behind them

_WAYS_OUT = {
    "cannot start any token": "Indent with spaces, not tabs, and put text that begins with @, ` or % in quotes",
    "mapping values are not allowed": "Put text with ': ' in it in quotes, and check the indentation",
    "expected ',' or": "Close the bracket, or put text with brackets and commas in quotes",
    "could not find expected ':'": "Check the line before it: a colon or a closing quote is missing",
    "expected <block end>": "Align it with the lines before it",
    "found another document": "Keep one document in the file: remove the line '---'",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong at a place, before anybody knows on which line that is."""

    place: Place
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: every value as text (or none), as lists and mappings; ``lines`` count from 1."""

    file: str
    tree: Any
    lines: Mapping[Place, int]
    troubles: tuple[Trouble, ...] = ()

    def only(self, *keys: str) -> "Document":
        """Return the document as if nothing but these keys stood in it."""
        if not isinstance(self.tree, dict):
            return self
        tree = {key: value for key, value in self.tree.items() if key in keys}
        return replace(self, tree=tree, troubles=tuple(each for each in self.troubles if each.place[0] in keys))

    def problem(self, trouble: Trouble) -> Problem:
        """Say on which line the trouble is, or the thing that it is missing from."""
        return Problem(
            file=self.file,
            line=self.line(trouble.place),
            key=written(trouble.place),
            what=trouble.what,
            do=trouble.do,
        )

    def line(self, place: Place) -> int | None:
        """Return the line of a place, or of the nearest thing around it."""
        around = (place[:depth] for depth in range(len(place), 0, -1))
        return next((self.lines[at] for at in around if at in self.lines), None)


def written(place: Place) -> str:
    """Write a place as people do.

    >>> written(("sources", 3, "url"))
    'sources[3].url'
    """
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")


def read(text: str, file: str) -> Document | Problem:
    """Read YAML; every plain value stays the text it is.

    YAML 1.1 would make ``no`` a truth value, ``12:30`` a number and ``2026-01-23`` a date.
    Here the settings decide what a text means, so that a topic may be called ``No``.
    """
    try:
        return _read(text, file)
    except yaml.MarkedYAMLError as error:
        return _broken(error, file)
    except yaml.YAMLError as error:
        return Problem(file=file, line=None, key="", what=f"this is no YAML: {error}", do="Save it as UTF-8 text")
    except OverflowError as error:
        return Problem(file=file, line=None, key="", what=str(error), do="Write it out, or split it")
    except RecursionError:
        return Problem(file=file, line=None, key="", what="brackets in brackets without end", do="Write it flatter")


def _read(text: str, file: str) -> Document:
    if len(text) > LONGEST:
        raise OverflowError(f"settings of more than {LONGEST // 1_000_000} million characters are not read")
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    reading = _NodeWalk()
    tree = {} if root is None else reading.value(root, ())
    return Document(file=file, tree=tree, lines=reading.lines, troubles=tuple(reading.troubles))


def _broken(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    said = error.problem or "it cannot be read"
    do = next((way for words, way in _WAYS_OUT.items() if words in said), "Check quotes, brackets and indentation")
    where = "" if mark is None else f" at column {mark.column + 1}"
    return Problem(
        file=file, line=None if mark is None else mark.line + 1, key="", what=f"broken YAML{where}: {said}", do=do
    )


LONGEST = 4_000_000  # characters: some 30,000 sources
MOST_VALUES = 300_000


class _NodeWalk:
    """One walk over the nodes of a document."""

    def __init__(self) -> None:
        self.lines: dict[Place, int] = {}
        self.troubles: list[Trouble] = []
        self._open: list[yaml.Node] = []
        self._met = 0

    def value(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401  a document may hold anything
        self.lines.setdefault(place, node.start_mark.line + 1)
        self._met += 1
        if self._met > MOST_VALUES:  # a few lines of aliases of aliases stand for billions
            raise OverflowError(f"more than {MOST_VALUES:,} values, as its aliases are written out")
        if node in self._open:
            self.troubles.append(Trouble(place, "it holds itself", "Remove the alias"))
            return None
        self._open.append(node)
        value = self._plain(node, place)
        self._open.pop()
        return value

    def _plain(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401  as above
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*place, number)) for number, child in enumerate(node.value)]
        bare = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if bare and node.value in _NULLS else node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, child in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            at = (*place, name)
            if name in values:
                self.troubles.append(_twice(at, self.lines[at], line))
                continue
            self.lines[at] = line
            values[name] = self.value(child, at)
        if place in _OF_NAMES:
            return {name: {} if value is None else value for name, value in values.items()}
        # A key with nothing behind it (all below it commented out) is as good as absent.
        return {key: value for key, value in values.items() if value is not None}


def _twice(place: Place, first: int, second: int) -> Trouble:
    return Trouble(
        place, f"it is there twice, on lines {first} and {second}", "Keep one, or give each a name of its own"
    )
