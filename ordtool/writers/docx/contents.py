"""The table of contents: a field of Word that shows its entries at once, without being updated.

The entries carry no page numbers: only a layout program knows them, and a wrong number is worse than none. Word fills
them in when the reader updates the field (F9). `updateFields` in the settings would make Word ask on every opening.
"""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.writers._index import Entry
from ordtool.writers._word_xml import Element, el, run_of, val


def contents(headings: tuple[Entry, ...], *, depth: int, page_break: bool = False) -> Iterator[Element]:
    """The table of the headings down to `depth`; nothing if there are none."""
    entries = [entry for entry in headings if entry.level <= depth and entry.text]
    if not entries:
        return
    head = el("w:pPr", None, val("w:pStyle", "TOCHeading"), *([el("w:pageBreakBefore")] if page_break else []))
    lines = [_line(entry) for entry in entries]
    start = [_mark("begin"), _instruction(f' TOC \\o "1-{depth}" \\h \\z \\u '), _mark("separate")]
    lines[0][1:1] = start
    lines[-1].append(_mark("end"))
    gallery = el("w:docPartObj", None, val("w:docPartGallery", "Table of Contents"), el("w:docPartUnique"))
    content = el("w:sdtContent", None, el("w:p", None, head, run_of("Contents")), *lines)
    yield el("w:sdt", None, el("w:sdtPr", None, gallery), content)


def _line(entry: Entry) -> Element:
    link = el("w:hyperlink", {"w:anchor": entry.name, "w:history": 1}, run_of(entry.text))
    return el("w:p", None, el("w:pPr", None, val("w:pStyle", f"TOC{min(entry.level, 9)}")), link)


def _mark(kind: str) -> Element:
    return el("w:r", None, el("w:fldChar", {"w:fldCharType": kind}))


def _instruction(words: str) -> Element:
    instruction = el("w:instrText", {"xml:space": "preserve"})
    instruction.text = words
    return el("w:r", None, instruction)
