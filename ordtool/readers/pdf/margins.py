"""Margin line numbers: found by their column, taken out of the text, and kept with the line that they count.

A column of margin numbers is what no list is: figures under each other, in step, in a strip of the page that no word
enters, and beside nearly every line. Prints count each line or each fifth one, per page or through the whole bill, on the
left, on the right or in each of two columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ordtool.readers.pdf.columns import blocks
from ordtool.readers.pdf.rows import Row, around, height, rows
from ordtool.readers.pdf.run import Run
from ordtool.source import Box

_FIRST = re.compile(r"\d{1,5}(?= |$)")
_LAST = re.compile(r"(?<= )\d{1,5}$")
_APART = 0.25  # of the height between a number and the text
_EDGE = 2.5  # points that an aligned column may waver
_FEWEST = 5  # numbers that make a column of their own
_STEPS = (1, 5, 2, 10)
_BESIDE = 0.85  # of the lines between the first and the last number that have one
_MANY = 15  # numbers that need no other witness
_MOST = 0.6  # of the page's lines
_PLEADING = 20  # numbers of a ruled sheet: they keep their own distance, whatever the lines do
_BRINK = 0.07  # of the page's height: a figure that stands there counts pages
_FOOT = 0.88  # of the page's height; what stands lower may be its foot
_AROUND = 1.4  # line distances above and below in which the strip must be clear


@dataclass(frozen=True, slots=True)
class Number:
    """A margin number and its place."""

    value: int
    box: Box


@dataclass(frozen=True, slots=True)
class _Candidate:
    run: int
    value: int
    box: Box
    start: int
    end: int


def take_numbers(runs: Sequence[Run], *, page_height: float) -> tuple[list[Run], list[list[Number]]]:
    """The runs of a page without its columns of margin numbers, and the columns that are clear on this page alone."""
    left = _repainted(runs)
    taken: list[list[Number]] = []
    for _ in range(3):
        found = _column(left, page_height=page_height)
        if found is None:
            break
        column, others, candidates = found
        more = _restarted(candidates, column, page_height=page_height)
        taken.append([Number(c.value, c.box) for c in [*column, *more]])
        left = _without(left, [*column, *more]) if more else others
    return left, taken


def _repainted(runs: Sequence[Run]) -> list[Run]:
    """The runs without numbers that another number was painted over: Maine's printer so corrects its line numbers."""
    figures = sorted((run for run in runs if run.text.isdigit()), key=lambda run: run.box.top)
    covered: set[int] = set()
    for index, run in enumerate(figures):
        for other in figures[index + 1 : index + 6]:
            level = other.box.top - run.box.top < 0.5 * height(run)
            if level and run.box.x0 < other.box.x1 and other.box.x0 < run.box.x1:
                covered.add(min(run.order, other.order))
    return [run for run in runs if run.order not in covered] if covered else list(runs)


def _candidates(runs: Sequence[Run]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for index, run in enumerate(runs):
        first = _FIRST.match(run.text)
        if first and (first.end() == len(run.text) or _gap(run, first.end()) >= _APART * height(run)):
            found.append(_candidate(index, run, 0, first.end()))
        last = _LAST.search(run.text) if run.text[-1:].isdecimal() else None
        if last and _gap(run, last.start() - 1) >= _APART * height(run):
            found.append(_candidate(index, run, last.start(), len(run.text)))
    return found


def _gap(run: Run, blank: int) -> float:
    """How wide the space at a character is."""
    return run.lefts[blank + 1] - run.rights[blank - 1]


def _candidate(index: int, run: Run, start: int, end: int) -> _Candidate:
    box = Box(run.lefts[start], run.box.top, run.rights[end - 1], run.box.bottom)
    return _Candidate(index, int(run.text[start:end]), box, start, end)


def _column(runs: Sequence[Run], *, page_height: float) -> tuple[list[_Candidate], list[Run], list[_Candidate]] | None:
    """The longest clear column of margin numbers, the runs without it, and all figures; None where there is no column."""
    candidates = _candidates(runs)
    if len(candidates) < _FEWEST:
        return None
    chains = [chain for group in _aligned(candidates) for chain in _in_step(group)]
    bands: list[Row] | None = None
    for chain in sorted(chains, key=len, reverse=True)[:6]:
        if len(chain) < _FEWEST:
            break
        others = _without(runs, chain)
        bands = rows(others)
        if _clear(chain, others) and _beside(chain, bands, page_height=page_height):
            return chain, others, candidates
    return None


def _aligned(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Groups whose right or left edges agree, the largest first."""
    groups: list[list[_Candidate]] = []
    for edges in ([c.box.x1 for c in candidates], [c.box.x0 for c in candidates]):
        ordered = sorted(zip(edges, range(len(edges)), strict=True))
        start = 0
        for index in range(1, len(ordered) + 1):
            if index == len(ordered) or ordered[index][0] - ordered[index - 1][0] > _EDGE / 2:
                groups.append([candidates[i] for _, i in ordered[start:index]])
                start = index
    return sorted((group for group in groups if len(group) >= _FEWEST), key=len, reverse=True)


def _in_step(group: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """The longest stretches from top to bottom that count up by an even step."""
    ordered = sorted(group, key=lambda c: c.box.top)
    found: list[list[_Candidate]] = []
    for step in _STEPS:
        current = ordered[:1]
        for before, candidate in pairwise(ordered):
            if candidate.value == before.value + step and (step == 1 or candidate.value % step == 0):
                current.append(candidate)
            else:
                found.append(current)
                current = [candidate]
        found.append(current)
    return found


def _without(runs: Sequence[Run], column: Sequence[_Candidate]) -> list[Run]:
    taken = {c.run: c for c in column}
    found: list[Run] = []
    for index, run in enumerate(runs):
        number = taken.get(index)
        if number is None:
            found.append(run)
        elif number.end - number.start < len(run.text):
            found.append(run.cut(number.end + 1, len(run.text)) if number.start == 0 else run.cut(0, number.start - 1))
    return found


def _restarted(
    candidates: Sequence[_Candidate], column: Sequence[_Candidate], *, page_height: float
) -> list[_Candidate]:
    """Other numbers of the same strip: a printer counts anew where a page or a bill begins."""
    strip = around(c.box for c in column)
    held = {c.run for c in column}
    found = [c for c in candidates if c.run not in held]
    low, high = _BRINK * page_height, (1 - _BRINK) * page_height
    return [c for c in found if _in_strip(c.box, strip) and low < c.box.top < high]


def _in_strip(box: Box, strip: Box) -> bool:
    return abs(box.x1 - strip.x1) <= _EDGE or abs(box.x0 - strip.x0) <= _EDGE


def _clear(chain: Sequence[_Candidate], others: Sequence[Run]) -> bool:
    """Whether no word stands in the column's strip, from a little above it to a little below."""
    strip = around(c.box for c in chain)
    pitch = _pitch(chain)
    low, high = strip.top - _AROUND * pitch, strip.bottom + _AROUND * pitch
    beside = [
        run
        for run in others
        if run.box.bottom > low and run.box.top < high and not (run.text.isdigit() and _in_strip(run.box, strip))
    ]
    if any(run.box.x0 < strip.x1 and run.box.x1 > strip.x0 for run in beside):
        return False
    left = any(run.box.x1 <= strip.x0 for run in beside)
    right = any(run.box.x0 >= strip.x1 for run in beside)
    return left != right or (left and _in_gutter(strip, beside))


def _pitch(chain: Sequence[_Candidate]) -> float:
    """The distance from line to line that the numbers tell."""
    return median((b.box.top - a.box.top) / (b.value - a.value) for a, b in pairwise(chain))


def _in_gutter(strip: Box, beside: Sequence[Run]) -> bool:
    """Whether a strip between words is the gutter of a page of two columns."""
    boxes = [around(run.box for run in block.runs) for block in blocks(beside) if block.column]
    return any(box.x1 <= strip.x0 for box in boxes) and any(
        box.x0 >= strip.x1 and box.x1 - box.x0 > strip.x1 - strip.x0 for box in boxes
    )


def _beside(chain: Sequence[_Candidate], bands: Sequence[Row], *, page_height: float) -> bool:
    """Whether the numbers go with the page's lines: nearly every one between them, and most of the page or its end."""
    tops = [(band.box.top + band.box.bottom) / 2 for band in bands]
    pitch, step = _pitch(chain), chain[1].value - chain[0].value
    first, last = _middle(chain[0].box), _middle(chain[-1].box)
    between = sum(first - pitch / 2 <= top <= last + pitch / 2 for top in tops)
    counted = chain[-1].value - chain[0].value + 1
    after = sum(last + pitch / 2 < top < _FOOT * page_height for top in tops)
    steps = [b.box.top - a.box.top for a, b in pairwise(chain)]
    ruled = len(chain) >= _PLEADING and max(steps) < 1.1 * min(steps)
    if not ruled and (between > counted / _BESIDE or (step > 1 and between < 0.6 * counted)):
        return False
    return len(chain) >= _MANY or step > 1 or counted >= _MOST * len(bands) or after <= 1


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
