"""What is read off a PDF page: runs of characters, and the rules that are drawn around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ordtool.source import Box, Mark, Sign, Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `lefts` and `rights` are the edges of each character, `order` its place in the file.

    `signs` says how its characters are set, `marks` what annotations say became of them; both count in `text`. `size` is
    the size of its type in points and `baseline` the line it stands on, 0 where they are not known. `confidence` is that
    of text recognition, None where none was needed.
    """

    text: str
    box: Box
    lefts: Sequence[float]
    rights: Sequence[float]
    order: int
    turned: bool = False
    signs: tuple[Sign, ...] = ()
    size: float = 0.0
    confidence: float | None = None
    baseline: float = 0.0
    marks: tuple[Mark, ...] = ()

    def cut(self, start: int, end: int) -> Run:
        """The run from character `start` to `end`, its edges, box, signs and marks in step; not for an empty stretch."""
        lefts, rights = self.lefts[start:end], self.rights[start:end]
        box = Box(round(min(lefts), 2), self.box.top, round(max(rights), 2), self.box.bottom)
        signs = tuple(Sign(span, s.look, s.detail) for s in self.signs if (span := _within(s.span, start, end)))
        marks = tuple(replace(m, span=span) for m in self.marks if (span := _within(m.span, start, end)))
        text, sure = self.text[start:end], self.confidence
        # `replace` would take as long as all of the above; pages have hundreds of runs.
        return Run(text, box, lefts, rights, self.order, self.turned, signs, self.size, sure, self.baseline, marks)


def _within(span: Span, start: int, end: int) -> Span | None:
    """The part of a span between `start` and `end`, counted from `start`."""
    low, high = max(span.start, start), min(span.end, end)
    return Span(low - start, high - start) if low < high else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A stroke or filled shape that marks no word: a table's line, the rule above footnotes, a box around a notice.

    `colour` is "#rrggbb"; `filled` says whether it is an area rather than a line.
    """

    box: Box
    colour: str = "#000000"
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The runs of a page in file order; `number` counts from 1, `width` and `height` are points.

    `rules` are the strokes that belong to no word.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = ()
