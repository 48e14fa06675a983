"""What every verb works on: the outline of one immutable text, and the way back to the file.

Positions are half-open ranges of code points. An `Ordinance` counts within its own immutable `text`, the projection of the
base text that a `View` shows. The base holds every character, struck ones too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ordtool.revision import Stretch
from ordtool.source import Box, Mark, Span


class View(StrEnum):
    """Which words a text shows: the law as it would read, as it reads now, or every character."""

    AMENDED = "amended"
    CURRENT = "current"
    BOTH = "both"


class Kind(StrEnum):
    """What a section of the outline is."""

    PREAMBLE = "preamble"
    RECITAL = "recital"
    ENACTING = "enacting clause"
    BILL_SECTION = "bill section"
    DIVISION = "division"
    SECTION = "section"
    SUBDIVISION = "subdivision"
    DEFINITION = "definition"
    PARAGRAPH = "paragraph"
    SIGNATURE = "signature"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline; spans count in the ordinance's `text`.

    `label` is the enumerator as a lawyer writes it ("§ 10-63", "(b)", ""), `path` the machine's path
    ("10-63(b)(4)"), `cite` what a lawyer would cite ("bill § 1, proposed § 14-188(b)"). `span` runs from the
    enumerator to the end of the last child; `lead` is the node's own words before the first child, enumerator and
    heading left out. `alternative` quotes the condition of one of several versions of a section ("if House Bill 4
    becomes law").
    """

    kind: Kind
    label: str
    path: str
    cite: str
    span: Span
    heading: Span | None
    lead: Span
    children: tuple[Section, ...] = ()
    proposed: bool = False
    alternative: str = ""

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in text order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the base text stood in the file."""

    span: Span
    page: int | None
    number: str
    box: Box | None
    generated: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Ordinance:
    """One immutable text, a tree of sections over it, and the way back to the base text and the page.

    `runs` is the table of the view: (start in `text`, start in `base`, length), in order. `marks`, `places` and
    `origins` (of a Word file) count in `base`. Everything else counts in `text`. `house` is the
    house style that the marks were read by, "" for
    none, `house_by` what it was recognised by ("its enacting clause", "the note on page 1").
    """

    name: str
    sha256: str
    title: str
    view: View
    text: str
    base: str
    runs: tuple[tuple[int, int, int], ...]
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...] = ()
    places: tuple[Place, ...] = ()
    pages: int = 0
    unread_pages: tuple[int, ...] = ()
    recognised: tuple[tuple[int, float], ...] = ()
    warnings: tuple[str, ...] = ()
    origins: tuple[Stretch, ...] = ()
    house: str = ""
    house_by: str = ""

    def quote(self, span: Span) -> str:
        """The exact words of a span."""
        return self.text[span.start : span.end]

    def walk(self) -> Iterator[Section]:
        """Every section, in text order."""
        for section in self.sections:
            yield from section.walk()

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds a code point."""
        chain = self.ancestors(offset)
        return chain[-1] if chain else None

    def ancestors(self, offset: int) -> tuple[Section, ...]:
        """The sections that hold a code point, outermost first."""
        chain: list[Section] = []
        level = self.sections
        while inner := next((s for s in level if s.span.start <= offset < s.span.end), None):
            chain.append(inner)
            level = inner.children
        return tuple(chain)

    def pinpoint(self, span: Span) -> str:
        """What a lawyer would cite for the first word of a span; "" before the first section."""
        section = self.section_at(span.start)
        return section.cite if section else ""

    def heading(self, section: Section) -> str:
        """The words of a section's heading, "" where there is none."""
        return self.quote(section.heading) if section.heading else ""

    def to_base(self, span: Span) -> tuple[Span, ...]:
        """The pieces of the base text that a span of the view shows."""
        pieces: list[Span] = []
        first = max(0, bisect_right(self.runs, (span.start, len(self.base) + 1, 0)) - 1)
        for start, base, length in self.runs[first:]:
            if start >= span.end:
                break
            low, high = max(span.start, start), min(span.end, start + length)
            if low < high:
                pieces.append(Span(base + low - start, base + high - start))
        return tuple(pieces)

    def place(self, offset: int) -> Place | None:
        """Page, margin number and box of a code point of `text`, where the format has them."""
        pieces = self.to_base(Span(offset, offset + 1))
        if not pieces or not self.places:
            return None
        index = bisect_right(self.places, pieces[0].start, key=lambda place: place.span.start) - 1
        return self.places[index] if index >= 0 else None

    def page(self, offset: int) -> int | None:
        """The page of a code point of `text`, None where the format has no pages."""
        return place.page if (place := self.place(offset)) else None

    def line(self, offset: int) -> str:
        """The margin number of the line of a code point of `text`, "" where the print has none."""
        return place.number if (place := self.place(offset)) else ""

    def whereabouts(self, offset: int) -> str:
        """Page and margin number as they are cited: "page 3, line 14"; "" where there are none."""
        found = (("page", self.page(offset)), ("line", self.line(offset)))
        return ", ".join(f"{word} {number}" for word, number in found if number)

    def addresses(self, span: Span) -> tuple[Stretch, ...]:
        """Where the characters of a span stand in the Word file, in order; `start` and `end` count in the span."""
        found: list[Stretch] = []
        done = 0
        for piece in self.to_base(span):
            first = bisect_right(self.origins, piece.start, key=lambda stretch: stretch.end)
            for index in range(first, len(self.origins)):
                cut = self.origins[index].cut(piece.start, piece.end)
                if cut is None:
                    break
                found.append(cut.shift(done - piece.start))
            done += len(piece)
        return tuple(found)
