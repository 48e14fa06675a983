"""Tables without drawn lines: rows of short pieces that stand under each other, three rows at least.

A list whose enumerators hang in the margin, prose with wide spaces and a signature block look alike from afar; they lack
pieces under pieces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ordtool.readers.pdf.cells import table_row
from ordtool.readers.pdf.rows import Row, height
from ordtool.readers.pdf.run import Run

_GAP = 1.4  # of the height: so wide a white parts cells
_NEAR = 4.0  # points that edges of a column may waver
_ROWS = 3
_MOST = 0.75  # of a row's pieces stand under a column
_SMALL = 0.4  # of a table's lines at most begin with a small letter
_WORDS = 9.0  # words to a piece of a table, on the average
_LOOSE = 1.3  # times the least row distance: rows so far apart are rows, nearer ones are wrapped words
_TIGHT = 1.15
_FAR = 2.6  # line heights: what stands further below is no part of the table
_ENUMERATOR = re.compile(
    r"\(?(?:[0-9]{1,3}(?:[.-][0-9]+)*|[A-Za-z]{1,2}|[ivxlIVXL]{1,6})[.)]*|[-–—•▪○➢*§]|(?:sec(?:tion|\.)|article|§)\s*[\w.-]+",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"_{4,}|/s/")

Piece = list[Run]


def aligned_tables(found: Sequence[Row]) -> list[Row]:
    """The rows of a column, those of its tables put together."""
    rows: list[Row] = []
    index = 0
    while index < len(found):
        end = _table_end(found, index)
        if end > index:
            rows += _put_together(found[index:end])
            index = end
        else:
            rows.append(found[index])
            index += 1
    return rows


def _pieces(row: Row) -> list[Piece]:
    """The runs of a row, group by group where the white between them is wide."""
    groups: list[Piece] = []
    for run in row.runs:
        for part in _parts(run):
            if groups and part.box.x0 - groups[-1][-1].box.x1 < _GAP * height(part):
                groups[-1].append(part)
            else:
                groups.append([part])
    return groups


def _parts(run: Run) -> list[Run]:
    """A run cut at its wide whites."""
    parts, start = [], 0
    at = run.text.find(" ")
    while 0 < at < len(run.lefts) - 1:
        if run.lefts[at + 1] - run.rights[at - 1] >= _GAP * height(run):
            parts.append(run.cut(start, at))
            start = at + 1
        at = run.text.find(" ", at + 1)
    return [*parts, run.cut(start, len(run.text))] if parts else [run]


def _is_row(row: Row, pieces: Sequence[Piece]) -> bool:
    """Whether a row may be one of a table."""
    if row.style or row.removed or len(pieces) < 2 or _SIGNED.search(row.text):
        return False
    hung = _ENUMERATOR.fullmatch(_text(pieces[0])) is not None
    return len(pieces) - hung >= 2


def _text(piece: Piece) -> str:
    return " ".join(run.text for run in piece)


def _table_end(found: Sequence[Row], start: int) -> int:
    """Where the table ends that begins at a row; `start` itself if none does."""
    first = _pieces(found[start]) if found[start].runs else []
    if not _is_row(found[start], first):
        return start
    columns = [(piece[0].box.x0, piece[-1].box.x1) for piece in first]
    count, end, words, pieces_seen = 1, start + 1, found[start].text.count(" ") + 1, len(first)
    for index in range(start + 1, len(found)):
        row = found[index]
        if not row.runs or row.style or row.removed or not _close(found[index - 1], row):
            break
        pieces = _pieces(row)
        if _is_row(row, pieces) and _fits(pieces, columns) >= max(2, _MOST * len(pieces)):
            count, end = count + 1, index + 1
            words, pieces_seen = words + row.text.count(" ") + 1, pieces_seen + len(pieces)
            columns = _widened(columns, pieces)
        elif not _wraps(pieces, columns, found[index - 1]):
            break
        else:
            words += row.text.count(" ") + 1
            end = index + 1
    table = count >= _ROWS and words <= _WORDS * pieces_seen and not _is_prose(found[start:end])
    return end if table else start


def _is_prose(found: Sequence[Row]) -> bool:
    """Whether lines go on with each other's sentence: typewritten text is set to full lines by wide spaces."""
    small = sum(row.text[:1].islower() for row in found)
    return small > _SMALL * len(found) or any(row.text.endswith("-") and row.text[-2:-1].isalpha() for row in found)


def _close(above: Row, row: Row) -> bool:
    if not above.runs:
        return False
    return 0 < row.box.top - above.box.top < _FAR * max(height(row.runs[0]), height(above.runs[0]))


def _fits(pieces: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> int:
    """How many pieces stand under a column, by their left edges, right edges or middles."""
    return sum(any(_under(piece, column) for column in columns) for piece in pieces)


def _under(piece: Piece, column: tuple[float, float]) -> bool:
    left, right = piece[0].box.x0, piece[-1].box.x1
    return (
        abs(left - column[0]) <= _NEAR
        or abs(right - column[1]) <= _NEAR
        or abs(left + right - column[0] - column[1]) <= 2 * _NEAR
    )


def _widened(columns: Sequence[tuple[float, float]], pieces: Sequence[Piece]) -> list[tuple[float, float]]:
    """The columns with those that a row has and that none above it had."""
    new = [(p[0].box.x0, p[-1].box.x1) for p in pieces if not any(_beside(p, column) for column in columns)]
    return sorted([*columns, *new])


def _beside(piece: Piece, column: tuple[float, float]) -> bool:
    return _under(piece, column) or (piece[0].box.x0 < column[1] and piece[-1].box.x1 > column[0])


def _wraps(pieces: Sequence[Piece], columns: Sequence[tuple[float, float]], above: Row) -> bool:
    """Whether a row only goes on with words of the row above: under a later column, or small letters under the first."""
    if not pieces:
        return False
    lefts = [left for left, _ in columns[1:]]
    if all(any(abs(piece[0].box.x0 - left) <= _NEAR for left in lefts) for piece in pieces):
        return True
    first = _text(pieces[0])
    return len(pieces) == 1 and first[:1].islower() and pieces[0][-1].box.x1 < columns[1][0]


def _put_together(found: Sequence[Row]) -> list[Row]:
    """The rows of one table, wrapped words joined to their cells."""
    split = [_pieces(row) for row in found]
    columns: list[tuple[float, float]] = []
    for pieces in split:
        columns = _widened(columns, pieces)
    wrapped = _wrapped(found, split, columns)
    rows: list[list[tuple[int, Run]]] = []
    numbers: list[str] = []
    for row, pieces, wraps in zip(found, split, wrapped, strict=True):
        cells = [(_column(piece, columns), run) for piece in pieces for run in piece]
        if wraps and rows:
            rows[-1] += cells
        else:
            rows.append(cells)
            numbers.append(row.number)
    return [
        table_row([(c, [run for at, run in cells if at == c]) for c in sorted({at for at, _ in cells})], number=number)
        for cells, number in zip(rows, numbers, strict=True)
    ]


def _column(piece: Piece, columns: Sequence[tuple[float, float]]) -> int:
    under = [i for i, column in enumerate(columns) if _under(piece, column)]
    if under:
        return under[0]
    left = piece[0].box.x0
    return max((i for i, column in enumerate(columns) if column[0] <= left + _NEAR), default=0)


def _wrapped(
    found: Sequence[Row], split: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]]
) -> list[bool]:
    """For each row whether it goes on with the one above."""
    steps = [b.box.top - a.box.top for a, b in pairwise(found)]
    least = min(steps, default=0.0)
    loose = sum(step >= _LOOSE * least for step in steps)
    parted = loose >= 1 and all(step <= _TIGHT * least or step >= _LOOSE * least for step in steps)
    answers = [False]
    for above, row, pieces, step in zip(found, found[1:], split[1:], steps, strict=False):
        tight = parted and step <= _TIGHT * least and len(pieces) < len(columns)
        answers.append(tight or (not _is_row(row, pieces) and _wraps(pieces, columns, above)))
    return answers
