"""Runs of a page put together as visual lines, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ordtool.ordinance import Box, Mark, Sign, Span
from ordtool.readers.pdf.glyphs import Page, Run

_SAME_LINE = 0.5  # of the lower run's height must overlap
_TALLER = 2.2  # a run so much taller is a watermark or an initial, not a neighbour
_COLUMN_ROWS = 3  # so many lines with unrelated neighbours make a page of columns
_SPACE = 0.18  # of the height: a narrower gap between two runs is no space


@dataclass(frozen=True, slots=True)
class Row:
    """A visual line: its runs from left to right, and its margin number once that is known."""

    runs: tuple[Run, ...]
    number: str = ""

    @property
    def text(self) -> str:
        """The words of the line, one space between runs that do not touch."""
        return "".join(self._pieces())

    @property
    def signs(self) -> tuple[Sign, ...]:
        """How the words are set, counting in `text`; a look that runs on over the space between two runs is one."""
        if not any(run.signs for run in self.runs):
            return ()
        signs: list[Sign] = []
        for run, start, space in self._starts():
            for sign in run.signs:
                _join(signs, Sign(sign.span.shift(start), sign.look, sign.detail), space=space)
        return tuple(sorted(signs, key=lambda sign: (sign.span, sign.look)))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What annotations say became of the words, counting in `text`."""
        if not any(run.marks for run in self.runs):
            return ()
        return tuple(replace(m, span=m.span.shift(start)) for run, start, _ in self._starts() for m in run.marks)

    def _starts(self) -> Iterator[tuple[Run, int, int]]:
        """Each run with its place in `text` and the width of the space before it."""
        end = 0
        for piece, run in zip(self._pieces(), self.runs, strict=True):
            end += len(piece)
            yield run, end - len(run.text), len(piece) - len(run.text)

    def _pieces(self) -> list[str]:
        """The text of each run, with the space before it."""
        pieces = [self.runs[0].text] if self.runs else []
        for before, run in pairwise(self.runs):
            close = 0 <= run.lefts[0] - before.rights[-1] < _SPACE * _height(run)
            pieces.append(run.text if close else " " + run.text)
        return pieces

    @property
    def box(self) -> Box:
        """The rectangle around all runs."""
        boxes = [run.box for run in self.runs]
        return Box(
            min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
        )


def _join(signs: list[Sign], sign: Sign, *, space: int) -> None:
    """Put a sign at the end; it lengthens the one of its kind that ends where it begins, or a space before."""
    for index in range(len(signs) - 1, -1, -1):
        last = signs[index]
        if last.look == sign.look and last.detail == sign.detail and 0 <= sign.span.start - last.span.end <= space:
            signs[index] = Sign(Span(last.span.start, sign.span.end), sign.look, sign.detail)
            return
    signs.append(sign)


def rows(page: Page) -> list[Row]:
    """The visual lines of a page from top to bottom, upright text only."""
    bands: list[list[Run]] = []
    for run in sorted((r for r in page.runs if not r.turned), key=lambda r: (_middle(r), r.box.x0, r.order)):
        band = next((b for b in reversed(bands[-6:]) if _neighbours(max(b, key=_height), run)), None)
        if band is None:
            bands.append([run])
        else:
            band.append(run)
    return [Row(tuple(sorted(band, key=lambda r: (r.box.x0, r.order)))) for band in bands]


def turned(page: Page) -> list[Row]:
    """Text that stands on its side or slants: stamps, watermarks, notes along the margin."""
    return [Row((run,)) for run in page.runs if run.turned]


def reading_order(found: list[Row]) -> list[Row]:
    """The rows as they are, or in the file's own order where a page has columns.

    Sorting by height is right for a page of one column however the file was written. With two columns it would read
    across the gutter; the order of the file is then the better guess.
    """
    if sum(_unrelated(row) for row in found) < _COLUMN_ROWS:
        return found
    pieces = [piece for row in found for piece in _pieces(row)]
    return sorted(pieces, key=lambda row: min(run.order for run in row.runs))


def _pieces(row: Row) -> list[Row]:
    """The row cut where neighbours do not follow each other in the file; the first piece keeps the margin number."""
    groups: list[list[Run]] = [[run] for run in row.runs[:1]]
    for before, run in pairwise(row.runs):
        if _follows(before, run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [replace(row, runs=tuple(g), number=row.number if i == 0 else "") for i, g in enumerate(groups)]


def _unrelated(row: Row) -> bool:
    return any(not _follows(before, run) for before, run in pairwise(row.runs))


def _follows(before: Run, run: Run) -> bool:
    """Whether two runs of one row belong together: neighbours in the file, or too near for a gutter."""
    return run.order == before.order + 1 or run.box.x0 - before.box.x1 < _height(run)


def _neighbours(run: Run, other: Run) -> bool:
    low, high = sorted((_height(run), _height(other)))
    overlap = min(run.box.bottom, other.box.bottom) - max(run.box.top, other.box.top)
    return high < _TALLER * low and overlap >= _SAME_LINE * low


def _height(run: Run) -> float:
    return max(run.box.bottom - run.box.top, 1.0)


def _middle(run: Run) -> float:
    return (run.box.top + run.box.bottom) / 2
