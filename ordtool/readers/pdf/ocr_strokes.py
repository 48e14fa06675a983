"""Lines drawn through words of a scan, so that somebody looks: words that a bill strikes read like any others there.

Only told, not taken as struck: a fold or a table's line through a word must not take law out of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from PIL import Image

from ordtool.readers.pdf.ocr_words import Word, WordLine

_INK = 150
_THROUGH = 0.96  # of a word's width is dark at one height; letters alone leave gaps between them
_HIGH, _LOW = 0.45, 0.1  # of the type's size above the baseline: through small letters, not under or over them
_WIDE = 1.2  # of the type's size: a short word's own bars may be as long ("t", "e")
_WORDY = 0.6  # of its signs letters or figures: a row of dashes is no word


def crossed(picture: Image.Image, lines: Sequence[WordLine]) -> tuple[str, ...]:
    """The words of a level picture that a line runs through."""
    dark = numpy.asarray(picture) < _INK
    return tuple(
        word.text
        for line in lines
        if not line.turned
        for word in line.words
        if _is_wordy(word, line) and _runs_through(dark, word, line)
    )


def _is_wordy(word: Word, line: WordLine) -> bool:
    letters = sum(c.isalnum() for c in word.text)
    return letters >= _WORDY * len(word.text) and word.box.x1 - word.box.x0 >= _WIDE * line.size


def _runs_through(dark: numpy.typing.NDArray[numpy.bool_], word: Word, line: WordLine) -> bool:
    foot = min(line.baseline, word.box.bottom)
    top, bottom = int(foot - _HIGH * line.size), int(foot - _LOW * line.size)
    band = dark[max(0, top) : max(0, bottom), int(word.box.x0) : int(word.box.x1)]
    if band.shape[0] < 3 or not band.size:
        return False
    # A line that is not quite level wanders by a dot: two heights together.
    thick = band[:-1] | band[1:]
    return bool(thick.mean(axis=1).max() >= _THROUGH)
