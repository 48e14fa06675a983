"""The text of every word with what is struck and what is new shown: in characters, or as a report for other formats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Literal

from ordtool.ordinance import Ordinance, View
from ordtool.outline.views import shown_marks
from ordtool.report import Paragraph, Report, Run
from ordtool.source import Mark, State

Shown = Literal["kept", "struck", "inserted"]
_SIGNS = {"struck": ("[-", "-]"), "inserted": ("{+", "+}"), "kept": ("", "")}


def text(ordinance: Ordinance) -> str:
    """Every word, the struck ones in [-…-] and the new ones in {+…+}; a run ends with its line."""
    return "\n".join("".join(_signed(run) for run in line) for line in _lines(ordinance))


def report(ordinance: Ordinance) -> Report:
    """The text as paragraphs; struck and new words look so where the view shows both."""
    blocks = tuple(Paragraph(tuple(line)) for line in _lines(ordinance) if line)
    return Report(ordinance.title or ordinance.name, blocks)


def _signed(run: Run) -> str:
    opening, closing = _SIGNS[run.state]
    return f"{opening}{run.text}{closing}"


def _lines(ordinance: Ordinance) -> Iterator[list[Run]]:
    """The runs of each line."""
    marks = list(shown_marks(ordinance)) if ordinance.view is View.BOTH else []
    at = start = 0
    for line in ordinance.text.split("\n"):
        end = start + len(line)
        while at < len(marks) and marks[at].span.end <= start:
            at += 1
        yield _runs(ordinance.text, start, end, marks[at : _first_after(marks, at, end)])
        start = end + 1


def _first_after(marks: list[Mark], at: int, end: int) -> int:
    while at < len(marks) and marks[at].span.start < end:
        at += 1
    return at


def _runs(words: str, start: int, end: int, marks: list[Mark]) -> list[Run]:
    edges = {start, end, *(edge for m in marks for edge in (m.span.start, m.span.end) if start < edge < end)}
    stretches = [(_state(marks, low), words[low:high]) for low, high in pairwise(sorted(edges))]
    return [
        Run("".join(part for _, part in parts), state=state)
        for state, parts in groupby(stretches, key=lambda stretch: stretch[0])
    ]


def _state(marks: list[Mark], offset: int) -> Shown:
    """What became of a character; one that an amendment strikes again is struck."""
    states = {mark.state for mark in marks if mark.span.start <= offset < mark.span.end}
    return "struck" if State.STRUCK in states else "inserted" if states else "kept"
