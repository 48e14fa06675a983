"""How the passages of a text stand on paper: which is nothing but a heading, how deep the others are indented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.compare.result import Passage
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.source import Span

_HEADED = (Kind.DIVISION, Kind.BILL_SECTION, Kind.SECTION)
_OPEN = (Kind.DIVISION, Kind.BILL_SECTION)
"""What stands in these is not indented for it."""
_DEEPEST_HEADING = 4


class Looks:
    """The looks of the lines of one ordinance."""

    def __init__(self, ordinance: Ordinance) -> None:
        self._ordinance = ordinance
        self._depths = dict(_depths(ordinance.sections, 0))
        self._headings = {
            section.span.start: (section, min(level, _DEEPEST_HEADING))
            for section, level in _levels(ordinance.sections, 1)
            if section.kind in _HEADED
        }

    def heading(self, span: Span) -> int:
        """The level of a line that holds nothing but an enumerator and a heading, from 1; 0 for any other line."""
        section, level = self._headings.get(span.start, (None, 0))
        return level if section is not None and section.heading and section.heading.end >= span.end - 2 else 0

    def depth(self, offset: int) -> int:
        """How deep the section that holds a code point is indented."""
        section = self._ordinance.section_at(offset)
        return self._depths.get(section.span.start, 0) if section else 0

    def lines(self, passages: Sequence[Passage]) -> list[tuple[str, str, int | None]]:
        """Passages as (text, style, level), for a Word file of them: "heading" with its level (0: the title), "table",
        "note" or ""; levels of other lines are indents."""
        return [(self._ordinance.quote(passage.span), *self._look(passage)) for passage in passages]

    def _look(self, passage: Passage) -> tuple[str, int | None]:
        if passage.table:
            return "table", None
        if level := self.heading(passage.span):
            return "heading", level
        if self._ordinance.title and self._ordinance.quote(passage.span).strip() == self._ordinance.title:
            return "heading", 0
        section = self._ordinance.section_at(passage.span.start)
        if section is not None and section.kind is Kind.NOTE:
            return "note", None
        return "", self.depth(passage.span.start) or None


def _depths(sections: Sequence[Section], depth: int) -> Iterator[tuple[int, int]]:
    for section in sections:
        yield section.span.start, depth
        yield from _depths(section.children, depth + (section.kind not in _OPEN and bool(section.label)))


def _levels(sections: Sequence[Section], level: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, level
        yield from _levels(section.children, level + 1)
