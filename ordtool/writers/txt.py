"""Plain text, 100 columns wide: for mail, for a terminal, for whoever trusts nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from ordtool.report import Block, Contents, Fold, Heading, PageBreak, Paragraph, Report, Run, Signatures, Table
from ordtool.writers._characters import printable
from ordtool.writers._index import EXTERNAL, Index, PlacedNote, Step, day_of, index, long_date, paragraphs_of
from ordtool.writers._signatures import lines_of

COLUMNS = 100
LEGEND = "[-words struck out-]  {+words inserted+}"
_POINTS = re.compile(
    r" (?=(?:(?:Sub)?[Ss]ections?|SECTIONS?|Secs?\.|§§?|Articles?|ARTICLE) ?[\dIVX]|(?:U\.S\.C|C\.F\.R)\.)"
)
GAP = 2  # columns between the cells of a table


def write(report: Report, stream: BinaryIO) -> None:
    """Write a report as plain text in UTF-8; ValueError if it does not hold together."""
    found, day = index(report), day_of(report)
    page = _Page(found, own=report.form == "instrument")
    own = report.form == "instrument"  # it has its title among its blocks, and is read again as what it is
    parts = [] if own else [_underlined(report.title, "=") + ([long_date(day)] if day else [])]
    parts += [_wrapped(report.header)] if report.header else []
    if any(run.state != "kept" for runs in paragraphs_of(report.blocks) for run in runs):
        parts.append([LEGEND])
    parts += page.blocks(report.blocks)
    if found.notes:
        parts.append(_underlined("Comments", "="))
        parts += [_note(note) for note in found.notes]
    parts += [["-" * COLUMNS, *_wrapped(report.footer)]] if report.footer else []
    text = "\n\n".join("\n".join(lines) for lines in parts if lines)
    stream.write((text + "\n").encode("utf-8"))


class _Page:
    """Makes the lines, block by block in the report's order."""

    def __init__(self, found: Index, *, own: bool) -> None:
        self._found, self._own = found, own
        self._steps = iter(found.steps)
        self._headings = iter(found.headings)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[list[str]]:
        """The lines of each block."""
        for bullets, group in groupby(
            blocks, key=lambda block: isinstance(block, Paragraph) and block.style == "bullet"
        ):
            if bullets:
                yield [line for block in group if isinstance(block, Paragraph) for line in self._paragraph(block)]
            else:
                for block in group:
                    yield from self._block(block)

    def _block(self, block: Block) -> Iterator[list[str]]:
        match block:
            case Heading():
                level = next(self._headings).level
                words = self._runs(block.runs)
                lined = level <= 2 and not self._own
                yield _underlined(words, "=" if level == 1 else "-") if lined else _wrapped(words)
            case Paragraph():
                yield self._paragraph(block)
            case Table():
                yield [*(_wrapped(block.caption)), *self._table(block)]
            case Contents():
                entries = [e for e in self._found.headings if e.level <= block.depth and e.text]
                lines = [line for e in entries for line in _wrapped(e.text, first="    " * (e.level - 1) + "- ")]
                yield [*_underlined("Contents", "-"), *lines] if lines else []
            case PageBreak():
                return
            case Fold():
                yield _wrapped(block.summary)
                yield from self.blocks(block.blocks)
            case Signatures():
                yield from map(_wrapped, lines_of(block))

    def _paragraph(self, block: Paragraph, *, width: int = COLUMNS) -> list[str]:
        words = self._runs(block.runs)
        step = "    " * min(block.indent, 8) if width == COLUMNS else "  " * min(block.indent, 2)
        if block.style == "bullet":
            return _wrapped(words, first=f"{step}* ", width=width)
        if block.style in ("title", "centered"):
            return [line.center(width).rstrip() for line in _wrapped(words, width=width - 16)]
        if block.marker:
            words, step = f"{block.marker} {words}", "    " * (min(block.indent, 8) - 1)
        if block.style == "quote":
            return _wrapped(words, first=f"{step}    | ", rest=f"{step}    | ", width=width)
        hang = "    " if block.style == "body" and block.indent else ""
        return _wrapped(words, first=step, rest=step + hang, width=width)

    def _table(self, table: Table) -> Iterator[str]:
        widths = _columns(table)
        if any(table.header):
            yield from _row(
                [_wrapped(words, width=width) for words, width in zip(table.header, widths, strict=True)], widths
            )
            yield "-" * (sum(widths) + GAP * (len(widths) - 1))
        for row in table.rows:
            cells = []
            for cell, width in zip(row, widths, strict=True):
                cells.append([line for block in cell for line in self._paragraph(block, width=width)])
            yield from _row(cells, widths)

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(_dressed(run, next(self._steps)) for run in runs)


def _dressed(run: Run, step: Step) -> str:
    words = printable(run.text)
    if words and run.state != "kept":
        opening, closing = ("[-", "-]") if run.state == "struck" else ("{+", "+}")
        words = f"{opening}{words}{closing}"
    if step.target.startswith(EXTERNAL) and step.target != words:
        words += f" <{step.target}>"
    return words + "".join(f"[{note.number}]" for note in step.closes)


def _note(placed: PlacedNote) -> list[str]:
    number = f"[{placed.number}] "
    paragraphs = [f"“{placed.words}”", *placed.note.paragraphs] if placed.words else [*placed.note.paragraphs]
    lines: list[str] = []
    for position, words in enumerate(paragraphs):
        lines += _wrapped(words, first=" " * len(number) if position else number, rest=" " * len(number))
    return lines


def _underlined(words: str, line: str) -> list[str]:
    lines = _wrapped(words)
    return [*lines, line * max(map(_width, lines))] if lines else []


def _columns(table: Table) -> list[int]:
    """The columns that each cell has: its share of the line, and never less than 4."""
    room = COLUMNS - GAP * (len(table.widths) - 1)
    total = sum(table.widths) or 1
    return [max(4, int(room * share / total)) for share in table.widths]


def _row(cells: list[list[str]], widths: list[int]) -> Iterator[str]:
    for number in range(max((len(cell) for cell in cells), default=0)):
        lines = [cell[number] if number < len(cell) else "" for cell in cells]
        padded = (line + " " * (width - _width(line)) for line, width in zip(lines, widths, strict=True))
        yield (" " * GAP).join(padded).rstrip()


def _wrapped(words: str, *, first: str = "", rest: str | None = None, width: int = COLUMNS) -> list[str]:
    """Lines of at most `width` columns; `first` and `rest` begin them.

    A longer word stands out of running text, so that an address stays whole, but is cut in the cell of a table.
    """
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for line in printable(words).split("\n"):
        lead = rest if lines else first
        current = ""
        for word in _cut(_kept(line), width - _width(rest) if width < COLUMNS else len(line)):
            if current and _width(f"{lead}{current} {word}") > width:
                lines.append(lead + current)
                lead, current = rest, word
            else:
                current = f"{current} {word}" if current else word
        if current:
            lines.append(lead + current)
    return lines


def _kept(line: str) -> list[str]:
    """The words of a line; what reads as a heading at the start of one ("Section 4") stays behind the word before it."""
    return [word.replace("\0", " ") for word in _POINTS.sub("\0", " ".join(line.split())).split(" ")]


def _cut(words: list[str], room: int) -> Iterator[str]:
    """The words, those of more than `room` characters in pieces."""
    room = max(room, 1)
    for word in words:
        yield from (word[start : start + room] for start in range(0, len(word), room))


def _width(text: str) -> int:
    """Columns on a terminal: two for East Asian wide letters and emoji, none for marks on a letter."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
