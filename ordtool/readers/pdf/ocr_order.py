"""Enumerators that hang left of their paragraphs: a recogniser takes "(a)", "(b)", "(c)" for a column of their own.

Read in that order, the letters of a list would all stand before its first item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.readers.pdf.ocr_words import WordLine

_ENUMERATOR = re.compile(r"[(\[]?[0-9A-Za-z]{1,5}[.)\]:]{1,2}|[•▪○●·*-]|§+ ?[\d.-]+")
_FAR = 6.0  # of the type's size between an enumerator and its paragraph
_LEVEL = 0.5  # of the type's size


def ordered(lines: Sequence[WordLine]) -> tuple[WordLine, ...]:
    """The lines with every hanging enumerator right before the line that stands beside it."""
    kept = list(lines)
    for line in lines:
        beside = _beside(line, lines) if _hangs(line) else None
        if beside is not None:
            kept.remove(line)
            kept.insert(kept.index(beside), line)
    return tuple(kept)


def _hangs(line: WordLine) -> bool:
    return len(line.words) == 1 and not line.turned and bool(_ENUMERATOR.fullmatch(line.words[0].text))


def _beside(marker: WordLine, lines: Sequence[WordLine]) -> WordLine | None:
    """The nearest line to the right at the same height."""
    right = marker.words[-1].box.x1
    near = [
        line
        for line in lines
        if not line.turned
        and abs(line.baseline - marker.baseline) < _LEVEL * line.size
        and 0 <= line.words[0].box.x0 - right < _FAR * line.size
    ]
    return min(near, key=lambda line: line.words[0].box.x0, default=None)
