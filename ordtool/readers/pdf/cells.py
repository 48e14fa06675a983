"""Rows of a table put together from cells: words parted by TAB where a cell ends, wrapped words joined."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.readers.pdf.rows import Row, rows, space
from ordtool.readers.pdf.run import Run

Cell = tuple[int, Sequence[Run]]
"""The number of its column, and the runs that stand in it."""


def table_row(cells: Sequence[Cell], *, number: str = "") -> Row:
    """One line of a table; cells without words leave only their TAB."""
    runs: list[Run] = []
    joints: list[str] = []
    before = 0
    for column, words in sorted(cells, key=lambda cell: cell[0]):
        for visual in rows(words):
            for index, run in enumerate(visual.runs):
                if runs:
                    joints.append(_joint(runs[-1], run, apart=column - before, first=index == 0))
                runs.append(run)
                before = column
    return Row(tuple(runs), number=number, joints=tuple(joints) or (), style="table")


def _joint(last: Run, run: Run, *, apart: int, first: bool) -> str:
    if apart:
        return "\t" * apart
    if first and last.text[-1:] == "-" and last.text[-2:-1].isalpha() and run.text[:1].islower():
        return ""  # a word cut at the end of a line in its cell
    return " " if first else space(last, run)
