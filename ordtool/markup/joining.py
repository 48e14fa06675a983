"""Runs put together as a reader sees them: over the blanks and hyphens that a typesetter left out, with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ordtool.numbering import enumerators_at
from ordtool.source import Axis, Span, State

_INSIDE_A_WORD = re.compile(r"[’'‐-]")
_ALL = 0.97
_NUMBERS = 24


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """A run with what became of it, before it is a mark; `drawn` if looks say so, not brackets."""

    span: Span
    state: State
    axis: Axis
    drawn: bool = True


def joined(text: str, runs: Iterable[Run]) -> list[Run]:
    """The runs in order, those of one kind that only blanks part made one; drawn ones over a hyphen too.

    Runs of another kind between two keep them apart: "[-a-][-.-]{+b+}".
    """
    found: list[Run] = []
    for run in sorted(runs):
        last = found[-1] if found else None
        if last and _kind(last) == _kind(run) and _meet(text, last, run):
            found[-1] = Run(
                Span(last.span.start, max(last.span.end, run.span.end)), run.state, run.axis, last.drawn and run.drawn
            )
        else:
            found.append(run)
    return found


def _kind(run: Run) -> tuple[State, Axis]:
    return run.state, run.axis


def _meet(text: str, first: Run, second: Run) -> bool:
    start, end = first.span.end, second.span.start
    if start >= end:
        return True
    between = text[start:end] if end - start < 40 else "x"
    return not between.strip() or (first.drawn and second.drawn and _INSIDE_A_WORD.fullmatch(between) is not None)


def numbered(text: str, paragraphs: Sequence[Span], runs: Sequence[Run]) -> list[Run]:
    """Runs that are all of a paragraph but the number before it take the number in: Word and printers set it apart."""
    found = list(runs)
    at = 0
    for index, run in enumerate(runs):
        while at < len(paragraphs) and paragraphs[at].end <= run.span.start:
            at += 1
        if at == len(paragraphs) or run.state is not State.INSERTED or run.span.start <= paragraphs[at].start:
            continue
        paragraph = paragraphs[at]
        if run.span.start - paragraph.start > _NUMBERS:
            continue
        before = text[paragraph.start : run.span.start].rstrip()
        rest = len(text[paragraph.start : paragraph.end].rstrip()) - len(before)
        free = index == 0 or runs[index - 1].span.end <= paragraph.start
        marks = enumerators_at(before + " x", 0) if free else ()
        if (
            marks
            and marks[-1].end >= len(before)
            and min(run.span.end, paragraph.end) - run.span.start >= _ALL * rest - 1
        ):
            found[index] = Run(Span(paragraph.start, run.span.end), run.state, run.axis, run.drawn)
    return found


def without(span: Span, holes: Sequence[Span]) -> list[Span]:
    """What is left of a span without some others, which are in order."""
    left: list[Span] = []
    at = span.start
    for hole in holes:
        if hole.end <= at:
            continue
        if hole.start >= span.end:
            break
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = hole.end
    return [*left, Span(at, span.end)] if at < span.end else left
