"""PDF: every visual line with its page and box, margin numbers apart, running heads marked.

Pages without true text go through text recognition where that was asked for (`ocr`); else they are reported as unread,
and a file of nothing else is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pypdfium2

from ordtool.errors import EncryptedError, InputError, NoTextError
from ordtool.ordinance import Box, Line, Source
from ordtool.readers.pdf import rows as row_order
from ordtool.readers.pdf.bombs import bomb
from ordtool.readers.pdf.forms import explodes
from ordtool.readers.pdf.furniture import furniture, number_margins
from ordtool.readers.pdf.glyphs import Page, page_text
from ordtool.readers.pdf.ocr import Mode, recognise
from ordtool.readers.pdf.page_names import named
from ordtool.readers.pdf.pages import chosen

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def read(name: str, data: bytes, *, pages: str | None = None, ocr: str = "never") -> Source:
    """A `Source` of a PDF; `pages` chooses pages ("3,5-7", from 1). Boxes are in points from the upper left corner.

    `ocr` says which pages go through text recognition: "never", "auto" (those without true text), "always".
    Raises EncryptedError, NoTextError, InputError (damaged) and UsageError (pages that the file does not have).
    """
    document = _open(name, data)
    try:
        count = len(document)
        numbers = chosen(name, pages, count=count)
        loaded, broken = _load(document, numbers)
        scans = recognise(document, loaded, name=name, mode=Mode(ocr))
    finally:
        document.close()
    unread = scans.unread + broken
    lines = _lines([page for page in scans.pages if page.runs])
    if not lines:
        raise _no_text(name, numbers, broken, ocr=ocr)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=lines,
        pages=count,
        unread_pages=tuple(sorted(unread)),
        warnings=(*_warnings(name, lines, unread, broken, ocr=ocr), *scans.warnings),
        recognised=tuple(scans.sureness.items()),
    )


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    # PDFium mends a file without its end in silence and gives whatever pages it finds: half a law would look whole.
    if max(data.rfind(b"%%EOF"), data.rfind(b"startxref")) < data.rfind(b"endobj"):
        raise InputError(f"{name}: the PDF is cut short (its end is missing). Download or copy it again.")
    if bomb(data) or explodes(data):
        raise InputError(
            f"{name}: a page of the PDF unpacks to more than any page of law holds; it is not read for safety."
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise EncryptedError(
                f"{name} is locked by a password. Open it, print it to a new PDF without one, and try again."
            ) from None
        raise InputError(f"{name}: the PDF is damaged and cannot be opened. Download or export it again.") from None


def _load(document: Any, numbers: Sequence[int]) -> tuple[list[Page], tuple[int, ...]]:
    """The pages' text, and the numbers of those that cannot be loaded."""
    found: list[Page] = []
    broken: list[int] = []
    for number in numbers:
        try:
            page = document[number - 1]
            found.append(page_text(page, number=number))
            page.close()
        except pypdfium2.PdfiumError:
            broken.append(number)
    return found, tuple(broken)


def _lines(pages: list[Page]) -> tuple[Line, ...]:
    """All lines of the pages in reading order, furniture marked."""
    numbered = number_margins([row_order.rows(page) for page in pages])
    ordered = [row_order.reading_order(rows) for rows in numbered]
    marked = furniture(ordered, heights=[page.height for page in pages])
    lines: list[Line] = []
    for page, rows, around in zip(pages, ordered, marked, strict=True):
        lines += [_line(row, page=page.number, style="furniture" if i in around else "") for i, row in enumerate(rows)]
        lines += [_line(row, page=page.number, style="furniture") for row in row_order.turned(page)]
    return tuple(lines)


def _line(row: row_order.Row, *, page: int, style: str) -> Line:
    box: Box | None = row.box if row.runs else None
    text = row.text
    # A soft hyphen shows only where the line was broken.
    text = text[:-1] + "-" if text.endswith("\u00ad") else text
    sure = min((run.confidence for run in row.runs if run.confidence is not None), default=None)
    return Line(
        text, style=style, page=page, number=row.number, box=box, signs=row.signs, marks=row.marks, confidence=sure
    )


def _no_text(name: str, numbers: Sequence[int], broken: tuple[int, ...], *, ocr: str) -> InputError:
    if len(broken) == len(numbers):
        return InputError(f"{name}: no page of the PDF can be loaded; the file is damaged. Download it again.")
    what = "the pages asked for hold" if numbers[-1] - numbers[0] + 1 != len(numbers) else "it holds"
    if ocr != Mode.NEVER:
        return NoTextError(
            f"{name}: no word could be recognised on {named(numbers)}. Look whether they are blank or too faint, and "
            "scan them again at 300 dots per inch."
        )
    return NoTextError(
        f"{name} has no text: {what} pictures of pages ({named(numbers)}). Read them by text recognition with "
        "`--ocr auto`."
    )


def _warnings(
    name: str, lines: tuple[Line, ...], unread: tuple[int, ...], broken: tuple[int, ...], *, ocr: str
) -> tuple[str, ...]:
    warnings = []
    pictures = [number for number in sorted(unread) if number not in broken]
    if pictures:
        hint = "--ocr auto can read them." if ocr == Mode.NEVER else "Text recognition found no word there."
        warnings.append(f"{name}: no text on {named(pictures)} (pictures or blank); not read. {hint}")
    if broken:
        warnings.append(f"{name}: {named(broken)} could not be loaded; not read.")
    return tuple(warnings)
