"""The letters that lines mark, and the signs which that makes: strikes and underlines, single and double, and highlights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ordtool.readers.pdf.looks import Setting, hexadecimal
from ordtool.readers.pdf.run import Run
from ordtool.readers.pdf.setting import signs_of
from ordtool.readers.pdf.strokes import Area
from ordtool.source import Look, Sign, Span

_APART = 0.035  # ems: two lines so far apart are two


@dataclass(frozen=True, slots=True)
class Cover:
    """The letters of a run that a line crosses or underscores."""

    index: int
    start: int
    end: int
    through: bool
    at: float
    colour: str


def with_signs(runs: Sequence[Run], covers: Iterable[Cover], lit: Iterable[tuple[Area, list[Cover]]]) -> list[Run]:
    """The runs with signs for the letters that lines cover and that light areas lie behind."""
    made = list(runs)
    drawn: dict[int, list[Cover]] = {}
    for cover in covers:
        drawn.setdefault(cover.index, []).append(cover)
    for index, found in drawn.items():
        signs = sorted((*made[index].signs, *_line_signs(runs[index], found)), key=lambda s: (s.span, s.look))
        made[index] = _signed(made[index], tuple(signs))
    for area, found in lit:
        for cover in found:
            sign = Sign(Span(cover.start, cover.end), Look.HIGHLIGHT, hexadecimal(area.colour))
            made[cover.index] = _signed(made[cover.index], (*made[cover.index].signs, sign))
    return made


def _signed(run: Run, signs: tuple[Sign, ...]) -> Run:
    """The run with other signs: `replace`, on which a page of marks would wait."""
    text, turned, sure = run.text, run.turned, run.confidence
    return Run(text, run.box, run.lefts, run.rights, run.order, turned, signs, run.size, sure, run.baseline, run.marks)


def _line_signs(run: Run, covers: list[Cover]) -> tuple[Sign, ...]:
    """Strikes and underlines of a run, single or double; a blank between two marked words is marked with them."""
    ends = sorted({0, len(run.text), *(c.start for c in covers), *(c.end for c in covers)})
    stretches: list[tuple[int, tuple[Setting, ...]]] = []
    for start, end in pairwise(ends):
        lines: tuple[list[Cover], list[Cover]] = ([], [])
        for cover in covers:
            found = lines[0 if cover.through else 1]
            apart = all(abs(cover.at - other.at) > _APART * run.size for other in found)
            if cover.start <= start and end <= cover.end and apart:
                found.append(cover)
        stretches.append((end, _settings(*lines)))
    return signs_of(run.text, stretches)


def _settings(through: list[Cover], under: list[Cover]) -> tuple[Setting, ...]:
    settings: list[Setting] = []
    if through:
        settings.append(((Look.STRIKE, Look.DOUBLE_STRIKE)[len(through) > 1], through[0].colour))
    if under:
        settings.append(((Look.UNDERLINE, Look.DOUBLE_UNDERLINE)[len(under) > 1], under[0].colour))
    return tuple(settings)
