"""Lines to paragraphs: the base text, and the way back from it to page, margin number and box.

Paragraphs are parted by one "\\n", rejoined lines by one " ". Only white space at the ends of lines and lines of
furniture (running heads, page numbers) are left out. A word that was cut by a hyphen at a line's end keeps hyphen and blank
in the base; `soft` says what a reader would not read there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool.ordinance import Place
from ordtool.outline.compounds import is_compound
from ordtool.outline.wrapping import beginnings, shapes, starts
from ordtool.revision import Stretch
from ordtool.source import Line, Mark, Sign, Source, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the base text; `indent` is in letters, None where the format gives none."""

    span: Span
    style: str = ""
    level: int | None = None
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """Every character of a source, its paragraphs in order, its marks, and where each stretch stood (page; Word paragraph)."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]
    places: tuple[Place, ...]
    soft: tuple[Span, ...] = ()
    signs: tuple[Sign, ...] = ()
    origins: tuple[Stretch, ...] = ()


@dataclass(slots=True)
class _Draft:
    pieces: list[str]
    length: int
    marks: list[Mark]
    places: list[Place]
    cuts: list[int]
    signs: list[Sign]
    origins: list[Stretch]

    def put(self, text: str) -> Span:
        """Append; gives the span that the text now has."""
        span = Span(self.length, self.length + len(text))
        self.pieces.append(text)
        self.length = span.end
        return span


# A number typed with a tab behind it reads like one that Word counts, or that is typed with a blank.
_TYPED = re.compile(r"(?:\([0-9A-Za-z]{1,5}\)|[0-9A-Za-z]{1,5}[.)])(?=\t\S)")


def base(source: Source) -> Base:
    """Join a source's lines into paragraphs."""
    draft = _Draft([], 0, [], [], [], [], [])
    paragraphs: list[Paragraph] = []
    for lines, indent in _groups(source.lines):
        if paragraphs:
            draft.put("\n")
        start = draft.length
        for number, line in enumerate(lines):
            if number:
                draft.cuts.append(draft.put(" ").start)
            _put_line(draft, line)
        paragraphs.append(Paragraph(Span(start, draft.length), lines[0].style, lines[0].level, indent))
    text = "".join(draft.pieces)
    soft = tuple(_soft(text, draft.cuts))
    kept = (tuple(draft.marks), tuple(draft.places), soft, tuple(draft.signs), tuple(draft.origins))
    return Base(text, tuple(paragraphs), *kept)


def _put_line(draft: _Draft, line: Line) -> None:
    if line.marker.strip():
        span = draft.put(line.marker.strip() + " ")
        draft.places.append(Place(span, line.page, line.number, line.box, True, line.confidence))
    text = line.text.strip()
    if line.style != "table" and text.count("\t") == 1 and (typed := _TYPED.match(text)):
        text = f"{text[: typed.end()]} {text[typed.end() + 1 :]}"  # as long as before: places count its characters
    cut = len(line.text) - len(line.text.lstrip())
    span = draft.put(text)
    draft.places.append(Place(span, line.page, line.number, line.box, confidence=line.confidence))
    draft.marks += [replace(mark, span=at) for mark in line.marks if (at := _placed(mark.span, cut, span))]
    draft.signs += [replace(sign, span=at) for sign in line.signs if (at := _placed(sign.span, cut, span))]
    inside = (stretch.cut(cut, cut + len(span)) for stretch in line.origins)
    draft.origins += [stretch.shift(span.start - cut) for stretch in inside if stretch is not None]


def _placed(within: Span, cut: int, line: Span) -> Span | None:
    """A span of a line whose first `cut` characters are gone, as it counts in the base; None where nothing is left."""
    low, high = max(0, within.start - cut), min(len(line), within.end - cut)
    return Span(line.start + low, line.start + high) if low < high else None


def _groups(lines: Sequence[Line]) -> Iterator[tuple[list[Line], float | None]]:
    """The lines of each paragraph, and the indent of the first; footnotes come after the paragraph that they stand under."""
    kept, blank, notes = _kept(lines)
    begins = beginnings(kept)
    forms = shapes(kept)
    yield from _note_groups(notes.get(-1, ()))
    start = 0
    for place in range(1, len(kept) + 1):
        if place == len(kept) or begins[place] or (blank[place] and starts(kept[place]) is None):
            known = kept[start].box is not None or starts(kept[start]) is None
            yield kept[start:place], forms[start].left if known else None
            yield from _note_groups([line for at in range(start, place) for line in notes.get(at, ())])
            start = place


def _note_groups(notes: Sequence[Line]) -> Iterator[tuple[list[Line], float | None]]:
    """The lines of each footnote; a marker opens one, and on a new page the last one may go on."""
    start = 0
    for place in range(1, len(notes) + 1):
        if place == len(notes) or notes[place].marker:
            yield list(notes[start:place]), None
            start = place


def _kept(lines: Sequence[Line]) -> tuple[list[Line], list[bool], dict[int, list[Line]]]:
    """The lines that hold law, of each whether a blank one stood before it, and the footnotes of a page by the line above.

    A sentence goes on across the foot of a page, so that footnotes printed there must not part it; a Word file's notes
    stand where they belong.
    """
    kept: list[Line] = []
    blank: list[bool] = []
    notes: dict[int, list[Line]] = {}
    empty = False
    for line in lines:
        if line.style == "furniture":
            continue
        if not line.text.strip() and not line.marker.strip():
            empty = True
            continue
        if line.style == "note" and line.box is not None:
            notes.setdefault(len(kept) - 1, []).append(line)
            continue
        kept.append(line)
        blank.append(empty)
        empty = False
    return kept, blank, notes


_WORD = re.compile(r"[A-Za-z]{2,}(?:-[A-Za-z]+)*")
_BEFORE = re.compile(r"(?:^|[^A-Za-z-])((?:[A-Za-z]+-)*)([A-Za-z]+)-$")
_AFTER = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _whole_words(text: str, hyphened: Sequence[int]) -> Counter[str]:
    """The words of a text, those that a line's end has cut left out."""
    words = Counter(word.lower() for word in _WORD.findall(text))
    for cut in hyphened:
        before, after = _BEFORE.search(text[max(0, cut - 40) : cut]), _AFTER.match(text, cut + 1)
        words.subtract(
            found.lower() for found in ((before[1] + before[2]) if before else "", after[0] if after else "")
        )
    return +words


def _soft(text: str, cuts: Sequence[int]) -> Iterator[Span]:
    """Hyphens and blanks that a line's end put into a word: "pro- grams", "law- enforcement"."""
    hyphened = [cut for cut in cuts if text[cut - 1] == "-"]
    if not hyphened:
        return
    words = _whole_words(text, hyphened)
    for cut in hyphened:
        before, after = _BEFORE.search(text[max(0, cut - 40) : cut]), _AFTER.match(text, cut + 1)
        if before is None or after is None:
            continue
        left, right = before[2].lower(), after[0]
        whole = f"{left}{right}" in words
        known = is_compound(left, right, words) or (left in words and right in words)
        compound = f"{left}-{right}" in words or bool(before[1]) or (known and not whole)
        yield Span(cut, cut + 1) if compound else Span(cut - 1, cut + 1)
