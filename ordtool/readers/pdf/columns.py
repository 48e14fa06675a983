"""Columns: the white gutters of a page, and its runs in the order in which they are read, whatever the file's own order.

A page is cut as a compositor would: the longest white gutter with prose on both sides parts it in left and right, what
stands above and below is read before and after, and each part is cut again. Tables and lists have white stripes too: what
makes a column of prose is that its lines are many, full and closely set on both sides.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ordtool.readers.pdf.rows import Row, height, rows
from ordtool.readers.pdf.run import Run

_GAP = 0.55  # of the height: a narrower white in a line is a space between words
_NARROWEST = 4.0  # points of white that run down a page
_FEWEST = 4  # lines beside lines
_SURE = 8  # lines beside lines that a narrow gutter needs
_WIDE = 12.0  # points: a gutter so wide needs fewer lines
_MEASURE = 70.0  # points: no column of prose is narrower
_WORDS = 3.5  # words to a line of prose
_LETTERS = 0.65  # of its characters are letters
_WORD = 2.5  # letters to a word of prose; "P  N  N/A" are cells
_FULL = 0.62  # of a column's width: such a line is full
_FULL_LINES = 0.45
_DENSE = 1.9  # times its own line distance may a column be stretched
_TAIL = 1.7  # line distances: what stands further below a column's last line is not of it
_EDGE = 3.0  # points that a column's left edge may waver from page to page
_LONG = 12  # lines beside a gutter that other pages may go by
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Block:
    """Runs that are read one line after the other, from top to bottom; `column` says whether a gutter stands beside."""

    runs: tuple[Run, ...]
    column: bool = False


@dataclass(slots=True)
class _Gutter:
    left: float
    right: float
    first: int
    last: int  # the last band with text on both sides
    beside: int  # how many bands have


Strip = tuple[float, float]
"""A gutter's left and right edge."""


def blocks(
    runs: Sequence[Run], *, known: list[Strip] | None = None, depth: int = 0, column: bool = False
) -> list[Block]:
    """The runs of a page in blocks in reading order.

    `known` are the gutters of the pages before: a last page with two lines beside many shows none of its own. Those that
    this page shows are added.
    """
    bands = rows(runs)
    gutter = (_gutter(bands) or _again(bands, known or ())) if depth < _DEPTH else None
    if gutter is None:
        return [Block(tuple(runs), column)] if runs else []
    if known is not None and depth == 0 and gutter.last - gutter.first >= _LONG:
        known[:] = [(gutter.left, gutter.right), *known[:3]]
    cut = [piece for band in bands[gutter.first : gutter.last + 1] for piece in _parted(band.runs, gutter)]
    left = [run for run in cut if run.box.x1 <= gutter.right]
    right = [run for run in cut if run.box.x1 > gutter.right]
    above = [run for band in bands[: gutter.first] for run in band.runs]
    below = [run for band in bands[gutter.last + 1 :] for run in band.runs]
    found: list[Block] = []
    for part, inside in ((above, column), (left, True), (right, True), (below, column)):
        found += blocks(part, known=known, depth=depth + 1, column=inside)
    return found


def whites(band: Row) -> list[tuple[float, float]]:
    """The gaps inside a line that are wider than a space between words."""
    found: list[tuple[float, float]] = []
    reach = band.runs[0].lefts[0]
    for run in band.runs:
        least = _GAP * height(run)
        if run.lefts[0] - reach >= least:
            found.append((reach, run.lefts[0]))
        if run.rights[-1] - run.lefts[0] > least and " " in run.text:
            found += _inner(run, least)
        reach = max(reach, run.rights[-1])
    return found


def _inner(run: Run, least: float) -> list[tuple[float, float]]:
    lefts, rights = run.lefts, run.rights
    found: list[tuple[float, float]] = []
    at = run.text.find(" ")
    while 0 < at < len(lefts) - 1:
        if lefts[at + 1] - rights[at - 1] >= least:
            found.append((rights[at - 1], lefts[at + 1]))
        at = run.text.find(" ", at + 1)
    return found


def _parted(runs: Sequence[Run], gutter: _Gutter) -> list[Run]:
    """Runs that the file draws across the gutter, cut there."""
    found: list[Run] = []
    for run in runs:
        if run.box.x0 < gutter.left - 1 and run.box.x1 > gutter.right + 1:
            at = next((i for i, left in enumerate(run.lefts) if left >= gutter.right - 1 and run.text[i] != " "), 0)
            end = len(run.text[:at].rstrip())
            found += [run.cut(0, end), run.cut(at, len(run.text))] if end and at else [run]
        else:
            found.append(run)
    return found


def _gutter(bands: list[Row]) -> _Gutter | None:
    """The longest white stripe with prose on both sides."""
    gaps = [whites(band) for band in bands]
    if sum(1 for found in gaps if found) < _FEWEST:
        return None
    candidates = [g for g in _stripes(bands, gaps) if _enough(g)]
    for gutter in sorted(candidates, key=lambda g: (g.beside, g.right - g.left), reverse=True)[:8]:
        grown = _grown(bands, gutter)
        if _prose(bands, grown):
            return grown
    return None


def _again(bands: list[Row], known: Sequence[Strip]) -> _Gutter | None:
    """A gutter of the pages before, where lines stand on both sides of it here too, though not beside each other."""
    for left, right in known:
        crossed = [i for i, band in enumerate(bands) if not _free(band, left, right)]
        start = 0
        for end in [*crossed, len(bands)]:
            sides = [band.box.x0 >= (left + right) / 2 for band in bands[start:end]]
            beside = any(_beside(band, left, right) for band in bands[start:end])
            if sides.count(False) >= _FEWEST and (beside or _mixed(sides)):
                last = end - 1 - sides[::-1].index(False)
                return _Gutter(*_white(bands[start : last + 1], left, right), start, last, 0)
            start = end + 1
    return None


def _free(band: Row, left: float, right: float) -> bool:
    """Whether a line leaves a gutter white; its middle is what counts, for edges waver from page to page."""
    middle = (left + right) / 2
    return all(run.box.x1 <= middle or run.box.x0 >= middle for run in band.runs)


def _beside(band: Row, left: float, right: float) -> bool:
    """Whether a line holds words of both columns, the right ones where that column begins."""
    starts = [run.box.x0 for run in band.runs if run.box.x0 >= (left + right) / 2]
    return len(starts) < len(band.runs) and any(abs(start - right) <= _EDGE for start in starts)


def _mixed(sides: Sequence[bool]) -> bool:
    """Whether a line of the right column stands between lines of the left one."""
    first = sides.index(True) if True in sides else len(sides)
    return False in sides[:first] and False in sides[first:]


def _white(bands: Sequence[Row], left: float, right: float) -> Strip:
    """What is white around the middle of a known gutter."""
    middle = (left + right) / 2
    runs = [run.box for band in bands for run in band.runs]
    low = max((box.x1 for box in runs if box.x1 <= middle), default=left)
    return low, min((box.x0 for box in runs if box.x0 >= middle), default=right)


def _enough(gutter: _Gutter) -> bool:
    width = gutter.right - gutter.left
    return gutter.beside >= (_FEWEST if width >= _WIDE else _SURE) and width >= _NARROWEST


def _stripes(bands: list[Row], gaps: list[list[tuple[float, float]]]) -> list[_Gutter]:
    """White stripes that run through consecutive lines, from the first line with text on both sides to the last."""
    done: list[_Gutter] = []
    live: list[_Gutter] = []
    for index, (band, white) in enumerate(zip(bands, gaps, strict=True)):
        left, right = band.runs[0].box.x0, max(run.box.x1 for run in band.runs)
        following: list[_Gutter] = []
        for gutter in live:
            new = _narrowed(gutter, index, left, right, white)
            following += new or []
            if not new:
                done.append(gutter)
        for low, high in white:
            if not any(g.left - 0.5 <= low and high <= g.right + 0.5 for g in following):
                following.append(_Gutter(low, high, index, index, 1))
        live = sorted(following, key=lambda g: -g.beside)[:24]
    return done + live


def _narrowed(
    gutter: _Gutter, index: int, left: float, right: float, white: list[tuple[float, float]]
) -> list[_Gutter]:
    """The stripe as the next line leaves it; nothing where that line crosses it."""
    if right <= gutter.right - _NARROWEST or left >= gutter.left + _NARROWEST:  # wholly on one side, or nearly
        low, high = (max(gutter.left, right), gutter.right) if right < gutter.right else (gutter.left, gutter.right)
        high = min(high, left) if left > gutter.left and right > gutter.right else high
        return [_Gutter(low, high, gutter.first, gutter.last, gutter.beside)] if high - low >= _NARROWEST else []
    found: list[_Gutter] = []
    for low, high in white:
        a, b = max(low, gutter.left), min(high, gutter.right)
        if b - a >= _NARROWEST:
            found.append(_Gutter(a, b, gutter.first, index, gutter.beside + 1))
    return found


def _grown(bands: list[Row], gutter: _Gutter) -> _Gutter:
    """The gutter with the lines above and below that stand in one of its columns only: columns of unequal length."""
    pieces = [run for band in bands[gutter.first : gutter.last + 1] for run in _parted(band.runs, gutter)]
    sides = ([r for r in pieces if r.box.x1 <= gutter.right], [r for r in pieces if r.box.x1 > gutter.right])
    step = max(_pitch([row.box.top for row in rows(side)]) for side in sides)
    first, last = gutter.first, gutter.last
    while last + 1 < len(bands) and _of_column(bands[last + 1], gutter):
        if bands[last + 1].box.top - bands[last].box.top > _TAIL * step:
            break
        last += 1
    while first > 0 and _of_column(bands[first - 1], gutter):
        if bands[first].box.top - bands[first - 1].box.top > _TAIL * step:
            break
        first -= 1
    return _Gutter(gutter.left, gutter.right, first, last, gutter.beside)


def _of_column(band: Row, gutter: _Gutter) -> bool:
    box = band.box
    return box.x1 <= gutter.right or box.x0 >= gutter.left


def _pitch(tops: list[float]) -> float:
    steps = [b - a for a, b in itertools.pairwise(tops) if b - a > 1.0]
    return median(steps) if steps else 12.0


def _prose(bands: list[Row], gutter: _Gutter) -> bool:
    """Whether the lines on both sides of a stripe are columns of prose: wide, full, closely set."""
    inside = bands[gutter.first : gutter.last + 1]
    pieces = [run for band in inside for run in _parted(band.runs, gutter)]
    left = rows([run for run in pieces if run.box.x1 <= gutter.right])
    right = rows([run for run in pieces if run.box.x1 > gutter.right])
    return len(left) >= _FEWEST and len(right) >= _FEWEST and _side(left) and _side(right)


def _side(side: list[Row]) -> bool:
    boxes = [row.box for row in side]
    low, high = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    if high - low < _MEASURE or not _worded([row.text for row in side]):
        return False
    full = sum(box.x1 - low >= _FULL * (high - low) for box in boxes)
    tops = sorted(box.top for box in boxes)
    step = _pitch(tops)
    return full >= _FULL_LINES * len(side) and tops[-1] - tops[0] <= _DENSE * step * (len(side) - 1)


def _worded(texts: Sequence[str]) -> bool:
    """Whether lines are prose, not the cells of a table: some words to a line, of letters."""
    letters = sum(character.isalpha() for text in texts for character in text)
    characters = sum(len(text) - text.count(" ") for text in texts)
    words = sum(text.count(" ") + 1 for text in texts)
    return words >= _WORDS * len(texts) and letters >= max(_LETTERS * characters, _WORD * words)
