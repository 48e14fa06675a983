"""What the tracked changes of a Word file are asked to say: addressed edits of one original file.

An address is (part, paragraph, offset): the part's name ("word/document.xml"), the index of the `w:p` in document order
(`root.iter(w:p)`), and a count of its characters as `docx_characters` numbers them. All positions are those of the
original file; who applies the edits minds the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start:end` of a line (or of a base text) are the characters from `offset` on of one Word paragraph."""

    start: int
    end: int
    part: str
    paragraph: int
    offset: int

    def shift(self, by: int) -> Stretch:
        """The same characters, `by` code points further on in the line."""
        return Stretch(self.start + by, self.end + by, self.part, self.paragraph, self.offset)

    def cut(self, start: int, end: int) -> Stretch | None:
        """What of it stands in `start:end` of the line; None where nothing does."""
        low, high = max(self.start, start), min(self.end, end)
        return Stretch(low, high, self.part, self.paragraph, self.offset + low - self.start) if low < high else None


@dataclass(frozen=True, slots=True)
class Added:
    """A paragraph that is new. `like` is the original paragraph whose looks it takes, None for the nearest.

    `numbered` says that Word counts its number (it is not in `text`); `style` is "", "heading", "table" or "note".
    """

    text: str
    like: int | None = None
    numbered: bool = False
    level: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Replace:
    """Other words for a range of one paragraph: an empty `text` deletes, an empty range inserts."""

    part: str
    paragraph: int
    start: int
    end: int
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """New paragraphs before or after an original one; just one of `before` and `after` is given."""

    part: str
    before: int | None
    after: int | None
    paragraphs: tuple[Added, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """A whole paragraph, its words and its mark."""

    part: str
    paragraph: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """A new paragraph mark at an offset of a paragraph."""

    part: str
    paragraph: int
    offset: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """The paragraph's mark goes: it runs on into the next one."""

    part: str
    paragraph: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InsertRow:
    """A new row below the row that holds the paragraph `after`."""

    part: str
    after: int
    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeleteRow:
    """The whole row that holds the paragraph."""

    part: str
    paragraph: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InsertTable:
    """A new table before or after an original paragraph; just one of the two is given."""

    part: str
    before: int | None
    after: int | None
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renumber:
    """The paragraph leaves Word's count (a tracked change of its properties); its marker is typed instead."""

    part: str
    paragraph: int
    marker: str


@dataclass(frozen=True, slots=True)
class Annotate:
    """A comment on words that stay."""

    part: str
    paragraph: int
    start: int
    end: int
    notes: tuple[str, ...]


WordEdit: TypeAlias = (
    Replace | Insert | Delete | Split | Join | InsertRow | DeleteRow | InsertTable | Renumber | Annotate
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs tracked changes and comments; `date` is ISO 8601 with seconds ("2026-11-23T00:00:00Z"), "" for none."""

    author: str = "ordtool"
    initials: str = "ot"
    date: str = ""
