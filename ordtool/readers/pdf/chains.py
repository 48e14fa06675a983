"""Level strokes put together as lines: what is drawn in pieces, by word or by dash, is one line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from ordtool.readers.pdf.looks import hexadecimal, is_black
from ordtool.readers.pdf.strokes import Area, Colour, Drawing, Stroke

_LEVEL = 0.35  # points that pieces of one line may waver
_MEETING = 0.4  # points between ends that meet
_PAPERS = 200  # that are looked at
_JOINT, _DASH, _DASH_GAP = 0.6, 8.0, 3.2  # points between pieces that touch; the longest dash and the gap after it


@dataclass(frozen=True, slots=True)
class Chain:
    """Strokes that make one line: where it begins and ends, its height on the page and its greatest thickness."""

    strokes: tuple[Stroke, ...]
    start: float
    end: float
    at: float
    thick: float

    @property
    def colour(self) -> str:
        """Its colour as "#rrggbb", "" for black."""
        colour = self.strokes[0].colour
        return "" if is_black(colour) else hexadecimal(colour)


def _chain(strokes: list[Stroke]) -> Chain:
    end, thick = max(stroke.end for stroke in strokes), max(stroke.thick for stroke in strokes)
    return Chain(tuple(strokes), strokes[0].start, end, strokes[0].at, thick)


def chains(drawn: Drawing) -> tuple[list[Chain], list[Stroke]]:
    """The level strokes that can be seen, those joined that go on in each other; and those that lead to a balloon."""
    found: list[list[Stroke]] = []
    level: list[Stroke] = []
    strokes, leaders = _leaders_apart(drawn, _seen(drawn))
    for stroke in sorted(strokes, key=lambda s: (s.at, s.start)):
        if level and stroke.at - level[0].at > _LEVEL:
            found += _joined(level)
            level = []
        level.append(stroke)
    return [_chain(chain) for chain in found + _joined(level)], leaders


def _leaders_apart(drawn: Drawing, strokes: list[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """The strokes that may mark words, and those that a slanted line goes on from.

    Word leads from a changed word to its balloon in the margin: level under the rest of the line, as an underline lies,
    then aslant.
    """
    if not drawn.bends:
        return strokes, []
    bends = sorted(drawn.bends)
    kept: list[Stroke] = []
    leaders: list[Stroke] = []
    for stroke in strokes:
        (leaders if any(_meets(bends, edge, stroke.at) for edge in (stroke.start, stroke.end)) else kept).append(stroke)
    return kept, leaders


def _meets(points: list[tuple[float, float]], x: float, y: float) -> bool:
    near = points[bisect_left(points, (x - _MEETING, 0.0)) : bisect_right(points, (x + _MEETING, 1e9))]
    return any(abs(height - y) <= _MEETING for _, height in near)


def _seen(drawn: Drawing) -> list[Stroke]:
    """The level strokes without those parts that white paper was painted over afterwards."""
    papers = [area for area in drawn.areas if area.white][:_PAPERS]
    strokes = drawn.level
    for paper in papers:
        strokes = [piece for stroke in strokes for piece in _uncovered(stroke, paper)]
    return strokes


def _uncovered(stroke: Stroke, paper: Area) -> list[Stroke]:
    if paper.order < stroke.order or not paper.top <= stroke.at <= paper.bottom:
        return [stroke]
    if paper.right <= stroke.start or paper.left >= stroke.end:
        return [stroke]
    pieces = [replace(stroke, end=paper.left)] if paper.left > stroke.start else []
    return pieces + ([replace(stroke, start=paper.right)] if paper.right < stroke.end else [])


def _joined(level: list[Stroke]) -> list[list[Stroke]]:
    ends: dict[Colour, tuple[float, list[Stroke]]] = {}
    chains: list[list[Stroke]] = []
    for stroke in sorted(level, key=lambda s: s.start):
        end, chain = ends.get(stroke.colour, (0.0, []))
        dashes = chain and stroke.end - stroke.start <= _DASH and chain[-1].end - chain[-1].start <= _DASH
        if chain and stroke.start - end <= (_DASH_GAP if dashes else _JOINT):
            chain.append(stroke)
        else:
            chain = [stroke]
            chains.append(chain)
        ends[stroke.colour] = (max(end, stroke.end) if len(chain) > 1 else stroke.end, chain)
    return chains
