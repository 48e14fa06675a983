"""What a PDF page draws besides words: level and upright strokes, and filled areas.

Programs draw the same line in many ways: a stroked path (reportlab, LibreOffice), a thin filled rectangle (Word,
Chromium), a curve that wobbles, many short pieces. Here they all become strokes with a middle, two ends and a thickness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt

from ordtool.readers.pdf import pdfium
from ordtool.readers.pdf.characters import Frame

Matrix = tuple[float, float, float, float, float, float]
Edges = tuple[float, float, float, float]
Point = tuple[float, float]
Colour = tuple[int, int, int, int]

_PATH, _FORM = 2, 5  # FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_FORM
_LINE, _CURVE = 0, 1  # FPDF_SEGMENT_LINETO, FPDF_SEGMENT_BEZIERTO; a move is 2
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THIN = 3.5  # points: what is lower than that and longer than high is a stroke, not an area
_LONGER = 2.0
_WAVE, _RIPPLES = 6.0, 8  # points that a wavy underline may be high, and how many points it has at least
_SLOPE = 0.04
_SLANT = 0.015  # no scanner's or printer's tilt is so much
_TAIL = 9.0  # points
_UNSEEN = 12  # of 255: an alpha below
_WHITE = 0xF4
_DEEPEST, _MOST_PATHS, _MOST_SEGMENTS = 12, 20_000, 4_000


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from `start` to `end`, at height `at` where it is level, at the distance `at` from the left where upright."""

    start: float
    end: float
    at: float
    thick: float
    colour: Colour
    order: int


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Colour
    order: int

    @property
    def white(self) -> bool:
        """Whether it is the colour of paper: it shows only by what it covers."""
        return min(self.colour[:3]) >= _WHITE


@dataclass(frozen=True, slots=True)
class Drawing:
    """All strokes and areas of a page; `bends` are the ends of its slanted lines."""

    level: list[Stroke] = field(default_factory=list)
    upright: list[Stroke] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    bends: list[Point] = field(default_factory=list)


def drawing(page: int, frame: Frame, *, words: set[int]) -> Drawing:
    """What the page draws; `words` are its text objects, which are passed over."""
    return _Hand(frame, words).draw(page)


class _Hand:
    """Goes through the objects of a page and of the forms in it."""

    def __init__(self, frame: Frame, words: set[int]) -> None:
        self.frame = frame
        self.words = words
        self.drawn = Drawing()
        self.paths = 0
        self._edges, self._six = pdfium.Floats(), pdfium.Floats(6)
        self._cells = pdfium.Whole()

    def draw(self, page: int) -> Drawing:
        found = map(pdfium.get_object, [page] * (count := pdfium.count_objects(page)), range(count))
        self._walk(list(found), _SAME, depth=0)
        return self.drawn

    def _walk(self, items: list[int], outer: Matrix, *, depth: int) -> None:
        for item in items:
            if item in self.words or not item:
                continue
            kind = pdfium.get_type(item)
            if kind == _PATH and self.paths < _MOST_PATHS:
                self.paths += 1
                self._path(item, outer)
            elif kind == _FORM and depth < _DEEPEST:
                inner = [pdfium.get_form_object(item, i) for i in range(pdfium.count_form_objects(item))]
                self._walk(inner, _within(self._matrix(item), outer), depth=depth + 1)

    def _matrix(self, item: int) -> Matrix:
        pdfium.get_matrix(item, self._six.at[0])
        a, b, c, d, e, f = self._six.values
        return a, b, c, d, e, f

    def _path(self, item: int, outer: Matrix) -> None:
        pdfium.get_draw_mode(item, self._cells.at[0], self._cells.at[1])
        filled, stroked = bool(self._cells.values[0]), bool(self._cells.values[1])
        if not filled and not stroked:
            return
        colour = pdfium.colour(pdfium.get_stroke if stroked else pdfium.get_fill, item, self._cells) or (0, 0, 0, 255)
        if colour[3] < _UNSEEN:
            return
        window = self._window(item, outer)
        count = pdfium.count_segments(item)
        if filled and not stroked and count in (4, 5):  # a rectangle, as a rule: its bounds tell all
            left, bottom, right, top = self._bounds(item)
            self._shape(_cut(_moved((left, bottom, right, top), outer), window), colour)
            return
        matrix = _within(self._matrix(item), outer)
        width = _width(item, self._edges) * _scale(matrix) if stroked else 0.0
        for points, curved in self._subpaths(item, min(count, _MOST_SEGMENTS), matrix):
            self._subpath(points, curved, window, colour, width=width, filled=filled and not stroked)
        if filled and stroked and count in (4, 5):
            fill = pdfium.colour(pdfium.get_fill, item, self._cells)
            if fill and fill[3] >= _UNSEEN:
                self._shape(_cut(_moved(self._bounds(item), outer), window), fill, area=True)

    def _bounds(self, item: int) -> Edges:
        pdfium.get_bounds(item, *self._edges.at)
        left, bottom, right, top = self._edges.values
        return left, bottom, right, top

    def _window(self, item: int, outer: Matrix) -> Edges | None:
        """What the clip lets through, None for everything."""
        clip = pdfium.get_clip(item)
        paths = pdfium.count_clip_paths(clip) if clip else 0
        window: Edges | None = None
        for path in range(max(paths, 0)):
            count = min(pdfium.count_clip_segments(clip, path), _MOST_SEGMENTS)
            points = [self._point(pdfium.get_clip_segment(clip, path, i), outer) for i in range(count)]
            if points:
                window = _cut(_around(points), window) or (0.0, 0.0, 0.0, 0.0)
        return window

    def _point(self, segment: int, matrix: Matrix) -> Point:
        pdfium.get_segment_point(segment, self._edges.at[0], self._edges.at[1])
        x, y = self._edges.values[0], self._edges.values[1]
        a, b, c, d, e, f = matrix
        return a * x + c * y + e, b * x + d * y + f

    def _subpaths(self, item: int, count: int, matrix: Matrix) -> Iterator[tuple[list[Point], bool]]:
        points: list[Point] = []
        curved = False
        for i in range(count):
            segment = pdfium.get_segment(item, i)
            kind = pdfium.get_segment_type(segment)
            if kind not in (_LINE, _CURVE):
                if len(points) > 1:
                    yield points, curved
                points, curved = [], False
            points.append(self._point(segment, matrix))
            curved = curved or kind == _CURVE
            if pdfium.get_segment_close(segment) and points[0] != points[-1]:
                points.append(points[0])
        if len(points) > 1:
            yield points, curved

    def _subpath(
        self, points: list[Point], curved: bool, window: Edges | None, colour: Colour, *, width: float, filled: bool
    ) -> None:
        left, bottom, right, top = _around(points)
        low, long = sorted((right - left, top - bottom))
        if not (filled or curved) and len(points) <= _RIPPLES and points[0] != points[-1]:
            self.drawn.bends.extend(_slanted(points, self.frame))
        wave = len(points) > _RIPPLES and low <= _WAVE and long > 4 * low
        if filled or low <= _THIN or wave:  # one line, however it wavers
            if filled and low > _THIN and (curved or len(points) > 5):
                return  # a letter, a seal, a picture
            if wave and right - left == long:
                bottom = top = (bottom + top) / 2
            elif wave:
                left = right = (left + right) / 2
            self._shape(_cut((left, bottom, right, top), window), colour, width=width)
        elif not curved:
            for one, other in pairwise(points):
                self._shape(_cut(_around([one, other]), window), colour, width=width)

    def _shape(self, edges: Edges | None, colour: Colour, *, width: float = 0.0, area: bool = False) -> None:
        """Keep a shape as what it is on the page as read."""
        if edges is None:
            return
        left, bottom, right, top = edges
        left, top, right, bottom = self.frame.box(left, top, right, bottom)
        wide, high = right - left, bottom - top
        order = self.paths
        paper = min(colour[:3]) >= _WHITE
        if area or min(wide, high) > _THIN:
            if not width:
                self.drawn.areas.append(Area(left, top, right, bottom, colour, order))
        elif paper:
            return
        elif wide > _LONGER * high and (not width or high <= max(_SLOPE * wide, 1.0) or high <= _THIN):
            self.drawn.level.append(Stroke(left, right, (top + bottom) / 2, width or high, colour, order))
        elif high > _LONGER * wide:
            self.drawn.upright.append(Stroke(top, bottom, (left + right) / 2, width or wide, colour, order))


def _slanted(points: list[Point], frame: Frame) -> Iterator[Point]:
    """The ends of those lines from point to point that are neither level nor upright."""
    for one, other in pairwise(points):
        low, long = sorted((abs(other[0] - one[0]), abs(other[1] - one[1])))
        if low > _SLANT * long:
            for x, y in (one, other):
                left, top, _, _ = frame.box(x, y, x, y)
                yield left, top


def _width(item: int, cells: pdfium.Floats) -> float:
    return float(cells.values[0] if pdfium.get_stroke_width(item, cells.at[0]) else 1.0)


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == _SAME:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _scale(matrix: Matrix) -> float:
    a, b, c, d = matrix[:4]
    return sqrt(abs(a * d - b * c))


def _moved(edges: Edges, matrix: Matrix) -> Edges:
    if matrix == _SAME:
        return edges
    left, bottom, right, top = edges
    a, b, c, d, e, f = matrix
    corners = ((left, bottom), (right, top), (left, top), (right, bottom))
    return _around([(a * x + c * y + e, b * x + d * y + f) for x, y in corners])


def _around(points: list[Point]) -> Edges:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _cut(edges: Edges, window: Edges | None) -> Edges | None:
    """The part of a rectangle that a window shows, None if that is nothing.

    What is cut off the end of a line by less than a letter or two stays: browsers cut underlines around the tails of g
    and y, and a line may end with such a letter.
    """
    if window is None:
        return edges
    left, bottom = max(edges[0], window[0]), max(edges[1], window[1])
    right, top = min(edges[2], window[2]), min(edges[3], window[3])
    if left > right or bottom > top:
        return None
    if edges[3] - edges[1] <= _THIN and max(left - edges[0], edges[2] - right) <= _TAIL:
        return edges[0], bottom, edges[2], top
    return left, bottom, right, top
