"""Which line begins a paragraph, where the file does not say: told by blank lines, indents, enumerators and line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ordtool.numbering import division_at, enumerator_at, section_at
from ordtool.outline.measures import columns
from ordtool.source import Line

_ENDED = re.compile(r"(?:now,?\s+therefore,|[.:;?!—][”\"’)\]]*|[;,]\s(?:and|or))\s*$")
_PAUSED = re.compile(r"(?:[.:;,?!—][”\"’)\]]*|\b(?:and|or))\s*$")
_OPEN_END = re.compile(
    r"\b(?:section|subsection|subdivision|paragraph|subparagraph|clause|chapter|article|title|of|the|to|under|in|by|for|with|from|a|an|this)$"
)
_TORN = re.compile(r"\s(?!and$|or$)[a-z]+$")
_LOWER = re.compile(r"[a-z]")
_FORMULA = re.compile(
    r"WHEREAS\b|Whereas\b|NOW, THEREFORE\b|Now, therefore\b|(?:BE IT|Be It|Be it) (?:ENACTED|Enacted|enacted|ORDAINED|ordained)\b"
    r"|(?:Sec\.|SEC\.|SECTION|Section|§)\s*[0-9][\w.:-]*[.:]\s+(?=[A-Z“\"(])"
)
_DEFINES = re.compile(
    r"[A-Z][^.“”\"]{1,80}\.\s+The\s+terms?\s+[“\"]|[“\"][A-Z][^“”\"]{1,80}[”\"]\s+(?:means?|shall\s+mean|has\s+the|includes)\b"
)
# An item of an appropriation or a price list ends with its leader and its amount.
_AMOUNT = re.compile(r"(?:\.\s*\$?\d{1,3}(?:,\d{3})+|\.{3,}\s*\(?\$?\d[\d,]*(?:\.\d\d)?\)?)\s*$")
_COUNTED = re.compile(r"(\d{1,3})([.)])\s")
_FIRST_WORD = re.compile(r"\S+")
_NEAR = 8
_WIDEST_TEXT = 130
_NARROWEST_TEXT = 40
_FULL = 0.8
_FULL_LINES = 0.3
_PITCH = 1.6
_WIDE = 1.3
_SLACK = 2.0
_CENTRED = 12.0
_INDENT = 5.0


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a line stands, in letters: from the page's edge in a PDF, from the first column in a text.

    `column` counts the columns of print through the file; lines of two columns or pages are not above each other.
    """

    left: float
    right: float
    text: str
    top: float | None = None
    column: int | None = None


def shapes(lines: Sequence[Line]) -> list[Shape]:
    """The shape of every line."""
    widths = [(line.box.x1 - line.box.x0) / len(line.text) for line in lines if line.box and len(line.text) > 20]
    letter = max(_median(widths) if widths else 6.0, 1.0)
    return [_shape(line, letter, shift, column) for line, (shift, column) in zip(lines, columns(lines), strict=True)]


def _shape(line: Line, letter: float, shift: float, column: int) -> Shape:
    text = line.text.strip()
    if line.box:
        left, right = (line.box.x0 - shift) / letter, (line.box.x1 - shift) / letter
        return Shape(left, right, text, line.box.top / letter, column)
    raw = line.text.expandtabs(4)
    left = len(raw) - len(raw.lstrip())
    return Shape(left, left + len(text), text)


def _torn(line: Line, before: Line) -> bool:
    """Whether a sentence was torn in two where new words begin, as RTF and HTML files do; a Word paragraph is left alone."""
    if line.marker or line.style or before.style or line.origin or not _LOWER.match(line.text.strip()):
        return False
    return _TORN.search(before.text.rstrip()[-40:]) is not None and enumerator_at(line.text.strip(), 0) is None


def starts(line: Line) -> bool | None:
    """Whether a line begins a paragraph, where its reader knows; a numbered row of a printed bill in HTML tells nothing."""
    return None if line.starts and line.number and not line.box else line.starts


def beginnings(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it begins a paragraph. None of the lines may be blank; blank ones before are told by `gaps`."""
    forms = shapes(lines)
    wrapped = _wrapped(lines, forms)
    pitch = _pitch(forms)
    found = [True] * len(lines)
    for place in range(1, len(lines)):
        found[place] = _begins(lines, forms, place, wrapped=wrapped, pitch=pitch)
    return found


def _wrapped(lines: Sequence[Line], forms: Sequence[Shape]) -> bool:
    """Whether lines of unknown beginning are cut by a margin, not by the author."""
    unknown = sorted(form.right - form.left for line, form in zip(lines, forms, strict=True) if starts(line) is None)
    if len(unknown) < 3:
        return False
    if any(line.box for line in lines):
        return True
    widest = unknown[int(len(unknown) * 0.95)]
    full = sum(length >= _FULL * widest for length in unknown)
    return _NARROWEST_TEXT <= widest <= _WIDEST_TEXT and full >= max(3, _FULL_LINES * len(unknown))


def _pitch(forms: Sequence[Shape]) -> float:
    """The usual distance from line to line, 0 where the format has none."""
    steps = [
        after.top - before.top
        for before, after in pairwise(forms)
        if before.top is not None and after.top is not None and before.column == after.column and after.top > before.top
    ]
    return _median(steps) if steps else 0.0


def _begins(lines: Sequence[Line], forms: Sequence[Shape], place: int, *, wrapped: bool, pitch: float) -> bool:
    line, before = lines[place], lines[place - 1]
    here, above = forms[place], forms[place - 1]
    known = starts(line)
    if known is not None:
        return known and not _torn(line, before)
    if line.style or line.marker or before.style:
        return True
    if _AMOUNT.search(above.text[-40:]):
        return not _LOWER.match(here.text)
    if _OPEN_END.search(above.text[-24:]):
        return False
    if not wrapped:
        return not _LOWER.match(here.text) or _numbered(here.text) or _PAUSED.search(above.text[-12:]) is not None
    if pitch and _gap(above, here) > _PITCH * pitch:
        return True
    ended = _ENDED.search(above.text[-20:]) is not None
    if pitch and ended and not _LOWER.match(here.text) and _gap(above, here) > _WIDE * _tightest(forms, place):
        return True
    # A printed bill in HTML has lost the indent of its first lines: they were fuller than they are.
    lost = _INDENT if before.starts and before.number and not before.box else 0.0
    room = _room(forms, place, lost=lost)
    deeper = here.left - above.left >= _SLACK
    if _FORMULA.match(here.text) or (ended and _DEFINES.match(here.text)):
        return True
    if _numbered(here.text):
        return ended or room or deeper or _next_in_list(forms, place)
    lower = _LOWER.match(here.text) is not None
    if above.left - here.left > _CENTRED and not (lower and not room):  # first lines may be indented deeply
        return True
    if lower or above.text.endswith(("-", ",")):
        return False
    return room or (ended and (deeper or line.starts is True))


def _next_in_list(forms: Sequence[Shape], place: int) -> bool:
    """Whether a line's number follows that of a line close above: "24. Bakeries", "25. Other food trade"."""
    number = _COUNTED.match(forms[place].text)
    for form in reversed(forms[max(0, place - _NEAR) : place] if number else ()):
        if before := _COUNTED.match(form.text):
            return number is not None and (int(before[1]) + 1, before[2]) == (int(number[1]), number[2])
    return False


def _tightest(forms: Sequence[Shape], place: int) -> float:
    """The least distance from line to line near a place; a double-spaced bill has no tighter one."""
    near = forms[max(0, place - _NEAR // 2) : place + _NEAR // 2 + 1]
    return min((gap for a, b in pairwise(near) if (gap := _gap(a, b)) > 0.5), default=0.0) or float("inf")


def _gap(above: Shape, here: Shape) -> float:
    if above.top is None or here.top is None or above.column != here.column:
        return 0.0
    return here.top - above.top


def _room(forms: Sequence[Shape], place: int, *, lost: float) -> bool:
    """Whether a line's first word would have gone on the line before: that line was ended on purpose.

    `lost` is how much further right the line before stood in the print.
    """
    above = forms[place - 1]
    near = forms[max(0, place - _NEAR) : place + _NEAR]
    lines = [form.right for form in near if form.column == above.column and not _AMOUNT.search(form.text[-40:])]
    margin = max(lines, default=above.right)
    word = _FIRST_WORD.match(forms[place].text)
    return above.right + lost + 1 + len(word[0] if word else "") + _SLACK < margin


def _numbered(text: str) -> bool:
    start = 1 if text[:1] in '“"[' else 0
    return (
        enumerator_at(text, start) is not None
        or section_at(text, start) is not None
        or division_at(text, start) is not None
    )


def _median(values: Sequence[float]) -> float:
    """The middle value; the module `statistics` takes 5 ms to load."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
