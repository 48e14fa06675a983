"""Pieces of a line that wide whites part, and the columns that they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.readers.pdf.rows import Row, height
from ordtool.readers.pdf.run import Run

CLOSE = 0.8  # of the height: so close may the heads of two columns stand
_GAP = 1.4  # of the height: so wide a white parts cells
_HUNG = 40.0  # points that the first line of a name may stand out
NEAR = 4.0  # points that edges of a column may waver
_ENUMERATOR = re.compile(
    r"\(?(?:[0-9]{1,3}(?:[.-][0-9]+)*|[A-Za-z]{1,2}|[ivxlIVXL]{1,6})[.)]*|[-–—•▪○➢*§]|(?:sec(?:tion|\.)|article|§)\s*[\w.-]+",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"_{4,}|/s/")

Piece = list[Run]
Column = tuple[float, float]
"""The left and the right edge of a column."""


def pieces_of(row: Row, *, gap: float = _GAP) -> list[Piece]:
    """The runs of a row, group by group where the white between them is wide (`gap`, in heights)."""
    groups: list[Piece] = []
    for run in row.runs:
        for part in _parts(run, gap):
            if groups and part.box.x0 - groups[-1][-1].box.x1 < gap * height(part):
                groups[-1].append(part)
            else:
                groups.append([part])
    return groups


def _parts(run: Run, gap: float) -> list[Run]:
    """A run cut at its wide whites."""
    parts, start = [], 0
    at = run.text.find(" ")
    while 0 < at < len(run.lefts) - 1:
        if run.lefts[at + 1] - run.rights[at - 1] >= gap * height(run):
            parts.append(run.cut(start, at))
            start = at + 1
        at = run.text.find(" ", at + 1)
    return [*parts, run.cut(start, len(run.text))] if parts else [run]


def is_row(row: Row, pieces: Sequence[Piece]) -> bool:
    """Whether a row may be one of a table."""
    if row.style or row.removed or len(pieces) < 2 or _SIGNED.search(row.text):
        return False
    hung = _ENUMERATOR.fullmatch(words_of(pieces[0])) is not None
    return len(pieces) - hung >= 2


def words_of(piece: Piece) -> str:
    """The words of a piece."""
    return " ".join(run.text for run in piece)


def is_heading(piece: Piece) -> bool:
    """Whether a piece alone on its line heads the rows below it."""
    words = words_of(piece)
    return words.isupper() or words.endswith(":")


def under(piece: Piece, column: Column) -> bool:
    """Whether a piece is set to a column's left edge, its right edge or its middle."""
    left, right = piece[0].box.x0, piece[-1].box.x1
    return (
        abs(left - column[0]) <= NEAR
        or abs(right - column[1]) <= NEAR
        or abs(left + right - column[0] - column[1]) <= 2 * NEAR
    )


def widened(columns: Sequence[Column], pieces: Sequence[Piece]) -> list[Column]:
    """The columns with those that a row has and that none above it had."""
    new = [(p[0].box.x0, p[-1].box.x1) for p in pieces if not any(beside(p, column) for column in columns)]
    return sorted([*columns, *new])


def beside(piece: Piece, column: Column) -> bool:
    """Whether a piece is set to a column or overlaps it."""
    return under(piece, column) or (piece[0].box.x0 < column[1] and piece[-1].box.x1 > column[0])


def in_first(pieces: Sequence[Piece], columns: Sequence[Column]) -> bool:
    """Whether a row has words in the first column only: a name of several lines, or a heading among the rows."""
    if len(pieces) != 1 or len(columns) < 2:
        return False
    left, right = pieces[0][0].box.x0, pieces[0][-1].box.x1
    return columns[0][0] - _HUNG <= left < columns[0][1] + NEAR and right <= columns[1][0] + 1.0


def wraps(pieces: Sequence[Piece], columns: Sequence[Column], above: Row) -> bool:
    """Whether a row only goes on with words of the row above: under a later column, or small letters under the first."""
    if not pieces:
        return False
    lefts = [left for left, _ in columns[1:]]
    if all(any(abs(piece[0].box.x0 - left) <= NEAR for left in lefts) for piece in pieces):
        return True
    first = words_of(pieces[0])
    return len(pieces) == 1 and first[:1].islower() and pieces[0][-1].box.x1 < columns[1][0]
