"""Notes beside the text: a printer's margin notes, comments and "Formatted" balloons that a word processor prints.

They stand outside the measure of the text and in smaller type. Read across, they would split every sentence beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ordtool.readers.pdf.rows import size
from ordtool.readers.pdf.ruled import Grid, inside
from ordtool.readers.pdf.run import Run

_SMALLER = 0.93  # of the text's size
_MOST_TEXT = 0.5  # of the letters are in the text's size on a page that has a measure
_SOME_TEXT = 0.1  # of them on a page that has text of the file's usual size at all
_NOTES = 0.15  # of the page's letters at most stand in one margin: more is a column of law
_STRIP = 0.35  # of the text's measure: a margin note is set narrower
_EDGE = 0.07  # of the page's height: what stands there is a head or a foot
_LINES = 4  # lines that begin at one place make a left edge
_BALLOON = re.compile(
    r"(?:Formatted|Deleted|Moved(?: \(insertion\)| down| up)?(?: \[\d+\])?|Field Code Changed|(?:Inserted|Deleted) Cells)\s*:\s"
    r"|Comment(?:ed)?\s*\[|Formatted(?:\s*(?:\.{2,}|…))?$"
)
_CROSSING = 0.02  # of the runs may reach from the text into the balloons
_WAVER = 3.0  # points


def take_side_notes(
    runs: Sequence[Run], *, page_height: float, main: float = 0.0, tables: Sequence[Grid] = ()
) -> tuple[list[Run], list[Run]]:
    """The runs of a page without its side notes, and those. What stands in a ruled table is law, wherever it stands."""
    free, balloons = _balloons(runs)
    notes = _beside([run for run in free if not any(inside(grid, run) for grid in tables)], page_height, main)
    held = {run.order for run in notes}
    return [run for run in free if run.order not in held], [*balloons, *notes]


def _balloons(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """What a word processor prints right of the text about its own changes; its first words tell where that begins."""
    lefts = [run.box.x0 for run in runs if _BALLOON.match(run.text)]
    edge = min(lefts, default=0.0) - 1.0
    crossing = sum(run.box.x0 < edge and run.box.x1 > edge + _WAVER for run in runs)
    if not lefts or crossing > _CROSSING * len(runs) or not any(run.box.x1 <= edge for run in runs):
        return list(runs), []
    return [run for run in runs if run.box.x0 < edge], [run for run in runs if run.box.x0 >= edge]


def _beside(runs: Sequence[Run], page_height: float, usual: float) -> list[Run]:
    """The runs in smaller type outside of the text's measure."""
    measure = _measure(runs, usual=usual)
    if measure is None:
        return []
    main, left, right = measure
    low, high = _EDGE * page_height, (1 - _EDGE) * page_height
    small = [
        run
        for run in runs
        if size(run) <= _SMALLER * main
        and not run.text.isdigit()  # a margin number, on a page with too few to tell
        and low < run.box.top
        and run.box.bottom < high
    ]
    letters = sum(len(run.text) for run in runs)
    sides = ([run for run in small if run.box.x1 <= left], [run for run in small if run.box.x0 >= right])
    return [run for side in sides if _is_margin(side, right - left, letters) for run in side]


def _is_margin(side: Sequence[Run], measure: float, letters: int) -> bool:
    """Whether what stands on one side of the text is a narrow strip of few words; a third column is neither."""
    if not side or sum(len(run.text) for run in side) > _NOTES * letters:
        return False
    return max(run.box.x1 for run in side) - min(run.box.x0 for run in side) <= _STRIP * measure


def _measure(runs: Sequence[Run], *, usual: float) -> tuple[float, float, float] | None:
    """The size of the page's main type, and where its lines begin and end; None where no type prevails."""
    letters: Counter[float] = Counter()
    for run in runs:
        letters[round(size(run) * 2) / 2] += len(run.text)
    if not letters:
        return None
    main, count = letters.most_common(1)[0]
    if letters[usual] >= _SOME_TEXT * sum(letters.values()):  # a page of contents or tables is set smaller
        main = usual
    elif count < _MOST_TEXT * sum(letters.values()):
        return None
    head = min(run.box.bottom for run in runs)  # a running head may reach over the margin
    text = [run for run in runs if size(run) >= _SMALLER * main and run.box.top >= head]
    lefts = Counter(round(run.box.x0 / _WAVER) for run in text)
    places = [place for place, number in lefts.items() if number >= _LINES]
    if not places:
        return None
    rights = sorted(run.box.x1 for run in text)
    return main, min(places) * _WAVER - _WAVER, rights[int(0.97 * (len(rights) - 1))] + 1.0
