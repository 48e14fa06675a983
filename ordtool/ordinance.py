"""The input waist: what every reader returns (`Source`) and what every verb works on (`Ordinance`).

Positions are half-open ranges of code points. A `Source` counts within each line; an `Ordinance` counts within its own
immutable `text`, the projection of the base text that a `View` shows. The base holds every character, struck ones too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shift(self, by: int) -> Span:
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)


class State(StrEnum):
    """What became of a run of characters."""

    KEPT = "kept"
    STRUCK = "struck"
    INSERTED = "inserted"


class Axis(StrEnum):
    """Who changes what: the bill changes the code (`law`), or a reviser changes the bill (`draft`)."""

    LAW = "law"
    DRAFT = "draft"


class View(StrEnum):
    """Which words a text shows: the law as it would read, as it reads now, or every character."""

    AMENDED = "amended"
    CURRENT = "current"
    BOTH = "both"


class Look(StrEnum):
    """How a run is set or drawn: what is seen, before anybody says what it means."""

    STRIKE = "strike"
    DOUBLE_STRIKE = "double strike"
    UNDERLINE = "underline"
    DOUBLE_UNDERLINE = "double underline"
    BOLD = "bold"
    ITALIC = "italic"
    SANS = "sans"
    COLOUR = "colour"
    HIGHLIGHT = "highlight"
    SUPERSCRIPT = "superscript"


@dataclass(frozen=True, slots=True)
class Sign:
    """A run with one look; `span` counts in the line (Source) or in the base text, `detail` is a colour ("#rrggbb")."""

    span: Span
    look: Look
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A run that is struck or inserted; `span` counts in the line (Source) or in the base text (Ordinance)."""

    span: Span
    state: State
    axis: Axis = Axis.LAW
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, from the upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line (PDF) or paragraph (other formats) as a reader found it.

    `marker` is a number that Word or HTML computed and that is not in `text`; `level` is a heading level or list depth;
    `style` is "heading", "list", "table", "note" (a footnote), "signature", "furniture" or ""; `removed` says why a line
    of furniture is no part of the law ("running head", "page number", "site menu"…); `number` is the margin number of a
    bill's line; `starts` says whether the line begins a paragraph (None: not known, the outline decides); `origin` is
    (part, paragraph) in a Word file. `page` counts from 1. `marks` are changes that the file itself declares (tracked
    changes, `<ins>`); `signs` are how its words are set, for `markup` to read. `confidence` is that of text recognition,
    0 to 1, None where no recognition was needed.
    """

    text: str
    marker: str = ""
    level: int | None = None
    style: str = ""
    page: int | None = None
    number: str = ""
    box: Box | None = None
    marks: tuple[Mark, ...] = ()
    starts: bool | None = None
    origin: tuple[str, int] | None = None
    signs: tuple[Sign, ...] = ()
    removed: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its lines in reading order, and what could not be read.

    `pages` is the number of pages, 0 where the format has none; `unread_pages` are those without text (pictures),
    `recognised` those that text recognition read, each with how sure it was, 0 to 1; `warnings` are for the user.
    """

    name: str
    sha256: str
    lines: tuple[Line, ...]
    title: str = ""
    pages: int = 0
    unread_pages: tuple[int, ...] = ()
    recognised: tuple[tuple[int, float], ...] = ()
    warnings: tuple[str, ...] = ()


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

    `runs` is the table of the view: (start in `text`, start in `base`, length), in order. `marks` and `places` count in
    `base`. Everything else counts in `text`. `house` is the house style that the marks were read by, "" for
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
