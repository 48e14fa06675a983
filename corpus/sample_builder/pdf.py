"""Sets a sample as a born-digital PDF: wrapped paragraphs, running head, page numbers, margin line numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .source import Kind, Layout, Mark, Paragraph, Run, Sample

_MARGIN = 72.0
_INDENT = 20.0
_BOLD = {"Times-Roman": "Times-Bold", "Helvetica": "Helvetica-Bold"}


@dataclass(frozen=True, slots=True)
class _Line:
    runs: tuple[Run, ...]
    font: str
    left: float
    centred: bool = False
    gap: bool = False
    keep: bool = False

    def width(self, size: float) -> float:
        return float(sum(stringWidth(run.text, self.font, size) for run in self.runs))


def _words(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """The words of a paragraph; a word may change its mark half-way."""
    word: list[Run] = []
    for run in runs:
        for number, piece in enumerate(run.text.split(" ")):
            if number and word:
                yield tuple(word)
                word = []
            if piece:
                word.append(Run(piece, run.mark))
    if word:
        yield tuple(word)


def _joined(words: list[tuple[Run, ...]]) -> tuple[Run, ...]:
    """Words with spaces between them, runs of one mark merged (a space inside an added passage is added too)."""
    merged: list[Run] = []
    for index, word in enumerate(words):
        for place, piece in enumerate(word):
            space = " " if index and not place else ""
            if merged and merged[-1].mark == piece.mark:
                merged[-1] = Run(merged[-1].text + space + piece.text, piece.mark)
                continue
            if space and merged:
                merged.append(Run(" "))
            merged.append(piece)
    return tuple(merged)


def _wrapped(paragraph: Paragraph, layout: Layout) -> Iterator[_Line]:
    body = paragraph.kind is Kind.BODY
    font = layout.font if body else _BOLD[layout.font]
    left = _MARGIN + _INDENT * paragraph.depth
    centred = paragraph.kind is Kind.TITLE
    held: list[tuple[Run, ...]] = []
    first = True
    for word in _words(paragraph.runs):
        line = _Line(_joined([*held, word]), font, left)
        if held and line.width(layout.size) > LETTER[0] - _MARGIN - left:
            yield _Line(_joined(held), font, left, centred, gap=first, keep=not body)
            held, first = [], False
        held.append(word)
    yield _Line(_joined(held), font, left, centred, gap=first, keep=not body)


def _pages(sample: Sample) -> list[list[tuple[float, _Line]]]:
    """The lines of every page, each with its baseline; a heading never stands last on a page."""
    leading = sample.layout.size * (1.6 if sample.layout.line_numbers else 1.3)
    lines = [line for paragraph in sample.paragraphs for line in _wrapped(paragraph, sample.layout)]
    pages: list[list[tuple[float, _Line]]] = [[]]
    y = LETTER[1] - _MARGIN
    for index, line in enumerate(lines):
        extra = leading * 0.5 if line.gap and pages[-1] and not sample.layout.line_numbers else 0.0
        need = extra + leading * (3 if line.keep and index + 2 < len(lines) else 1)
        if y - need < _MARGIN:
            pages.append([])
            y, extra = LETTER[1] - _MARGIN, 0.0
        y -= leading + extra
        pages[-1].append((y, line))
    return pages


def _draw(canvas: Canvas, line: _Line, y: float, size: float) -> None:
    x = (LETTER[0] - line.width(size)) / 2 if line.centred else line.left
    for run in line.runs:
        width = stringWidth(run.text, line.font, size)
        canvas.setFont(line.font, size)
        canvas.drawString(x, y, run.text)
        if run.mark is Mark.ADDED:
            canvas.line(x, y - 1.5, x + width, y - 1.5)
        x += width


def pdf(sample: Sample) -> bytes:
    """The PDF of a sample, the same bytes every time: no clock, no random id, no compression (zlib versions differ)."""
    stream = io.BytesIO()
    layout = sample.layout
    canvas = Canvas(stream, pagesize=LETTER, invariant=1, pageCompression=0)
    canvas.setTitle(layout.title)
    canvas.setAuthor("ordtool samples")
    pages = _pages(sample)
    for number, lines in enumerate(pages, start=1):
        canvas.setLineWidth(0.5)
        canvas.setFont(layout.font, 9)
        canvas.drawString(_MARGIN, LETTER[1] - 50, layout.head)
        canvas.drawCentredString(LETTER[0] / 2, 40, f"Page {number} of {len(pages)}")
        for count, (y, line) in enumerate(lines, start=1):
            if layout.line_numbers:
                canvas.setFont(layout.font, 9)
                canvas.drawRightString(_MARGIN - 18, y, str(count))
            _draw(canvas, line, y, layout.size)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
