"""PDF: every visual line with its page and box, margin numbers apart, running heads marked.

Columns, drawn strikes and underlines and text recognition are not done here yet; a page of pictures is reported as
unread, and a file of nothing else is an error that names the tool to run first.
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
from ordtool.readers.pdf.pages import chosen

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_JUNK = 0.02  # of the characters unreadable: the text layer is not to be trusted


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of a PDF; `pages` chooses pages ("3,5-7", from 1). Boxes are in points from the upper left corner.

    Raises EncryptedError, NoTextError, InputError (damaged) and UsageError (pages that the file does not have).
    """
    document = _open(name, data)
    try:
        count = len(document)
        numbers = chosen(name, pages, count=count)
        found, broken = _load(document, numbers)
    finally:
        document.close()
    unread = tuple(page.number for page in found if not page.runs) + broken
    lines = _lines([page for page in found if page.runs])
    if not lines:
        raise _no_text(name, numbers, broken)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=lines,
        pages=count,
        unread_pages=tuple(sorted(unread)),
        warnings=_warnings(name, lines, unread, broken),
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
    return Line(text, style=style, page=page, number=row.number, box=box, signs=row.signs)


def _no_text(name: str, numbers: Sequence[int], broken: tuple[int, ...]) -> InputError:
    if len(broken) == len(numbers):
        return InputError(f"{name}: no page of the PDF can be loaded; the file is damaged. Download it again.")
    what = "the pages asked for hold" if numbers[-1] - numbers[0] + 1 != len(numbers) else "it holds"
    return NoTextError(
        f"{name} has no text: {what} pictures of pages. Run text recognition first, "
        f"`ocrmypdf {name} with-text.pdf`, and give ordtool the result (ocrmypdf: apt-get install ocrmypdf)."
    )


def _warnings(name: str, lines: tuple[Line, ...], unread: tuple[int, ...], broken: tuple[int, ...]) -> tuple[str, ...]:
    warnings = []
    pictures = [number for number in sorted(unread) if number not in broken]
    if pictures:
        warnings.append(f"{name}: no text on {_named(pictures)} (pictures or blank); not read. ocrmypdf can read them.")
    if broken:
        warnings.append(f"{name}: {_named(broken)} could not be loaded; not read.")
    text = "".join(line.text for line in lines)
    if text.count("\ufffd") > _JUNK * len(text):
        warnings.append(
            f"{name}: many characters have no meaning in the file's fonts; check the text against the page."
        )
    return tuple(warnings)


def _named(numbers: Sequence[int]) -> str:
    noun = "page" if len(numbers) == 1 else "pages"
    shown = ", ".join(str(number) for number in numbers[:20])
    return f"{noun} {shown}{' and more' if len(numbers) > 20 else ''}"
