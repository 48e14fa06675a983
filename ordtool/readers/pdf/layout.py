"""Pages of runs to lines in reading order: what each page tells alone, then what all of them tell together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ordtool.readers.pdf import separators, turned
from ordtool.readers.pdf.aligned import aligned_tables
from ordtool.readers.pdf.columns import Block, Strip, blocks
from ordtool.readers.pdf.contents import mark_contents
from ordtool.readers.pdf.cover_sheets import mark_cover_sheet
from ordtool.readers.pdf.footnotes import mark_footnotes
from ordtool.readers.pdf.furniture import mark_furniture
from ordtool.readers.pdf.margin_lines import carry_numbers, number_rows
from ordtool.readers.pdf.margins import Number, take_numbers
from ordtool.readers.pdf.rows import Row, around, rows, size
from ordtool.readers.pdf.ruled import Grid, grids, inside, ruled_rows
from ordtool.readers.pdf.run import Page, Run
from ordtool.readers.pdf.side_notes import take_side_notes
from ordtool.readers.pdf.signatures import mark_signatures
from ordtool.readers.pdf.slugs import Sheet, lines, slug
from ordtool.source import Line

_TABLE = "\ufffc"  # stands for a ruled table among the runs
_TABLES = 1_000_000  # the order of the first of them: after every run of the file


class Layout:
    """The pages of a file while they are read; each is laid out at once, because runs take far more room than lines."""

    def __init__(self) -> None:
        self._sheets: list[Sheet] = []
        self._columns: list[Sequence[Sequence[Number]]] = []
        self._gutters: list[Strip] = []

    def add(self, pages: Iterable[Page]) -> None:
        """Lay out more pages; those without text leave no line."""
        found = [page for page in pages if page.runs]
        main = main_size(found)
        for page in found:
            sheet, columns = lay_out(page, main=main, gutters=self._gutters)
            self._sheets.append(sheet)
            self._columns.append([_outline(column) for column in columns])

    def lines(self) -> tuple[Line, ...]:
        """All lines in reading order, furniture marked; to be asked for once."""
        carry_numbers(self._sheets, self._columns)
        mark_furniture(self._sheets)
        mark_contents(self._sheets)
        mark_signatures(self._sheets)
        mark_cover_sheet(self._sheets)
        return tuple(lines(self._sheets))


def _outline(column: Sequence[Number]) -> list[Number]:
    """The first and last number of a column, each with the strip of all: what the other pages need to know."""
    strip = around(number.box for number in column)
    return [replace(column[0], box=strip), replace(column[-1], box=strip)]


def lay_out(page: Page, *, main: float = 0.0, gutters: list[Strip] | None = None) -> tuple[Sheet, list[list[Number]]]:
    """The sheet of a page, and its columns of margin numbers.

    `main` is the size of the file's text, `gutters` are those of the pages before; the page's own is added.
    """
    upright, aside = turned.parted(page)
    runs, numbers = take_numbers(upright, page_height=page.height)
    tables = grids(page.rules)
    runs, notes = take_side_notes(runs, page_height=page.height, main=main, tables=tables)
    aside += [replace(row, removed="margin note") for row in rows(notes)]
    runs, held = _tables_held(runs, tables)
    found = [row for block in blocks(runs, known=gutters) for row in _read(block, page, held)]
    for column in numbers:
        found = number_rows(found, column)
    return Sheet(page.number, page.width, page.height, [slug(row) for row in [*found, *aside]]), numbers


def _tables_held(runs: Sequence[Run], tables: Sequence[Grid]) -> tuple[list[Run], dict[int, list[Row]]]:
    """The runs with each ruled table as one block among them, and the rows of each by the block's order."""
    left, held = list(runs), dict[int, list[Row]]()
    for index, grid in enumerate(tables):
        within = [run for run in left if inside(grid, run)]
        if len({round(run.box.x0) for run in within}) < 2:
            continue
        left = [run for run in left if not inside(grid, run)]
        order = _TABLES + index
        held[order] = ruled_rows(grid, within)
        left.append(Run(_TABLE, grid.box, (grid.box.x0,), (grid.box.x1,), order))
    return left, held


def _read(block: Block, page: Page, held: Mapping[int, list[Row]]) -> list[Row]:
    """The rows of a block: ruled tables row by row, footnotes and aligned tables found."""
    found: list[Row] = []
    for row in rows(block.runs):
        tables = [run.order for run in row.runs if run.order in held]
        words = tuple(run for run in row.runs if run.order not in held)
        found += [Row(words)] if words else []
        found += [each for order in tables for each in held[order]]
    found = mark_footnotes(found, page.rules, page_height=page.height)
    spoken, rules = separators.parted(found, page=page.number, width=page.width, height=page.height)
    return separators.together(aligned_tables(spoken), rules)


def main_size(pages: Iterable[Page]) -> float:
    """The size of type that most letters of pages are set in."""
    letters: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            letters[round(size(run) * 2) / 2] += len(run.text)
    return letters.most_common(1)[0][0] if letters else 0.0
