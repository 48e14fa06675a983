"""An HTML document's elements and texts, one after the other, put together as lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ordtool.ordinance import Axis, Line, State
from ordtool.readers._html_lists import OWN_ENUMERATOR, List, opened
from ordtool.readers._marked import Change, Row

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li",
    "main", "ol", "p", "pre", "section", "summary", "ul", "header", "footer", "table", "caption", "tr", "td",
    "th", "thead", "tbody", "tfoot",
))  # fmt: skip
# Signs that stand in the text where struck and where underlined words begin and end: characters that no text has.
SIGNS = "\ufdd0\ufdd1\ufdd2\ufdd3"
_SIGN = re.compile(f"([{SIGNS}])")
_STRUCK, _INSERTED = Change(State.STRUCK, Axis.LAW), Change(State.INSERTED, Axis.LAW)
_CELLS = frozenset(("td", "th"))
_BLANKS = re.compile(r"\s+")
# Some converters of codes leave paragraphs inside one element, a blank line apart.
_APART = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*\r?\n\s*(?=\S)")
_BREAK = re.compile(r"\r\n|[\r\n]")
_NUMBERED = re.compile(r"num", re.I)
_MOST_LINES = 6  # a cell with more is a frame of the page, not a cell of a table
_INDENT = 3  # blanks that open a paragraph in a table of numbered lines


def plain(text: str) -> str:
    """Text without the signs."""
    return _SIGN.sub("", text)


@dataclass(slots=True)
class _Cell:
    """A table cell: its lines, and whether its class says that it holds a line number."""

    lines: list[Line] = field(default_factory=list)
    numbers: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines if line.text.strip())


@dataclass(slots=True)
class Page:
    """Takes the document's events in order; `finish` gives the lines. `changes` are those of the elements around."""

    changes: tuple[Change, ...] = ()
    _open: list[int] = field(default_factory=lambda: [0, 0])
    _outer: list[list[int]] = field(default_factory=list)
    _sinks: list[list[Line]] = field(default_factory=lambda: [[]])
    _rows: list[list[_Cell]] = field(default_factory=list)
    _lists: list[List] = field(default_factory=list)
    _row: Row = field(default_factory=Row)
    _marker: str = ""
    _heading: int | None = None
    _pre: int = 0
    _keep: bool = False
    _starts: bool | None = True

    def start(self, element: etree._Element) -> None:
        """An element opens."""
        tag = str(element.tag)
        if tag == "br":
            self._flush(soft=True)
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag == "pre":
            self._pre += 1
        elif tag in ("ol", "ul"):
            self._bare_marker()
            self._lists.append(opened(element))
        elif tag == "li":
            self._bare_marker()
            self._marker = self._lists[-1].marker(element) if self._lists else "•"
        elif tag == "tr":
            self._rows.append([])
        elif tag in _CELLS:
            numbers = bool(_NUMBERED.search(element.get("class") or ""))
            self._cell(_Cell(numbers=numbers))
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = int(tag[1:])

    def end(self, element: etree._Element) -> None:
        """An element closes."""
        tag = str(element.tag)
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag == "pre":
            self._pre -= 1
        elif tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._bare_marker()
        elif tag in _CELLS:
            self._sinks.pop()
            self._open = self._outer.pop()  # what a cell leaves open ends with it
            self._keep = False
        elif tag == "tr":
            self._sinks[-1].extend(_joined(self._rows.pop()))
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = None

    def text(self, text: str | None) -> None:
        """A stretch of text, with the signs in it."""
        for piece in _SIGN.split(text or ""):
            if piece and piece in SIGNS:
                new, ends = divmod(SIGNS.index(piece), 2)
                self._open[new] = max(0, self._open[new] + (-1 if ends else 1))
            elif piece:
                self._words(piece)

    def _words(self, text: str) -> None:
        if self._pre and not self._keep and not self._in_cell():
            first, *others = _BREAK.split(text)
            self._row.add(first.replace("\xa0", " "), self._changes())
            for other in others:
                self._physical()
                self._row.add(other.replace("\xa0", " "), self._changes())
            return
        for index, part in enumerate(_APART.split(text)):
            if index:
                self._flush(soft=True)
            self._inline(part)

    def finish(self) -> list[Line]:
        """All lines, without blank ones at either end."""
        self._flush()
        self._bare_marker()
        lines = self._sinks[0]
        filled = [i for i, line in enumerate(lines) if line.text.strip() or line.marker]
        return lines[filled[0] : filled[-1] + 1] if filled else []

    def _changes(self) -> tuple[Change, ...]:
        struck, new = self._open
        return (*self.changes, *([_STRUCK] if struck else []), *([_INSERTED] if new else []))

    def _in_cell(self) -> bool:
        return len(self._sinks) > 1

    def _cell(self, cell: _Cell) -> None:
        if not self._rows:  # a cell outside any row: the parser lets it stand
            self._rows.append([])
        self._keep = any(before.numbers and before.text.isdigit() for before in self._rows[-1])
        self._rows[-1].append(cell)
        self._outer.append(list(self._open))
        self._sinks.append(cell.lines)

    def _inline(self, text: str) -> None:
        if self._keep:  # blanks say where a paragraph opens
            self._row.add(re.sub(r"[\r\n\t]+", " ", text).replace("\xa0", " "), self._changes())
            return
        text = _BLANKS.sub(" ", text)
        if self._row.last in ("", " "):
            text = text.lstrip(" ")
        self._row.add(text, self._changes())

    def _flush(self, *, soft: bool = False) -> None:
        """End the line; a soft end (a line break) leaves open whether the next line begins a paragraph."""
        if self._pre and not self._keep and not self._in_cell():
            if self._row.text.strip():
                self._physical()
            self._row = Row()
        row, self._row = self._row.stripped(left=not self._keep), Row()
        if row.text.strip():
            marker = "" if OWN_ENUMERATOR.match(row.text) else self._marker
            self._put(row, marker=marker)
            self._marker = ""
        self._starts = None if soft else True

    def _put(self, row: Row, *, marker: str) -> None:
        style = "heading" if self._heading else "list" if self._lists else ""
        level = self._heading or (len(self._lists) - 1 if self._lists else None)
        self._sinks[-1].append(
            Line(row.text, marker=marker, level=level, style=style, marks=tuple(row.marks), starts=self._starts)
        )

    def _physical(self) -> None:
        """End a line of `<pre>`: blank ones count, and where paragraphs begin is not known."""
        row, self._row = self._row.stripped(left=False), Row()
        self._sinks[-1].append(Line(row.text, marks=tuple(row.marks)))

    def _bare_marker(self) -> None:
        """An item without words of its own, as in (1)(a), still has its number."""
        if self._marker and self._marker != "•":
            self._put(Row(), marker=self._marker)
        self._marker = ""


def _joined(cells: list[_Cell]) -> list[Line]:
    """A table row as lines: one with tabs between the cells, or what it frames."""
    number = next((cell.text for cell in cells if cell.numbers and cell.text.isdigit()), "")
    filled = [cell for cell in cells if cell.text and not (cell.numbers and cell.text.isdigit())]
    if number:
        return _numbered(number, [line for cell in filled for line in cell.lines])
    framed = any(len(cell.lines) > _MOST_LINES or any(line.number for line in cell.lines) for cell in cells)
    if len(filled) < 2 or framed:
        return [line for cell in cells for line in cell.lines]
    joined = Row()
    for index, cell in enumerate(cells):
        joined.add("\t" if index else "")
        inner = Row()
        for line in cell.lines:
            row = Row(line.marker)
            row.append(Row(line.text, list(line.marks)), between=" ")
            inner.append(row, between=" ")
        joined.append(inner, between="")
    joined = joined.stripped("\t")
    return [Line(joined.text, style="table", marks=tuple(joined.marks), starts=True)]


def _numbered(number: str, lines: list[Line]) -> list[Line]:
    """The lines beside a line number; only a deep indentation tells that a paragraph begins."""
    placed: list[Line] = []
    for line in lines or [Line("")]:
        row = Row(line.text, list(line.marks)).stripped()
        indent = len(line.text) - len(line.text.lstrip())
        starts = True if indent >= _INDENT else None
        placed.append(
            replace(line, text=row.text, marks=tuple(row.marks), number="" if placed else number, starts=starts)
        )
    return placed
