"""The clauses of both texts where these differ: only the changed paragraphs are analysed, and what they stand in.

Two whole extractions of a long law cost more than its comparison. A paragraph is read with the list or section around it, the
leads above it, the definitions, and the title of the law; of a text that changes in most places all is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool.compare import Comparison, Passage
from ordtool.effect.sites import Site
from ordtool.extract import Clause, Extraction, extract
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.source import Span

_SHORT = 9_000
"""Characters of a text that is read whole."""
_MOST = 0.9
"""Share of a text from which the rest is read too."""
_AROUND = 600
"""Characters of a section that is read whole for one changed paragraph."""
_DEFINITION = 600
"""Characters of a definition that is read for the changed paragraphs that use its term."""
_TERM = re.compile(r"[“\"‘']([^”\"’'\n]{2,60})[”\"’']")
_UNITS = (Kind.SECTION, Kind.BILL_SECTION)


def extractions(comparison: Comparison, found: Sequence[Site]) -> tuple[Extraction, Extraction]:
    """The clauses of both sides, as far as the verdicts need them."""
    old, new = (
        _extracted(ordinance, passages, sorted(span for site in found if (span := site.side(which))))
        for which, (ordinance, passages) in enumerate(
            zip((comparison.old, comparison.new), comparison.passages, strict=True)
        )
    )
    return old, new


def _extracted(ordinance: Ordinance, passages: Sequence[Passage], changed: Sequence[Span]) -> Extraction:
    if len(ordinance.text) <= _SHORT:
        return extract(ordinance, asked=changed, versions=True)
    kept = sorted(_kept(ordinance, passages, changed))
    if sum(len(passages[at].span) for at in kept) > _MOST * len(ordinance.text):
        return extract(ordinance, asked=changed, versions=True)
    part = excerpt(ordinance, [passages[at].span for at in kept])
    read = extract(part.ordinance, asked=[part.here(span) for span in changed], versions=True)
    if not read.clauses:
        return extract(
            ordinance, asked=changed, versions=True
        )  # what is left may be too little to show what the law is about
    clauses = tuple(part.back(clause) for clause in read.clauses)
    return Extraction(ordinance, clauses, read.warnings)


def _kept(ordinance: Ordinance, passages: Sequence[Passage], changed: Sequence[Span]) -> set[int]:
    """The paragraphs that are read: those that changed, those around and above them, definitions, the title."""
    starts = [passage.span.start for passage in passages]

    def within(span: Span) -> range:
        return range(max(bisect_right(starts, span.start) - 1, 0), bisect_left(starts, span.end))

    kept: set[int] = set()
    first = ordinance.sections[0].span.start if ordinance.sections else 0
    kept.update(within(Span(0, first)) if first else range(min(len(passages), 2)))
    for span in changed:
        for part in (span, *_around(ordinance, span)):
            kept.update(within(part))
    said = "\n".join(ordinance.quote(span) for span in changed).casefold()
    for section in ordinance.walk():
        if section.kind is Kind.DEFINITION and _term(ordinance, section) in said:
            kept.update(within(Span(section.span.start, min(section.span.end, section.span.start + _DEFINITION))))
    for at in tuple(kept):
        kept.update(at for lead in _above(ordinance, passages[at].span.start) for at in within(lead))
    return kept


def _term(ordinance: Ordinance, section: Section) -> str:
    """The term that a section defines, in small letters; a line break, which no paragraph holds, where it cannot be told."""
    found = _TERM.search(ordinance.text, section.span.start, section.span.start + 120)
    return found[1].casefold() if found else "\n\n"


def _around(ordinance: Ordinance, span: Span) -> Iterator[Span]:
    """The largest section around a paragraph that is no longer than is read for one, and the beginning of what follows it."""
    around = ordinance.ancestors(span.start)
    small = next((section.span for section in around if len(section.span) <= _AROUND), None)
    if small is not None:
        yield small
    if len(around) > 1:
        after = min(around[-2].span.end, span.end + _AROUND // 2)
        yield Span(span.end, max(after, span.end))


def _above(ordinance: Ordinance, offset: int) -> Iterator[Span]:
    """Number, heading and lead of each section that holds a code point."""
    for section in ordinance.ancestors(offset):
        end = section.children[0].span.start if section.children else section.lead.end
        yield Span(section.span.start, max(min(end, section.span.start + _AROUND), section.span.start + 1))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some paragraphs of an ordinance as an ordinance; `pieces` are their spans in the whole, `starts` where each begins here."""

    ordinance: Ordinance
    pieces: tuple[Span, ...]
    starts: tuple[int, ...]

    def back(self, clause: Clause) -> Clause:
        """A clause of the excerpt as one of the whole."""
        return replace(clause, span=self._whole(clause.span), evidence=self._whole(clause.evidence))

    def here(self, span: Span) -> Span:
        """Where a kept span of the whole stands."""
        return _Map(self.pieces, self.starts).span(span)

    def _whole(self, span: Span) -> Span:
        return Span(self._offset(span.start), self._offset(max(span.end - 1, span.start)) + 1)

    def _offset(self, offset: int) -> int:
        at = max(bisect_right(self.starts, offset) - 1, 0)
        piece = self.pieces[at]
        return min(piece.start + offset - self.starts[at], piece.end)


def excerpt(ordinance: Ordinance, kept: Sequence[Span]) -> Excerpt:
    """The kept paragraphs, in order, with the sections that they stand in."""
    pieces = tuple(_joined(ordinance, kept))
    starts, length = [], 0
    for piece in pieces:
        starts.append(length)
        length += len(piece) + 1
    text = "\n".join(ordinance.quote(piece) for piece in pieces)
    map_ = _Map(pieces, tuple(starts))
    sections = tuple(made for section in ordinance.sections if (made := _section(section, map_)))
    part = replace(
        ordinance, text=text, base=text, runs=((0, 0, len(text)),), sections=sections, marks=(), places=(), origins=()
    )
    return Excerpt(part, pieces, tuple(starts))


def _joined(ordinance: Ordinance, kept: Sequence[Span]) -> Iterator[Span]:
    """Neighbouring paragraphs as one piece."""
    last: Span | None = None
    for span in kept:
        if last is not None and not ordinance.text[last.end : span.start].strip():
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


@dataclass(frozen=True, slots=True)
class _Map:
    """From the whole text to the excerpt."""

    pieces: tuple[Span, ...]
    starts: tuple[int, ...]

    def to(self, offset: int) -> int:
        """Where a code point of the whole stands, or the next one that was kept."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if at < 0:
            return 0
        piece = self.pieces[at]
        return self.starts[at] + min(offset - piece.start, len(piece))

    def first(self, offset: int) -> int:
        """Where the first kept code point at or after one of the whole stands; past the end where there is none."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if at >= 0 and offset < self.pieces[at].end:
            return self.starts[at] + offset - self.pieces[at].start
        return self.starts[at + 1] if at + 1 < len(self.starts) else self.starts[-1] + len(self.pieces[-1])

    def span(self, span: Span) -> Span:
        """What is kept of a span."""
        start = self.first(span.start)
        return Span(start, max(self.to(span.end), start))


def _section(section: Section, map_: _Map) -> Section | None:
    span = map_.span(section.span)
    if not len(span):
        return None
    children = tuple(made for child in section.children if (made := _section(child, map_)))
    heading = map_.span(section.heading) if section.heading else None
    lead = map_.span(section.lead)
    return replace(
        section, span=span, heading=heading if heading and len(heading) else None, lead=lead, children=children
    )
