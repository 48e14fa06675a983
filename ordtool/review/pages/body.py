"""The reviewed text itself as blocks: headings and indents by outline level, notes and anchors on the exact words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ordtool.ordinance import Kind, Ordinance, Section, View
from ordtool.outline.views import shown_marks
from ordtool.report import Block, Heading, Paragraph, Run
from ordtool.report import State as RunState
from ordtool.review.pages.comments import Comment
from ordtool.source import Mark, Span, State

_HEADED = {Kind.DIVISION, Kind.BILL_SECTION, Kind.SECTION}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that stands on paper as one paragraph; `headed` if it opens a part that headings stand under."""

    span: Span
    level: int
    heading: bool
    headed: bool = False


def body(ordinance: Ordinance, comments: Sequence[Comment], anchors: Iterable[int]) -> Iterator[Block]:
    """The text of an ordinance in order, no word left out; `anchors` are offsets that links lead to."""
    places = sorted(set(anchors))
    struck = _struck(ordinance)
    above: list[int] = []
    for piece in pieces(ordinance):
        runs = tuple(_runs(ordinance, piece.span, comments, places, struck))
        while piece.headed and above and above[-1] >= piece.level:
            above.pop()  # a bill section without a heading ends the one before all the same
        if piece.heading:
            above.append(piece.level)
            yield Heading(min(len(above) + 1, 4), runs, body=True)
        else:
            yield Paragraph(runs, style="body", indent=piece.level)


def pieces(ordinance: Ordinance) -> Iterator[Piece]:
    """Paragraphs of the text, broken where an enumerated part begins inside one."""
    text = ordinance.text
    starts = {section.span.start: depth for section, depth in _depths(ordinance.sections, 0) if _breaks(section)}
    headings = {section.span.start: section for section in ordinance.walk() if section.kind in _HEADED}
    cuts = sorted({0, len(text), *starts, *(i + 1 for i, char in enumerate(text) if char == "\n")})
    cuts = [cut for cut, after in pairwise([*cuts, len(text)]) if not _lone_number(text, cut, after)] + [len(text)]
    level = 0
    for start, end in pairwise(cuts):
        level = starts.get(start, level)
        span = _stripped(text, Span(start, end))
        if len(span):
            yield Piece(span, level, _is_heading(headings.get(start), span), start in headings)


_NUMBER = re.compile(r"\(?\w{1,4}[.)]\s*$")


def _lone_number(text: str, start: int, end: int) -> bool:
    """An enumerator alone before another ("1. (a) …") stands on the next one's line: drop the later cut."""
    line = text.rfind("\n", 0, start) + 1
    return line < start and bool(_NUMBER.fullmatch(text[line:start]))


def _breaks(section: Section) -> bool:
    return bool(section.label) or section.kind not in (Kind.PARAGRAPH,)


def _depths(sections: Sequence[Section], depth: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        deeper = depth + (
            section.kind not in (Kind.DIVISION, Kind.BILL_SECTION) and bool(section.label or section.children)
        )
        yield from _depths(section.children, deeper)


def _is_heading(section: Section | None, span: Span) -> bool:
    """A line that holds nothing but an enumerator and a heading."""
    return section is not None and section.heading is not None and section.heading.end >= span.end - 2


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _struck(ordinance: Ordinance) -> tuple[Mark, ...]:
    return shown_marks(ordinance) if ordinance.view is View.BOTH else ()


def _runs(
    ordinance: Ordinance, span: Span, comments: Sequence[Comment], places: Sequence[int], marks: Sequence[Mark]
) -> Iterator[Run]:
    inside = [comment for comment in comments if comment.span.overlap(span)]
    cuts = {span.start, span.end}
    for comment in inside:
        cuts.update(point for point in (comment.span.start, comment.span.end) if span.start < point < span.end)
    cuts.update(places[bisect_left(places, span.start) : bisect_right(places, span.end - 1)])
    for mark in marks:
        cuts.update(point for point in (mark.span.start, mark.span.end) if span.start < point < span.end)
    ordered = sorted(cuts)
    known = set(places)
    for start, end in pairwise(ordered):
        notes = tuple(c.note.id for c in inside if c.span.start <= start and end <= c.span.end)
        anchor = f"at-{start}" if start in known else ""
        yield Run(ordinance.text[start:end], state=_state(marks, start), notes=notes, anchor=anchor)


def _state(marks: Sequence[Mark], offset: int) -> RunState:
    for mark in marks:
        if mark.span.start <= offset < mark.span.end:
            return "struck" if mark.state is State.STRUCK else "inserted"
    return "kept"
