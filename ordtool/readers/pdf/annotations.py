"""Changes that reviewers put on a PDF's page as annotations: words struck out, underlined, highlighted.

A struck-out annotation says that words are to go, and by whom; that is a change of the draft. Underlining and
highlighting only point at words, so they are signs. What a caret wants to insert stands in its comment, not on the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from pypdfium2 import raw

from ordtool.readers.pdf.characters import Frame
from ordtool.readers.pdf.drawn import middles_within
from ordtool.readers.pdf.run import Run
from ordtool.source import Axis, Look, Mark, Sign, Span, State

_SIGNS = {
    raw.FPDF_ANNOT_UNDERLINE: Look.UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY: Look.UNDERLINE,
    raw.FPDF_ANNOT_HIGHLIGHT: Look.HIGHLIGHT,
}
_HIDDEN = 0x2 | 0x20  # the flags Hidden and NoView
_MOST = 20_000


def annotated(page: Any, frame: Frame, runs: Sequence[Run]) -> list[Run]:
    """The runs with the marks and signs of the annotations on a pypdfium2 page."""
    made = list(runs)
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with _annotation(page, index) as note:
            subtype = raw.FPDFAnnot_GetSubtype(note) if note else 0
            known = subtype == raw.FPDF_ANNOT_STRIKEOUT or subtype in _SIGNS
            if not known or raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
                continue
            for box in _boxes(note, frame):
                for i, span in _under(box, made):
                    made[i] = _put(made[i], span, subtype, note)
    return made


@contextmanager
def _annotation(page: Any, index: int) -> Iterator[Any]:
    note = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _boxes(note: Any, frame: Frame) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles that an annotation marks, one a line."""
    quad = raw.FS_QUADPOINTSF()
    for i in range(min(raw.FPDFAnnot_CountAttachmentPoints(note), _MOST)):
        if raw.FPDFAnnot_GetAttachmentPoints(note, i, quad):
            xs = quad.x1, quad.x2, quad.x3, quad.x4
            ys = quad.y1, quad.y2, quad.y3, quad.y4
            yield frame.box(min(xs), max(ys), max(xs), min(ys))


def _under(box: tuple[float, float, float, float], runs: Sequence[Run]) -> Iterator[tuple[int, Span]]:
    left, top, right, bottom = box
    for i, run in enumerate(runs):
        middle = run.baseline - 0.25 * run.size if run.size else (run.box.top + run.box.bottom) / 2
        if not run.turned and top <= middle <= bottom and run.box.x0 < right and run.box.x1 > left:
            start, end = middles_within(run, left, right)
            if start < end:
                yield i, Span(start, end)


def _put(run: Run, span: Span, subtype: int, note: Any) -> Run:
    if subtype in _SIGNS:
        return replace(run, signs=(*run.signs, Sign(span, _SIGNS[subtype], "annotation")))
    mark = Mark(span, State.STRUCK, Axis.DRAFT, _string(note, b"T"), _date(_string(note, b"M")))
    return replace(run, marks=(*run.marks, mark))


def _string(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    cells = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(cells, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return cells.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


def _date(text: str) -> str:
    """A PDF's date ("D:20240131120000+01'00'") as ISO 8601 has it, without the zone; "" for none."""
    figures = text.removeprefix("D:")[:14]
    if len(figures) < 8 or not figures.isdigit():
        return ""
    day = f"{figures[:4]}-{figures[4:6]}-{figures[6:8]}"
    return f"{day}T{figures[8:10]}:{figures[10:12]}:{figures[12:14]}" if len(figures) == 14 else day
