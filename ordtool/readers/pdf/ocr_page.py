"""One page through text recognition: drawn, made upright and level, read. Loaded only when a page needs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2
from PIL import Image

from ordtool.readers.pdf import ocr_margin, ocr_order, ocr_picture, ocr_program, ocr_strokes, ocr_words
from ordtool.readers.pdf.glyphs import Page

_POOR = 0.6  # a page read so badly may stand on its side
_BETTER = 0.1


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as read, how sure that is on the whole, whether it shows nothing, and why it could not be read.

    `crossed` are words that a line runs through.
    """

    page: Page
    sureness: float = 0.0
    blank: bool = False
    failed: str = ""
    crossed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture; None where it cannot be drawn."""

    number: int
    picture: Image.Image | None
    dpi: int = 72


def draw(document: Any, number: int) -> Drawn:
    """The picture of a page of a pypdfium2 document. Not for two threads at once: PDFium takes none."""
    try:
        page = document[number - 1]
        try:
            picture, dpi = ocr_picture.render(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return Drawn(number, None)
    return Drawn(number, picture, dpi)


def read(drawn: Drawn, *, program: str) -> Recognised:
    """The words of a picture, upright and level; where they read badly, turned if they then read better."""
    if drawn.picture is None:
        return Recognised(Page(drawn.number, 1.0, 1.0, ()), failed="it cannot be drawn")
    soft = ocr_picture.softened(drawn.picture, dpi=drawn.dpi)
    nothing = _page(drawn, soft, ())
    if ocr_picture.is_blank(soft):
        return Recognised(nothing, blank=True)
    try:
        found = _level(drawn, soft, program)
        turn = ocr_program.turn(program, ocr_picture.packed(soft), dpi=drawn.dpi) if found.sureness < _POOR else 0
        if turn:
            again = _level(drawn, ocr_picture.turned(soft, clockwise=turn), program)
            found = again if again.sureness > found.sureness + _BETTER else found
    except ocr_program.Unrecognised as error:
        return Recognised(nothing, failed=str(error))
    return found


def _level(drawn: Drawn, picture: Image.Image, program: str) -> Recognised:
    radians = ocr_program.skew(program, ocr_picture.packed(picture), dpi=drawn.dpi)
    level = ocr_picture.levelled(picture, radians=radians)
    lines = ocr_words.lines(ocr_program.hocr(program, ocr_picture.packed(level), dpi=drawn.dpi))
    lines = ocr_margin.numbered(level, lines, read=partial(_figures, program=program, dpi=drawn.dpi))
    lines = ocr_order.ordered(lines)
    words = [word for line in lines for word in line.words]
    page = _page(drawn, level, ocr_words.runs(lines, dpi=drawn.dpi))
    return Recognised(page, ocr_words.confidence(words), crossed=ocr_strokes.crossed(level, lines))


def _figures(strip: Image.Image, *, program: str, dpi: int) -> tuple[ocr_words.WordLine, ...]:
    return ocr_words.lines(ocr_program.figures(program, ocr_picture.packed(strip), dpi=dpi))


def _page(drawn: Drawn, picture: Image.Image, runs: tuple[Any, ...]) -> Page:
    scale = 72 / drawn.dpi
    return Page(drawn.number, picture.width * scale, picture.height * scale, runs)
