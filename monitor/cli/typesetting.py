"""Words that came and went, marked in colour on a terminal and with signs elsewhere; columns that stand aligned."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from monitor.cli.printing import console, shown
from monitor.domain.edits.diff import Part, Piece

if TYPE_CHECKING:
    from rich.text import Text

_LONG = 160  # letters that stayed, of which only the ends are shown
_END = 60
_SIGNS = {Part.DELETE: ("[-", "-]"), Part.INSERT: ("{+", "+}"), Part.EQUAL: ("", "")}
_STYLES = {Part.DELETE: "red strike", Part.INSERT: "green underline", Part.EQUAL: ""}
_MARGIN = "  "


def line(sign: str, text: "Text | str", *, style: str = "") -> None:
    """Print a text behind its sign; on a terminal its further lines begin below its first."""
    from rich.table import Table
    from rich.text import Text

    said = Text(shown(text)) if isinstance(text, str) else text
    said.stylize_before(style)
    out = console()
    if not out.is_terminal:
        out.print(Text.assemble(f"{_MARGIN}{sign} ", said))
        return
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(Text(_MARGIN + sign, style=style), said)
    out.print(row)


def marked(pieces: Iterable[Piece]) -> "Text":
    """Join the pieces of a sentence, what came and what went marked, what stayed for long shown by its ends."""
    from rich.text import Text

    coloured = console().color_system is not None
    text = Text()
    for piece in pieces:
        said = shown(_folded(piece) if piece.op is Part.EQUAL else piece.text)
        words = said.rstrip()
        opening, closing = ("", "") if coloured else _SIGNS[piece.op]
        text.append(f"{opening}{words}{closing}", style=_STYLES[piece.op] if coloured else "")
        text.append(said[len(words) :])
    return text


def _folded(piece: Piece) -> str:
    return piece.text if len(piece.text) <= _LONG else f"{piece.text[:_END]} ⋯ {piece.text[-_END:]}"


def named(rows: Sequence[tuple[str, str]]) -> None:
    """Print values behind their names, one below the other."""
    from rich.cells import cell_len

    width = max((cell_len(name) for name, _ in rows), default=0)
    for name, value in rows:
        line(name + " " * (width - cell_len(name) + 1), value)


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Pad cells so that columns stand under each other, a Korean letter being two wide."""
    from rich.cells import cell_len

    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    padded = ([cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)] for row in cells)
    return ["  ".join(row).rstrip() for row in padded]


def clipped(text: str, width: int = 90) -> str:
    """Cut a text that is only there for orientation to one line."""
    from rich.cells import cell_len, set_cell_size

    said = shown(text)
    return said if cell_len(said) <= width else set_cell_size(said, width - 1).rstrip() + "…"
