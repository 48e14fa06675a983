"""Characters and their boxes off a PDF page, as runs: stretches that the file draws one after the other on one line.

The only file that talks to PDFium's text functions. Coordinates are points from the upper left corner of the page,
turned so that its text stands upright.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from math import degrees
from typing import Any

import pypdfium2.raw as pdfium

from ordtool.ordinance import Box, Sign, Span

_HYPHENS = "\ufffe\x02"  # what PDFium returns for a hyphen at the end of a line
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    # Bullets of the Symbol and Wingdings fonts stand in the private use area.
    0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "▫", 0xF0D8: "➢", 0xF0FC: "✓", 0xF06F: "○",
    0x00A0: " ", 0x0000: "\ufffd",
}  # fmt: skip
_GAP = 2.0  # a gap of so many character heights ends a run: a cell or a column begins
_SAMPLES = 40
_WORDS_APART = 0.08  # of the height: so wide a gap between two letters, alone among narrow ones, parts words
_LETTERS_APART = 0.04


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `lefts` and `rights` are the edges of each character, `order` its place in the file.

    `signs` says how its characters are set and counts in `text`; `size` is the size of its type in points, 0 where it is
    not known; `confidence` is that of text recognition, None where none was needed.
    """

    text: str
    box: Box
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    order: int
    turned: bool = False
    signs: tuple[Sign, ...] = ()
    size: float = 0.0
    confidence: float | None = None

    def cut(self, start: int, end: int) -> Run:
        """The run from character `start` to `end`, its edges, box and signs in step; not for an empty stretch."""
        lefts, rights = self.lefts[start:end], self.rights[start:end]
        box = replace(self.box, x0=round(min(lefts), 2), x1=round(max(rights), 2))
        signs = cut_signs(self.signs, start, end)
        return replace(self, text=self.text[start:end], box=box, lefts=lefts, rights=rights, signs=signs)


def cut_signs(signs: tuple[Sign, ...], start: int, end: int) -> tuple[Sign, ...]:
    """The signs as they count in the stretch from `start` to `end`."""
    return tuple(
        Sign(Span(max(s.span.start, start) - start, min(s.span.end, end) - start), s.look, s.detail)
        for s in signs
        if max(s.span.start, start) < min(s.span.end, end)
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """A stroke or filled shape that marks no word: a table's line, the rule above footnotes, a box around a notice.

    `colour` is "#rrggbb"; `filled` says whether it is an area rather than a line.
    """

    box: Box
    colour: str = "#000000"
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The runs of a page in file order; `number` counts from 1, `width` and `height` are points.

    `rules` are the strokes that belong to no word.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = ()


def page_text(page: Any, *, number: int) -> Page:
    """The text of a pypdfium2 page. Raises pypdfium2's PdfiumError where the page's content cannot be loaded."""
    textpage = page.get_textpage()
    try:
        turn = _upright(textpage, page.get_rotation())
        left, bottom, right, top = page.get_bbox()
        frame = _Frame(turn, left, bottom, right, top)
        runs = _runs(textpage, frame)
    finally:
        textpage.close()
    width, height = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    return Page(number, width, height, runs)


def _quarter(textpage: Any, index: int) -> int | None:
    """The direction of a character in degrees against the clock, None for a slanted one."""
    angle = degrees(pdfium.FPDFText_GetCharAngle(textpage, index)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) < 5 else None


def _upright(textpage: Any, rotation: int) -> int:
    """The turn that most of the page's characters stand upright under: its /Rotate, or that of a sideways table."""
    count = textpage.count_chars()
    step = max(1, count // _SAMPLES)
    turns = Counter(_quarter(textpage, i) for i in range(0, count, step) if not _is_blank(textpage, i))
    turns.pop(None, None)
    return turns.most_common(1)[0][0] or 0 if turns else rotation


def _is_blank(textpage: Any, index: int) -> bool:
    return bool(pdfium.FPDFText_GetUnicode(textpage, index) <= 0x20)


@dataclass(frozen=True, slots=True)
class _Frame:
    """How user space is turned to the page as read."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    def box(self, rect: Any) -> tuple[float, float, float, float]:
        """Left, top, right, bottom from the upper left corner."""
        if self.turn == 0:
            return rect.left - self.left, self.top - rect.top, rect.right - self.left, self.top - rect.bottom
        if self.turn == 90:
            return rect.bottom - self.bottom, rect.left - self.left, rect.top - self.bottom, rect.right - self.left
        if self.turn == 180:
            return self.right - rect.right, rect.bottom - self.bottom, self.right - rect.left, rect.top - self.bottom
        return self.top - rect.top, self.right - rect.right, self.top - rect.bottom, self.right - rect.left


@dataclass(slots=True)
class _Draft:
    """A run while it grows."""

    turned: bool
    text: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0

    def add(self, text: str, left: float, right: float) -> None:
        for character in text:  # the letters of a ligature share its box
            self.text.append(character)
            self.lefts.append(left)
            self.rights.append(right)

    def breaks(self, left: float, top: float, bottom: float) -> bool:
        """Whether a character at this place is no neighbour of the last one."""
        height = max(min(bottom - top, self.bottom - self.top), 1.0)
        if min(bottom, self.bottom) - max(top, self.top) < 0.3 * height:
            return True
        return left < self.lefts[-1] - 0.5 * height or left > self.rights[-1] + _GAP * height

    def _part_words(self) -> None:
        """Put in the blanks that a file leaves out where it moves the pen instead, and PDFium does not see."""
        height = max(self.bottom - self.top, 1.0)
        gaps = [(left - right) / height for right, left in zip(self.rights, self.lefts[1:], strict=False)]
        for i in range(len(gaps) - 1, -1, -1):
            if gaps[i] < _WORDS_APART or not (self.text[i].isalnum() and self.text[i + 1].isalnum()):
                continue
            around = [*gaps[max(0, i - 1) : i], *gaps[i + 1 : i + 2]]
            if all(gap < _LETTERS_APART for gap in around):
                self.text.insert(i + 1, " ")
                self.lefts.insert(i + 1, self.rights[i])
                self.rights.insert(i + 1, self.rights[i])

    def run(self, order: int) -> Run | None:
        """The finished run without its outer blanks, None if nothing is left."""
        if not self.turned:
            self._part_words()
        text = "".join(self.text)
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if start >= end:
            return None
        lefts, rights = tuple(self.lefts[start:end]), tuple(self.rights[start:end])
        box = Box(*(round(v, 2) for v in (min(lefts), self.top, max(rights), self.bottom)))
        return Run(text[start:end], box, lefts, rights, order, self.turned)


def _runs(textpage: Any, frame: _Frame) -> tuple[Run, ...]:
    runs: list[Run] = []
    draft: _Draft | None = None
    rect = pdfium.FS_RECTF()

    def close() -> None:
        run = draft.run(len(runs)) if draft else None
        if run:
            runs.append(run)

    for index, text in _characters(textpage):
        if text in "\r\n":
            close()
            draft = None
            continue
        if text.isspace():
            if draft and draft.text[-1] != " ":
                draft.add(" ", draft.rights[-1], draft.rights[-1])
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, rect)
        left, top, right, bottom = frame.box(rect)
        if draft and not draft.turned and draft.breaks(left, top, bottom):
            close()
            draft = None
        if draft is None:
            draft = _Draft(turned=_quarter(textpage, index) != frame.turn, top=top, bottom=bottom)
        draft.add(text, left, right)
        if draft.turned or bottom - top > draft.bottom - draft.top:  # a line is as tall as its tallest letter
            draft.top, draft.bottom = top, bottom
    close()
    return tuple(runs)


def _characters(textpage: Any) -> list[tuple[int, str]]:
    """Every character with its index, as it is to be read."""
    characters: list[tuple[int, str]] = []
    high = 0
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
        text = _LIGATURES.get(code) or chr(code)
        characters.append((index, "-" if text in _HYPHENS else text))
    return characters
