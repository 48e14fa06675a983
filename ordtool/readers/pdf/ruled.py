"""Tables with drawn lines: the grid is what the rules say, cell by cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ordtool.readers.pdf.cells import table_row
from ordtool.readers.pdf.rows import Row, middle
from ordtool.readers.pdf.run import Rule, Run
from ordtool.source import Box

_THIN = 3.0  # points: a thicker shape is an area
_TOUCH = 3.0  # points between two rules that meet
_LEAST = 8.0  # points of a cell
_MOST_RULES = 4000  # a drawing, not a table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: `across` are (height, left, right), `down` are (place, top, bottom)."""

    box: Box
    across: tuple[tuple[float, float, float], ...]
    down: tuple[tuple[float, float, float], ...]

    @property
    def tops(self) -> list[float]:
        """The heights of its rules, each once."""
        return _apart([y for y, _, _ in self.across])

    @property
    def lefts(self) -> list[float]:
        """The places of its upright rules, each once."""
        return _apart([x for x, _, _ in self.down])


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of two rows and two columns or more, from top to bottom; a box around words is none."""
    if not 5 <= len(rules) <= _MOST_RULES:
        return _framed(rules) if rules and len(rules) <= _MOST_RULES else []
    return _framed(rules)


def _framed(rules: Sequence[Rule]) -> list[Grid]:
    across, down = _segments(rules)
    if len(across) < 3 or len(down) < 3:
        return []
    found: list[Grid] = []
    for rows_, columns in _joined(across, down):
        if not rows_ or not columns:
            continue
        box = Box(
            min(s[1] for s in rows_), min(s[0] for s in rows_), max(s[2] for s in rows_), max(s[0] for s in rows_)
        )
        grid = Grid(box, tuple(rows_), tuple(columns))
        if len(grid.tops) > 2 and len(grid.lefts) > 2:
            found.append(grid)
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.x0))


Segment = tuple[float, float, float]


def _segments(rules: Sequence[Rule]) -> tuple[list[Segment], list[Segment]]:
    across: list[Segment] = []
    down: list[Segment] = []
    for rule in rules:
        box = rule.box
        width, height = box.x1 - box.x0, box.bottom - box.top
        if height <= _THIN and width > _LEAST:
            across.append(((box.top + box.bottom) / 2, box.x0, box.x1))
        elif width <= _THIN and height > _LEAST / 2:
            down.append(((box.x0 + box.x1) / 2, box.top, box.bottom))
        elif not rule.filled and width > _LEAST and height > _LEAST:
            across += [(box.top, box.x0, box.x1), (box.bottom, box.x0, box.x1)]
            down += [(box.x0, box.top, box.bottom), (box.x1, box.top, box.bottom)]
    return _whole(across), _whole(down)


def _whole(segments: Sequence[Segment]) -> list[Segment]:
    """The rules, each in one piece: a word processor draws a table's lines cell by cell, a tall cell's in parts."""
    found: list[Segment] = []
    for place, start, end in sorted(segments, key=lambda segment: (round(segment[0]), segment[1])):
        if found and abs(found[-1][0] - place) <= 1.0 and found[-1][1] <= start <= found[-1][2] + _TOUCH:
            found[-1] = (found[-1][0], found[-1][1], max(found[-1][2], end))
        else:
            found.append((place, start, end))
    return found


def _joined(across: list[Segment], down: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """The rules that meet, group by group."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (y, left, right) in enumerate(across):
        for j, (x, top, bottom) in enumerate(down):
            if left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = defaultdict(lambda: ([], []))
    for i, segment in enumerate(across):
        groups[root(i)][0].append(segment)
    for j, segment in enumerate(down):
        groups[root(len(across) + j)][1].append(segment)
    return list(groups.values())


def _apart(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found


def inside(grid: Grid, run: Run) -> bool:
    """Whether a run stands in a table."""
    return grid.box.top <= middle(run) <= grid.box.bottom and (
        grid.box.x0 - _TOUCH <= (run.box.x0 + run.box.x1) / 2 <= grid.box.x1 + _TOUCH
    )


def ruled_rows(grid: Grid, runs: Sequence[Run]) -> list[Row]:
    """The rows of a table, from top to bottom; a cell that spans rows stands in its first."""
    cells: defaultdict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in runs:
        for piece in _cut(run, grid):
            cells[_cell(piece, grid)].append(piece)
    found = []
    for index in sorted({row for row, _ in cells}):
        found.append(table_row([(column, words) for (row, column), words in cells.items() if row == index]))
    return found


def _cut(run: Run, grid: Grid) -> list[Run]:
    """A run that the file draws across an upright rule, cut there."""
    level = middle(run)
    at = [x for x, top, bottom in grid.down if top <= level <= bottom and run.box.x0 + 1 < x < run.box.x1 - 1]
    pieces, start = [], 0
    for x in sorted(at):
        end = next((i for i, left in enumerate(run.lefts) if left >= x - 1), len(run.text))
        if run.text[start:end].strip() and end < len(run.text):
            pieces.append(_trimmed(run, start, end))
            start = end
    return [*pieces, _trimmed(run, start, len(run.text))]


def _trimmed(run: Run, start: int, end: int) -> Run:
    words = run.text[start:end]
    return run.cut(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _cell(run: Run, grid: Grid) -> tuple[int, int]:
    """Row and column of a run, by the rules that really stand above it and left of it."""
    level, centre = middle(run), (run.box.x0 + run.box.x1) / 2
    above = [y for y, left, right in grid.across if left - _TOUCH <= centre <= right + _TOUCH and y <= level]
    beside = [x for x, top, bottom in grid.down if top - _TOUCH <= level <= bottom + _TOUCH and x <= run.box.x0 + 2]
    row = bisect_right(grid.tops, max(above, default=grid.box.top) + _TOUCH)
    return row, bisect_right(grid.lefts, max(beside, default=grid.box.x0) + _TOUCH)
