"""Columns of print, and how far each is moved from where the file's text usually begins.

Indents tell paragraphs only within one measure. The second column of a page begins far to the right, and a book's left and
right pages have their text in different places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ordtool.source import Line

_UP = 20.0  # points: a line so much higher than the one before begins a column
_MOVED = 18.0  # points: edges that differ less are indents
_MOST = 0.7  # of the pages of a side begin alike
_PAGES = 4  # pages of a side that tell where its text begins


def columns(lines: Sequence[Line]) -> list[tuple[float, int]]:
    """For every line how many points its column is moved to the right, and the number of the column."""
    numbers = _numbers(lines)
    groups: defaultdict[int, list[Line]] = defaultdict(list)
    for line, number in zip(lines, numbers, strict=True):
        if line.box:
            groups[number].append(line)
    shifts = _shifts(groups)
    return [(shifts.get(number, 0.0), number) for number in numbers]


def _numbers(lines: Sequence[Line]) -> list[int]:
    found: list[int] = []
    number, page, top = 0, None, 0.0
    for line in lines:
        if line.page != page or (line.box and line.box.top < top - _UP):
            number += 1
        page, top = line.page, line.box.top if line.box else 0.0
        found.append(number)
    return found


def _edge(lines: Sequence[Line]) -> float:
    """Where a column begins: the leftmost place where some of its lines do."""
    lefts = sorted(line.box.x0 for line in lines if line.box)
    near = [left for at, left in enumerate(lefts[:-1]) if lefts[at + 1] - left < 2.0]
    return near[0] if near else lefts[0]


def _shifts(groups: defaultdict[int, list[Line]]) -> dict[int, float]:
    """How far each column is moved: against the first of its page, and each side of a book against the other."""
    first: dict[int, tuple[int, float]] = {}
    shifts: dict[int, float] = {}
    sides: defaultdict[bool, Counter[int]] = defaultdict(Counter)
    for number, lines in groups.items():
        page, edge = lines[0].page or 0, _edge(lines)
        if page in first:
            moved = edge - first[page][1]
            shifts[number] = moved if abs(moved) > _MOVED else 0.0
        else:
            first[page] = (number, edge)
            sides[page % 2 == 1][round(edge / 3)] += 1
    moved = _between(sides)
    for number, lines in groups.items():
        if moved and (lines[0].page or 0) % 2 == 0:
            shifts[number] = shifts.get(number, 0.0) + moved
    return shifts


def _between(sides: defaultdict[bool, Counter[int]]) -> float:
    """How far left-hand pages are moved against right-hand ones, 0 where both begin alike."""
    if len(sides) < 2 or min(sum(count.values()) for count in sides.values()) < _PAGES:
        return 0.0
    usual = {side: count.most_common(1)[0] for side, count in sides.items()}
    if any(times < _MOST * sum(sides[side].values()) for side, (_, times) in usual.items()):
        return 0.0
    moved = (usual[False][0] - usual[True][0]) * 3.0
    return moved if abs(moved) > _MOVED else 0.0
