"""Series of enumerators: each with the one before it among its siblings, and whether it follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordtool.lint.text import Text
from ordtool.numbering import Reading, enumerator_at, follows, readings
from ordtool.ordinance import Kind, Section
from ordtool.source import Span

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
    """Every place where a series of subsections or items does not go on as it should."""
    for section in text.sections:
        yield from _series(section.children, section.cite or "this place")


def label_of(section: Section) -> Span:
    """Where a section's enumerator stands."""
    return Span(section.span.start, section.span.start + len(section.label))


def _series(children: Sequence[Section], where: str) -> Iterator[Step]:
    before: tuple[Section, tuple[Reading, ...]] | None = None
    seen: set[str] = set()
    for child in children:
        mark = enumerator_at(child.label, 0) if child.kind in _COUNTED else None
        if mark is None:
            continue
        now = readings(mark.value)
        if before is not None and not any(follows(a, b) for a in before[1] for b in now):
            again = child.label in seen or any(a == b for a in before[1] for b in now)
            ahead = any(a.series is b.series and b.rank > a.rank for a in before[1] for b in now)
            if again or ahead:
                yield Step(before[0], child, again, ahead, where)
        before = child, now
        seen.add(child.label)
