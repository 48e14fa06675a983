"""Rows of tables: data by rows with tabs, frames of the page unrolled, numbered lines of bills."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ordtool.readers._marked import Row
from ordtool.source import Line

_MOST_LINES = 6  # a cell with more is a frame of the page, not a cell of a table
_INDENT = 3  # blanks that open a paragraph in a table of numbered lines
_MOST_COLUMNS = 50
# "(a)", "12.", "iv)": an enumerator with nothing after it.
ALONE = re.compile(r"\s*(?:\((?:[A-Za-z]{1,5}|\d{1,3})\)|(?:[A-Za-z]|[ivxlIVXL]{2,6}|\d{1,3})[.)])\s*")
# The number of a footnote, alone.
_NOTED = re.compile(r"\s*(?:\[?\d{1,3}\]?[.:]?|\[?[*†‡]{1,3}\]?)\s*")


@dataclass(slots=True)
class Cell:
    """A table cell: its lines, whether its class says that it holds a line number, and how many columns it takes."""

    lines: list[Line] = field(default_factory=list)
    numbers: bool = False
    columns: int = 1

    @property
    def law(self) -> list[Line]:
        """The lines without the site's own."""
        return [line for line in self.lines if line.style != "furniture"]

    @property
    def text(self) -> str:
        """The words of the cell on one line."""
        return " ".join(line.text.strip() for line in self.law if line.text.strip())

    @property
    def number(self) -> str:
        """The line number that the cell holds, "" if it holds none."""
        return text if self.numbers and (text := self.text).isdigit() else ""


@dataclass(slots=True)
class Table:
    """An open table: its rows so far, whether it has head cells, and whether it says that it is only layout."""

    rows: list[list[Cell]] = field(default_factory=list)
    headed: bool = False
    layout: bool = False
    numbered: bool = False  # a cell of the row holds a line number
    loose: bool = False  # cells stand outside any row: the parser lets them


def columns(span: str | None) -> int:
    """How many columns a cell takes."""
    return min(max(1, int(span)), _MOST_COLUMNS) if span and span.isdigit() and len(span) < 6 else 1


def joined(cells: list[Cell], table: Table) -> list[Line]:
    """A table row as lines: one with tabs between the cells, or what it frames."""
    number = next(filter(None, (cell.number for cell in cells)), "")
    filled = [cell for cell in cells if cell.text and not cell.number]
    if number:
        return _numbered(number, [line for cell in filled for line in cell.lines])
    everything = [line for cell in cells for line in cell.lines]
    framed = any(len(cell.law) > _MOST_LINES or any(line.number for line in cell.lines) for cell in cells)
    framed = framed or (any(line.style in ("heading", "note") for line in everything) and not table.headed)
    if len(filled) < 2 or framed or table.layout:
        return everything
    if len(filled) == 2 and not table.headed and ALONE.fullmatch(filled[0].text):
        return everything  # an enumerator that hangs beside its paragraph
    row = Row()
    for index, cell in enumerate(cells):
        row.add("\t" if index else "")
        row.append(_inner(cell), between="")
        row.add("\t" * (cell.columns - 1))
    row = row.stripped("\t")
    line = Line(row.text, style="table", marks=tuple(row.marks), signs=tuple(row.signs), starts=True)
    return [line, *(line for line in everything if line.style == "furniture")]


def _inner(cell: Cell) -> Row:
    inner = Row()
    for line in cell.law:
        row = Row(line.marker)
        row.append(row_of(line), between=" ")
        inner.append(row, between=" ")
    return inner


def row_of(line: Line) -> Row:
    """A line's words with their marks and signs."""
    return Row.of(line)


def _numbered(number: str, lines: list[Line]) -> list[Line]:
    """The lines beside a line number; only a deep indentation tells that a paragraph begins."""
    placed: list[Line] = []
    for line in lines or [Line("")]:
        if line.style == "furniture":
            placed.append(line)
            continue
        row = row_of(line).stripped()
        indent = len(line.text) - len(line.text.lstrip())
        starts = True if indent >= _INDENT else None
        first = "" if any(before.number for before in placed) else number
        placed.append(
            replace(line, text=row.text, marks=tuple(row.marks), signs=tuple(row.signs), number=first, starts=starts)
        )
    return placed


def glued(lines: list[Line]) -> list[Line]:
    """Enumerators that stand in a paragraph of their own put before the paragraph that they number."""
    out: list[Line] = []
    for found in lines:
        line = found
        if out and _hangs(out[-1]) and _takes(line) and (out[-1].style == "note") == (line.style == "note"):
            before = out.pop()
            row = row_of(before)
            row.append(row_of(line), between=" ")
            listed = before if before.style else line
            marks, signs = tuple(row.marks), tuple(row.signs)
            line = replace(before, text=row.text, style=listed.style, level=listed.level, marks=marks, signs=signs)
        out.append(line)
    return out


def _takes(line: Line) -> bool:
    """Whether a line begins a paragraph without an enumerator of its own."""
    plain = line.style in ("", "list", "note") and not line.marker and line.starts is True
    return plain and bool(line.text.strip()) and not ALONE.match(line.text)


def _hangs(line: Line) -> bool:
    alone = _NOTED if line.style == "note" else ALONE
    bare = line.style in ("", "list", "note") and not line.number and not line.marker
    return bare and line.starts is not None and alone.fullmatch(line.text) is not None
