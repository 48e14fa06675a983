"""The passages of a comparison as they stand on paper: words struck and new, headings and levels, folds of what stays."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ordtool.compare.findings import span_of
from ordtool.compare.looks import Looks
from ordtool.compare.result import Comparison, Match
from ordtool.redline import Edit, diff
from ordtool.report import Heading, Paragraph, Run
from ordtool.source import Span

FOLDED = 3
"""More unchanged matches than this in a row are folded away, but for those beside a change."""
_PILCROW = "¶"

Line = tuple[Run, ...]
Shown = Paragraph | Heading


@dataclass(frozen=True, slots=True)
class Stretch:
    """Matches in a row: shown, or so many unchanged ones that they are folded away."""

    first: int
    end: int
    folded: bool


def stretches(script: Sequence[Match], told: Container[int] = ()) -> Iterator[Stretch]:
    """The whole script in order; an unchanged match beside a change is shown with it, and one of which something is `told`."""
    near = _near(script, told)
    start = 0
    for shown, group in groupby(near):
        end = start + len(list(group))
        yield Stretch(start, end, not shown and end - start > FOLDED)
        start = end


def _near(script: Sequence[Match], told: Container[int]) -> list[bool]:
    """Of each match whether it, or the one beside it, is changed."""
    changed = [not match.same or index in told for index, match in enumerate(script)]
    return [any(changed[max(0, at - 1) : at + 2]) for at in range(len(changed))]


def inline(comparison: Comparison, index: int) -> list[Line]:
    """The lines of a match with what goes struck and what comes new; of a move, its edits stand at its new place."""
    match = comparison.script[index]
    if match.moved_from is not None:
        return _lines(_moved(comparison, match), whole=False)
    return _lines(match.edits, whole=not (match.old and match.new))


def _moved(comparison: Comparison, match: Match) -> tuple[Edit, ...]:
    """What was edited in a passage on its way to another place."""
    assert match.moved_from is not None
    before = comparison.script[match.moved_from]
    old = "".join(edit.text for edit in before.edits if edit.op != "+")
    return diff(old, "".join(edit.text for edit in match.edits if edit.op != "-"))


def sides(comparison: Comparison, index: int) -> tuple[list[Line], list[Line]]:
    """The lines of a match as the old text has them, what goes struck, and as the new one does, what comes marked."""
    match = comparison.script[index]
    edits = _moved(comparison, match) if match.moved_from is not None else match.edits
    old = [edit for edit in edits if edit.op != "+"] if match.moved_from is None else []
    new = [edit for edit in edits if edit.op != "-"]
    return _lines(old, whole=True), _lines(new, whole=True)


def _lines(edits: Sequence[Edit], *, whole: bool) -> list[Line]:
    """Runs by line; a paragraph's end that comes or goes among words that stay is shown as a sign, else it just parts."""
    lines: list[list[Run]] = [[]]
    for edit in edits:
        state = {"=": "kept", "-": "struck", "+": "inserted"}[edit.op]
        for number, words in enumerate(edit.text.split("\n")):
            if number:
                if edit.op != "=" and not whole:
                    lines[-1].append(Run(_PILCROW, state=state))  # type: ignore[arg-type]
                if edit.op != "-" or whole:
                    lines.append([])
            if words:
                lines[-1].append(Run(words, state=state))  # type: ignore[arg-type]
    return [tuple(line) for line in lines if line]


def shown(looks: Looks, span: Span, runs: Line) -> Shown:
    """A line that stands at a span of the text, as a heading or as an indented paragraph of the law."""
    if level := looks.heading(span):
        return Heading(level + 2, runs, body=True)
    return Paragraph(runs, style="body", indent=looks.depth(span.start))


def laid(
    comparison: Comparison, looks: tuple[Looks, Looks], index: int, lines: Sequence[Line], side: int
) -> list[Shown]:
    """The lines of a match with the looks of its passages; of more lines than passages the last look goes on."""
    match = comparison.script[index]
    indices = (match.old, match.new)[side]
    made: list[Shown] = []
    for number, line in enumerate(lines):
        span = span_of(comparison.passages[side], indices[min(number, len(indices) - 1) :][:1])
        made.append(shown(looks[side], span, line) if span else Paragraph(line, style="body"))
    return made


def in_cell(line: Shown) -> Paragraph:
    """A line in a table, where a heading is a bold one."""
    if isinstance(line, Paragraph):
        return line
    return Paragraph(tuple(replace(run, bold=True) for run in line.runs), style="body")
