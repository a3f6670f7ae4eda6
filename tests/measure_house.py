"""Measure the house: how large it is, how far one has to walk in it, and which names mean more than one thing.

``python -m tests.measure_house`` prints a table; ``--names`` lists what was counted, ``--json`` is for programs. How
each figure is counted stands at the function that counts it, and is printed beside it. Nothing here knows where a
module lives: ``ingest`` is found by its name, and rooms are the folders of today.
"""

import argparse
import ast
import asyncio
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import CodeType, FrameType

from tests.services.world import Piece, World, a_piece, another_piece

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("monitor", "spiders")
SMALL = 40  # lines: a module below them that has one importer may be a crumb of it
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of the project's packages."""

    name: str
    path: Path

    @cached_property
    def text(self) -> str:
        """Return its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Return its syntax tree."""
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        """Count its lines, blank ones and comments too."""
        return len(self.text.splitlines())

    @property
    def is_package(self) -> bool:
        """Whether it is the ``__init__`` of a package."""
        return self.path.name == "__init__.py"

    @property
    def functions(self) -> Iterator[Function]:
        """Yield its functions and methods, inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    @property
    def classes(self) -> Iterator[str]:
        """Yield the names of its classes."""
        return (node.name for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the house, and how it was counted."""

    name: str
    value: str
    how: str
    names: Sequence[str] = ()  # what was counted, where a list of it helps


def modules() -> tuple[Module, ...]:
    """Return every module of the packages."""
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return tuple(Module(_dotted(path), path) for path in files)


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def importers(house: Sequence[Module]) -> Mapping[str, set[str]]:
    """Return who imports each module: ``from a.b import c`` imports ``a.b.c`` if that is a module, else ``a.b``."""
    known = {module.name for module in house}
    found: dict[str, set[str]] = defaultdict(set)
    for module in house:
        for name in _imported(module.tree, known):
            found[name].add(module.name)
    return found


def _imported(tree: ast.Module, known: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else str(node.module)


def sizes(house: Sequence[Module]) -> Iterator[Figure]:
    """Count lines and modules, and the modules that one other module imports."""
    whole = [module for module in house if not module.is_package]
    by = importers(house)
    lonely = [module for module in whole if len(by[module.name]) == 1]
    small = [module for module in lonely if module.lines < SMALL]
    yield Figure(name="lines", value=f"{sum(m.lines for m in house):,}", how="of all .py files, blank ones too")
    yield Figure(name="modules", value=f"{len(whole)}", how=f"without {len(house) - len(whole)} `__init__`")
    yield Figure(
        name="modules with one importer",
        value=f"{len(lonely)}",
        how="imported by exactly one module of the packages, wherever the import stands",
        names=[_with_importer(module, by) for module in lonely],
    )
    yield Figure(
        name=f"… of them under {SMALL} lines",
        value=f"{len(small)}",
        how="crumbs, where they hide nothing",
        names=[_with_importer(module, by) for module in small],
    )


def _with_importer(module: Module, by: Mapping[str, set[str]]) -> str:
    return f"{module.name} ({module.lines} lines) < {', '.join(by[module.name])}"


def names(house: Sequence[Module]) -> Iterator[Figure]:
    """Count the names of modules and of classes that are borne more than once."""
    files = defaultdict(list)
    classes = defaultdict(list)
    for module in house:
        if not module.is_package:
            files[module.name.rpartition(".")[2]].append(module.name)
        for name in module.classes:
            classes[name].append(module.name)
    for what, borne in (("module names", files), ("class names", classes)):
        twice = {name: places for name, places in borne.items() if len(places) > 1}
        listed = [f"{name}: {', '.join(places)}" for name, places in sorted(twice.items())]
        yield Figure(name=f"{what} used more than once", value=f"{len(twice)}", how="by their last part", names=listed)


def functions(house: Sequence[Module]) -> Iterator[Figure]:
    """Measure functions, and count those that take an address as plain text."""
    measured = sorted(
        (_body(function), f"{module.name}:{function.name}") for module in house for function in module.functions
    )
    lengths = [length for length, _ in measured]
    ninth = statistics.quantiles(lengths, n=10)[-1]
    by_text = [f"{m.name}:{f.name}" for m in house for f in m.functions if any(map(_is_url, _parameters(f)))]
    yield Figure(
        name="lines of a function: median / p90 / longest",
        value=f"{statistics.median(lengths):.0f} / {ninth:.0f} / {lengths[-1]}",
        how=f"of {len(lengths)} bodies, from the line after the docstring to the last",
        names=[f"{length} {name}" for length, name in measured[:-11:-1]],
    )
    yield Figure(
        name="functions that take `url: str`",
        value=f"{len(by_text)}",
        how="a parameter of that name with that annotation",
        names=by_text,
    )


def _body(function: Function) -> int:
    said = ast.get_docstring(function) is not None
    rest = function.body[1:] if said else function.body
    return (function.end_lineno or 0) - rest[0].lineno + 1 if rest else 0


def _parameters(function: Function) -> Iterable[ast.arg]:
    said = function.args
    return (*said.posonlyargs, *said.args, *said.kwonlyargs)


def _is_url(parameter: ast.arg) -> bool:
    return parameter.arg == "url" and isinstance(parameter.annotation, ast.Name) and parameter.annotation.id == "str"


@dataclass(frozen=True, slots=True)
class Call:
    """A call of one of our functions, and whether it is a step of the services: one of theirs, or called by them."""

    code: CodeType
    step: bool


@dataclass(slots=True)
class Walks:
    """Which functions of ours each call of one function led through, in their order; a profile hook."""

    start: str  # the name of the function
    home: Path  # where it lives
    walks: list[list[Call]] = field(default_factory=list)
    _depth: int = 0

    def __call__(self, frame: FrameType, event: str, _arg: object) -> None:
        """Note a call, and whether we are inside the one that is followed."""
        if event not in ("call", "return"):
            return
        code = frame.f_code
        if code.co_name == self.start and Path(code.co_filename) == self.home:
            self._depth += 1 if event == "call" else -1
            if event == "call":
                self.walks.append([])
        if self._depth and event == "call" and _is_ours(code):
            self.walks[-1].append(Call(code, step=_is_of_services(code) or _is_of_services(_caller(frame))))


def _is_ours(code: CodeType) -> bool:
    return code.co_filename.startswith(str(ROOT / "monitor")) and not code.co_name.startswith("<")


def _is_of_services(code: CodeType | None) -> bool:
    return code is not None and code.co_filename.startswith(str(ROOT / "monitor" / "services"))


def _caller(frame: FrameType) -> CodeType | None:
    """Return the nearest function of ours that led here; what calls ``map`` or a comprehension counts as the caller."""
    before = frame.f_back
    while before is not None and not _is_ours(before.f_code):
        before = before.f_back
    return None if before is None else before.f_code


def _room(code: CodeType) -> str:
    return ".".join(Path(code.co_filename).relative_to(ROOT / "monitor").parent.parts) or "monitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The way of one look: the rooms in the order in which a reader of it comes through them."""

    rooms: tuple[str, ...]  # one for each stay
    modules: tuple[str, ...]  # likewise
    functions: int

    @property
    def returns(self) -> int:
        """Count the stays in rooms that were visited before."""
        return _returns(self.rooms)


def _returns(stays: Sequence[str]) -> int:
    return len(stays) - len(set(stays))


def walk_of(calls: Sequence[CodeType]) -> Walk:
    """Return the walk of one who reads each function once, where it is called first."""
    first = list(dict.fromkeys(calls))
    return Walk(
        rooms=tuple(room for room, _ in groupby(map(_room, first))),
        modules=tuple(module for module, _ in groupby(code.co_filename for code in first)),
        functions=len(first),
    )


async def walked(start: str, home: Path) -> Mapping[str, Sequence[Call]]:
    """Follow one new article and one edit through the real services, a real database and a site in memory."""
    hook = Walks(start, home)
    threading.setprofile(hook)  # the writer's thread begins after this, and records there
    try:
        with tempfile.TemporaryDirectory() as folder, World(Path(folder)) as world:
            world.site.print(a_piece())
            await world.round()
            return {
                "a new article": await _longest(hook, world, lambda: world.site.print(another_piece())),
                "an edit": await _longest(hook, world, lambda: world.site.print(_edited())),
            }
    finally:
        threading.setprofile(None)


def _edited() -> Piece:
    piece = another_piece()
    return replace(piece, body=(piece.body[0].replace("twelve to three", "nine to six"), *piece.body[1:]))


async def _longest(hook: Walks, world: World, happens: Callable[[], None]) -> Sequence[Call]:
    """Of the looks of one round the one that was told: what else is looked at is found the same, a shorter way."""
    told = len(world.alerts)
    hook.walks.clear()
    happens()
    await world.round()
    if len(world.alerts) != told + 1:
        raise AssertionError("what the walk follows was not told")
    return max(hook.walks, key=len)


def walks(house: Sequence[Module]) -> Iterator[Figure]:
    """Count stays and returns on the way from ``ingest`` to the outbox.

    One new article and one edit are looked at by the real services, and a profile hook notes every call of a function
    of ours between the beginning of ``ingest`` and its end, when alert and deliveries stand in the outbox. Who reads
    along reads a function once, so each counts where it is called first. A room is a folder; a stay is an unbroken row
    of functions in one room; a return is a stay in a room that was left before. Comprehensions and what Python writes
    itself (the ``__init__`` of a dataclass) are no functions of ours.
    """
    [home] = [m.path for m in house if m.name.startswith("monitor.services") and "ingest" in _defined(m)]
    for what, calls in asyncio.run(walked("ingest", home)).items():
        own = walk_of([call.code for call in calls if _is_of_services(call.code)])
        steps = walk_of([call.code for call in calls if call.step])
        yield _walk(f"stays of {what}: among the services", own, "their functions alone")
        yield _walk(f"stays of {what}: their steps", steps, "functions of the services and those that they call")
        yield _walk(f"stays of {what}: all the way down", walk_of([call.code for call in calls]), "every function")


def _walk(name: str, walk: Walk, what: str) -> Figure:
    rooms = Counter(walk.rooms)
    return Figure(
        name=name,
        value=f"{len(walk.rooms)} in {len(rooms)} rooms, {walk.returns} returns",
        how=(
            f"{what}, each at its first call: {walk.functions}; module by module "
            f"{len(walk.modules)} in {len(set(walk.modules))}, {_returns(walk.modules)} returns"
        ),
        names=[" → ".join(walk.rooms), *(f"{stays} × {room}" for room, stays in rooms.most_common())],
    )


def _defined(module: Module) -> set[str]:
    return {node.name for node in module.tree.body if isinstance(node, Function)}


def contracts() -> Figure:
    """Ask import-linter how many contracts are kept."""
    asked = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as ask; ask()"]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    kept = re.search(r"Contracts: (\d+) kept, (\d+) broken", said)
    value = f"{kept[1]} kept, {kept[2]} broken" if kept else "not known: " + said.strip()[-80:]
    return Figure(name="import contracts", value=value, how="what `make contracts` says")


def measure() -> Iterator[Figure]:
    """Yield every figure of the house as it stands."""
    house = modules()
    yield from sizes(house)
    yield from names(house)
    yield from walks(house)
    yield contracts()
    yield from functions(house)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", action="store_true", help="list what was counted")
    parser.add_argument("--json", action="store_true", help="one document, with everything that was counted")
    asked = parser.parse_args()
    figures = list(measure())
    if asked.json:
        print(json.dumps({f.name: {"value": f.value, "how": f.how, "names": list(f.names)} for f in figures}, indent=1))
        return
    for figure in figures:
        print(f"| {figure.name} | {figure.value} | {figure.how} |")
    for figure in figures if asked.names else ():
        print(f"\n{figure.name}:", *figure.names, sep="\n  ")


if __name__ == "__main__":
    main()
