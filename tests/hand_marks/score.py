"""How well a reader's marks agree with marks made by hand: character F1 of struck and inserted, on one page.

The reader's characters are laid against the reference text, as often as something is left over: a table or a margin
may stand elsewhere in reading order without being wrong about its marks.
"""

from __future__ import annotations

import tomllib
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from ordtool.ordinance import Ordinance
from ordtool.source import State
from tests.hand_marks.mark import SOURCES, glyphs, lines

MARKS = Path(__file__).parent
SHORTEST = 4
"""Pieces that moved are found again when at least this many characters long."""
PASSES = 12


@dataclass(frozen=True, slots=True)
class Char:
    """A character and what became of it; `scored` is false in furniture."""

    text: str
    state: str = "kept"
    axis: str = ""
    scored: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """Marks made by hand: where the page is, and its characters in the order in which one reads."""

    name: str
    file: Path
    sha256: str
    number: int
    text_sha256: str
    chars: tuple[Char, ...]

    @property
    def marked(self) -> bool:
        """Whether anything on the page is struck or inserted."""
        return any(char.state != "kept" for char in self.chars)


@dataclass(slots=True)
class Score:
    """Counts of characters. `axis` counts those of `right` that name the same axis."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    axis: int = 0
    astray: dict[str, int] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        """The balance of precision and recall; 1 where nothing was to be found and nothing was."""
        all_of_them = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / all_of_them if all_of_them else 1.0

    @property
    def flagged(self) -> int:
        """How many characters the reader called struck or inserted."""
        return self.right + self.wrong

    def __add__(self, other: Score) -> Score:
        kinds = {kind: self.astray.get(kind, 0) + other.astray.get(kind, 0) for kind in self.astray | other.astray}
        return Score(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            missed=self.missed + other.missed,
            axis=self.axis + other.axis,
            astray=kinds,
        )

    def count(self, truth: Char, said: Char) -> None:
        """Add one character of which both speak."""
        if truth.state != "kept" and said.state == truth.state:
            self.right += 1
            self.axis += said.axis == truth.axis
            return
        self.wrong += said.state != "kept"
        self.missed += truth.state != "kept"
        if said.state != truth.state:
            self.note(f"{truth.state} read as {said.state}")

    def lose(self, truth: Char) -> None:
        """Add a character of the page that the reader does not have."""
        if truth.scored and truth.state != "kept":
            self.missed += 1
            self.note(f"{truth.state} lost")

    def find(self, said: Char) -> None:
        """Add a character of the reader that the page does not have."""
        if said.state != "kept":
            self.wrong += 1
            self.note(f"{said.state} and not on the page")

    def note(self, kind: str) -> None:
        """Count a way to go wrong."""
        self.astray[kind] = self.astray.get(kind, 0) + 1


def pages(folder: Path = MARKS) -> list[Path]:
    """The data files of a set of hand-marked pages."""
    return sorted(folder.glob("*.toml"))


def load(data: Path) -> Page:
    """A page by its data file; needs the real file for its characters. Law comes first, furniture last."""
    said = tomllib.loads(data.read_text(encoding="utf-8"))
    file = SOURCES / said["file"]
    states = {at: (run["state"], run["axis"]) for run in said.get("runs", []) for at in range(*run["span"])}
    outside = {at for span in said["furniture"] + said["unscored"] for at in range(*span)}
    law: list[Char] = []
    rest: list[Char] = []
    seen = [glyph for row in lines(glyphs(file, said["page"])) for word in row for glyph in word]
    for glyph in seen:
        state, axis = states.get(glyph.offset, ("kept", ""))
        scored = glyph.offset not in outside
        (law if scored else rest).extend(Char(one, state, axis, scored=scored) for one in plain(glyph.text))
    return Page(data.stem, file, said["sha256"], said["page"], said["text_sha256"], tuple(law + rest))


def plain(text: str) -> str:
    """Characters without blanks, ligatures taken apart, hyphens and quotes of one kind: two libraries name them apart."""
    folded = unicodedata.normalize("NFKC", text).translate({0x2010: "-", 0x2019: "'", 0x2018: "'", 0x00AD: "-"})
    return "".join(folded.split())


def said_by(ordinance: Ordinance, page: int) -> list[Char]:
    """What the reader says of the characters of a page, in its base text; struck wins where marks overlap."""
    marks: dict[int, tuple[str, str]] = {}
    for mark in sorted(ordinance.marks, key=lambda mark: mark.state is State.STRUCK):
        marks |= dict.fromkeys(range(mark.span.start, mark.span.end), (str(mark.state), str(mark.axis)))
    found: list[Char] = []
    for place in ordinance.places:
        if place.page == page and not place.generated:
            for at in range(place.span.start, place.span.end):
                state, axis = marks.get(at, ("kept", ""))
                found.extend(Char(one, state, axis) for one in plain(ordinance.base[at]))
    return found


def score(truth: Sequence[Char], said: Sequence[Char]) -> Score:
    """The counts of one page; what the reader marks and the page does not hold is wrong, what it lost is missed."""
    pairs, lost, extra = aligned(truth, said)
    result = Score()
    for there, here in pairs:
        if truth[there].scored:
            result.count(truth[there], said[here])
    for there in lost:
        result.lose(truth[there])
    for here in extra:
        result.find(said[here])
    return result


def aligned(truth: Sequence[Char], said: Sequence[Char]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pairs of indices, what is left of the truth, what is left of the reader's characters."""
    lost, extra = list(range(len(truth))), list(range(len(said)))
    pairs: list[tuple[int, int]] = []
    for turn in range(PASSES):
        ours, theirs = "".join(truth[at].text for at in lost), "".join(said[at].text for at in extra)
        blocks = [
            block for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks() if block.size
        ]
        blocks = [block for block in blocks if not turn or block.size >= SHORTEST]
        if not blocks:
            break
        new = [(lost[block.a + at], extra[block.b + at]) for block in blocks for at in range(block.size)]
        pairs += new
        lost = _without(lost, sorted(there for there, _ in new))
        extra = _without(extra, sorted(here for _, here in new))
    return pairs, lost, extra


def _without(all_of_them: list[int], gone: list[int]) -> list[int]:
    def stays(at: int) -> bool:
        index = bisect_left(gone, at)
        return index == len(gone) or gone[index] != at

    return [at for at in all_of_them if stays(at)]
