"""A text as the rules see it: the outline, and what several of them need of it, each computed once when it is first asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ordtool.extract.sentences import ranges
from ordtool.lint.defined import Term, terms
from ordtool.lint.pointers import Pointer, pointers
from ordtool.lint.uses import index
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.outline.views import shown_marks
from ordtool.source import Span, State

_ASIDE = (Kind.PREAMBLE, Kind.RECITAL, Kind.ENACTING, Kind.SIGNATURE, Kind.NOTE)
_FINDINGS = re.compile(r"(?:legislative )?(?:findings?|purposes?|intent|declaration|preamble|policy)\b", re.IGNORECASE)

_FINDS = re.compile(r"\W*The (?:\w+ ){1,3}(?:hereby |further |also )*(?:finds|recognizes|declares) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands, in which section, and whether it binds anybody (no finding, recital, heading, note)."""

    span: Span
    section: Section
    operative: bool


@dataclass(frozen=True)
class Text:
    """An ordinance, with what rules ask of it. All spans count in `words`, the ordinance's text."""

    ordinance: Ordinance

    @property
    def words(self) -> str:
        """The whole text."""
        return self.ordinance.text

    def quote(self, span: Span) -> str:
        """The exact words of a span."""
        return self.ordinance.quote(span)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every node of the outline, in text order."""
        return tuple(self.ordinance.walk())

    @cached_property
    def _starts(self) -> list[int]:
        return [section.span.start for section in self.sections]

    @cached_property
    def _chains(self) -> tuple[tuple[Section, ...], ...]:
        return tuple(_chains(self.ordinance.sections, ()))

    def chain(self, offset: int) -> tuple[Section, ...]:
        """The sections that hold a code point, outermost first, as `Ordinance.ancestors` says them, but fast."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return ()
        return tuple(one for one in self._chains[index] if offset < one.span.end)

    def home(self, offset: int) -> Section | None:
        """The section of the code, or of the bill, in which a code point stands; None outside all."""
        chain = [one for one in self.chain(offset) if one.kind in (Kind.SECTION, Kind.BILL_SECTION)]
        return chain[-1] if chain else None

    @cached_property
    def amends(self) -> bool:
        """Whether the text is a bill that amends a code: what it refers to may stand there and not here."""
        return any(one.kind is Kind.BILL_SECTION or one.proposed for one in self.sections)

    def proposed(self, offset: int) -> bool:
        """Whether a code point stands in law that a bill quotes, to amend or to add it."""
        return any(one.proposed for one in self.chain(offset))

    @cached_property
    def struck(self) -> tuple[Span, ...]:
        """The words that the bill strikes, where the view shows them."""
        return tuple(mark.span for mark in shown_marks(self.ordinance) if mark.state is State.STRUCK)

    def is_struck(self, offset: int) -> bool:
        """Whether a code point is struck."""
        return any(span.start <= offset < span.end for span in self.struck)

    def aside(self, offset: int) -> bool:
        """Whether a code point stands in what is no operative part: recitals, findings, signature blocks, notes."""
        chain = self.chain(offset)
        return not chain or any(one.kind in _ASIDE or self._finds(one) for one in chain)

    def signed(self, offset: int) -> bool:
        """Whether a code point stands in a signature block."""
        return any(one.kind is Kind.SIGNATURE for one in self.chain(offset))

    def _finds(self, section: Section) -> bool:
        if section.heading:
            return bool(_FINDINGS.match(self.ordinance.heading(section)))
        return bool(_FINDS.match(self.quote(section.lead)))

    @cached_property
    def beginnings(self) -> dict[str, list[int]]:
        """Where every word begins, by its first letters."""
        return index(self.words)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The defined terms, each with its place, its scope and the words of its definition, in text order."""
        return tuple(terms(self.ordinance))

    @cached_property
    def pointers(self) -> tuple[Pointer, ...]:
        """The references and where each target leads, in text order."""
        return tuple(pointers(self))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all sections' own words, enumerators and headings left out, in text order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        for section in self.sections:
            operative = not self.aside(section.span.start)
            words = self.quote(section.lead)
            for start, end in ranges(words) if words.strip() else ():
                yield Sentence(Span(section.lead.start + start, section.lead.start + end), section, operative)


def _chains(level: Sequence[Section], above: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    for section in level:
        chain = (*above, section)
        yield chain
        yield from _chains(section.children, chain)
