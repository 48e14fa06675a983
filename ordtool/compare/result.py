"""What a comparison of two texts says: passages, the matches between them, and the pairs of sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ordtool.ordinance import Ordinance, Section
from ordtool.redline import Edit
from ordtool.source import Span


class Change(StrEnum):
    """What became of a section."""

    SAME = "same"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of an ordinance's `text` (no line break in it); a row of a table is one passage, cells by tab.

    `section` is the path of the innermost section at its start, `key` its words in lower case without enumerator.
    """

    index: int
    span: Span
    section: str
    table: bool
    key: str


@dataclass(frozen=True, slots=True)
class Match:
    """Old passages and what they became, by index; one side empty: added or removed.

    `"".join(e.text for e in edits if e.op != "+")` is the old passages joined with a line break, likewise new. A move is
    two matches: one with old passages only, whose `moved_to` is the index in the script of the other, and one with new
    passages only (`moved_from`).
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    edits: tuple[Edit, ...]
    moved_to: int | None = None
    moved_from: int | None = None

    @property
    def same(self) -> bool:
        """Whether nothing was edited."""
        return all(edit.op == "=" for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Pair:
    """Sections of both sides that are one thing: none (added, removed), one each, or several (split, merged).

    `change` is the most telling, `also` the others that hold as well; `matches` are indices into the script; `score` is
    how alike the two are, 0 to 1.
    """

    change: Change
    also: tuple[Change, ...]
    old: tuple[Section, ...]
    new: tuple[Section, ...]
    matches: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts laid side by side.

    `script` is monotone on both sides: every passage of either side stands in it just once. `independent` says that the
    two share no history: their sections are paired by subject.
    """

    old: Ordinance
    new: Ordinance
    passages: tuple[tuple[Passage, ...], tuple[Passage, ...]]
    script: tuple[Match, ...]
    pairs: tuple[Pair, ...]
    independent: bool = False
    ignored: int = 0
    warnings: tuple[str, ...] = ()
