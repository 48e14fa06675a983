"""A flow of RTF text (the body, a note, a header, a comment, a text box): its paragraphs and the rows of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ordtool.readers._marked import Change, Row, Setting
from ordtool.readers._tables import Cell, TableRow, table_lines
from ordtool.source import Line, State

How: TypeAlias = tuple[tuple[Change, ...], tuple[Setting, ...]]


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known of a paragraph when it ends: its level as a heading, whether it is a line of contents."""

    level: int | None = None
    contents: bool = False


@dataclass(slots=True)
class Flow:
    """A flow while it is read.

    `cell` holds the lines of the cell being read, `cells` the cells before it, `rows` the rows before those.
    `waiting` is what stands after the paragraph or table being read.
    """

    kind: str = "body"
    numbered: bool = True
    lines: list[Line] = field(default_factory=list)
    _row: Row = field(default_factory=Row)
    _held: list[str] = field(default_factory=list)
    _how: How = ((), ())
    number: str = ""
    starts: bool | None = True
    cell: list[Line] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    contents: bool | None = None

    def put(self, text: str, how: How) -> None:
        """Text, with what became of it and how it is set; pieces alike are put to the row as one."""
        if how is not self._how:
            self._flush()
            self._how = how
        self._held.append(text)

    def _flush(self) -> None:
        if self._held:
            self._row.add("".join(self._held), *self._how)
            self._held.clear()

    @property
    def row(self) -> Row:
        """The paragraph or cell so far."""
        self._flush()
        return self._row

    @row.setter
    def row(self, row: Row) -> None:
        self._flush()
        self._row = row

    def add_contents(self, *, contents: bool) -> None:
        """Words have come, of a table of contents or not."""
        self.contents = contents and self.contents is not False

    def line(self, ending: Ending, *, starts: bool | None, table: bool) -> None:
        """End a line; `starts` is what is known of the line after it."""
        row, self.row = self.row, Row()
        marker, self.number = self.number.strip(), ""
        contents, self.contents = ending.contents or bool(self.contents), None
        style = "heading" if ending.level is not None else "list" if marker else ""
        line = Line(
            row.text,
            marker="" if _is_struck(row) else marker,
            level=ending.level,
            style="furniture" if contents else style,
            removed="contents" if contents else "",
            marks=tuple(row.marks),
            signs=tuple(row.signs),
            starts=self.starts,
        )
        self.starts = starts
        if table:
            self.cell.append(line)
            return
        self.end_table()
        self.lines.append(line)
        if starts is not None:
            self._release()

    def end_cell(self, ending: Ending) -> None:
        """End a cell of a row."""
        if self.row.text or not self.cell:
            self.line(ending, starts=True, table=True)
        self.cells.append(Cell(self.cell))
        self.cell = []

    def end_nested_cell(self) -> None:
        """End a cell of a table in a cell."""
        self.row.add("\t")

    def end_nested_row(self) -> None:
        """End a row of a table in a cell: a line of the cell."""
        self.row = self.row.stripped("\t", left=False)
        self.line(Ending(), starts=True, table=True)
        self.cell[-1] = replace(self.cell[-1], style="table" if "\t" in self.cell[-1].text else "")

    def end_row(self) -> None:
        """End a row."""
        if self.row.text.strip() or self.cell:
            self.end_cell(Ending())
        if self.rows and (len(self.cells) == 1) is not (len(self.rows[-1].cells) == 1):
            self._put_rows()  # a frame of one cell beside a table: RTF does not part the two
        if self.cells:
            merged = [*self.merged, *[False] * len(self.cells)]
            self.rows.append(TableRow([Cell(c.lines, m) for c, m in zip(self.cells, merged, strict=False)]))
        self.cells = []

    def end_table(self) -> None:
        """Put the rows so far as lines."""
        if self.cells:
            self.end_row()
        if self.rows:
            self._put_rows()
            self._release()

    def _put_rows(self) -> None:
        rows, self.rows = self.rows, []
        self.lines += table_lines(rows)

    def finish(self, ending: Ending) -> list[Line]:
        """The lines of the flow, which is at its end."""
        if self.cells or self.cell:
            self.end_row()
        if self.row.text or self.number.strip():
            self.line(ending, starts=True, table=False)
        self.end_table()
        self._release()
        return self.lines

    def _release(self) -> None:
        """Put what waited for the end of a paragraph: text boxes, and hidden text to be seen."""
        hidden = "".join(self.hidden).strip()
        self.hidden.clear()
        if hidden:
            self.waiting.append(Line(hidden, style="furniture", removed="hidden text", starts=True))
        self.lines += self.waiting
        self.waiting = []


def _is_struck(row: Row) -> bool:
    """Whether all words of a row were taken out: Word gives such a paragraph no number."""
    end = 0
    for span in sorted(mark.span for mark in row.marks if mark.state is State.STRUCK):
        if row.text[end : span.start].strip():
            return False
        end = max(end, span.end)
    return end > 0 and not row.text[end:].strip()


def is_gone(row: Row) -> bool:
    """Whether nothing of a paragraph is left that its struck end would join to the next."""
    return not row.text.strip() or _is_struck(row)


def noted(lines: Sequence[Line], marker: str) -> list[Line]:
    """The lines of a note, its number on the first."""
    return [
        line if line.style == "furniture" else replace(line, marker="" if i else marker, style="note", level=None)
        for i, line in enumerate(lines)
        if line.text.strip()
    ]
