"""Several laws in one file: the chapters of a code that stand beside the one on our subjects.

A council's packet, or a print of two chapters, holds zoning beside surveillance. A chapter is a law of its own, known by its
heading or by its sections' numbers (9.64.010 and 18.24.030 are of two chapters); articles and parts are of one law.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ordtool.attributes.late import late
from ordtool.extract.reading import Reading
from ordtool.ordinance import Kind, Section
from ordtool.source import Span

SHORT = 600
"""Tokens below which a chapter may belong to an act on our subjects without naming them."""
_CHAPTER = late(r"(?:.*/)?ch\.(?P<number>[\w.\-]+)$")
_NUMBER = late(r"(?:.*/)?(?P<number>\d+[.\-:]\d+)[.\-:]\d+\w*$")
_OF_A_WHOLE = late(r"\bthis (?:act|ordinance|local law|law|by-?law)\b", re.IGNORECASE)
"""Words by which a chapter speaks of the larger law that it is a part of."""


def chapters(reading: Reading) -> tuple[Span, ...]:
    """The chapters of a text that holds several, in text order; () where it is one law."""
    found: list[tuple[str, Span]] = []
    for number, section in _numbered(reading.ordinance.sections):
        if found and found[-1][0] == number:
            found[-1] = (number, Span(found[-1][1].start, section.span.end))
        else:
            found.append((number, section.span))
    return tuple(span for _, span in found) if len(found) > 1 else ()


def of_other_laws(reading: Reading, law: Span, is_ours: Callable[[Reading, Span], bool]) -> tuple[Span, ...]:
    """Chapters that are not about our subjects, where a text holds several and another one is; in text order."""
    inside = [chapter for chapter in chapters(reading) if law.holds(chapter)]
    others = [chapter for chapter in inside if not is_ours(reading, chapter)]
    if len(others) == len(inside):
        return ()
    return tuple(chapter for chapter in others if not _belongs(reading, chapter))


def _belongs(reading: Reading, chapter: Span) -> bool:
    """Whether a short chapter, such as that on penalties, says that it is a part of a larger law."""
    start, end = reading.tokens(chapter)
    return end - start < SHORT and reading.search(_OF_A_WHOLE, chapter)


def _numbered(sections: Sequence[Section]) -> Iterator[tuple[str, Section]]:
    """The chapters and code sections of a text with their chapter's number; what stands in a chapter is not told again."""
    for section in sections:
        pattern = _CHAPTER if section.kind is Kind.DIVISION else _NUMBER if section.kind is Kind.SECTION else None
        found = pattern.match(section.path) if pattern and not section.proposed else None
        if found:
            yield found["number"], section
        elif section.kind is Kind.DIVISION:
            yield from _numbered(section.children)
