"""Provisions that yield to each other, definitions that send the reader to each other, or one of them to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordtool.lint.pointers import Pointer
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.ordinance import Section

_YIELDS = re.compile(
    r"(?:subject to|(?:except|unless) (?:as )?(?:otherwise |specifically |expressly )?(?:provided|set forth|specified|stated"
    r"|described|permitted|authorized|allowed)(?: otherwise)? (?:in|by|under|pursuant to))"
    r"(?: the (?:provisions|requirements|terms) of)?\s*$",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"(?:\bdefined (?:in|by|under)|\bmeaning (?:as )?(?:given|set forth|provided|assigned|ascribed|stated|specified)?[^.;\n]{0,40}?"
    r"\b(?:in|by|under))\s*$",
    re.IGNORECASE,
)
_LONGEST = 4  # steps of a circle


@dataclass(frozen=True, slots=True)
class _Step:
    """A provision that sends the reader to another: `term` is the term that it defines by that, "" for an exception."""

    pointer: Pointer
    home: Section
    to: Section
    term: str


def find(text: Text) -> Iterator[Slip]:
    """The reference that begins a circle, once for each circle."""
    steps = list(_steps(text))
    told: set[int] = set()
    for step in steps:
        way = _way(step, steps)
        if way and not any(one.pointer.reference.span.start in told for one in way):
            told.update(one.pointer.reference.span.start for one in way)
            span = step.pointer.reference.span
            yield Slip(span, text.quote(span), _says(way))


def _steps(text: Text) -> Iterator[_Step]:
    for pointer in text.pointers:
        start = pointer.reference.span.start
        before = text.words[max(0, start - 120) : start]
        if pointer.to is None:
            continue
        chain = [one for one in text.chain(start) if one.label or one is text.chain(start)[-1]]
        if chain and _YIELDS.search(before):
            yield _Step(pointer, chain[-1], pointer.to, "")
        elif chain and _DEFINED.search(before):
            term = next((one.key for one in text.terms if one.body.start <= start < one.body.end), None)
            if term is not None:
                yield _Step(pointer, chain[-1], pointer.to, term)


def _way(start: _Step, steps: Sequence[_Step]) -> list[_Step]:
    """The steps of a circle that begins with `start`, [] where there is none."""
    ways = [[start]]
    while ways:
        way = ways.pop(0)
        last = way[-1]
        if _comes_back(last, start):
            return way
        if len(way) < _LONGEST:
            nexts = (one for one in steps if one.term == start.term and one not in way and _within(one, last.to))
            ways += [[*way, one] for one in nexts]
    return []


def _comes_back(last: _Step, start: _Step) -> bool:
    """Whether a step leads to the provision that the first one stands in, and not to the section around many others."""
    if start.term:
        return _within(start, last.to)
    return last.to.span == start.home.span or (last is not start and start.home.span.holds(last.to.span))


def _within(step: _Step, section: Section) -> bool:
    return section.span.start <= step.pointer.reference.span.start < section.span.end


def _says(way: Sequence[_Step]) -> str:
    if len(way) == 1:
        return "This provision points to itself."
    names = [one.home.label or one.home.cite or one.home.path for one in way]
    return f"These provisions point at each other: {', then '.join(names)}, and back."
