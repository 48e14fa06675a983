"""PDF: every visual line with its page and box, in reading order; margin numbers apart, furniture marked.

Pages without true text go through text recognition where that was asked for (`ocr`); else they are reported as unread,
and a file of nothing else is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pypdfium2

from ordtool.readers.pdf import unread
from ordtool.readers.pdf.cover_sheets import much_removed
from ordtool.readers.pdf.excerpts import context, only
from ordtool.readers.pdf.glyphs import Page, page_text
from ordtool.readers.pdf.layout import Layout
from ordtool.readers.pdf.ocr import Mode, Scans, recognise
from ordtool.readers.pdf.opening import opened
from ordtool.readers.pdf.pages import chosen
from ordtool.source import Source

_AT_ONCE = 16  # pages whose every letter is in memory at one time


def read(name: str, data: bytes, *, pages: str | None = None, ocr: str = "never") -> Source:
    """A `Source` of a PDF; `pages` chooses pages ("3,5-7", from 1). Boxes are in points from the upper left corner.

    The other pages are looked at for what they tell of those (`excerpts`). `ocr` says which pages go through text
    recognition: "never", "auto" (those without true text), "always".
    Raises EncryptedError, NoTextError, InputError (damaged) and UsageError (pages that the file does not have).
    """
    document = opened(name, data)
    layout, scans, broken = Layout(), list[Scans](), list[int]()
    try:
        count = len(document)
        numbers = chosen(name, pages, count=count)
        wanted = frozenset(numbers)
        for loaded in _load(document, context(numbers, count=count) if pages is not None else numbers, broken):
            scan = recognise(document, [page for page in loaded if page.number in wanted], name=name, mode=Mode(ocr))
            others = [page for page in loaded if page.number not in wanted]
            layout.add(sorted([*scan.pages, *others], key=lambda page: page.number))
            scans.append(replace(scan, pages=()))
    finally:
        document.close()
    lines = tuple(only(layout.lines(), wanted))
    broken = [number for number in broken if number in wanted]
    asked = [line for line in lines if line.page in wanted]
    lacking = next((scan.lacking for scan in scans if scan.lacking), "")
    if not asked:
        raise unread.no_text(name, numbers, broken, ocr=ocr, lacking=lacking)
    empty = tuple(sorted([*broken, *(number for scan in scans for number in scan.unread)]))
    warnings = dict.fromkeys(sentence for scan in scans for sentence in scan.warnings)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=lines,
        pages=count,
        unread_pages=empty,
        warnings=(
            *unread.warnings(name, empty, broken, ocr=ocr, lacking=lacking),
            *warnings,
            *much_removed(name, asked),
        ),
        recognised=tuple(pair for scan in scans for pair in scan.sureness.items()),
    )


def _load(document: Any, numbers: Sequence[int], broken: list[int]) -> Iterator[list[Page]]:
    """The pages' text, some pages at a time; the numbers of those that cannot be loaded go to `broken`."""
    for start in range(0, len(numbers), _AT_ONCE):
        found: list[Page] = []
        for number in numbers[start : start + _AT_ONCE]:
            try:
                page = document[number - 1]
                found.append(page_text(page, number=number))
                page.close()
            except pypdfium2.PdfiumError:
                broken.append(number)
        yield found
