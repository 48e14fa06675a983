"""Characters printed over others: "_" under words, "-" or "/" through them, and the same words twice for boldness.

Typewriters left this habit to printers of bills. The bars become strokes, the second print of a word goes.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ordtool.readers.pdf.run import Run
from ordtool.readers.pdf.strokes import Stroke
from ordtool.source import Box, Look, Sign, Span

# Where in ems above the baseline a bar's stroke lies.
_BARS = {"_": -0.12, "-": 0.25, "–": 0.25, "—": 0.25, "/": 0.25}
_BAR = re.compile("[" + re.escape("".join(_BARS)) + "]")
_LEVEL = 0.3  # ems that baselines may differ
_DOUBLE = 0.12  # ems that a second print is beside or above the first
_BESIDE = 0.1  # points: a second print on the very spot makes nothing bolder
_MOST = 0.7  # of the bars of a group must have a letter under them; else it is a blank with an answer in it
_BLACK = (0, 0, 0, 255)


def overprinted(runs: Sequence[Run]) -> tuple[list[Run], list[Stroke]]:
    """The runs without bars over letters and without second prints, and the bars as strokes."""
    strokes: list[Stroke] = []
    made: list[Run | None] = list(runs)
    for one, other in _overlaps(runs):
        first, second = made[one], made[other]
        if first and second:
            place = _same_place(first, second)
            if place is not None:
                bold = Sign(Span(place, place + len(second.text)), Look.BOLD)
                moved = abs(first.lefts[place] - second.lefts[0]) + abs(first.baseline - second.baseline)
                if moved > _BESIDE and bold not in first.signs:
                    made[one] = replace(first, signs=(*first.signs, bold))
                made[other] = None
    for i, run in enumerate(runs):
        if made[i] and not run.turned and _BAR.search(run.text):
            made[i] = _without_bars(made[i] or run, _near(run, runs), strokes)
    return [run for run in made if run], strokes


def _overlaps(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Pairs of runs that stand on one line and on each other, the one drawn first before the other."""
    order = sorted((i for i, run in enumerate(runs) if not run.turned and run.size), key=lambda i: runs[i].baseline)
    for k, i in enumerate(order):
        run = runs[i]
        for j in order[k + 1 :]:
            other = runs[j]
            if other.baseline - run.baseline > _LEVEL * run.size:
                break
            if min(run.box.x1, other.box.x1) - max(run.box.x0, other.box.x0) > 0.3 * run.size:
                yield min(i, j), max(i, j)


def _same_place(first: Run, second: Run) -> int | None:
    """Where in the first run the second one is printed again, as whole words; None if it is not."""
    near = _DOUBLE * first.size
    if abs(first.baseline - second.baseline) > near:
        return None
    for i, left in enumerate(first.lefts):
        end = i + len(second.text)
        whole = not first.text[i - 1 : i].isalnum() and not first.text[end : end + 1].isalnum()
        if whole and abs(left - second.lefts[0]) <= near and first.text.startswith(second.text, i):
            return i
    return None


def _near(run: Run, runs: Sequence[Run]) -> list[Run]:
    """The runs that share a line and a stretch of it with a run, itself among them."""
    return [
        other
        for other in runs
        if not other.turned
        and abs(other.baseline - run.baseline) <= _LEVEL * max(run.size, other.size)
        and other.box.x0 < run.box.x1
        and other.box.x1 > run.box.x0
    ]


def _without_bars(run: Run, near: list[Run], strokes: list[Stroke]) -> Run | None:
    """The run without its bars that stand over letters; they are added to the strokes."""
    if len(near) == 1 and all(a <= b for a, b in zip(run.lefts, run.lefts[1:], strict=False)) and not _crowded(run):
        return run
    gone: set[int] = set()
    for start, end in _groups(run):
        over = sum(_has_letter_under(run, i, near) for i in range(start, end) if run.text[i] != " ")
        bars = sum(run.text[i] != " " for i in range(start, end))
        if over >= max(_MOST * bars, 1):
            gone.update(range(start, end))
            at = run.baseline - _BARS[run.text[start]] * run.size
            strokes.append(Stroke(run.lefts[start], run.rights[end - 1], at, 0.05 * run.size, _BLACK, 0))
    return _left_over(run, gone) if gone else run


def _crowded(run: Run) -> bool:
    """Whether a character begins in the middle of the one before it."""
    pairs = zip(run.lefts, run.rights, run.lefts[1:], strict=False)
    return any(after < (left + right) / 2 < right for left, right, after in pairs)


def _groups(run: Run) -> Iterator[tuple[int, int]]:
    """Stretches of one bar, blanks between them allowed."""
    start = 0
    while start < len(run.text):
        bar = run.text[start]
        end = start + 1
        if bar in _BARS:
            while end < len(run.text) and (run.text[end] == bar or run.text[end : end + 2] == " " + bar):
                end += 1
            yield start, end
        start = end


def _has_letter_under(run: Run, index: int, near: list[Run]) -> bool:
    middle = (run.lefts[index] + run.rights[index]) / 2
    return any(
        left < middle < right and character not in _BARS and character != " "
        for other in near
        for character, left, right in zip(other.text, other.lefts, other.rights, strict=True)
    )


def _left_over(run: Run, gone: set[int]) -> Run | None:
    """The run without some characters, None if only blanks are left."""
    kept = [i for i in range(len(run.text)) if i not in gone]
    while kept and run.text[kept[0]] == " ":
        kept.pop(0)
    while kept and run.text[kept[-1]] == " ":
        kept.pop()
    if not kept:
        return None
    lefts, rights = array("f", [run.lefts[i] for i in kept]), array("f", [run.rights[i] for i in kept])
    signs = []
    for sign in run.signs:
        within = [k for k, i in enumerate(kept) if sign.span.start <= i < sign.span.end]
        signs += [Sign(Span(within[0], within[-1] + 1), sign.look, sign.detail)] if within else []
    box = Box(round(min(lefts), 2), run.box.top, round(max(rights), 2), run.box.bottom)
    text = "".join(run.text[i] for i in kept)
    return replace(run, text=text, box=box, lefts=lefts, rights=rights, signs=tuple(signs))
