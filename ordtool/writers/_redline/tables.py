"""Tables as tracked changes: a new one with all its rows."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from ordtool.docx_package import Element, W, number
from ordtool.revision import Added, Insert, InsertTable
from ordtool.writers._redline import looks, paragraphs
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.fresh import WIDTH, cell_properties, column_widths, empty_table, is_table, spacer
from ordtool.writers._redline.rows import mark_row, worded
from ordtool.writers._word_xml import el

# What a new table does not take over from another one.
_OF_TABLES = frozenset(
    W + tag for tag in ("tblpPr", "tblOverlap", "tblPrChange", "tblInd", "tblCaption", "tblDescription")
)


def insert_table(document: Document, edit: InsertTable) -> Sequence[Element]:
    """Put a new table before or after an original paragraph, or before or after the table that this stands in."""
    document.touch(edit.part)
    if not is_table(edit.rows):
        return _paragraphs(document, edit)
    anchor = edit.after if edit.after is not None else edit.before or 0
    like = looks.model(document, edit.part, anchor, Added(""))
    widths = column_widths(edit.rows, _width(document))
    table = _table(document, edit.part, widths)
    style = "LawCell" if document.stylesheet.is_fresh else ""
    made: list[Element] = []
    for cells in edit.rows:
        row = el("w:tr", None, el("w:trPr"))
        for at, text in enumerate(cells):
            row.append(el("w:tc", None, cell_properties(widths[at : at + 1] if at < len(cells) - 1 else widths[at:])))
            made += worded(document, row[-1], like, text, style=style)
        mark_row(document, row, "ins")
        table.append(row)
    _placed(document, edit, table)
    return made


def _width(document: Document) -> int:
    """The width of the text in twips."""
    sections = list(document.root(document.main).iter(W + "sectPr"))
    size, margins = (sections[-1].find(W + tag) if sections else None for tag in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return WIDTH
    width, left, right = (
        (number(one.get(W + key), 0) or 0) for one, key in ((size, "w"), (margins, "left"), (margins, "right"))
    )
    return width - left - right if width - left - right > 0 else WIDTH


def _table(document: Document, part: str, widths: Sequence[int]) -> Element:
    """A table without rows, as those of the file are set."""
    table = empty_table(widths)
    if document.stylesheet.is_fresh:
        return table
    own = table[0]
    other = next((one.find(W + "tblPr") for one in document.root(part).iter(W + "tbl")), None)
    known = {one.tag: deepcopy(one) for one in (() if other is None else other) if one.tag not in _OF_TABLES}
    if W + "tblStyle" not in known and W + "tblBorders" not in known:
        known[W + "tblBorders"] = _borders()
    known |= {one.tag: one for one in own if one.tag in (W + "tblW", W + "tblLayout")}
    own[:] = [known[W + tag] for tag in _TABLE_ORDER if W + tag in known]
    return table


_TABLE_ORDER = (
    "tblStyle", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblBorders",
    "shd", "tblLayout", "tblCellMar", "tblLook",
)  # fmt: skip


def _borders() -> Element:
    line = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "auto"}
    return el(
        "w:tblBorders",
        None,
        *(el(f"w:{side}", line) for side in ("top", "left", "bottom", "right", "insideH", "insideV")),
    )


def _placed(document: Document, edit: InsertTable, table: Element) -> None:
    """Put a table into its place; an empty paragraph parts it from another one and ends what it would be the last of."""
    blocks = document.blocks
    if edit.after is not None:
        blocks.behind(_outermost(document.last(edit.part, edit.after))).addnext(table)
    else:
        _outermost(document.first(edit.part, edit.before or 0)).addprevious(table)
    blocks.new[table] = None
    before = next((one for one in table.itersiblings(preceding=True) if not paragraphs.is_thin(one)), None)
    after = next((one for one in table.itersiblings() if not paragraphs.is_thin(one)), None)
    if before is not None and before.tag == W + "tbl":
        table.addprevious(_parting(document))
    if after is None or after.tag in (W + "tbl", W + "sectPr"):
        table.addnext(_parting(document))


def _paragraphs(document: Document, edit: InsertTable) -> Sequence[Element]:
    """Rows that are no table as paragraphs, outside the table that the place may stand in."""
    anchor = document.first(edit.part, edit.after if edit.after is not None else edit.before or 0)
    added = tuple(Added("\t".join(row)) for row in edit.rows)
    outer = _outermost(anchor)
    if outer is anchor:
        return paragraphs.insert(document, Insert(edit.part, edit.before, edit.after, added))
    made: list[Element] = []
    for one in added:
        paragraph, words = paragraphs.new_paragraph(document, edit.part, _number_of(document, edit, outer), one)
        if edit.after is not None:
            document.blocks.behind(outer).addnext(paragraph)
        else:
            outer.addprevious(paragraph)
        made += words
    return made


def _number_of(document: Document, edit: InsertTable, table: Element) -> int:
    """The nearest paragraph outside a table, to look like: one before it, else one after it, else the one named."""
    firsts = document.all_first(edit.part)
    named = edit.after if edit.after is not None else edit.before or 0
    outside = [at for at, one in enumerate(firsts) if not any(above is table for above in one.iterancestors(W + "tbl"))]
    return min(outside, key=lambda at: (at > named, abs(at - named)), default=named)


def _outermost(paragraph: Element) -> Element:
    """The paragraph, or the outermost table around it."""
    return next(reversed([paragraph, *paragraph.iterancestors(W + "tbl")]))


def _parting(document: Document) -> Element:
    paragraph = spacer() if document.stylesheet.is_fresh else el("w:p")
    document.blocks.new[paragraph] = None
    return paragraph
