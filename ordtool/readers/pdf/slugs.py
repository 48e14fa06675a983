"""A page laid out: its lines in reading order, small enough to hold until all pages tell what is furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ordtool.readers.pdf.raised import with_raised_digits
from ordtool.readers.pdf.rows import Row
from ordtool.source import Box, Line, Mark, Sign, Span

_FIRST = re.compile(r"\d{1,5}(?= |$)")
_LAST = re.compile(r"(?<= )\d{1,5}$")
_FURTHEST = 60.0  # points: more is no line distance
_PART = 0.25  # of the height: a margin number stands apart from the text by so much at least


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the beginning or end of a line that may be the margin's: its value, place and where it is cut off."""

    value: int
    box: Box
    start: int
    end: int
    edge: float  # where the text without it begins (or ends)


@dataclass(slots=True)
class Slug:
    """A line of type as it is cast: what becomes a `Line`. Later steps set `removed`, `style`, `number` and `marker`."""

    text: str
    box: Box | None
    size: float = 0.0
    signs: tuple[Sign, ...] = ()
    marks: tuple[Mark, ...] = ()
    number: str = ""
    style: str = ""
    removed: str = ""
    marker: str = ""
    confidence: float | None = None
    figures: tuple[Figure, ...] = field(default=(), repr=False)

    def take(self, figure: Figure) -> None:
        """Move a margin number out of the text."""
        self.number = str(figure.value)
        self.figures = ()
        if figure.start == 0:
            rest = self.text[figure.end :]
            start, end = len(self.text) - len(rest.lstrip()), len(self.text)
        else:
            start, end = 0, len(self.text[: figure.start].rstrip())
        if start >= end:
            self.text, self.box, self.signs, self.marks = "", None, (), ()
            return
        box = self.box or figure.box
        left, right = (figure.edge, box.x1) if figure.start == 0 else (box.x0, figure.edge)
        self.keep(start, end)
        self.box = Box(round(left, 2), box.top, round(right, 2), box.bottom)

    def keep(self, start: int, end: int) -> None:
        """Leave the characters from `start` to `end`, signs and marks in step."""
        self.text = self.text[start:end]
        self.signs = tuple(replace(s, span=at) for s in self.signs if (at := _within(s.span, start, end)))
        self.marks = tuple(replace(m, span=at) for m in self.marks if (at := _within(m.span, start, end)))


def _within(span: Span, start: int, end: int) -> Span | None:
    """The part of a span between `start` and `end`, counted from `start`."""
    low, high = max(span.start, start), min(span.end, end)
    return Span(low - start, high - start) if low < high else None


@dataclass(slots=True)
class Sheet:
    """A page laid out: its lines in reading order."""

    number: int
    width: float
    height: float
    slugs: list[Slug]


def slug(row: Row) -> Slug:
    """The slug of a row; a soft hyphen shows only where the line was broken, and a browser breaks words with U+2010."""
    signs = row.signs
    text = with_raised_digits(row.text, signs)
    text = text[:-1] + "-" if text.endswith(("\u00ad", "\u2010")) else text
    sure = min((run.confidence for run in row.runs if run.confidence is not None), default=None)
    return Slug(
        text=text,
        box=row.box if row.runs else None,
        size=row.size,
        signs=signs,
        marks=row.marks,
        number=row.number,
        style=row.style,
        removed=row.removed,
        marker=row.marker,
        confidence=sure,
        figures=() if row.number or row.joints else _figures(row, text),
    )


def _figures(row: Row, text: str) -> tuple[Figure, ...]:
    """The numbers at the ends of a row that stand apart from its text."""
    found: list[Figure] = []
    if not row.runs:
        return ()
    first, last = row.runs[0], row.runs[-1]
    if match := _FIRST.match(first.text):
        end = match.end()
        after = end + 1 < len(first.text)
        edge = first.lefts[end + 1] if after else (row.runs[1].lefts[0] if len(row.runs) > 1 else first.rights[end - 1])
        if edge - first.rights[end - 1] >= _PART * (first.box.bottom - first.box.top) or end == len(text):
            box = Box(first.lefts[0], first.box.top, first.rights[end - 1], first.box.bottom)
            found.append(Figure(int(match[0]), box, 0, end, edge))
    whole = len(row.runs) > 1 and last.text.isdecimal() and last.text.isascii() and len(last.text) < 6
    match = None if whole else _LAST.search(last.text)
    if whole or match:
        start = match.start() if match else 0
        edge = last.rights[start - 2] if match else row.runs[-2].rights[-1]
        if last.lefts[start] - edge >= _PART * (last.box.bottom - last.box.top):
            box = Box(last.lefts[start], last.box.top, last.rights[-1], last.box.bottom)
            found.append(Figure(int(last.text[start:]), box, len(text) - len(last.text) + start, len(text), edge))
    return tuple(found)


def pitch(tops: Sequence[float]) -> float:
    """The distance from line to line inside paragraphs: the lower quarter, since short paragraphs have gaps between."""
    steps = sorted(b - a for a, b in pairwise(tops) if 2.0 < b - a < _FURTHEST)
    return steps[len(steps) // 4] if steps else 12.0


def lines(sheets: Sequence[Sheet]) -> list[Line]:
    """The lines of sheets; each sheet is emptied as it is read, so that no page is held twice."""
    found: list[Line] = []
    for sheet in sheets:
        found += [_line(each, page=sheet.number) for each in sheet.slugs]
        sheet.slugs = []
    return found


def _line(each: Slug, *, page: int) -> Line:
    return Line(
        each.text,
        marker=each.marker,
        style="furniture" if each.removed else each.style,
        page=page,
        number=each.number,
        box=each.box,
        marks=each.marks,
        signs=each.signs,
        removed=each.removed,
        confidence=each.confidence,
    )
