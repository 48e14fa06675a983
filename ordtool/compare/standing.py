"""Where the passages of a Word file stand in it: of which characters of which paragraphs they consist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ordtool.revision import Stretch

Place = tuple[str, int]
"""A Word paragraph: part, index in it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A text and where its characters stand; those that no paragraph holds (a number that Word counts) have no stretch.

    `places` are the paragraphs that it takes its words from, in order.
    """

    text: str
    stretches: tuple[Stretch, ...]
    places: tuple[Place, ...] = field(init=False)

    def __post_init__(self) -> None:
        places = dict.fromkeys([(one.part, one.paragraph) for one in self.stretches])
        object.__setattr__(self, "places", tuple(places))

    @property
    def head(self) -> int:
        """How many characters come before the first that a paragraph holds."""
        return self.stretches[0].start if self.stretches else len(self.text)

    @property
    def end(self) -> int:
        """Behind the last character that a paragraph holds."""
        return self.stretches[-1].end if self.stretches else 0

    @property
    def borders(self) -> tuple[int, ...]:
        """Where two cells of a row meet: at tabs that no paragraph holds."""
        if "\t" not in self.text:
            return ()
        return tuple(at for at, sign in enumerate(self.text) if sign == "\t" and not self.holds(at, at + 1))

    def ranges(self, start: int, end: int) -> list[Stretch]:
        """The stretches of some of its characters; those that touch are one."""
        found: list[Stretch] = []
        for one in self.stretches:
            cut = one.cut(start, end)
            if cut is None:
                continue
            if found and _touch(found[-1], cut):
                cut = replace(found.pop(), end=cut.end)
            found.append(cut)
        return found

    def holds(self, start: int, end: int) -> bool:
        """Whether paragraphs hold all these characters."""
        return sum(one.end - one.start for one in self.ranges(start, end)) == end - start

    def spot(self, at: int) -> tuple[Place, int] | None:
        """The place between two characters: behind the one before, else before the one after; None where there is none."""
        before = next((one for one in reversed(self.stretches) if one.start < at <= one.end), None)
        if before is not None:
            return (before.part, before.paragraph), before.offset + at - before.start
        after = next((one for one in self.stretches if one.start <= at < one.end), None)
        return None if after is None else ((after.part, after.paragraph), after.offset + at - after.start)

    def part(self, start: int, end: int) -> Standing:
        """Some of its characters by themselves."""
        cuts = (one.cut(start, end) for one in self.stretches)
        return Standing(self.text[start:end], tuple(cut.shift(-start) for cut in cuts if cut is not None))


def _touch(one: Stretch, other: Stretch) -> bool:
    same = (one.part, one.paragraph, one.end, one.offset + one.end - one.start)
    return same == (other.part, other.paragraph, other.start, other.offset)


class Grounds:
    """All old passages, and which of them share a Word paragraph (parted by a line break in it)."""

    def __init__(self, texts: Sequence[str], stretches: Sequence[tuple[Stretch, ...]]) -> None:
        self.passages = [Standing(text, found) for text, found in zip(texts, stretches, strict=True)]
        self._on: dict[Place, list[int]] = {}
        for index, passage in enumerate(self.passages):
            for place in passage.places:
                self._on.setdefault(place, []).append(index)
        self._rows = {index for index, passage in enumerate(self.passages) if passage.borders}

    def on(self, place: Place) -> list[int]:
        """The passages that stand in a paragraph, in order."""
        return self._on.get(place, [])

    def stretches(self, index: int, place: Place) -> list[Stretch]:
        """The stretches of a passage in one of its paragraphs."""
        return [one for one in self.passages[index].stretches if (one.part, one.paragraph) == place]

    def alone(self, index: int) -> bool:
        """Whether nothing else stands in the paragraphs of a passage."""
        return all(self.on(place) == [index] for place in self.passages[index].places)

    def is_row(self, index: int) -> bool:
        """Whether a passage is a row of a table."""
        return index in self._rows

    def joined(self, indices: Sequence[int]) -> tuple[Standing, list[int]]:
        """Passages in a row as one text, and where each begins in it; a line break within a Word paragraph has its place."""
        starts = [0]
        for index in indices:
            starts.append(starts[-1] + len(self.passages[index].text) + 1)
        found = [one.shift(at) for at, i in zip(starts, indices, strict=False) for one in self.passages[i].stretches]
        for one, other in pairwise(found):
            if other.start == one.end + 1 and other.start in starts and _broken(one, other):
                found.append(replace(one, start=one.end, end=other.start, offset=other.offset - 1))
        text = "\n".join(self.passages[index].text for index in indices)
        return Standing(text, tuple(sorted(found, key=lambda stretch: stretch.start))), starts[:-1]

    def cells(self, index: int) -> Iterator[tuple[Standing, Place | None]]:
        """The cells of a row, each with the paragraph that an empty one has (None: not known)."""
        row = self.passages[index]
        edges = [-1, *row.borders, len(row.text)]
        cells = [row.part(start + 1, end) for start, end in pairwise(edges)]
        for at, cell in enumerate(cells):
            yield cell, _empty_place(cells, at)


def _broken(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches are parted by one character of their paragraph."""
    return (one.part, one.paragraph, one.offset + one.end - one.start + 1) == (
        other.part,
        other.paragraph,
        other.offset,
    )


def _empty_place(cells: Sequence[Standing], at: int) -> Place | None:
    """The paragraph of an empty cell: cells with one paragraph each are counted from the next that has words."""
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(cells) and not cells[other].places:
            other += step
        if 0 <= other < len(cells):
            part, paragraph = cells[other].places[-1 if step < 0 else 0]
            return part, paragraph + at - other
    return None
