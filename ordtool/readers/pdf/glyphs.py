"""The words, strokes and annotations of a PDF page, put together as runs.

Coordinates are points from the upper left corner of the page, turned so that its text stands upright.
"""

from __future__ import annotations

from typing import Any

from ordtool.readers.pdf import pdfium
from ordtool.readers.pdf.annotations import annotated
from ordtool.readers.pdf.characters import characters, frame_of, quarter, upright
from ordtool.readers.pdf.drawn import signed
from ordtool.readers.pdf.looks import Types
from ordtool.readers.pdf.overprint import overprinted
from ordtool.readers.pdf.run import Page, Rule, Run
from ordtool.readers.pdf.setting import runs
from ordtool.readers.pdf.strokes import drawing

__all__ = ["Page", "Rule", "Run", "page_text"]


def page_text(page: Any, *, number: int) -> Page:
    """The text of a pypdfium2 page. Raises pypdfium2's PdfiumError where the page's content cannot be loaded."""
    textpage = page.get_textpage()
    try:
        handle = pdfium.address(textpage.raw)
        turn = upright(handle, page.get_rotation())
        frame = frame_of(page, turn)
        found = characters(handle, frame)
        made, places = runs(found, Types(), lambda k: quarter(handle, found.indices[k]) != turn)
        made, bars = overprinted(made)
        drawn = drawing(pdfium.address(page.raw), frame, words=set(found.objects))
        drawn.level.extend(bars)
        made, rules = signed(made, drawn, lambda order: found.room(*places[order]))
        made = annotated(page, frame, made)
    finally:
        textpage.close()
    width, height = frame.right - frame.left, frame.top - frame.bottom
    width, height = (width, height) if turn in (0, 180) else (height, width)
    return Page(number, width, height, tuple(made), rules)
