"""What a paragraph opens: a division, a section, subdivisions, a definition, and the headings that run in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ordtool.numbering import Enumerator, SectionMark, division_at, enumerator_at, first, readings, section_at
from ordtool.ordinance import Span
from ordtool.outline.headings import LONGEST_HEADING, defined_term, run_in_heading, whole_heading

_PREFIX = re.compile(r"(?:\s|#{1,6}\s|[*_]{1,3}(?=\S)|>|[“\"](?=\(|[a-z0-9]{1,4}\.\s|Sec|§|[0-9]))*")
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class Opener:
    """One enumerator that a paragraph opens with, and the heading that runs in after it."""

    enumerator: Enumerator
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph taken apart: its openers, where its own words begin, the term that it defines.

    `section` or `division` is set if it opens one, `heading` is theirs. `quoted` says that it begins with a quotation mark.
    """

    span: Span
    words: int
    section: SectionMark | None = None
    division: SectionMark | None = None
    heading: Span | None = None
    openers: tuple[Opener, ...] = ()
    term: str = ""
    quoted: bool = False
    titled: bool = False


def opening(text: str, span: Span, *, titled: bool, converted: bool) -> Opening:
    """Take a paragraph apart; `titled` if its style is a heading's, `converted` if list numbers stand before the law's."""
    prefix = _PREFIX.match(text, span.start, span.end)
    at = prefix.end() if prefix else span.start
    quoted = text[span.start : span.start + 1] in ("“", '"')
    division = division_at(text, at)
    if division and (heading := _division_heading(text, division.end, span.end)) is not None:
        shown = heading if len(heading) else None
        return Opening(span, span.end, division=division, heading=shown, quoted=quoted, titled=titled)
    section = section_at(text, at)
    if section and not _is_section(text, section, span, titled=titled):
        section = None
    heading = None
    if section:
        at, heading = _after_section(text, section, span.end, titled=titled)
    openers, words = _openers(text, at, span.end, converted=converted, run_in=section is not None)
    if openers and not section and _is_initial(text, span):
        openers, words = (), span.start
    if not section and not openers:
        words = at
    term = defined_term(text, words, span.end) if words < span.end else ""
    return Opening(span, words, section, None, heading, openers, term, quoted, titled)


def converter_numbers(text: str, spans: list[Span]) -> bool:
    """Whether a converter numbered the paragraphs before the law's own letters: "2. (b)", "3. (c)"."""
    alike = other = 0
    for span in spans:
        outer = enumerator_at(text, span.start)
        inner = (
            enumerator_at(text, outer.end + 1) if outer and outer.value.isdigit() and outer.text[-1] == "." else None
        )
        if outer and inner and inner.text[0] == "(" and int(outer.value) > 1:
            agrees = any(r.rank == int(outer.value) for r in readings(inner.value))
            alike, other = alike + agrees, other + (not agrees)
    return alike > other


def _division_heading(text: str, at: int, end: int) -> Span | None:
    """A division's heading, empty if there is none on the line; None if the line is no heading at all."""
    start = _skip(text, at, end)
    if start >= end:
        return Span(end, end)
    if text[start].islower() or end - start > LONGEST_HEADING:
        return None
    return whole_heading(text, start, end)


_REFERS = re.compile(r"\s*(?:of|and|or|to|through|as|is|are|shall|was|were|that|which|,|\()")


def _is_section(text: str, mark: SectionMark, span: Span, *, titled: bool) -> bool:
    """Whether the number opens a section; a sentence may begin with "Section 803 of the charter …"."""
    closed = text[mark.start + len(mark.label) : mark.end].strip() != ""
    if closed or titled:
        return True
    rest = text[mark.end : min(span.end, mark.end + 20)]
    if not rest.strip():
        return True
    if not mark.word:
        return mark.number.count(".") + mark.number.count("-") > 1 or not _REFERS.match(rest)
    return not _REFERS.match(rest) or (rest.lstrip()[:1] == "(" and mark.word == "§")


def _after_section(text: str, mark: SectionMark, end: int, *, titled: bool) -> tuple[int, Span | None]:
    """Where the words go on after a section's number and heading."""
    start = _skip(text, mark.end, end)
    if titled and start < end:
        return end, Span(start, end)
    heading = run_in_heading(text, start, end) or whole_heading(text, start, end)
    if heading is None or not len(heading):
        return start, None
    return _skip(text, heading.end, end), heading


def _openers(text: str, at: int, end: int, *, converted: bool, run_in: bool) -> tuple[tuple[Opener, ...], int]:
    found: list[Opener] = []
    start = _skip(text, at, end)
    while len(found) < 8:
        here = enumerator_at(text, start)
        if here is None or here.end > end or (run_in and not _may_run_in(here)):
            break
        start = _skip(text, here.end, end)
        inner = enumerator_at(text, start)
        if (
            converted
            and not found
            and here.text[-1] == "."
            and inner
            and inner.text[0] == "("
            and _same_place(here, inner)
        ):
            converted = False
            continue
        heading = run_in_heading(text, start, end)
        found.append(Opener(here, heading))
        run_in = True
        if heading:
            start = _skip(text, heading.end, end)
    return tuple(found), start


def _may_run_in(here: Enumerator) -> bool:
    """After a heading or another enumerator only the first of a series opens a level, or one in brackets as in "(2)(A)"."""
    return here.text[0] == "(" or any(first(r) for r in readings(here.value))


def _same_place(outer: Enumerator, inner: Enumerator) -> bool:
    return any(r.rank == int(outer.value) for r in readings(inner.value)) if outer.value.isdigit() else False


_INITIAL = re.compile(r"[A-Z]\.\s+(?:[A-Z]\.\s*)*[A-Z][a-z]+(?:,|\s*$)")


def _is_initial(text: str, span: Span) -> bool:
    """A name at the foot of a law: "J. Smith,"."""
    return _INITIAL.match(text, span.start, min(span.end, span.start + 40)) is not None and span.end - span.start < 60


def _skip(text: str, at: int, end: int) -> int:
    end = min(end, at + _LONG)
    while at < end and text[at] in " \t\xa0\u2002\u2003\u2009":
        at += 1
    return at
