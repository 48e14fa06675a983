"""What a view shows of the base text: the runs that stay, and the way from base to view."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ordtool.ordinance import Ordinance, View
from ordtool.source import Axis, Mark, Span, State


@dataclass(frozen=True, slots=True)
class Projection:
    """A view's text and its runs: (start in text, start in base, length)."""

    text: str
    runs: tuple[tuple[int, int, int], ...]

    def to_view(self, offset: int) -> int:
        """Where a base offset stands in the view; of a dropped one, where the next that stays stands."""
        index = bisect_right(self.runs, offset, key=lambda run: run[1]) - 1
        if index < 0:
            return 0
        start, base, length = self.runs[index]
        return start + min(offset - base, length)


def project(
    text: str, marks: Sequence[Mark], view: View, *, soft: Iterable[Span] = (), devices: Iterable[Span] = ()
) -> Projection:
    """Drop what a view does not show; `soft` are hyphens of line ends, `devices` brackets that only set struck words apart.

    The view of everything keeps those where a change begins or ends: nobody can say there which word they had cut.
    """
    before = _reviser(marks)
    dropped = [mark.span for mark in marks if hidden(mark, view, before=before)]
    gaps = _widened(text, _merged([*dropped, *(devices if view is View.CURRENT else ())]))
    gaps = _merged([*gaps, *(_inside_runs(soft, marks) if view is View.BOTH else soft)])
    runs: list[tuple[int, int, int]] = []
    shown = at = 0
    for gap in [*gaps, Span(len(text), len(text))]:
        if gap.start > at:
            runs.append((shown, at, gap.start - at))
            shown += gap.start - at
        at = max(at, gap.end)
    return Projection("".join(text[base : base + length] for _, base, length in runs), tuple(runs))


def shown_marks(law: Ordinance) -> tuple[Mark, ...]:
    """The marks of an ordinance as they count in its text; those that the view leaves out are gone."""
    way = Projection(law.text, law.runs)
    spans = ((mark, Span(way.to_view(mark.span.start), way.to_view(mark.span.end))) for mark in law.marks)
    return tuple(replace(mark, span=span) for mark, span in spans if len(span))


def _reviser(marks: Iterable[Mark]) -> Axis:
    """Whose changes the current view is before: the bill's, or the reviser's in a text that nobody else has changed."""
    return Axis.LAW if any(mark.axis is Axis.LAW for mark in marks) else Axis.DRAFT


def hidden(mark: Mark, view: View, *, before: Axis = Axis.LAW) -> bool:
    """Whether a view leaves a marked run out.

    The current view is the text before the changes of the axis `before`; changes of a draft over a bill that itself
    changes the law are read as accepted in every view but the one of everything.
    """
    if view is View.BOTH:
        return False
    if mark.axis is not before or view is View.AMENDED:
        return mark.state is State.STRUCK
    return mark.state is State.INSERTED


def _inside_runs(soft: Iterable[Span], marks: Iterable[Mark]) -> list[Span]:
    """The hyphens at which no change begins or ends."""
    edges = sorted({edge for mark in marks for edge in (mark.span.start, mark.span.end)})
    return [span for span in soft if bisect_right(edges, span.end) == bisect_left(edges, span.start)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif len(span):
            merged.append(span)
    return merged


_POINT = re.compile(r"[.,;:!?)\]”’](?:[\s”’\"')\]]|$)")
_LOWER_WORD = re.compile(r"[ \xa0][a-z]{2,}\s")


def _goes_on(text: str, start: int, end: int, before: Span | None) -> bool:
    """Whether the words after a gap go on with the sentence of the paragraph before: "apply to[:]", "[1. Banks.] any shop"."""
    if not _LOWER_WORD.match(text, end):
        return False
    last = start - 1
    if before and before.end == last:
        last = before.start
    return last > 0 and text[last - 1] not in ".;:\n"


def _widened(text: str, gaps: Sequence[Span]) -> list[Span]:
    """Gaps that swallow a whole paragraph take its line end along, one inside a line takes a blank: no hole is left."""
    wide: list[Span] = []
    for gap in gaps:
        start, end = gap.start, gap.end
        before = wide[-1] if wide and wide[-1].end == start else None
        opens = start == 0 or text[start - 1] == "\n" or before is not None
        if opens and text[end : end + 1] == "\n":
            end += 1
        elif opens and start and _goes_on(text, start, end, before or (wide[-1] if wide else None)):
            start -= 1
        elif not opens and text[start - 1] == " " and text[end : end + 1] == " ":
            end += 1  # of the two blanks around struck words one goes with them
        elif before and _closes(text, before.start, end):
            wide[-1] = Span(before.start - 1, before.end)
        elif not opens and _closes(text, start, end):
            start -= 1
        wide.append(Span(start, end))
    return wide


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a gap leaves a blank before a mark that ends a clause ("of the city ."), where no blank is written."""
    return start > 1 and text[start - 1] == " " and text[start - 2] not in " \n" and bool(_POINT.match(text, end))
