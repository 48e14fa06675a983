"""What a level line meets at its ends: the upright lines of a table, or another line that goes on where it stops."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ordtool.readers.pdf.chains import Chain
from ordtool.readers.pdf.strokes import Stroke

_BORDER = 1.2  # points between a border's corner and a line that ends in it
_TALL = 0.5  # ems that a border is high at least
_ABUTS, _ONE_LINE = 0.5, 0.75  # points between two ends; ems between the heights of two lines at one line of words


class Meetings:
    """The places on a page where lines end."""

    def __init__(self, uprights: Iterable[Stroke], lines: Iterable[Chain]) -> None:
        self._uprights = sorted((u.at, u.start, u.end) for u in uprights)
        lines = list(lines)
        self._starts = sorted((line.start, line.at) for line in lines)
        self._ends = sorted((line.end, line.at) for line in lines)

    def border(self, line: Chain, size: float) -> bool:
        """Whether an upright line meets an end of the line: then it is a border."""
        return any(
            top - _BORDER <= line.at <= bottom + _BORDER and bottom - top > _TALL * size
            for edge in ((line.start, line.end) if self._uprights else ())
            for _, top, bottom in self._uprights[
                bisect_left(self._uprights, (edge - _BORDER, 0.0, 0.0)) : bisect_right(
                    self._uprights, (edge + _BORDER, 1e9, 1e9)
                )
            ]
        )

    def goes_on(self, line: Chain, size: float) -> tuple[bool, bool]:
        """Whether at the left and at the right end another line takes over, higher or lower or of another colour.

        Where a new number and its tab are underlined and the old ones struck, the lines stick out from their figures,
        but the one begins where the other ends.
        """
        left = _abuts(self._ends, line.start, line.at, _ONE_LINE * size)
        return left, _abuts(self._starts, line.end, line.at, _ONE_LINE * size)


def _abuts(places: Sequence[tuple[float, float]], x: float, at: float, reach: float) -> bool:
    low, high = bisect_left(places, (x - _ABUTS, 0.0)), bisect_right(places, (x + _ABUTS, 1e9))
    return any(abs(height - at) <= reach for _, height in places[low:high])
