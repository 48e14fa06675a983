"""Rows of cells as lines: one a row with a tab between two cells; frames and columns of line numbers are no tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ordtool.readers._marked import Change, Row
from ordtool.source import Line, Mark, Span, State

_FEWEST = 5  # numbers under each other that are lines of a page and not items of a list


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines; `continues` where it is covered by the cell above or beside it."""

    lines: list[Line]
    continues: bool = False

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(line.text for line in self.lines if line.style != "furniture").strip()

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return self.continues or not any(line.text.strip() or line.marker for line in self.lines)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's cells, where it begins in the file, and what became of the whole row."""

    cells: list[Cell]
    origin: tuple[str, int] | None = None
    change: Change | None = None


def table_lines(rows: Sequence[TableRow]) -> list[Line]:
    """The lines of a table."""
    numbered = _without_line_numbers(rows)
    if numbered is not None:
        return numbered
    if all(sum(not cell.is_empty for cell in row.cells) <= 1 for row in rows):  # a frame around running text
        return [line for row in rows for line in _framed(row)]
    return [line for row in rows for line in _lines(row)]


def _lines(row: TableRow) -> Iterator[Line]:
    """A row as one line; then what stands in it and is no text of the law."""
    joined = Row()
    for i, cell in enumerate(row.cells):
        joined.add("\t" if i else "")
        joined.append(_joined(cell), between="")
    if joined.text and (change := row.change or _common(row)):
        same = [mark for mark in joined.marks if (mark.state, mark.author) != (change.state, change.author)]
        whole = Mark(Span(0, len(joined.text)), change.state, change.axis, change.author, change.date)
        joined = Row(joined.text, [whole, *same], joined.signs, joined.origins)
    marks, signs = tuple(joined.marks), tuple(joined.signs)
    origins = tuple(joined.origins)
    yield Line(joined.text, style="table", marks=marks, signs=signs, starts=True, origin=row.origin, origins=origins)
    yield from _furniture(row)


def _common(row: TableRow) -> Change | None:
    """The change that took out every cell of a row, each by itself."""
    marks = [_whole_mark(cell) for cell in row.cells if not cell.is_empty]
    first = marks[0] if marks else None
    if first is None or any(mark is None or mark.author != first.author for mark in marks):
        return None
    return Change(first.state, first.axis, first.author, first.date)


def _whole_mark(cell: Cell) -> Mark | None:
    kept = [line for line in cell.lines if line.text.strip() and line.style != "furniture"]
    if len(kept) != 1 or kept[0].marker:
        return None
    span = Span(0, len(kept[0].text))
    return next((mark for mark in kept[0].marks if mark.span == span and mark.state is State.STRUCK), None)


def _joined(cell: Cell) -> Row:
    """A cell's lines as one; a tab in it is no border between cells."""
    inner = Row()
    for line in cell.lines:
        if line.style == "furniture" or cell.continues:
            continue
        numbered = Row(line.marker)
        numbered.append(Row(line.text.replace("\t", " "), line.marks, line.signs, line.origins), between=" ")
        inner.append(numbered, between=" ")
    return inner


def _furniture(row: TableRow) -> Iterator[Line]:
    for cell in row.cells:
        for line in cell.lines:
            if line.style == "furniture":
                yield line
            elif cell.continues and line.text.strip():
                yield replace(line, style="furniture", removed="hidden text")


def _framed(row: TableRow) -> Iterator[Line]:
    yield from (line for cell in row.cells if not cell.is_empty for line in cell.lines)
    yield from _furniture(replace(row, cells=[cell for cell in row.cells if cell.is_empty]))


def _without_line_numbers(rows: Sequence[TableRow]) -> list[Line] | None:
    """The lines of a table whose first column numbers the lines of the page; None for any other table."""
    if not rows or any(len(row.cells) != 2 for row in rows):
        return None
    columns = [[_figure(line) for line in row.cells[0].lines if line.text.strip() or line.marker] for row in rows]
    if all(_runs(column) for column in columns):  # all numbers of a page in one cell
        return [line for row in rows for line in (*_numbers(row), *row.cells[1].lines)]
    singles = [column[0] for column in columns if len(column) == 1]
    if len(singles) == len(rows) and _runs(singles) and _flows(rows):
        return [line for row, figure in zip(rows, singles, strict=True) for line in _numbered(row, str(figure))]
    return None


def _figure(line: Line) -> int | None:
    text = line.text.strip() or line.marker.rstrip(".")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _runs(column: Sequence[int | None]) -> bool:
    """Whether figures go on by one, long enough for the lines of a page."""
    start = column[0] if column else None
    return start is not None and len(column) >= _FEWEST and list(column) == list(range(start, start + len(column)))


def _flows(rows: Sequence[TableRow]) -> bool:
    """Whether sentences run on from row to row, as they do over the lines of a page and not over the items of a list."""
    texts = [row.cells[1].text for row in rows if row.cells[1].text]
    runs_on = sum(before[-1] not in ".;:!?" and after[0].islower() for before, after in pairwise(texts))
    return len(texts) > 1 and runs_on * 3 >= len(texts) - 1


def _numbers(row: TableRow) -> list[Line]:
    kept = [line for line in row.cells[0].lines if line.text.strip() or line.marker]
    return [
        replace(line, text=line.text or line.marker, marker="", style="furniture", removed="line number column")
        for line in kept
    ]


def _numbered(row: TableRow, number: str) -> list[Line]:
    """A row whose first cell is the number of its line; whether it begins a paragraph is the outline's to find."""
    lines = [line for line in row.cells[1].lines if line.text.strip()]
    return [replace(line, number="" if i else number, starts=None) for i, line in enumerate(lines)]
