"""Lines to paragraphs: the base text, and the way back from it to page, margin number and box.

Paragraphs are parted by one "\\n", rejoined lines by one " ". Only white space at the ends of lines and lines of
furniture (running heads, page numbers) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool.numbering import enumerator_at, section_at
from ordtool.ordinance import Line, Mark, Place, Source, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the base text, with what the reader knew of it; `gap` says that a blank line stood before."""

    span: Span
    style: str = ""
    level: int | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """Every character of a source, its paragraphs in order, its marks, and where each stretch stood in the file."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]
    places: tuple[Place, ...]


@dataclass(slots=True)
class _Draft:
    pieces: list[str]
    length: int
    marks: list[Mark]
    places: list[Place]

    def put(self, text: str) -> Span:
        """Append; gives the span that the text now has."""
        span = Span(self.length, self.length + len(text))
        self.pieces.append(text)
        self.length = span.end
        return span


def base(source: Source) -> Base:
    """Join a source's lines into paragraphs."""
    draft = _Draft([], 0, [], [])
    paragraphs: list[Paragraph] = []
    for lines, gap in _groups(source.lines):
        if paragraphs:
            draft.put("\n")
        start = draft.length
        for number, line in enumerate(lines):
            if number:
                draft.put(" ")
            _put_line(draft, line)
        paragraphs.append(Paragraph(Span(start, draft.length), lines[0].style, lines[0].level, gap))
    return Base("".join(draft.pieces), tuple(paragraphs), tuple(draft.marks), tuple(draft.places))


def _put_line(draft: _Draft, line: Line) -> None:
    if line.marker.strip():
        span = draft.put(line.marker.strip() + " ")
        draft.places.append(Place(span, line.page, line.number, line.box, generated=True))
    text = line.text.strip()
    cut = len(line.text) - len(line.text.lstrip())
    span = draft.put(text)
    draft.places.append(Place(span, line.page, line.number, line.box))
    for mark in line.marks:
        low, high = max(0, mark.span.start - cut), min(len(text), mark.span.end - cut)
        if low < high:
            draft.marks.append(replace(mark, span=Span(span.start + low, span.start + high)))


def _groups(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """The lines of each paragraph, and whether a blank line stood before it."""
    width = _wrap_width(lines)
    group: list[Line] = []
    blank = gap = False
    for line in lines:
        if line.style == "furniture":
            continue
        if not line.text.strip() and not line.marker.strip():
            blank = True
            continue
        if group and (blank or _begins(line, group[-1], width)):
            yield group, gap
            group, gap = [], blank
        elif not group:
            gap = blank
        group.append(line)
        blank = False
    if group:
        yield group, gap


def _wrap_width(lines: Sequence[Line]) -> int:
    """How long a full line is where lines are wrapped by hand; 0 where each line is a paragraph."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.starts is None and line.text.strip())
    if len(lengths) < 4:
        return 0
    longest = lengths[int(len(lengths) * 0.95)]
    return longest if longest <= 130 else 0


_CONTINUES = re.compile(r"[a-z,;]|and\b|or\b")


def _begins(line: Line, before: Line, width: int) -> bool:
    """Whether a line begins a paragraph of its own."""
    if line.starts is not None:
        return line.starts
    if line.style or line.marker or before.style or not width:
        return True
    text, last = line.text.strip(), before.text.strip()
    if _looks_numbered(text):
        return last[-1] in ".:;,—" or last.endswith((" and", " or")) or len(last) < 0.6 * width
    return len(last) < 0.6 * width and not _CONTINUES.match(text)


def _looks_numbered(text: str) -> bool:
    start = 1 if text[:1] in '“"[' else 0
    return enumerator_at(text, start) is not None or section_at(text, start) is not None
