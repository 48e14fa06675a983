"""The blocks of a report as paragraphs and tables of Word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from ordtool.report import Block, Contents, Fold, Heading, PageBreak, Paragraph, Run, Signatures, Table
from ordtool.writers._characters import one_line
from ordtool.writers._index import Index
from ordtool.writers._word_xml import Element, el, qn, run_of, val
from ordtool.writers.docx import instrument
from ordtool.writers.docx.contents import contents
from ordtool.writers.docx.runs import Inline
from ordtool.writers.docx.styles import LEVELS, shading

STYLES = {
    "normal": "Normal",
    "quote": "Quote",
    "small": "Small",
    "caption": "Caption",
    "bullet": "ListBullet",
    "lead": "Lead",
    "title": "Title",
    "centered": "Centered",
}
IN_CELLS = {
    "normal": "TableText",
    "quote": "TableQuote",
    "body": "TableQuote",
    "bullet": "TableBullet",
    "lead": "TableText",
}
INDENT = 320  # twips a level, for paragraphs that are not of the reviewed text
HEADINGS = 4
PROPERTIES = tuple(
    map(
        qn,
        ("w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:numPr", "w:bidi", "w:spacing", "w:ind", "w:outlineLvl"),
    )
)


class Body:
    """Makes the content of the document, block by block in the report's order."""

    def __init__(self, index: Index, inline: Inline, *, width: int, instrument: bool = False) -> None:
        """`width` is that of the text, in twips; `instrument` says that the text is set as an ordinance itself."""
        self._instrument = instrument
        self._index = index
        self._inline = inline
        self._width = width
        self._break = self._signed = False

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """Every block's elements."""
        held = list(blocks)
        for block, after in zip_longest(held, held[1:]):
            self._signed = isinstance(after, Signatures)
            match block:
                case Heading():
                    yield self._heading(block)
                case Paragraph():
                    yield self._paragraph(block)
                case Table():
                    yield from self._table(block)
                case Contents():
                    yield from contents(self._index.headings, depth=block.depth, page_break=self._broken())
                case PageBreak():
                    self._break = True
                case Fold():
                    yield self._line("FoldSummary", block.summary)
                    yield from self.blocks(block.blocks)
                case Signatures():
                    yield from instrument.signatures(block, width=self._width)

    def title(self, title: str, subtitle: str) -> Iterator[Element]:
        """The report's title and the line under it."""
        yield self._line("Title", title)
        if subtitle:
            yield self._line("Subtitle", subtitle)

    def _heading(self, block: Heading) -> Element:
        entry, content = self._inline.heading(block.runs)
        level = max(1, min(block.level, HEADINGS))
        style = f"OrdinanceHeading{level}" if block.body else f"Heading{level}"
        usual = level if block.body else level - 1
        outline = [] if entry.level - 1 == usual else [val("w:outlineLvl", min(entry.level - 1, 8))]
        return el("w:p", None, self._properties(style, block.runs, *outline), *content)

    def _paragraph(self, block: Paragraph) -> Element:
        indent = max(0, min(block.indent, LEVELS - 1))
        style = f"OrdinanceText{indent + 1}" if block.style == "body" else STYLES[block.style]
        if block.style == "bullet":
            numbered = el("w:numPr", None, val("w:ilvl", indent), val("w:numId", 1))
            properties = self._properties(style, block.runs, numbered)
        elif block.style == "body" and self._instrument:
            properties = self._properties(style, block.runs, *instrument.place(block, indent, signed=self._signed))
            return el("w:p", None, properties, *instrument.marker(block), *self._inline.content(block.runs))
        elif block.style == "body" or not indent:
            properties = self._properties(style, block.runs)
        else:
            extra = INDENT if block.style == "quote" else 0
            properties = self._properties(style, block.runs, el("w:ind", {"w:left": INDENT * indent + extra}))
        return el("w:p", None, properties, *self._inline.content(block.runs))

    def _line(self, style: str, words: str) -> Element:
        return el("w:p", None, self._properties(style, (Run(words),)), run_of(one_line(words)))

    def _properties(self, style: str, runs: Iterable[Run], *more: Element) -> Element:
        """`w:pPr`, in the order of the schema; with a page break before it if one is due."""
        parts = {element.tag: element for element in more}
        if self._broken():
            # At the top of a page the space that the style sets before a heading would only push it down.
            parts[qn("w:pageBreakBefore")] = el("w:pageBreakBefore")
            parts[qn("w:spacing")] = el("w:spacing", {"w:before": 0})
        if _begins_rtl(runs):
            parts[qn("w:bidi")] = el("w:bidi")
        return el("w:pPr", None, val("w:pStyle", style), *(parts[name] for name in PROPERTIES if name in parts))

    def _broken(self) -> bool:
        due, self._break = self._break, False
        return due

    def _table(self, table: Table) -> Iterator[Element]:
        if table.caption:
            yield self._line("TableTitle", table.caption)
        elif self._break:
            yield self._line("AfterTable", "")
        widths = _twips(table.widths, self._width)
        rows = [self._row(row, widths) for row in table.rows]
        yield el("w:tbl", None, _table_look(table, self._width), _grid(widths), *_header(table, widths), *rows)
        yield self._line("AfterTable", "")

    def _row(self, row: tuple[tuple[Paragraph, ...], ...], widths: list[int]) -> Element:
        cells = [_cell(width, [self._in_cell(p) for p in cell]) for cell, width in zip(row, widths, strict=True)]
        return el("w:tr", None, el("w:trPr", None, el("w:cantSplit")), *cells)

    def _in_cell(self, block: Paragraph) -> Element:
        style = IN_CELLS.get(block.style) or STYLES[block.style]
        indent = max(0, min(block.indent, LEVELS - 1))
        more = []
        if block.style == "bullet":
            more = [el("w:numPr", None, val("w:ilvl", indent), val("w:numId", 2))]
        elif indent:
            more = [el("w:ind", {"w:left": INDENT * indent // 2})]
        return el("w:p", None, self._properties(style, block.runs, *more), *self._inline.content(block.runs))


def _begins_rtl(runs: Iterable[Run]) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for run in runs:
        for character in run.text:
            direction = unicodedata.bidirectional(character)
            if direction in ("L", "R", "AL"):
                return direction != "L"
    return False


def _twips(shares: tuple[float, ...], width: int) -> list[int]:
    """Column widths that add up to the whole line exactly."""
    total = sum(shares) or 1
    edges = [round(width * sum(shares[:count]) / total) for count in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _table_look(table: Table, width: int) -> Element:
    first = 0 if table.plain else 1
    return el(
        "w:tblPr",
        None,
        val("w:tblStyle", "OrdtoolFacts" if table.plain else "OrdtoolTable"),
        el("w:tblW", {"w:w": width, "w:type": "dxa"}),
        el("w:tblLayout", {"w:type": "fixed"}),
        el("w:tblLook", {"w:val": "0020" if first else "0000", "w:firstRow": first}),
    )


def _grid(widths: list[int]) -> Element:
    return el("w:tblGrid", None, *(el("w:gridCol", {"w:w": width}) for width in widths))


def _header(table: Table, widths: list[int]) -> list[Element]:
    """The header row, repeated on every page that the table runs over."""
    if not any(table.header):
        return []
    cells = []
    for words, width in zip(table.header, widths, strict=True):
        paragraph = el("w:p", None, el("w:pPr", None, val("w:pStyle", "TableHead")), run_of(one_line(words)))
        cells.append(_cell(width, [paragraph], shaded=not table.plain))
    return [el("w:tr", None, el("w:trPr", None, el("w:cantSplit"), el("w:tblHeader")), *cells)]


def _cell(width: int, paragraphs: list[Element], *, shaded: bool = False) -> Element:
    # LibreOffice does not take the header's shading from the style: it stands on the cell as well.
    look = el("w:tcPr", None, el("w:tcW", {"w:w": width, "w:type": "dxa"}), *([shading()] if shaded else []))
    return el("w:tc", None, look, *(paragraphs or [el("w:p")]))
