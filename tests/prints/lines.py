"""Breaks paragraphs into lines with the metrics of the fonts every PDF reader has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from .dress import SOFT, Item, Run
from .houses import House, Looks

_FACES = {
    "times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}
_SMALL = 0.62
LEVEL = 22.0  # points that a list item is further in


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its segments with their edges, and whether it opens or closes its paragraph."""

    segments: tuple[tuple[float, float, Run], ...]
    word_space: float
    first: bool
    last: bool
    item: Item

    @property
    def calls(self) -> bool:
        """Whether a footnote is called here."""
        return any(run.call for _, _, run in self.segments)


def face(looks: Looks, family: str) -> str:
    """The font of a run."""
    if "serif" in looks:
        family = "times"
    return _FACES[family][("bold" in looks) + 2 * ("italic" in looks)]


def size(run: Run, house: House) -> float:
    """A footnote's figure is small."""
    return house.page.size * (_SMALL if "raised" in run.looks else 1.0)


def width(text: str, run: Run, house: House) -> float:
    """How wide a text is in a run's font."""
    return float(stringWidth(text, face(run.looks, house.page.font), size(run, house)))


def broken(item: Item, house: House, *, wide: float) -> list[Line]:
    """The lines of an item in a column of a width; their segments count from its left edge."""
    letters = [(letter, run) for run in item.runs for letter in run.text]
    widths = [0.0 if letter == SOFT else width(letter, run, house) for letter, run in letters]
    lines: list[Line] = []
    at = 0
    while at < len(letters):
        indent = _indent(item, house, first=at == 0)
        end, hyphen = _end(letters, widths, at, wide - indent)
        spread = _Spread(item, house, indent, wide, first=at == 0, last=end >= len(letters))
        lines.append(_line(letters[at:end], spread, hyphen=hyphen))
        at = end
        while at < len(letters) and letters[at][0] == " ":
            at += 1
    return lines


def _indent(item: Item, house: House, *, first: bool) -> float:
    if item.kind in {"title", "sign"}:
        return 0.0
    base = 0.0 if house.page.indent else LEVEL * item.level
    if not house.page.indent:
        return base
    return house.page.indent * (1 + 0.5 * item.level) if first else 0.0


def _end(letters: Sequence[tuple[str, Run]], widths: Sequence[float], at: int, room: float) -> tuple[int, bool]:
    """Where a line that begins at a letter ends, and whether with a hyphen that the text has not."""
    used = 0.0
    best, hyphen = at, False
    for place in range(at, len(letters)):
        letter = letters[place][0]
        if letter == " ":
            best, hyphen = place, False
        used += widths[place]
        if used > room and letter != " ":
            return (best, hyphen) if best > at else (place, False)
        if letter == "-" and used <= room:
            best, hyphen = place + 1, False
        if letter == SOFT and used + widths[place - 1] <= room:
            best, hyphen = place + 1, True
    return len(letters), False


@dataclass(frozen=True, slots=True)
class _Spread:
    item: Item
    house: House
    left: float
    right: float
    first: bool
    last: bool


def _line(letters: Sequence[tuple[str, Run]], spread: _Spread, *, hyphen: bool) -> Line:
    runs: list[tuple[str, Run]] = []
    for letter, run in letters:
        if runs and runs[-1][1] is run:
            runs[-1] = (runs[-1][0] + letter, run)
        else:
            runs.append((letter, run))
    runs = [(text.replace(SOFT, ""), run) for text, run in runs]
    if hyphen:
        runs[-1] = (runs[-1][0] + "-", runs[-1][1])
    if runs:
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return _placed([(text, run) for text, run in runs if text], spread)


def _placed(runs: Sequence[tuple[str, Run]], spread: _Spread) -> Line:
    house, item = spread.house, spread.item
    total = sum(width(text, run, house) for text, run in runs)
    spaces = sum(text.count(" ") for text, _ in runs)
    spare = spread.right - spread.left - total
    justified = house.page.justify and not spread.last and item.kind not in {"title", "sign", "legend"} and spaces > 3
    extra = spare / spaces if justified else 0.0
    at = spread.left + (spare / 2 if item.kind == "title" else 0.0)
    segments: list[tuple[float, float, Run]] = []
    for text, run in runs:
        end = at + width(text, run, house) + extra * text.count(" ")
        segments.append((at, end, Run(text, run.looks, run.state, run.axis, run.counts, run.call)))
        at = end
    return Line(tuple(segments), extra, spread.first, spread.last, item)
