"""Pages of runs to lines in reading order: what each page tells alone, then what all of them tell together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ordtool.ordinance import Line
from ordtool.readers.pdf.columns import blocks
from ordtool.readers.pdf.furniture import mark_furniture
from ordtool.readers.pdf.margin_lines import carry_numbers, number_rows
from ordtool.readers.pdf.margins import Number, take_numbers
from ordtool.readers.pdf.rows import Row, rows
from ordtool.readers.pdf.run import Page
from ordtool.readers.pdf.side_notes import take_side_notes
from ordtool.readers.pdf.slugs import Sheet, lines, slug


class Layout:
    """The pages of a file while they are read; each is laid out at once, because runs take far more room than lines."""

    def __init__(self) -> None:
        self._sheets: list[Sheet] = []
        self._columns: list[Sequence[Sequence[Number]]] = []

    def add(self, pages: Iterable[Page]) -> None:
        """Lay out more pages; those without text leave no line."""
        for page in pages:
            if page.runs:
                sheet, columns = lay_out(page)
                self._sheets.append(sheet)
                self._columns.append(columns)

    def lines(self) -> tuple[Line, ...]:
        """All lines in reading order, furniture marked; to be asked for once."""
        carry_numbers(self._sheets, self._columns)
        mark_furniture(self._sheets)
        return tuple(lines(self._sheets))


def lay_out(page: Page) -> tuple[Sheet, list[list[Number]]]:
    """The sheet of a page, and its columns of margin numbers."""
    upright = [run for run in page.runs if not run.turned]
    aside = [Row((run,), removed="stamp") for run in page.runs if run.turned]
    runs, numbers = take_numbers(upright, page_height=page.height)
    runs, notes = take_side_notes(runs, page_height=page.height)
    aside += [replace(row, removed="margin note") for row in rows(notes)]
    found = [row for block in blocks(runs) for row in rows(block.runs)]
    for column in numbers:
        found = number_rows(found, column)
    return Sheet(page.number, page.width, page.height, [slug(row) for row in [*found, *aside]]), numbers
