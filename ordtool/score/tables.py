"""Paragraphs and tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ordtool.report import Paragraph, Run, Table

HEAD = ("", "n", "found", "precision", "recall", "F1")
_WIDTHS = (0.4, 0.1, 0.1, 0.14, 0.13, 0.13)
Cells = tuple[tuple[Paragraph, ...], ...]


def words(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(text),))


def cells(values: Iterable[object]) -> Cells:
    """One row; shares with two places."""
    return tuple((words(f"{value:.2f}" if isinstance(value, float) else str(value)),) for value in values)


def table(head: Sequence[str], rows: Iterable[Sequence[object]], widths: Sequence[float]) -> Table:
    """A table of rows of plain values."""
    return Table(tuple(head), tuple(cells(row) for row in rows), tuple(widths))


def figures(row: Mapping[str, Any]) -> tuple[object, ...]:
    """n, what was found, and the three shares, as `Counts.to_data` gives them."""
    return (row["n"], row["found"], *(float(row[key]) for key in ("precision", "recall", "f1")))


def counted(rows: Mapping[str, Mapping[str, Any]]) -> Table:
    """A table with a row of figures a name."""
    return table(HEAD, ((name, *figures(row)) for name, row in rows.items()), _WIDTHS)


def loose_and_strict(rows: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Table:
    """The same, with the three shares by strict matching behind them."""
    head = (*HEAD, "strict precision", "recall", "F1")
    both = ((name, *figures(loose), *figures(strict)[2:]) for name, (loose, strict) in rows.items())
    return table(head, both, (0.28, 0.06, 0.08, 0.12, 0.1, 0.08, 0.12, 0.09, 0.07))
