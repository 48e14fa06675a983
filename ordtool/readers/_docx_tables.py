"""Tables of Word: their rows and cells, through content controls, with what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ordtool.docx_package import Element, W, value
from ordtool.readers._docx_text import change_of
from ordtool.readers._marked import Change
from ordtool.readers._tables import Cell, TableRow, table_lines
from ordtool.source import Line, State

_WRAPPERS = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom")
)

Apart = Callable[..., list[Line]]
Origin = Callable[[Element], tuple[str, int]]


def table(element: Element, apart: Apart, origin: Origin) -> list[Line]:
    """The lines of a `w:tbl`; `apart` reads a cell, `origin` says where a paragraph stands."""
    return table_lines([_read(row, apart, origin) for row in _inside(element, W + "tr")])


def _read(row: Element, apart: Apart, origin: Origin) -> TableRow:
    change = _change(row.find(W + "trPr"), "del", "ins")
    cells: list[Cell] = []
    for cell in _inside(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        own = _change(properties, "cellDel", "cellIns")
        lines = apart(cell, *[found for found in (change, own) if found])
        cells.append(Cell(lines, _continues(properties)))
    first = next(row.iter(W + "p"), None)
    return TableRow(cells, None if first is None else origin(first), change)


def _change(properties: Element | None, struck: str, inserted: str) -> Change | None:
    for tag, state in ((struck, State.STRUCK), (inserted, State.INSERTED)):
        mark = properties.find(W + tag) if properties is not None else None
        if mark is not None:
            return change_of(mark, state)
    return None


def _continues(properties: Element | None) -> bool:
    """Whether a cell is merged into the one above or before it: Word shows nothing of it."""
    merges = [properties.find(W + tag) for tag in ("vMerge", "hMerge")] if properties is not None else []
    return any(merge is not None and (value(merge) or "continue") == "continue" for merge in merges)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, through content controls, not into nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)
