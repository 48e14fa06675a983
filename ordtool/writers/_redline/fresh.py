"""A law that is no Word file as one: plain and readable, and it says where every character stands.

Its looks are a package in one file (`fresh.xml`, "Flat OPC"). Numbers are typed, never counted by Word: reading the file
gives the same paragraphs again.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from lxml import etree

from ordtool.revision import Stretch
from ordtool.writers._pack import FIRST, pack
from ordtool.writers._word_xml import Element, el, run_of, serialised, val

Line = tuple[str, str, int | None]

PART = "word/document.xml"
WIDTH = 9360  # twips between the margins
DEEPEST = 8  # body styles with an indent
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NARROWEST, _WIDEST = 8, 60  # letters that a column of a table counts for


def fresh(lines: Sequence[Line]) -> tuple[bytes, tuple[tuple[Stretch, ...], ...]]:
    """A plain Word file of (text, style, level) lines, and where each line's characters stand in it.

    `style` is "heading", "table" (a row, cells parted by tabs), "note" or ""; `level` that of a heading from 1 (0: the
    title), else the depth of indent, None for none. The same lines give the same bytes.
    """
    body = _Body()
    for is_rows, found in groupby(lines, key=lambda line: line[1] == "table"):
        block = list(found)
        rows = [_one_line(text).split("\t") for text, _, _ in block] if is_rows else []
        if is_rows and is_table(rows):
            body.table(rows)
        elif is_rows:
            body.paragraphs(("\t".join(row), "", None) for row in rows)
        else:
            body.paragraphs(block)
    return _packed(body.elements), tuple(body.stretches)


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows read back as rows: one column is read as a frame, two with figures as a page with line numbers."""
    if all(sum(bool(cell.strip()) for cell in row) < 2 for row in rows):
        return False
    return not all(len(row) == 2 and row[0].strip().isdigit() for row in rows)


class _Body:
    """The blocks of the document so far, and where the characters of each line stand in them."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.stretches: list[tuple[Stretch, ...]] = []
        self._count = 0

    def paragraphs(self, lines: Iterable[Line]) -> None:
        """One paragraph a line."""
        for text, style, level in lines:
            words = _one_line(text)
            self.elements.append(self._paragraph(words, style_id(style, level)))
            self.stretches.append(self._stretches([words]))

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """One table and a little space; the last cell of a row with fewer cells is as wide as those that it lacks."""
        widths = column_widths(rows)
        table = empty_table(widths)
        for row in rows:
            table.append(el("w:tr", None, *self._cells(row, widths)))
            self.stretches.append(self._stretches(row))
        self.elements += (table, spacer())
        self._count += 1

    def _cells(self, row: Sequence[str], widths: Sequence[int]) -> Iterator[Element]:
        for place, words in enumerate(row):
            covered = widths[place:] if place == len(row) - 1 else widths[place : place + 1]
            yield el("w:tc", None, cell_properties(covered), self._paragraph(words, "LawCell"))

    def _paragraph(self, words: str, style: str) -> Element:
        properties = [el("w:pPr", None, val("w:pStyle", style))] if style else []
        return el("w:p", None, *properties, *([run_of(words)] if words else []))

    def _stretches(self, pieces: Sequence[str]) -> tuple[Stretch, ...]:
        """Where the pieces of a line stand, each the next paragraph of the document."""
        found: list[Stretch] = []
        start = 0
        for words in pieces:
            if words:
                found.append(Stretch(start, start + len(words), PART, self._count, 0))
            start += len(words) + 1
            self._count += 1
        return tuple(found)


def empty_table(widths: Sequence[int]) -> Element:
    """A table without rows; `widths` of its columns in twips (without them other programs drop a table)."""
    look = {"w:firstRow": 0, "w:lastRow": 0, "w:firstColumn": 0, "w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}
    properties = el(
        "w:tblPr",
        None,
        val("w:tblStyle", "LawTable"),
        el("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        el("w:tblLayout", {"w:type": "fixed"}),
        el("w:tblLook", {"w:val": "0600", **look}),
    )
    return el("w:tbl", None, properties, el("w:tblGrid", None, *(el("w:gridCol", {"w:w": one}) for one in widths)))


def spacer() -> Element:
    """The narrow empty paragraph behind a table, which parts it from what follows and ends what it would be the last of."""
    return el("w:p", None, el("w:pPr", None, val("w:pStyle", "AfterTable")))


def cell_properties(covered: Sequence[int]) -> Element:
    """The properties of a cell over columns of these widths."""
    span = [val("w:gridSpan", len(covered))] if len(covered) > 1 else []
    return el("w:tcPr", None, el("w:tcW", {"w:w": sum(covered), "w:type": "dxa"}), *span)


def column_widths(rows: Sequence[Sequence[str]], width: int = WIDTH) -> list[int]:
    """How wide each column is, in twips, by its longest cell."""
    columns = max(len(row) for row in rows)
    longest = [max((len(row[place]) for row in rows if place < len(row)), default=0) for place in range(columns)]
    weights = [min(max(letters, _NARROWEST), _WIDEST) for letters in longest]
    widths = [width * weight // sum(weights) for weight in weights]
    widths[-1] += width - sum(widths)
    return widths


def style_id(style: str, level: int | None) -> str:
    """The id of a paragraph style, "" for the default one."""
    if style == "heading" and level is not None:
        return f"Heading{min(level, 9)}" if level > 0 else "LawTitle"  # "Title" is no text to pandoc
    if style == "heading":
        return "Heading2"
    if style == "note":
        return "LawNote"
    return f"Law{min(level, DEEPEST)}" if level else ""


def _one_line(text: str) -> str:
    """The text with a blank for each line end: as many characters as before."""
    return text.replace("\r", " ").replace("\n", " ")


def _packed(elements: Sequence[Element]) -> bytes:
    template = etree.fromstring((files("ordtool.writers._redline") / "fresh.xml").read_bytes())
    kinds: dict[str, str] = {}
    buffer, packed = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for part in template.iter(_PKG + "part"):
            name = part.get(_PKG + "name", "")
            root = etree.fromstring(etree.tostring(part[0][0]))
            if name == "/" + PART:
                _fill(root, elements)
            etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
            package.writestr(name.lstrip("/"), serialised(root))
            kinds[name] = part.get(_PKG + "contentType", "")
        package.writestr(FIRST, _content_types(kinds))
    pack(buffer.getvalue(), packed, day=None)
    return packed.getvalue()


def _fill(root: Element, elements: Sequence[Element]) -> None:
    """Put the blocks before the section's properties; no document is without a paragraph."""
    end = root[0][-1]
    for element in elements or [el("w:p")]:
        end.addprevious(element)


def _content_types(kinds: dict[str, str]) -> bytes:
    root = etree.Element("Types", xmlns=_TYPES)
    for name, kind in kinds.items():
        if name.endswith(".rels"):
            continue
        etree.SubElement(root, "Override", {"PartName": name, "ContentType": kind})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for suffix, kind in (("xml", "application/xml"), ("rels", rels)):
        root.insert(0, etree.Element("Default", {"Extension": suffix, "ContentType": kind}))
    return serialised(root)
