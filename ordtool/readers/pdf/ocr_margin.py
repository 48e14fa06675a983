"""The numbers in the margin of a scanned bill, which recognisers take for a line of letters that runs down the page.

A margin numbers its lines one by one. So the heights of the figures are enough once most of them agree on where the
count begins, and one that is read wrongly is put right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

import numpy
from PIL import Image, ImageFilter

from ordtool.readers.pdf.ocr_words import Word, WordLine
from ordtool.source import Box

_INK = 160  # lighter than in the body: figures in margins are small, and softening pales them
_BROKEN = 0.25  # of the type's size: so wide a break inside one figure
_FEWEST = 5  # numbers that make a column of their own
_AGREE = 0.6  # of the numbers read fit one count
_LOW, _HIGH = 0.3, 1.3  # of the type's size: a figure is so tall
_FIGURE = 0.7  # of the type's size: as tall are figures
_BODY_WORDS = 3  # a line of so many words belongs to the body
_APART = 0.5  # of the type's size between a number in the margin and its line
_AIR = 20  # dots of white around the strip

Read = Callable[[Image.Image], Sequence[WordLine]]


def numbered(picture: Image.Image, lines: Sequence[WordLine], *, read: Read) -> tuple[WordLine, ...]:
    """The lines of a level picture with the numbers of its margin read anew by `read`, if it has any."""
    edge = _edge(lines)
    if edge is None:
        return tuple(lines)
    size = median(line.size for line in lines)
    strip = picture.crop((0, 0, edge, picture.height))
    figures = [box for box in _blobs(strip, gap=_BROKEN * size) if _LOW * size <= box.bottom - box.top <= _HIGH * size]
    if len(figures) < _FEWEST:
        return tuple(lines)
    wide = Image.new("L", (strip.width + 2 * _AIR, strip.height), 255)
    wide.paste(strip, (_AIR, 0))
    first = _first(figures, read(wide))
    if first is None:
        return tuple(lines)
    body = [kept for line in lines if (kept := _beside(line, edge)) is not None]
    for number, box in enumerate(figures, first):
        _insert(body, _number(str(number), box))
    return tuple(body)


def _edge(lines: Sequence[WordLine]) -> int | None:
    """Where the lines of the body begin, their numbers left out; None on a page with hardly any."""
    lefts = sorted(_left(line) for line in lines if len(line.words) >= _BODY_WORDS and not line.turned)
    return max(1, int(lefts[len(lefts) // 20]) - 3) if lefts else None


def _left(line: WordLine) -> float:
    first, second = line.words[:2]
    apart = second.box.x0 - first.box.x1 > _APART * line.size
    return second.box.x0 if apart and first.text.isdigit() else first.box.x0


def _blobs(strip: Image.Image, *, gap: float) -> list[Box]:
    """What stands in the strip, one box for each height, as its dark dots say; a figure may be broken by a `gap`."""
    dark = numpy.asarray(strip.filter(ImageFilter.MedianFilter(3))) < _INK  # without the last of the dust
    rows = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], dark.any(axis=1).astype(numpy.int8), [0]))))
    heights: list[tuple[int, int]] = []
    for top, bottom in zip(rows[::2].tolist(), rows[1::2].tolist(), strict=True):
        whole = heights.pop()[0] if heights and top - heights[-1][1] < gap else top
        heights.append((whole, bottom))
    boxes: list[Box] = []
    for top, bottom in heights:
        columns = numpy.flatnonzero(dark[top:bottom].any(axis=0))
        boxes.append(Box(float(columns[0]), float(top), float(columns[-1] + 1), float(bottom)))
    return boxes


def _first(figures: Sequence[Box], found: Sequence[WordLine]) -> int | None:
    """What the first figure must be for most of those that were read to be right."""
    words = [word for line in found for word in line.words if word.text.isdigit() and len(word.text) < 4]
    votes = Counter(
        int(word.text) - place
        for word in words
        for place, box in enumerate(figures)
        if box.top <= (word.box.top + word.box.bottom) / 2 <= box.bottom
    )
    if not votes or not _even(figures):
        return None
    first, agree = votes.most_common(1)[0]
    return first if agree >= max(_FEWEST, _AGREE * len(figures)) and first >= 0 else None


def _even(figures: Sequence[Box]) -> bool:
    """Whether they stand one below the other with no gap that one more would fill."""
    steps = [after.bottom - before.bottom for before, after in pairwise(figures)]
    return max(steps) < 1.9 * median(steps)


def _beside(line: WordLine, edge: int) -> WordLine | None:
    """The line without what stands in the margin; None if that is all of it."""
    words = tuple(word for word in line.words if word.box.x1 > edge)
    return WordLine(words, line.baseline, line.size, line.turned) if words else None


def _number(text: str, box: Box) -> WordLine:
    step = (box.x1 - box.x0) / len(text)
    lefts = tuple(box.x0 + i * step for i in range(len(text)))
    word = Word(text, box, lefts, (*lefts[1:], box.x1), 1.0)
    return WordLine((word,), box.bottom, (box.bottom - box.top) / _FIGURE)


def _insert(body: list[WordLine], number: WordLine) -> None:
    """Before the line that stands at its height, at the end where there is none."""
    near = (
        i for i, line in enumerate(body) if not line.turned and abs(line.baseline - number.baseline) < line.size / 2
    )
    body.insert(next(near, len(body)), number)
