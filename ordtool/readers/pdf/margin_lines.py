"""Margin numbers put to the lines that they count, and carried to pages too short to show a column of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from sys import intern

from ordtool.readers.pdf.margins import Number
from ordtool.readers.pdf.rows import Row, around
from ordtool.readers.pdf.slugs import Figure, Sheet, Slug
from ordtool.source import Box

_EDGE = 2.5  # points that a column may waver from page to page
_LEVEL = 0.4  # of the lower one's height must a number and its line share
_OTHER_SIDE = 10_000.0
_DRIFT = 0.1  # line distances that a line may drift further from its number than the one before
_CLOSE = 1.5  # line distances: rows so near follow each other


def number_rows(found: list[Row], column: Sequence[Number]) -> list[Row]:
    """The rows of a page with the numbers of one column put to them; a number without a line is a row of its own."""
    strip = around(number.box for number in column)
    taken: dict[int, str] = {}
    alone: list[Number] = []
    boxes = [(i, row.box) for i, row in enumerate(found) if row.runs]
    beside = _Levels(boxes)
    for number in column:
        near = [(_away(box, strip), i) for i, box in beside.near(number.box) if _level(box, number.box)]
        if near and min(near)[1] not in taken:
            taken[min(near)[1]] = intern(str(number.value))  # every page has the same numbers
        elif not near:
            alone.append(number)
    step = column[1].value - column[0].value
    if step == 1 and alone:
        alone = _drifted(boxes, column, taken)
    numbered = [replace(row, number=taken[i]) if i in taken else row for i, row in enumerate(found)]
    if step > 1:
        return _counted(numbered, step=step)
    return _with_blank(numbered, set(taken), alone)


class _Levels:
    """Boxes by their height on the page: a number is looked for beside a few of them, not beside all."""

    def __init__(self, boxes: Sequence[tuple[int, Box]]) -> None:
        self._boxes = sorted(boxes, key=lambda each: each[1].top)
        self._tops = [box.top for _, box in self._boxes]
        self._tallest = max((box.bottom - box.top for _, box in boxes), default=0.0)

    def near(self, number: Box) -> Sequence[tuple[int, Box]]:
        """Those that may be level with a number."""
        first = bisect_left(self._tops, number.top - self._tallest)
        return self._boxes[first : bisect_left(self._tops, number.bottom)]


def _drifted(boxes: Sequence[tuple[int, Box]], column: Sequence[Number], taken: dict[int, str]) -> list[Number]:
    """Put numbers to lines that have drifted away from them, down a page whose text is set wider; what is left has no line.

    On paper with printed numbers the lines of the text come to stand between two of them. Each is as far from its number
    as the line before, or a little further; a table that nobody numbered is not.
    """
    where, whose = dict(boxes), {text: i for i, text in taken.items()}
    pitch = (column[-1].box.top - column[0].box.top) / (len(column) - 1)
    off, alone = 0.0, list[Number]()
    for number in column:
        held = whose.get(str(number.value))
        if held is not None:
            off = where[held].bottom - number.box.bottom
            continue
        free = [(box.bottom - number.box.bottom, i) for i, box in boxes if i not in taken and box.x0 >= number.box.x1]
        best = min(free, key=lambda each: abs(each[0] - off), default=None)
        if best and 0 < abs(best[0]) < pitch / 2 and abs(best[0] - off) <= _DRIFT * pitch:
            off, taken[best[1]] = best[0], intern(str(number.value))
        else:
            alone.append(number)
    return alone


def _level(box: Box, number: Box) -> bool:
    if box.top >= number.bottom or box.bottom <= number.top:
        return False
    low = min(box.bottom - box.top, number.bottom - number.top)
    return min(box.bottom, number.bottom) - max(box.top, number.top) >= _LEVEL * low


def _away(box: Box, strip: Box) -> float:
    """How far a line is from the column of numbers; one on the left of it counts only where none is on the right."""
    return box.x0 - strip.x1 if box.x0 >= strip.x1 else _OTHER_SIDE + strip.x0 - box.x1


def _with_blank(found: list[Row], taken: set[int], alone: Sequence[Number]) -> list[Row]:
    """The rows, and those numbers that count a blank line in their places between the numbered rows."""
    rows = list(found)
    column = sorted(taken)
    for number in reversed(alone):
        before = [i for i in column if int(found[i].number) < number.value]
        after = [i for i in column if int(found[i].number) > number.value]
        place = before[-1] + 1 if before else after[0] if after else len(rows)
        rows.insert(place, Row((), number=str(number.value)))
    return rows


def _counted(found: list[Row], *, step: int) -> list[Row]:
    """The rows between two printed numbers counted too, where they are as many as the numbers say."""
    rows = list(found)
    marked = [i for i, row in enumerate(found) if row.number]
    first = marked[0] if marked else 0
    if marked and found[first].number == str(step) and first >= step - 1:
        above = rows[first - step + 1 : first + 1]
        if _follow(above):
            marked.insert(0, first - step)
    for before, after in pairwise(marked):
        if after - before == step:
            value = int(found[after].number)
            for index in range(before + 1, after):
                rows[index] = replace(rows[index], number=str(value - after + index))
    return rows


def _follow(found: Sequence[Row]) -> bool:
    """Whether rows stand at even distances under each other."""
    steps = [b.box.top - a.box.top for a, b in pairwise(found)]
    return not steps or max(steps) <= _CLOSE * min(steps) if all(step > 0 for step in steps) else False


def carry_numbers(sheets: Sequence[Sheet], columns: Sequence[Sequence[Sequence[Number]]]) -> None:
    """Take the margin numbers of pages with few lines (the first or last of a bill) out of their text.

    Where they stand is known from the pages that show a clear column; they count from 1 or go on from the page before.
    """
    strips = [around(number.box for number in column) for page in columns for column in page]
    if not strips:
        return
    last = 0
    for sheet, page in zip(sheets, columns, strict=True):
        if page:
            last = page[-1][-1].value
            continue
        for strip in _apart(strips):
            taken = _chain(sheet, strip, last=last)
            for each, figure in taken:
                each.take(figure)
                last = figure.value


def _apart(strips: Sequence[Box]) -> list[Box]:
    """The strips that differ from each other, in the order of how many pages have them."""
    found: list[tuple[int, Box]] = []
    for strip in strips:
        same = next((i for i, (_, other) in enumerate(found) if abs(other.x1 - strip.x1) <= _EDGE), None)
        if same is None:
            found.append((1, strip))
        else:
            found[same] = (found[same][0] + 1, found[same][1])
    return [strip for _, strip in sorted(found, key=lambda each: -each[0])][:4]


def _chain(sheet: Sheet, strip: Box, *, last: int) -> list[tuple[Slug, Figure]]:
    """The figures of a page that stand in a strip and count from 1 or on from the page before; no word may stand there."""
    chain: list[tuple[Slug, Figure]] = []
    for each in sheet.slugs:
        for figure in each.figures:
            if abs(figure.box.x1 - strip.x1) > _EDGE and abs(figure.box.x0 - strip.x0) > _EDGE:
                continue
            follows = figure.value == chain[-1][1].value + 1 if chain else figure.value in (1, last + 1)
            if follows:
                chain.append((each, figure))
    if not chain:
        return []
    low, high = chain[0][1].box.top, chain[-1][1].box.bottom
    held = {id(each) for each, _ in chain}
    others = [s.box for s in sheet.slugs if s.box and id(s) not in held and s.box.bottom > low and s.box.top < high]
    return [] if any(box.x0 < strip.x1 and box.x1 > strip.x0 for box in others) else chain
