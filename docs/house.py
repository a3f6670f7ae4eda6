"""Draw the house from its imports: ``python -m docs.house`` writes the picture, ``--check`` says whether it is stale.

A box is a room: a package, or modules that stand beside the packages of a floor. Whoever imports stands above whom it
imports. An arrow that follows from two others is left out; rooms that import each other are joined by a red line.
"""  # noqa: INP001  a script

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.measure_house import importers, modules

PICTURE = Path(__file__).parent / "pictures" / "house.svg"
LARGE = ("services", "extract", "domain")  # floors with rooms
FLOORS = {
    "": "the house",
    "services": "services: the way of a look, and questions",
    "extract": "extract: reading pages",
    "domain": "domain: what news, changes and alerts are",
}

Arrows = Mapping[str, set[str]]  # from a room to those that it imports

LETTER, LINE, PAD, GAP, RISE = 8, 16, 12, 18, 44  # pixels
WIDTH = 1000
LONGEST = 34  # letters in a line of a box


def arrows(floor: str) -> Arrows:
    """Return which rooms of a floor import which; the whole house's rooms are its floors."""
    house = modules()
    found: dict[str, set[str]] = defaultdict(set)
    by = importers(house)
    for module in house:
        below = _room(module.name, floor)
        if below:
            found[below] |= set()
        for importer in by[module.name]:
            above = _room(importer, floor)
            if above and below and above != below:
                found[above].add(below)
    return found


def _room(name: str, floor: str) -> str:
    """Return the room of a module on a floor: its package there, else the module itself; empty elsewhere."""
    parts = name.split(".")
    if not floor:
        return "" if name == "monitor" else parts[1] if parts[0] == "monitor" else parts[0]
    return parts[2] if parts[:2] == ["monitor", floor] and len(parts) > 2 else ""  # noqa: PLR2004  monitor.floor.room


def reach(room: str, below: Arrows) -> set[str]:
    """Return all rooms that a room rests on, itself only where there is a ring."""
    seen: set[str] = set()
    ahead = [*below[room]]
    while ahead:
        one = ahead.pop()
        if one not in seen:
            seen.add(one)
            ahead += below[one]
    return seen


@dataclass(frozen=True, slots=True)
class Box:
    """Rooms drawn as one: a package, or modules of one height that stand beside the packages."""

    rooms: tuple[str, ...]
    height: int  # above the ground

    @property
    def lines(self) -> list[str]:
        """Return its label, wrapped."""
        lines = [""]
        for room in self.rooms:
            if lines[-1] and len(lines[-1]) + len(room) > LONGEST:
                lines.append("")
            lines[-1] += f" {room}" if lines[-1] else room
        return lines


def boxes(below: Arrows, packages: set[str]) -> list[Box]:
    """Stack the rooms: each above all it rests on; rooms of a ring stand at one height."""
    on = {room: reach(room, below) for room in below}
    heights: dict[str, int] = {}

    def height(room: str) -> int:
        if room not in heights:
            lower = {each for each in on[room] if room not in on[each]}
            heights[room] = 1 + max(map(height, lower), default=-1)
        return heights[room]

    alone = [Box((room,), height(room)) for room in sorted(below) if room in packages]
    beside: dict[int, list[str]] = defaultdict(list)
    for room in sorted(set(below) - packages):
        beside[height(room)].append(room)
    return [*alone, *(Box(tuple(rooms), at) for at, rooms in beside.items())]


def needed(below: Arrows) -> Iterator[tuple[str, str]]:
    """Yield the arrows that do not follow from others."""
    on = {room: reach(room, below) for room in below}
    for room in sorted(below):
        others = {each for each in below[room] if room not in on[each]}
        for one in sorted(below[room]):
            if not any(one in on[each] and each not in on[one] for each in others):
                yield room, one


def drawn(floor: str, top: int) -> tuple[list[str], int]:
    """Return the lines of a floor's picture, and where the next one may begin."""
    below = arrows(floor)
    packages = {_room(module.name, floor) for module in modules() if module.is_package}
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in boxes(below, packages):
        rows[box.height].append(box)
    said = [f'<text x="{PAD}" y="{top + LINE}" class="floor">{escape(FLOORS[floor])}</text>']
    y = top + LINE + GAP
    places: dict[str, tuple[float, float, float]] = {}  # of each room: the middle, the top, the bottom of its box
    drawn_boxes: list[str] = []
    for at in sorted(rows, reverse=True):
        row = sorted(rows[at], key=lambda box: box.rooms)
        widths = [max(map(len, box.lines)) * LETTER + 2 * PAD for box in row]
        high = max(len(box.lines) for box in row) * LINE + PAD
        gap = min((WIDTH - sum(widths)) / (len(row) + 1), 3 * RISE)
        x = (WIDTH - sum(widths) - gap * (len(row) - 1)) / 2
        for box, wide in zip(row, widths, strict=True):
            drawn_boxes += _box(box, x, y, wide, high)
            places |= dict.fromkeys(box.rooms, (x + wide / 2, y, y + high))
            x += wide + gap
        y += high + RISE
    return [*said, *_lines(needed(below), below, places), *drawn_boxes], y


def _box(box: Box, x: float, y: float, wide: float, high: float) -> Iterator[str]:
    yield f'<rect x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{high:.0f}" rx="5"/>'
    first = y + (high - len(box.lines) * LINE) / 2 + LINE - 4
    for number, line in enumerate(box.lines):
        yield f'<text x="{x + wide / 2:.0f}" y="{first + number * LINE:.0f}" class="room">{escape(line)}</text>'


def _lines(
    pairs: Iterable[tuple[str, str]], below: Arrows, places: Mapping[str, tuple[float, float, float]]
) -> Sequence[str]:
    """Draw the arrows, each pair of boxes once."""
    found: dict[str, None] = {}
    for above, under in pairs:
        (x, top, bottom), (to, its_top, _) = places[above], places[under]
        ring = above in reach(under, below)
        start = (top + bottom) / 2 if ring else bottom
        end = start if ring else its_top - 3
        found[
            f'<line x1="{x:.0f}" y1="{start:.0f}" x2="{to:.0f}" y2="{end:.0f}" class="{"ring" if ring else "on"}"/>'
        ] = None
    return list(found)


STYLE = """<style>
text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #1c1c1c; }
.room { text-anchor: middle; }
.floor { font-weight: bold; }
rect { fill: #eef3f8; stroke: #53718c; }
.on { stroke: #8a99a8; marker-end: url(#tip); }
.ring { stroke: #c0392b; stroke-width: 2; }
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path d="M0 0 8 4 0 8z" fill="#8a99a8"/></marker></defs>"""


def picture() -> str:
    """Return the picture of the house as its imports stand."""
    y, said = 0, []
    for floor in FLOORS:
        lines, y = drawn(floor, y)
        said += lines
    size = f'viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="The rooms of newsmon">'
    return "\n".join(
        [head, STYLE, '<rect width="100%" height="100%" style="fill:#fff;stroke:none"/>', *said, "</svg>\n"]
    )


def main() -> None:
    """Write the picture, or say that the one that is there is stale."""
    if "--check" not in sys.argv:
        PICTURE.write_text(picture(), encoding="utf-8")
    elif PICTURE.read_text(encoding="utf-8") != picture():
        raise SystemExit("docs/pictures/house.svg shows another house than the imports do: run `make picture`")


if __name__ == "__main__":
    main()
