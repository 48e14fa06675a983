"""Runs of a page put together as visual lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ordtool.readers.pdf.run import Run
from ordtool.source import Box, Mark, Sign, Span

_SAME_LINE = 0.5  # of the lower run's height must overlap
_TALLER = 2.2  # a run so much taller is a watermark or an initial, not a neighbour
_SUPERSCRIPT = 0.4  # of the line's height between a word and the raised number behind it
_SMALLER = 0.9  # of the line's height at most is a raised number; a taller box is only another font's
_SPACE = 0.18  # of the height: a narrower gap between two runs is no space
_KERNED = 0.06  # of the height: by so much may the letters of one word overlap


@dataclass(frozen=True, slots=True)
class Row:
    """A visual line: its runs from left to right, and its margin number once that is known.

    `joints` is what stands between two runs where that is not told by the gap: a TAB between the cells of a table.
    """

    runs: tuple[Run, ...]
    number: str = ""
    joints: tuple[str, ...] = ()
    style: str = ""
    removed: str = ""
    marker: str = ""

    @property
    def text(self) -> str:
        """The words of the line, one space between runs that do not touch."""
        return "".join(self._pieces())

    @property
    def signs(self) -> tuple[Sign, ...]:
        """How the words are set, counting in `text`; a look that runs on over the space between two runs is one."""
        signs: list[Sign] = []
        for start, gap, run in self._placed():
            for sign in run.signs:
                _join(signs, Sign(sign.span.shift(start), sign.look, sign.detail), gap=gap)
        return tuple(sorted(signs, key=lambda sign: (sign.span, sign.look)))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What annotations of the file say became of the words, counting in `text`."""
        found = [replace(m, span=m.span.shift(start)) for start, _, run in self._placed() for m in run.marks]
        return tuple(sorted(found, key=lambda mark: mark.span))

    def _placed(self) -> Iterator[tuple[int, int, Run]]:
        """Each run with the place of its first character in `text`, and how much stands between it and the one before."""
        if not any(run.signs or run.marks for run in self.runs):
            return
        start = 0
        for piece, run in zip(self._pieces(), self.runs, strict=True):
            start += len(piece)
            yield start - len(run.text), len(piece) - len(run.text), run

    def _pieces(self) -> list[str]:
        """The text of each run, with what parts it from the one before."""
        pieces = [self.runs[0].text] if self.runs else []
        if self.joints:
            return pieces + [joint + run.text for joint, run in zip(self.joints, self.runs[1:], strict=True)]
        return pieces + [space(before, run) + run.text for before, run in pairwise(self.runs)]

    @property
    def box(self) -> Box:
        """The rectangle around all runs."""
        return self.runs[0].box if len(self.runs) == 1 else around(run.box for run in self.runs)

    @property
    def size(self) -> float:
        """The size of most of its type in points."""
        return max(((len(run.text), size(run)) for run in self.runs), default=(0, 0.0))[1]


def around(boxes: Iterable[Box]) -> Box:
    """The rectangle around boxes, of which there must be one."""
    found = list(boxes)
    return Box(
        min(b.x0 for b in found), min(b.top for b in found), max(b.x1 for b in found), max(b.bottom for b in found)
    )


def size(run: Run) -> float:
    """The size of a run's type in points, told by its box where the file does not say."""
    return run.size or run.box.bottom - run.box.top


def space(before: Run, run: Run) -> str:
    """What stands between two neighbours of a line: nothing where they touch."""
    return "" if -_KERNED * height(run) <= run.lefts[0] - before.rights[-1] < _SPACE * height(run) else " "


def _join(signs: list[Sign], sign: Sign, *, gap: int) -> None:
    """Put a sign at the end; it lengthens the one of its kind that ends where it begins, or a space before."""
    for index in range(len(signs) - 1, -1, -1):
        last = signs[index]
        if last.look == sign.look and last.detail == sign.detail and 0 <= sign.span.start - last.span.end <= gap:
            signs[index] = Sign(Span(last.span.start, sign.span.end), sign.look, sign.detail)
            return
    signs.append(sign)


def rows(runs: Sequence[Run]) -> list[Row]:
    """The visual lines of upright runs, from top to bottom."""
    bands: list[list[Run]] = []
    tallest: list[Run] = []
    lowest: list[float] = []  # how far down each band reaches: most runs lie below all bands
    for run in sorted(runs, key=lambda r: (middle(r), r.box.x0, r.order)):
        top = run.box.top
        for at in range(len(bands) - 1, max(-1, len(bands) - 7), -1):
            if top < lowest[at] and (_neighbours(tallest[at], run) or _raised(bands[at], run)):
                bands[at].append(run)
                tallest[at] = max(tallest[at], run, key=height)
                lowest[at] = max(lowest[at], run.box.bottom)
                break
        else:
            bands.append([run])
            tallest.append(run)
            lowest.append(run.box.bottom)
    return [Row(tuple(sorted(band, key=lambda r: (r.box.x0, r.order)))) for band in bands]


def _raised(band: Sequence[Run], run: Run) -> bool:
    """Whether a small run stands raised right behind or before one of a line: a note's number is less than half as tall."""
    return any(
        run.box.top < other.box.bottom
        and run.box.bottom > other.box.top
        and min(height(run), height(other)) <= _SMALLER * max(height(run), height(other))
        and -1.0
        < max(run.box.x0 - other.box.x1, other.box.x0 - run.box.x1)
        < _SUPERSCRIPT * max(height(other), height(run))
        for other in band
    )


def _neighbours(run: Run, other: Run) -> bool:
    overlap = min(run.box.bottom, other.box.bottom) - max(run.box.top, other.box.top)
    if overlap <= 0:
        return False
    low, high = sorted((height(run), height(other)))
    return high < _TALLER * low and overlap >= _SAME_LINE * low


def height(run: Run) -> float:
    """How tall a run is, a point at least."""
    return max(run.box.bottom - run.box.top, 1.0)


def middle(run: Run) -> float:
    """How far down the page a run's middle is."""
    return (run.box.top + run.box.bottom) / 2
