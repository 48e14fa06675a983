"""Two texts that share no history, side by side: each section of the old one with those of the new one about the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ordtool.compare.findings import cited
from ordtool.compare.looks import Looks
from ordtool.compare.result import Comparison, Passage
from ordtool.compare.rows import in_cell, shown
from ordtool.ordinance import Ordinance, Section
from ordtool.report import Paragraph, Run, Table

Cell = tuple[Paragraph, ...]


def subjects(comparison: Comparison) -> Iterator[Table]:
    """The old text in its order, beside each section what the new text has on it; then what is only in the new text.

    A section of the new text that answers several is shown with the first, and pointed to at the others.
    """
    page = _Page(comparison)
    rows = [row for section, passages in page.by_section() for row in page.rows(section, passages)]
    rows += [
        ((), (page.paragraph(1, passage),)) for passage in comparison.passages[1] if passage.index not in page.told
    ]
    yield Table((comparison.old.name, comparison.new.name), tuple(rows), (0.5, 0.5))


class _Page:
    """Makes the rows; `told` are the passages of the new text that are shown."""

    def __init__(self, comparison: Comparison) -> None:
        self.told: set[int] = set()
        self._comparison = comparison
        self._laws = (comparison.old, comparison.new)
        self._looks = (Looks(comparison.old), Looks(comparison.new))
        self._partners: dict[int, list[Section]] = {}
        self._starts: list[Section] = []
        for pair in comparison.pairs:
            for section in pair.old if pair.new else ():
                if section.span.start not in self._partners:
                    self._starts.append(section)
                self._partners.setdefault(section.span.start, []).extend(pair.new)

    def by_section(self) -> Iterator[tuple[Section | None, list[Passage]]]:
        """The old passages in order, those of one paired section together."""
        for section, group in groupby(self._comparison.passages[0], key=self._home):
            yield section, list(group)

    def _home(self, passage: Passage) -> Section | None:
        """The innermost paired section that holds a passage."""
        found = [section for section in self._starts if section.span.start <= passage.span.start < section.span.end]
        return min(found, key=lambda section: len(section.span), default=None)

    def rows(self, section: Section | None, passages: Sequence[Passage]) -> Iterator[tuple[Cell, Cell]]:
        """What stands beside a section, paragraph for paragraph as far as both go."""
        left = [self.paragraph(0, passage) for passage in passages]
        right = [words for partner in self._of(section) for words in self._answer(partner)]
        yield tuple(left), tuple(right)

    def _of(self, section: Section | None) -> list[Section]:
        return self._partners.get(section.span.start, []) if section else []

    def _answer(self, partner: Section) -> Iterator[Paragraph]:
        inside = [
            passage
            for passage in self._comparison.passages[1]
            if partner.span.start <= passage.span.start < partner.span.end
        ]
        fresh = [passage for passage in inside if passage.index not in self.told]
        if inside and not fresh:
            yield Paragraph((Run(f"See {_named(self._laws[1], partner)}, above.", tone="muted"),), style="small")
        for passage in fresh:
            self.told.add(passage.index)
            yield self.paragraph(1, passage)

    def paragraph(self, side: int, passage: Passage) -> Paragraph:
        """A passage as it stands."""
        words = (Run(self._laws[side].quote(passage.span)),)
        return in_cell(shown(self._looks[side], passage.span, words))


def _named(law: Ordinance, section: Section) -> str:
    return cited(section.cite or law.heading(section) or "the same section")
