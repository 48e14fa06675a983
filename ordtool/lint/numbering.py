"""Enumerators that skip a place or stand twice among their siblings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.lint.result import Finding
from ordtool.numbering import Reading, enumerator_at, follows, readings
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.source import Span

_COUNTED = (Kind.SUBDIVISION, Kind.DEFINITION)


def numbering(ordinance: Ordinance) -> Iterator[Finding]:
    """Gaps and doubles in the series of subsections and items; two versions of one section are no double."""
    for section in ordinance.walk():
        yield from _series(section.children)
        yield from _sections(section.children)
    yield from _sections(ordinance.sections)


def _series(children: Sequence[Section]) -> Iterator[Finding]:
    before: tuple[Section, tuple[Reading, ...]] | None = None
    seen: set[str] = set()
    for child in children:
        mark = enumerator_at(child.label, 0) if child.kind in _COUNTED else None
        if mark is None:
            continue
        now = readings(mark.value)
        if before is not None and not any(follows(a, b) for a in before[1] for b in now):
            same = child.label in seen or any(a == b for a in before[1] for b in now)
            ahead = any(a.series is b.series and b.rank > a.rank for a in before[1] for b in now)
            if same or ahead:
                check = "number-double" if same else "number-missing"
                says = f"{child.label} follows {before[0].label}" + (" again" if same else ", which skips a number")
                yield Finding(check, _label(child), f"{child.path}", says)  # type: ignore[arg-type]
        before = child, now
        seen.add(child.label)


def _sections(children: Sequence[Section]) -> Iterator[Finding]:
    seen: set[str] = set()
    for child in children:
        if child.kind not in (Kind.SECTION, Kind.BILL_SECTION) or not child.label or child.alternative:
            continue
        if child.path in seen:
            yield Finding("number-double", _label(child), child.path, f"{child.label} stands twice")
        seen.add(child.path)


def _label(section: Section) -> Span:
    return Span(section.span.start, section.span.start + len(section.label))
