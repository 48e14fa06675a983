"""What a paragraph opens: a division, a section, subdivisions, a definition, and the headings that run in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ordtool.numbering import Enumerator, SectionMark, division_at, enumerator_at, first, follows, readings, section_at
from ordtool.outline.definitions import defined_term
from ordtool.outline.habits import Habits, same_place
from ordtool.outline.headings import (
    LONGEST_HEADING,
    heading_before_item,
    opens_sentence,
    run_in_heading,
    skip_blanks,
    whole_heading,
)
from ordtool.outline.paragraphs import Paragraph
from ordtool.source import Span

_PREFIX = re.compile(r"(?:\s|#{1,6}\s|[*_]{1,3}(?=\S)|>|[“\"](?=\([0-9a-zA-Z]|[a-z0-9]{1,4}\.\s|Sec|SEC|§|[0-9]))*")
_BARE = re.compile(r"(?P<number>[0-9]+(?:[A-Z]{1,2}[0-9]*)?(?![A-Za-z]))\.?")
_MOST_OPENERS = 8


@dataclass(frozen=True, slots=True)
class Opener:
    """One enumerator that a paragraph opens with, and the heading that runs in after it."""

    enumerator: Enumerator
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph taken apart: its openers, where its own words begin, the term that it defines.

    `section` or `division` is set if it opens one, `heading` is theirs. `quoted` says that it begins with a quotation
    mark; `indent` is set only where indents can be trusted.
    """

    span: Span
    words: int
    section: SectionMark | None = None
    division: SectionMark | None = None
    heading: Span | None = None
    openers: tuple[Opener, ...] = ()
    term: str = ""
    quoted: bool = False
    indent: float | None = None


def opening(text: str, paragraph: Paragraph, known: Habits) -> Opening:
    """Take a paragraph apart."""
    span, titled = paragraph.span, paragraph.style == "heading"
    prefix = _PREFIX.match(text, span.start, span.end)
    at = prefix.end() if prefix else span.start
    quoted = text[span.start : span.start + 1] in ("“", '"')
    indent = paragraph.indent if known.indents else None
    division = division_at(text, at)
    if division and (title := _division_heading(text, division.end, span.end)) is not None:
        return Opening(
            span, span.end, division=division, heading=title if len(title) else None, quoted=quoted, indent=indent
        )
    section, heading = _section(text, at, span, titled=titled, known=known), None
    if section:
        at, heading = _after_section(text, section, span.end, titled=titled)
    openers, words = _openers(text, at, span.end, converted=known.converted, run_in=section is not None)
    if openers and not section and _is_initial(text, span):
        openers, words = (), at
    term = defined_term(text, words, span.end, listed=bool(openers)) if words < span.end else ""
    return Opening(span, words, section, None, heading, openers, term, quoted, indent)


def section_opening(text: str, mark: SectionMark, here: Opening) -> Opening:
    """A paragraph taken apart anew, now that it is known to open with this section number."""
    at, heading = _after_section(text, mark, here.span.end, titled=False)
    openers, words = _openers(text, at, here.span.end, converted=False, run_in=True)
    return Opening(here.span, words, mark, None, heading, openers, quoted=here.quoted, indent=here.indent)


def _division_heading(text: str, at: int, end: int) -> Span | None:
    """A division's heading, empty if there is none on the line; None if the line is no heading at all."""
    start = skip_blanks(text, at, end)
    if start >= end:
        return Span(end, end)
    if text[start].islower() or end - start > LONGEST_HEADING:
        return None
    return whole_heading(text, start, end)


def _section(text: str, at: int, span: Span, *, titled: bool, known: Habits) -> SectionMark | None:
    if span.start in known.bare and (match := _BARE.match(text, at)):
        return SectionMark("", match["number"], match["number"], at, match.end())
    mark = section_at(text, at)
    return mark if mark and _is_section(text, mark, span, titled=titled) else None


_ASIDE = re.compile(r"(\((?:New|Repealed|Deleted)[^()\n]{0,40}\))[ \t\xa0]*")
_DATE = re.compile(r"[0-9]{1,2}[.-][0-9]{1,2}[.-](?:[0-9]{2}|[12][0-9]{3})\s*")
_REFERS = re.compile(
    r"\s*(?:of|and|or|to|through|as|is|are|shall|was|were|that|which|by|in|may|does|do|has|have|,|\()(?:\b|(?<=[,(]))"
)


def _is_section(text: str, mark: SectionMark, span: Span, *, titled: bool) -> bool:
    """Whether the number opens a section; a sentence may begin with "Section 803 of the charter …"."""
    if mark.end > span.end or _DATE.fullmatch(text, span.start, span.end):
        return False
    closed = text[mark.start + len(mark.label) : mark.end].strip() != ""
    rest = text[mark.end : min(span.end, mark.end + 20)]
    if closed or titled or not rest.strip():
        return True
    if not mark.word:
        return mark.number.count(".") + mark.number.count("-") > 1 or not _REFERS.match(rest)
    return not _REFERS.match(rest) or (rest.lstrip()[:1] == "(" and mark.word == "§")


def _after_section(text: str, mark: SectionMark, end: int, *, titled: bool) -> tuple[int, Span | None]:
    """Where the words go on after a section's number and heading."""
    start = skip_blanks(text, mark.end, end)
    if titled and start < end and not _is_sentence(text[start:end]):
        return end, Span(start, end)
    aside = _ASIDE.match(text, start, end)
    if aside:  # New Jersey's "1. (New section) a. …"
        return aside.end(), Span(start, aside.end(1))
    heading = whole_heading(text, start, end)
    run_in = run_in_heading(text, start, end, section=True) or heading_before_item(text, start, end)
    if run_in and not (heading and _all_heading(text, run_in.end, end)):
        heading = run_in
    if heading is None or not len(heading):
        return start, None
    return skip_blanks(text, heading.end, end), heading


_VERB = re.compile(r"\b(?:shall|must|may|is|are|takes? effect|means?|does|will)\b")


def _is_sentence(words: str) -> bool:
    """Whether a paragraph in a heading's style is none: a drafter set the whole bill section in it."""
    return words.rstrip().endswith(":") or (len(words) > LONGEST_HEADING // 2 and _VERB.search(words) is not None)


def _all_heading(text: str, start: int, end: int) -> bool:
    """Whether what follows a dash or full stop is still heading: "USE OF CAMERAS — DEFINITIONS — PENALTY.", "… uses; penalty"."""
    words = text[start:end].strip()
    return bool(words) and (words.isupper() or not (words.endswith((".", ":")) or opens_sentence(words)))


def _openers(text: str, at: int, end: int, *, converted: bool, run_in: bool) -> tuple[tuple[Opener, ...], int]:
    """The enumerators that open a paragraph or its words after a section's heading, and where its words begin."""
    found: list[Opener] = []
    start = skip_blanks(text, at, end)
    while len(found) < _MOST_OPENERS:
        here = enumerator_at(text, start)
        headed = bool(found) and found[-1].heading is not None
        if here is None or here.end > end or (run_in and not _may_run_in(here, headed=headed)):
            break
        start = skip_blanks(text, here.end, end)
        inner = enumerator_at(text, start)
        if (
            converted
            and not found
            and here.text[-1] == "."
            and inner
            and inner.text[0] == "("
            and same_place(here, inner)
        ):
            converted = False
            continue
        heading = run_in_heading(text, start, end) or heading_before_item(text, start, end)
        if heading and _next_follows(text, here, skip_blanks(text, heading.end, end)):
            heading = None
        found.append(Opener(here, heading))
        run_in = True
        start = skip_blanks(text, heading.end, end) if heading else start
    return tuple(found), start


def _next_follows(text: str, here: Enumerator, at: int) -> bool:
    """Whether the next of the series stands at an offset: what lies between is an item, no heading."""
    after = enumerator_at(text, at)
    if after is None or after.dress is not here.dress:
        return False
    return any(follows(a, b) for a in readings(here.value) for b in readings(after.value))


def _may_run_in(here: Enumerator, *, headed: bool) -> bool:
    """After a heading or another enumerator only the first of a series opens a level, or one in brackets as in "(2)(A)"."""
    return (here.text[0] == "(" and not headed) or any(first(r) for r in readings(here.value))


_INITIAL = re.compile(r"[A-Z]\.\s+(?:[A-Z]\.\s*)*[A-Z][a-z]+(?:,|\s*\Z|\n)")


def _is_initial(text: str, span: Span) -> bool:
    """A name at the foot of a law: "J. Smith,"."""
    return span.end - span.start < 60 and _INITIAL.match(text, span.start, span.end) is not None
