"""The input waist: what every reader returns.

Positions are half-open ranges of code points; a `Source` counts within each line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ordtool.revision import Stretch


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
    (part, paragraph) in a Word file, and `origins` say where in it each of the line's characters stands (those that no
    paragraph holds, such as a marker's, have none). `page` counts from 1. `marks` are changes that the file itself
    declares (tracked changes, `<ins>`); `signs` are how its words are set, for `markup` to read. `confidence` is that of
    text recognition, 0 to 1, None where no recognition was needed.
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
    origins: tuple[Stretch, ...] = ()
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
