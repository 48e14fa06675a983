"""Tables without drawn lines: rows of short pieces that stand under each other, three rows at least.

A list whose enumerators hang in the margin, prose with wide spaces and a signature block look alike from afar; they lack
pieces under pieces.
"""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.readers.pdf.cell_rows import head_rows, leading, put_together
from ordtool.readers.pdf.pieces import Column, Piece, in_first, is_row, pieces_of, under, widened, wraps
from ordtool.readers.pdf.rows import Row, height

_ROWS = 3
_MOST = 0.75  # of a row's pieces stand under a column
_SMALL = 0.4  # of a table's lines at most begin with a small letter
_WORDS = 9.0  # words to a piece of a table, on the average
_FAR = 2.6  # line heights: what stands further below is no part of the table
_NAME = 9  # lines that the name in the first column has at most


def aligned_tables(found: Sequence[Row]) -> list[Row]:
    """The rows of a column, those of its tables put together."""
    rows: list[Row] = []
    index = 0
    while index < len(found):
        end = _table_end(found, index)
        if end > index:
            heads, named = _above(found, index, end)
            del rows[len(rows) - heads - named :]
            rows += put_together(found[index - heads - named : end], heads=heads)
            index = end
        else:
            rows.append(found[index])
            index += 1
    return rows


def _table_end(found: Sequence[Row], start: int) -> int:
    """Where the table ends that begins at a row; `start` itself if none does."""
    first = pieces_of(found[start]) if found[start].runs else []
    if not is_row(found[start], first):
        return start
    columns = [(piece[0].box.x0, piece[-1].box.x1) for piece in first]
    count, end, words, pieces_seen, waiting = 1, start + 1, found[start].text.count(" ") + 1, len(first), 0
    for index in range(start + 1, len(found)):
        row = found[index]
        if not _plain(row) or not _close(found[index - 1], row):
            break
        pieces = pieces_of(row)
        if is_row(row, pieces) and _in_columns(pieces, columns):
            count, end, waiting = count + 1, index + 1, 0
            words, pieces_seen = words + row.text.count(" ") + 1, pieces_seen + len(pieces)
            columns = widened(columns, pieces)
        elif waiting == 0 and wraps(pieces, columns, found[index - 1]):
            words += row.text.count(" ") + 1
            end = index + 1
        elif in_first(pieces, columns) and waiting < _NAME:
            waiting += 1  # of the table only if a row follows
        else:
            break
    table = count >= _ROWS and words <= _WORDS * pieces_seen and not _is_prose(found[start:end])
    return end if table else start


def _plain(row: Row) -> bool:
    return bool(row.runs) and not row.style and not row.removed


def _is_prose(found: Sequence[Row]) -> bool:
    """Whether lines go on with each other's sentence: typewritten text is set to full lines by wide spaces.

    A row whose name began on the lines above may begin with a small letter.
    """
    split = [pieces_of(row) for row in found]
    rows = [row for i, row in enumerate(found) if len(split[i]) > 1 and not (i and len(split[i - 1]) == 1)]
    small = sum(row.text[:1].islower() for row in rows)
    cut = any(row.text.endswith("-") and row.text[-2:-1].isalpha() for row in rows)
    return small > _SMALL * len(rows) or cut


def _close(above: Row, row: Row) -> bool:
    if not above.runs:
        return False
    return 0 < row.box.top - above.box.top < _FAR * max(height(row.runs[0]), height(above.runs[0]))


def _in_columns(pieces: Sequence[Piece], columns: Sequence[Column]) -> bool:
    """Whether most pieces of a row stand under columns; its name may be set in, if all others do."""
    later = len(pieces) - 1
    return _fits(pieces, columns) >= max(2, _MOST * len(pieces)) or (later > 1 and _fits(pieces[1:], columns) == later)


def _fits(pieces: Sequence[Piece], columns: Sequence[Column]) -> int:
    """How many pieces stand under a column, by their left edges, right edges or middles."""
    return sum(any(under(piece, column) for column in columns) for piece in pieces)


def _above(found: Sequence[Row], start: int, end: int) -> tuple[int, int]:
    """How many lines above a table are its heads, and how many begin the name in its first row."""
    low = start
    while low > max(0, start - _NAME) and _plain(found[low - 1]) and _close(found[low - 1], found[low]):
        low -= 1
    named = leading(found[low:start], found[start:end])
    return head_rows(found[low : start - named], found[start:end]), named
