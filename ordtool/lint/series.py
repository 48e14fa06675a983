"""Series of enumerators: each with the one before it among its siblings, and whether it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordtool.lint.pointers import LEFT_OUT
from ordtool.lint.text import Text
from ordtool.numbering import Dress, Reading, Series, enumerator_at, follows, readings
from ordtool.ordinance import Kind, Section
from ordtool.source import Span

_AMENDS = re.compile(
    r"\b(?:amend(?:ed|ing)|add(?:ed|ing)|repeal(?:ed|ing)|insert(?:ed|ing)|strik(?:en|ing))\b", re.IGNORECASE
)
_RESERVED = re.compile(
    r"\(?\w{1,4}[.)]?\s*(?:to|through|[-–—])\s*\(?\w{1,4}[.)]?\s*\W?\s*(?:reserved|repealed|deleted|omitted)",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:sections?|subsections?|subdivisions?|paragraphs?|clauses?|items?)\s*$", re.IGNORECASE)
_FAR = 12  # places: more are no slip of the pen, but another series, "(ii)" read as a doubled letter after "(b)"
_COUNTED = (Kind.SUBDIVISION, Kind.DEFINITION)


@dataclass(frozen=True, slots=True)
class Step:
    """An enumerator that does not follow the one before it: it stands there `again`, or is `ahead` of its place.

    `where` is the place that the series counts in, as a lawyer would cite it.
    """

    before: Section
    now: Section
    again: bool
    ahead: bool
    where: str


def steps(text: Text) -> Iterator[Step]:
    """Every place where a series of subsections or items does not go on as it should.

    A bill that amends two subdivisions of a section shows no others: what stands right below a bill section is no series.
    """
    for section in text.sections:
        if section.kind is not Kind.BILL_SECTION or not _quotes(text, section):
            yield from _series(section.children, section.cite or "this place", text)


def _quotes(text: Text, section: Section) -> bool:
    """Whether a bill section changes other law, and does not speak for itself."""
    return bool(_AMENDS.search(text.quote(section.lead)))


def label_of(section: Section) -> Span:
    """Where a section's enumerator stands."""
    return Span(section.span.start, section.span.start + len(section.label))


def _series(children: Sequence[Section], where: str, text: Text) -> Iterator[Step]:
    before: tuple[Section, tuple[Reading, ...], Dress] | None = None
    seen: set[str] = set()
    for place, child in enumerate(children):
        mark = enumerator_at(child.label, 0) if child.kind in _COUNTED else None
        if mark is None or _REFERS.search(text.words[max(0, child.span.start - 40) : child.span.start]):
            continue
        now = readings(mark.value)
        if before is not None and mark.dress is before[2] and not any(follows(a, b) for a in before[1] for b in now):
            anew = place + 1 < len(children) and children[place + 1].label in seen  # a second series that begins unseen
            again = any(a == b for a in before[1] for b in now) or (child.label in seen and not anew)
            ahead = any(a.series is b.series and 0 < b.rank - a.rank <= _FAR for a in before[1] for b in now)
            if again or (ahead and not _omitted(text, before[0], child)):
                yield Step(before[0], child, again, ahead, where)
        before = child, now, mark.dress
        seen.add(child.label)


def _omitted(text: Text, before: Section, now: Section) -> bool:
    """Whether something between two siblings takes the skipped places: what is left out or kept free, or what the outline
    did not take for a sibling."""
    words = text.words[before.span.start + len(before.label) : now.span.start]
    if LEFT_OUT.search(words) or _RESERVED.search(words):
        return True
    first, last = (enumerator_at(one.label, 0) for one in (before, now))
    if first is None or last is None:
        return False
    low, high = (readings(mark.value)[0] for mark in (first, last))
    between = [_written(low.series, rank) for rank in range(low.rank + 1, high.rank)]
    return all(
        one and re.search(rf"(?:^|[;:.—]|\b(?:and|or))\s*\(?{one}(?:-\w+)?[.)](?!\w)", words, re.MULTILINE)
        for one in between
    )


def _written(series: Series, rank: int) -> str:
    """How a place in a series of figures or letters is written, "" for roman numerals and doubled letters."""
    if series is Series.DIGIT:
        return str(rank)
    letters = {Series.LOWER: "abcdefghijklmnopqrstuvwxyz", Series.UPPER: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}.get(series, "")
    return letters[rank - 1] if 0 < rank <= len(letters) else ""
