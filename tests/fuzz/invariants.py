"""What holds of every source and ordinance, whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.ordinance import Ordinance, Section
from ordtool.source import Source


def broken(source: Source, found: Sequence[Ordinance]) -> str:
    """What does not hold, in one line; "" if all is well."""
    return next(_of_source(source), "") or next(
        (wrong for ordinance in found for wrong in _of_ordinance(ordinance)), ""
    )


def _of_source(source: Source) -> Iterator[str]:
    for index, line in enumerate(source.lines):
        for run in (*line.marks, *line.signs):
            if not 0 <= run.span.start < run.span.end <= len(line.text):
                yield f"line {index}: {run.span} outside {len(line.text)} characters"
        if "\n" in line.text or "\r" in line.text:
            yield f"line {index} holds a line end"
        if any(0xD800 <= ord(sign) < 0xE000 for sign in line.text) or "\0" in line.text:
            yield f"line {index} holds half a character or a NUL"


def _of_ordinance(ordinance: Ordinance) -> Iterator[str]:
    shown = "".join(ordinance.base[base : base + length] for _, base, length in ordinance.runs)
    if shown != ordinance.text:
        yield "the view's runs do not give its text"
    for mark in ordinance.marks:
        if not 0 <= mark.span.start < mark.span.end <= len(ordinance.base):
            yield f"mark {mark.span} outside the base"
    before = 0
    for place in ordinance.places:
        if place.span.start < before or place.span.end > len(ordinance.base):
            yield f"place {place.span} out of order"
        before = place.span.start
    yield from _of_sections(ordinance.sections, 0, len(ordinance.text))


def _of_sections(sections: Sequence[Section], start: int, end: int) -> Iterator[str]:
    stack = [(sections, start, end)]
    while stack:
        level, low, high = stack.pop()
        at = low
        for section in level:
            if not at <= section.span.start <= section.span.end <= high:
                yield f"section {section.path} {section.span} outside {at}..{high}"
            at = section.span.end
            stack.append((section.children, section.span.start, section.span.end))
