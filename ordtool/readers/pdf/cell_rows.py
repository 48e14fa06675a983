"""Lines of a table put together as its rows: words that wrap inside a cell join it, from above or from below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ordtool.readers.pdf.cells import table_row
from ordtool.readers.pdf.pieces import (
    CLOSE,
    NEAR,
    Column,
    Piece,
    in_first,
    is_heading,
    is_row,
    pieces_of,
    under,
    widened,
    words_of,
    wraps,
)
from ordtool.readers.pdf.rows import Row

_LOOSE = 1.3  # times the least row distance: rows so far apart are rows, nearer ones are wrapped words
_TIGHT = 1.15
_FIGURE = re.compile(r"\(?\$?\d[\d.,]*%?\)?")
_HEADS = 4  # lines of heads
_LONG = 40  # letters of one head at most


def put_together(found: Sequence[Row], *, heads: int = 0) -> list[Row]:
    """The rows of one table, wrapped words joined to their cells; its first `heads` lines are one row of heads."""
    split = [pieces_of(row, gap=CLOSE) for row in found[:heads]] + [pieces_of(row) for row in found[heads:]]
    columns = _columns(split[heads:])
    groups = [*_head_groups(split[:heads], columns), *_groups(found, split, columns, heads)]
    rows = []
    for group in groups:
        cells = [(_place(piece, columns, head=i < heads), run) for i in group for piece in split[i] for run in piece]
        row = [(c, [run for at, run in cells if at == c]) for c in sorted({at for at, _ in cells})]
        rows.append(table_row(row, number=next((found[i].number for i in group if found[i].number), "")))
    return rows


def _columns(split: Sequence[Sequence[Piece]]) -> list[Column]:
    columns: list[Column] = []
    for pieces in split:
        columns = widened(columns, pieces)
    return columns


def _groups(
    found: Sequence[Row], split: Sequence[Sequence[Piece]], columns: Sequence[Column], heads: int
) -> list[list[int]]:
    """The lines of each row below the heads."""
    if _from_below(found[heads:], split[heads:], columns):
        return _grouped_below(split, columns, heads)
    wrapped = _wrapped(found[heads:], split[heads:], columns)
    groups: list[list[int]] = []
    for i, wraps_ in enumerate(wrapped):
        if wraps_ and groups:
            groups[-1].append(heads + i)
        else:
            groups.append([heads + i])
    return groups


# Names of several lines whose cells stand beside the last one.


def leading(before: Sequence[Row], table: Sequence[Row]) -> int:
    """How many of the lines above a table's first full row begin the name in it."""
    split = [pieces_of(row) for row in table]
    columns = _columns(split)
    names: list[Piece] = []
    for row in reversed(before):
        pieces = pieces_of(row)
        if not in_first(pieces, columns):
            break
        names.insert(0, pieces[0])
    goes_on = words_of(split[0][0])[:1].islower()
    return len(names) - _begins(names, split[0][0]) if goes_on or _from_below(table, split, columns) else 0


def _begins(names: Sequence[Piece], last: Piece) -> int:
    """Where among the lines above it a name begins that ends in `last`; their number where it has no more lines.

    Its later lines hang behind the first one, or go on in small letters; a line in capitals is a heading.
    """
    heads = [i + 1 for i, name in enumerate(names) if is_heading(name)]
    first = max(heads, default=0)
    if first == len(names):
        return first
    left = min(name[0].box.x0 for name in names[first:])
    if last[0].box.x0 > left + NEAR:
        return max(i for i, name in enumerate(names) if i >= first and name[0].box.x0 <= left + NEAR)
    if words_of(last)[:1].islower():
        return max(
            (i for i, name in enumerate(names) if i >= first and not words_of(name)[:1].islower()), default=first
        )
    return len(names)


def _from_below(found: Sequence[Row], split: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> bool:
    """Whether the cells of a name of several lines stand beside its last line, in this table: small letters tell."""
    votes = 0
    names: list[Piece] = []
    before: Piece | None = None
    for row, pieces in zip(found, split, strict=True):
        if in_first(pieces, columns):
            names.append(pieces[0])
            continue
        if names and is_row(row, pieces):
            below = _begins(names, pieces[0]) < len(names) and words_of(pieces[0])[:1].islower()
            above = before is not None and words_of(names[0])[:1].islower()
            votes += below - above
        names, before = [], pieces[0]
    return votes > 0


def _grouped_below(split: Sequence[Sequence[Piece]], columns: Sequence[Column], heads: int) -> list[list[int]]:
    groups: list[list[int]] = []
    waiting: list[int] = []
    for i in range(heads, len(split)):
        if in_first(split[i], columns):
            waiting.append(i)
            continue
        start = _begins([split[k][0] for k in waiting], split[i][0]) if waiting else 0
        groups += [[k] for k in waiting[:start]]
        groups.append([*waiting[start:], i])
        waiting = []
    return [*groups, *([k] for k in waiting)]


# Heads above a table, which stand over its columns wherever their words begin.


def head_rows(before: Sequence[Row], table: Sequence[Row]) -> int:
    """How many of the lines above a table are its heads: pieces that each stand over one column only."""
    split = [pieces_of(row) for row in table]
    columns = _columns(split)
    extents = _extents(split, columns)
    heads = 0
    for row in reversed(before[-_HEADS:]):
        pieces = pieces_of(row, gap=CLOSE)
        over = [_over(piece, extents) for piece in pieces]
        if any(len(places) != 1 for places in over) or len({places[0] for places in over}) < len(pieces):
            break
        if (len(pieces) == 1 and (not heads or over[0] == [0])) or not _is_head(row, len(pieces)):
            break
        heads += 1
    return heads


def _is_head(row: Row, pieces: int) -> bool:
    return not row.text.endswith((".", ";", ",")) and len(row.text) <= _LONG * pieces


def _head_groups(split: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> list[list[int]]:
    """The lines of heads, row by row: those without a word over the names go on in the line below."""
    groups: list[list[int]] = []
    ended = True
    for i, pieces in enumerate(split):
        if ended:
            groups.append([])
        groups[-1].append(i)
        ended = any(_place(piece, columns, head=True) == 0 for piece in pieces)
    return groups


def _extents(split: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> list[Column]:
    """How far the words of each column reach."""
    found: list[Column] = list(columns)
    for pieces in split:
        for piece in pieces if len(pieces) > 1 else ():
            at = _column(piece, columns)
            found[at] = (min(found[at][0], piece[0].box.x0), max(found[at][1], piece[-1].box.x1))
    return found


def _over(piece: Piece, extents: Sequence[Column]) -> list[int]:
    """The columns that a head stands over: the one it is set to, or those that it overlaps."""
    left, right = piece[0].box.x0, piece[-1].box.x1
    found = [i for i, (low, high) in enumerate(extents) if left < high + NEAR and right > low - NEAR]
    set_to = [i for i in found if under(piece, extents[i])]
    return set_to if len(set_to) == 1 else found


def _place(piece: Piece, columns: Sequence[Column], *, head: bool) -> int:
    """The column of a piece; a head stands where it stands over, wherever it begins."""
    over = _over(piece, columns) if head else []
    return over[0] if len(over) == 1 else _column(piece, columns)


def _column(piece: Piece, columns: Sequence[Column]) -> int:
    standing = [i for i, column in enumerate(columns) if under(piece, column)]
    if standing:
        return standing[0]
    left = piece[0].box.x0
    return max((i for i, column in enumerate(columns) if column[0] <= left + NEAR), default=0)


def _ends_in_figure(row: Row) -> bool:
    return _FIGURE.fullmatch(words_of(pieces_of(row)[-1])) is not None


def _wrapped(found: Sequence[Row], split: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> list[bool]:
    """For each row whether it goes on with the one above."""
    steps = [b.box.top - a.box.top for a, b in pairwise(found)]
    least = min(steps, default=0.0)
    loose = sum(step >= _LOOSE * least for step in steps)
    parted = loose >= 1 and all(step <= _TIGHT * least or step >= _LOOSE * least for step in steps)
    answers = [False]
    for above, row, pieces, step in zip(found, found[1:], split[1:], steps, strict=False):
        tight = parted and step <= _TIGHT * least and len(pieces) < len(columns)
        headed = len(pieces) == 1 and is_heading(pieces[0]) and in_first(pieces, columns)
        counted = _ends_in_figure(row) and _ends_in_figure(above)  # a figure under a figure is of another row
        answers.append(
            (tight and not headed and not counted) or (not is_row(row, pieces) and wraps(pieces, columns, above))
        )
    return answers
