"""Rows as tracked changes: put in below another one, taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from ordtool.docx_package import Element, W, number, value
from ordtool.errors import OrdtoolError
from ordtool.revision import Added, DeleteRow, InsertRow
from ordtool.writers._redline import looks, properties, runs
from ordtool.writers._redline.changes import mark, uncount
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.fresh import cell_properties
from ordtool.writers._redline.paragraphs import new_paragraph
from ordtool.writers._redline.pieces import is_gone, pieces
from ordtool.writers._word_xml import el, val

_WRAPPERS = frozenset(W + tag for tag in ("sdt", "sdtContent", "customXml"))
_MERGED = "The new text leaves this row out. It stays, without words: a cell of it goes on in the row below."
_MERGES = (W + "vMerge", W + "hMerge")
# What a new row or cell does not take over from the one after which it is made.
_OF_ROWS = frozenset(W + tag for tag in ("ins", "del", "trPrChange", "tblHeader", "cnfStyle"))
_OF_CELLS = frozenset((*_MERGES, *(W + tag for tag in ("cellIns", "cellDel", "cellMerge", "tcPrChange", "cnfStyle"))))


def insert_row(document: Document, edit: InsertRow) -> Sequence[Element]:
    """Put a new row below the one that holds a paragraph, below those that were put there before.

    One cell below the last row of several is no row: its words are paragraphs after the table.
    """
    document.touch(edit.part)
    above = _row_of(document, edit.part, edit.after)
    table = next(above.iterancestors(W + "tbl"))
    rows = [row for row in _inside(table, W + "tr") if row not in document.blocks.new]
    last = rows[-1] is above and len(list(_inside(above, W + "tc"))) > 1
    if last and (len(edit.cells) == 1 or document.blocks.behind(table) is not table):
        return _after(document, edit, table)
    row = el("w:tr")
    trs = above.find(W + "trPr")
    row.append(el("w:trPr", None, *(deepcopy(one) for one in _of(trs) if one.tag not in _OF_ROWS)))
    row.extend(_cells(table, above, len(edit.cells)))
    made = _filled(document, row, above, edit.cells)
    mark_row(document, row, "ins")
    outermost = next(one for one in (above, *above.iterancestors()) if one.getparent() is table)
    document.blocks.behind(outermost).addnext(row)
    document.blocks.new[row] = None
    return made


def _after(document: Document, edit: InsertRow, table: Element) -> list[Element]:
    """Put words after a table, each line a paragraph."""
    made: list[Element] = []
    for text in "\t".join(edit.cells).split("\n"):
        paragraph, words = new_paragraph(document, edit.part, edit.after, Added(text), outside=True)
        document.blocks.behind(table).addnext(paragraph)
        made += words
    return made


def _of(element: Element | None) -> list[Element]:
    return [] if element is None else list(element)


def _row_of(document: Document, part: str, paragraph: int) -> Element:
    row = next(document.first(part, paragraph).iterancestors(W + "tr"), None)
    if row is None:
        raise OrdtoolError(
            f"An edit of a row names paragraph {paragraph} of {part}, which stands in none. Please report this."
        )
    return row


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls, not those of nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _cells(table: Element, above: Element, count: int) -> list[Element]:
    """New empty cells, as those of the nearest row that has as many, or of the row above; more where that has too few."""
    rows = list(_inside(table, W + "tr"))
    place = rows.index(above)
    near = sorted(rows, key=lambda row: abs(rows.index(row) - place))
    sizes = {row: len(list(_inside(row, W + "tc"))) for row in near}
    merged = _merged_below(rows[place + 1 : place + 2])
    whole = count == 1 and not merged  # words for no cell in particular get the width of the table
    like = next((row for row in near if sizes[row] == count), above if sizes[above] >= count and not whole else None)
    if like is not None:
        return [_cell(tc, continues=at in merged) for at, tc in _columns(like)]
    widths = [number(one.get(W + "w"), 0) or 0 for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if len(widths) >= count:
        covered = [widths[at : at + 1] if at < count - 1 else widths[at:] for at in range(count)]
        return [el("w:tc", None, cell_properties(one)) for one in covered]
    own = list(_inside(above, W + "tc"))
    return [_cell(own[min(at, len(own) - 1)], continues=False) for at in range(count)]


def _columns(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with the column of the grid in which each begins."""
    at = number(value(row.find(W + "trPr"), "gridBefore"), 0) or 0
    for tc in _inside(row, W + "tc"):
        yield at, tc
        at += number(value(tc.find(W + "tcPr"), "gridSpan"), 1) or 1


def _merged_below(rows: Sequence[Element]) -> set[int]:
    """The columns in which a row's cells belong to the ones above."""
    return {at for row in rows for at, tc in _columns(row) if _merge(tc) == "continue"}


def _merge(tc: Element) -> str | None:
    merge = tc.find(f"{W}tcPr/{W}vMerge")
    return None if merge is None else value(merge) or "continue"


def _cell(like: Element, *, continues: bool) -> Element:
    holder = el("w:tcPr")
    for one in _of(like.find(W + "tcPr")):
        if one.tag == W + "vMerge" and continues:
            holder.append(el("w:vMerge"))
        elif one.tag not in _OF_CELLS:
            holder.append(deepcopy(one))
    return el("w:tc", None, holder)


def _filled(document: Document, row: Element, above: Element, cells: Sequence[str]) -> list[Element]:
    """Put words into the cells of a new row, each a paragraph as that of the row above in its column; gives the `w:ins`."""
    own = [tc for tc in row if tc.tag == W + "tc"]
    free = [tc for tc in own if _merge(tc) is None]
    texts = dict(zip(own if len(cells) > len(free) else free, cells, strict=False))
    like = [next(tc.iterchildren(W + "p"), None) for tc in _inside(above, W + "tc")]
    made: list[Element] = []
    for at, tc in enumerate(own):
        made += worded(document, tc, like[min(at, len(like) - 1)] if like else None, texts.get(tc, ""))
    return made


def worded(document: Document, tc: Element, like: Element | None, text: str, *, style: str = "") -> list[Element]:
    """Put a paragraph into a new cell, after another or in a style; gives its `w:ins`, none without words."""
    paragraph = el("w:p")
    base = [val("w:pStyle", style)] if style else looks.base(document, like, Added(text, like=0))
    if base:
        properties.set_base(paragraph, base)
    tc.append(paragraph)
    if not text:
        return []
    words = runs.added(document, text, None if style else looks.words(document, like, paragraph))
    paragraph.append(words)
    return [words]


def mark_row(document: Document, row: Element, kind: str) -> None:
    """Say that a row, and the mark of each paragraph in it, is put in ("ins") or taken out ("del")."""
    holder = row.find(W + "trPr")
    if holder is None:
        holder = el("w:trPr")
        row.insert(sum(1 for one in row if one.tag == W + "tblPrEx"), holder)
    if holder.find(W + kind) is None:
        later = W + "trPrChange"
        holder.insert(sum(1 for one in holder if one.tag != later), document.revision(f"w:{kind}"))
    for paragraph in row.iter(W + "p"):
        mark(document, paragraph, kind)


def delete_row(document: Document, edit: DeleteRow) -> Sequence[Element]:
    """Take out the row that holds a paragraph."""
    document.touch(edit.part)
    row = _row_of(document, edit.part, edit.paragraph)
    struck = [one for paragraph in row.iter(W + "p") for one in runs.strike(document, [paragraph], 0, None)]
    document.blocks.rows[row] = None
    return struck


def settle(document: Document) -> None:
    """Mark the rows that go; one that cannot go stays without words."""
    going = document.blocks.rows
    for row in reversed(list(going)):
        if _must_stay(document, row):
            del going[row]
    for row in document.blocks.rows:
        mark_row(document, row, "del")


def _must_stay(document: Document, row: Element) -> bool:
    """Whether words stay in a row (a locked content control), or a cell of it reaches down into one that stays."""
    words = list(row.iter(W + "p"))
    stays = any(not is_gone(piece.element) for one in words for piece in pieces(document, [one]))
    if not stays and _reaches_down(document, row):
        stays = True
        document.remarks.append((words[:1], (_MERGED,)))
    for paragraph in words if stays else ():
        if not any(not is_gone(piece.element) for piece in pieces(document, [paragraph])):
            uncount(document, paragraph)
    return stays


def _reaches_down(document: Document, row: Element) -> bool:
    rows = list(_inside(next(row.iterancestors(W + "tbl")), W + "tr"))
    below = next((one for one in rows[rows.index(row) + 1 :] if one not in document.blocks.rows), None)
    if below is None:
        return False
    continued = _merged_below([below])
    return any(_merge(tc) == "restart" and at in continued for at, tc in _columns(row))
