"""Words struck or underlined letter by letter in the text itself: Unicode's strokes that lie over the letter before them.

Plain text has no other way, and some converters write such letters into a PDF or a page of HTML. The strokes become signs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from ordtool.revision import Stretch
from ordtool.source import Line, Look, Mark, Sign, Span

_Run = TypeVar("_Run", Mark, Sign)
_LOOKS = {
    "\u0332": Look.UNDERLINE, "\u0333": Look.DOUBLE_UNDERLINE, "\u0335": Look.STRIKE, "\u0336": Look.STRIKE,
}  # fmt: skip
_STROKE = re.compile("[" + "".join(_LOOKS) + "]")


def read_off(line: Line) -> Line:
    """The line without such strokes, and signs for the letters that they lay over; blanks at the ends of a sign are left out."""
    if line.text.isascii() or not _STROKE.search(line.text):
        return line
    gone = [match.start() for match in _STROKE.finditer(line.text)]
    text = _STROKE.sub("", line.text)
    marks = tuple(_moved(line.marks, gone))
    signs = sorted([*_moved(line.signs, gone), *_signs(line.text, text)], key=lambda sign: (sign.span, sign.look))
    return replace(line, text=text, marks=marks, signs=tuple(signs), origins=tuple(_origins(line, gone)))


def _moved(runs: Sequence[_Run], gone: Sequence[int]) -> Iterator[_Run]:
    """The runs as they count without the strokes; those of nothing but strokes fall away."""
    for run in runs:
        start = run.span.start - bisect_left(gone, run.span.start)
        end = run.span.end - bisect_left(gone, run.span.end)
        if start < end:
            yield replace(run, span=Span(start, end))


def _origins(line: Line, gone: Sequence[int]) -> Iterator[Stretch]:
    """Where the letters between the strokes stand."""
    for done, (stroke, after) in enumerate(zip([-1, *gone], [*gone, len(line.text)], strict=True)):
        for stretch in line.origins:
            if between := stretch.cut(stroke + 1, after):
                yield between.shift(-done)


def _signs(text: str, bare: str) -> Iterator[Sign]:
    """A sign for each stretch of letters with one stroke; `bare` is the text without strokes."""
    letters: list[set[Look]] = []
    for character in text:
        if character not in _LOOKS:
            letters.append(set())
        elif letters:
            letters[-1].add(_LOOKS[character])
    for look in dict.fromkeys(_LOOKS.values()):
        start = 0
        while start < len(letters):
            end = start
            while end < len(letters) and (look in letters[end] or (bare[end] == " " and _goes_on(letters, end, look))):
                end += 1
            words = bare[start:end]
            if words.strip():
                begin = start + len(words) - len(words.lstrip())
                yield Sign(Span(begin, start + len(words.rstrip())), look)
            start = max(end, start + 1)


def _goes_on(letters: Sequence[set[Look]], blank: int, look: Look) -> bool:
    """Whether the letters on both sides of a blank have a stroke."""
    return 0 < blank < len(letters) - 1 and look in letters[blank - 1] and look in letters[blank + 1]
