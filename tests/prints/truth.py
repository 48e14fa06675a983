"""What a sheet says, character by character, white space left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.source import Axis, State

from .dress import SOFT, Run, Sheet

_LINE = 70  # characters of a nominal line: where a printer breaks lines is the printer's affair


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character; `counts` is false where either reading of its mark is right, `call` for a footnote's figure."""

    char: str
    state: State
    axis: Axis
    counts: bool
    call: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's characters; `words` is its text with blanks, `lines` are ranges of characters, 70 letters or so each."""

    glyphs: tuple[Glyph, ...]
    words: str
    lines: tuple[tuple[int, int], ...]
    kind: str

    @property
    def letters(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Truth:
    """The paragraphs in reading order, the footnotes and the legend apart: where they stand is the reader's choice.

    With the legend goes what a drafter signs with (initials, file number, date): it is no law.
    """

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]
    legend: tuple[Paragraph, ...]


def truth(sheet: Sheet) -> Truth:
    """What is to be read in a print of the sheet."""
    found: list[Paragraph] = []
    slugs = [item for item in sheet.items if item.kind == "sign" and sheet.house.words.get("signed_by") == "drafter"]
    for item in sheet.items:
        if item in slugs:
            continue
        if item.cells:
            rows = [tuple(run for cell in row for run in (*cell, Run(" "))) for row in item.cells]
            found += [_paragraph(row, "table") for row in rows]
        else:
            found.append(_paragraph(item.runs, item.kind))
    return Truth(
        tuple(found),
        tuple(_paragraph(note.runs, "note") for note in sheet.notes if _called(sheet)),
        tuple(_paragraph(line.runs, "legend") for line in (*sheet.legend, *slugs)),
    )


def _called(sheet: Sheet) -> bool:
    return any(run.call for item in sheet.items for run in item.runs)


def _paragraph(runs: tuple[Run, ...], kind: str) -> Paragraph:
    glyphs = tuple(
        Glyph(letter, run.state, run.axis, run.counts, run.call)
        for run in runs
        for letter in run.text
        if not letter.isspace() and letter != SOFT
    )
    words = "".join(run.text for run in runs).replace(SOFT, "")
    return Paragraph(glyphs, words, tuple(_lines(words)), kind)


def _lines(words: str) -> Iterator[tuple[int, int]]:
    """Nominal lines as ranges of characters that are not blank."""
    start = at = length = 0
    for word in words.split():
        if length and length + 1 + len(word) > _LINE:
            yield start, at
            start, length = at, 0
        at += len(word)
        length += len(word) + 1
    if at > start:
        yield start, at
