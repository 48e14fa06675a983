"""The characters of a PDF page with their edges, as columns of numbers: asked for in bulk, since a page has thousands."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import degrees
from typing import Any

from ordtool.readers.pdf import pdfium

LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_READ_AS = str.maketrans(
    {
        "\ufffe": "-", "\x02": "-",  # what PDFium returns for a hyphen at the end of a line
        # Bullets of the Symbol and Wingdings fonts stand in the private use area.
        "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▫", "\uf0d8": "➢", "\uf0fc": "✓", "\uf06f": "○",
        "\u00a0": " ", "\x00": "\ufffd",
    }
)  # fmt: skip
_WORD = re.compile(r"\S+")
_SAMPLES = 40


@dataclass(frozen=True, slots=True)
class Frame:
    """How user space is turned to the page as read, whose origin is the upper left corner."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a rectangle from the upper left corner."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


@dataclass(frozen=True, slots=True)
class Characters:
    """A page's text, and for each character that is ink its index in it and for PDFium, its edges and its text object.

    `lines` are the stretches of ink between PDFium's line ends. `blank` tells the edges of any character by its index in
    the text, `baseline` what an ink stands on.
    """

    text: str
    ink: list[int]
    lines: list[tuple[int, int]]
    indices: list[int]
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]
    objects: list[int]
    blank: Callable[[int], tuple[float, float]]
    baseline: Callable[[int], float]

    def room(self, start: int, end: int) -> tuple[float, float]:
        """The edges of the ink from `start` to `end` with the blanks before and after it that the file itself has."""
        left, right = self.lefts[start], self.rights[end - 1]
        before = [self.blank(index) for index in _blanks(self.text, self.ink[start] - 1, -1)]
        after = [self.blank(index) for index in _blanks(self.text, self.ink[end - 1] + 1, 1)]
        # Blanks that PDFium made up have no width.
        left = min([left, *(one for one, other in before if other > one)])
        return left, max([right, *(other for one, other in after if other > one)])


def _blanks(text: str, index: int, step: int) -> Iterator[int]:
    while 0 <= index < len(text) and text[index].isspace() and text[index] not in "\r\n":
        yield index
        index += step


def characters(handle: int, frame: Frame) -> Characters:
    """The characters of a text page of PDFium."""
    text, indices = _text(handle)
    text = text.translate(_READ_AS)
    ink = [i for word in _WORD.finditer(text) for i in range(*word.span())]
    asked = ink if isinstance(indices, range) else [indices[i] for i in ink]
    cells = array("f", bytes(16 * len(ink)))
    start = cells.buffer_info()[0]
    places = range(start, start + 16 * len(ink), 16)
    deque(map(pdfium.get_loose_box, repeat(handle), asked, places), maxlen=0)
    numbers = cells.tolist()
    edges = _turned(frame, numbers[0::4], numbers[1::4], numbers[2::4], numbers[3::4])
    lines = _lines(text)
    objects = _objects(handle, lines, asked)

    def blank(index: int) -> tuple[float, float]:
        box = pdfium.Floats()
        pdfium.get_loose_box(handle, indices[index], box.at[0])
        left, _, right, _ = frame.box(*box.values)
        return left, right

    def baseline(index: int) -> float:
        point = (ctypes.c_double * 2)()
        start = ctypes.addressof(point)
        pdfium.get_origin(handle, asked[index], start, start + 8)
        x, y = point
        return frame.box(x, y, x, y)[1]

    return Characters(text, ink, lines, asked, *edges, objects, blank, baseline)


def _lines(text: str) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines():
        end = start + sum(map(len, line.split()))
        if end > start:
            lines.append((start, end))
        start = end
    return lines


def _objects(handle: int, lines: Sequence[tuple[int, int]], indices: list[int]) -> list[int]:
    """The text object of each ink. An object's characters follow each other: where two are of one, so are those between.

    Asking is what costs, so the ends of a line are asked first, then ever further on from where an object begins.
    """
    objects: list[int] = []
    ask = pdfium.get_text_object
    for _, end in lines:
        last = ask(handle, indices[end - 1]) or 0
        while len(objects) < end:
            start = len(objects)
            item = ask(handle, indices[start]) or 0
            low, high, step = start, end, 1  # `low` is of the object, `high` is not
            if item == last:
                low = end - 1
            while high - low > 1:
                middle = low + step if low + step < high else (low + high) // 2
                if (ask(handle, indices[middle]) or 0) == item:
                    low, step = middle, 2 * step
                else:
                    high, step = middle, 1
            objects += [item] * (low + 1 - start)
    return objects


def _turned(frame: Frame, *columns: list[float]) -> tuple[list[float], list[float], list[float], list[float]]:
    """The columns left, top, right, bottom as the page is read."""
    left, top, right, bottom = columns
    if frame.turn == 0:
        x, y = frame.left, frame.top
        if x:
            left, right = [v - x for v in left], [v - x for v in right]
        return left, [y - v for v in top], right, [y - v for v in bottom]
    boxes = [frame.box(*edges) for edges in zip(left, top, right, bottom, strict=True)]
    return [b[0] for b in boxes], [b[1] for b in boxes], [b[2] for b in boxes], [b[3] for b in boxes]


def _text(handle: int) -> tuple[str, Sequence[int]]:
    """The text of the page, and PDFium's index of every code point of it."""
    count = pdfium.count_chars(handle)
    cells = array("H", bytes(2 * (count + 1)))
    if pdfium.get_text(handle, 0, count, cells.buffer_info()[0]) == count + 1:
        text = cells[:count].tobytes().decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text, range(count)
    return _text_by_character(handle, count)


def _text_by_character(handle: int, count: int) -> tuple[str, Sequence[int]]:
    """The same where characters beyond the basic plane take two places."""
    text: list[str] = []
    indices: list[int] = []
    high = 0
    for index in range(count):
        code = pdfium.get_unicode(handle, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
        text.append(chr(code) if code < 0x110000 else "\ufffd")
        indices.append(index)
    return "".join(text), indices


def quarter(handle: int, index: int) -> int | None:
    """The direction of a character in degrees against the clock, None for a slanted one."""
    angle = -degrees(pdfium.get_angle(handle, index)) % 360  # PDFium counts with the clock
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) < 5 else None


def upright(handle: int, rotation: int) -> int:
    """The turn that most of the page's characters stand upright under: its /Rotate, or that of a sideways table."""
    count = pdfium.count_chars(handle)
    step = max(1, count // _SAMPLES)
    turns = Counter(quarter(handle, i) for i in range(0, count, step) if pdfium.get_unicode(handle, i) > 0x20)
    turns.pop(None, None)
    return turns.most_common(1)[0][0] or 0 if turns else rotation


def frame_of(page: Any, turn: int) -> Frame:
    """The frame of a pypdfium2 page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(turn, left, bottom, right, top)
