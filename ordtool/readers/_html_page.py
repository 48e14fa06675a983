"""An HTML document's elements and texts, one after the other, put together as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ordtool.readers._html_lists import OWN_ENUMERATOR, List, opened
from ordtool.readers._html_style import BLOCKS, Style
from ordtool.readers._html_tables import Cell, Table, columns, glued, joined
from ordtool.readers._marked import Row, Setting
from ordtool.source import Line, Look

# Signs that stand in the text where struck and where underlined words begin and end: characters that no text has.
SIGNS = "\ufdd0\ufdd1\ufdd2\ufdd3"
_SIGN = re.compile(f"([{SIGNS}])")
_CELLS = frozenset(("td", "th"))
# Single blanks are left alone: a law on one line of fifty megabytes has nine million.
_DRAWN_BLANK = re.compile(r"\xa0{3,}")  # underlined, it is a blank to fill in
_BLANKS = re.compile(r" \s+|[^\S ]\s*")
# Some converters of codes leave paragraphs inside one element, a blank line apart.
_APART = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*\r?\n\s*(?=\S)")
_BREAK = re.compile(r"\r\n|[\r\n]")
_NUMBERED = re.compile(r"num", re.I)
_WORD = re.compile(r"\b\w")
# A hyphen that does not break is a hyphen; one that shows only at a line's end, and marks without width, are nothing.
_INVISIBLE = {0x2011: "-", 0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}


def plain(text: str) -> str:
    """Text without the signs."""
    return _SIGN.sub("", text)


@dataclass(slots=True)
class Page:
    """Takes the document's events in order; `finish` gives the lines. `style` is that of the element around."""

    style: Style = field(default_factory=Style)
    _open: list[int] = field(default_factory=lambda: [0, 0])
    _outer: list[list[int]] = field(default_factory=list)
    _sinks: list[list[Line]] = field(default_factory=lambda: [[]])
    _tables: list[Table] = field(default_factory=lambda: [Table()])
    _asides: list[Line] = field(default_factory=list)
    _lists: list[List] = field(default_factory=list)
    _row: Row = field(default_factory=Row)
    _marker: str = ""
    _heading: int | None = None
    _pre: int = 0
    _keep: bool = False
    _starts: bool | None = True
    _breaks: int = 0
    _notes: int = 0

    def start(self, element: etree._Element) -> None:
        """An element opens."""
        tag = str(element.tag)
        if tag == "br":
            self._break()
        elif tag == "q":
            self.text("\u201c")
        if tag not in BLOCKS:
            return
        self._flush()
        if tag == "pre":
            self._pre += 1
        elif tag in ("ol", "ul"):
            self._bare_marker()
            self._lists.append(opened(element, form=self.style.list_type))
        elif tag == "li":
            self._bare_marker()
            form, display = self.style.list_type, self.style.display
            self._marker = self._lists[-1].marker(element, form=form, display=display) if self._lists else "•"
        elif tag == "table":
            self._tables.append(Table(layout=(element.get("role") or "") in ("presentation", "none")))
        elif tag == "tr":
            if self._tables[-1].loose:
                self._row_ends()
            self._tables[-1].rows.append([])
            self._tables[-1].numbered = False
        elif tag in _CELLS:
            self._tables[-1].headed |= tag == "th"
            numbers = bool(_NUMBERED.search(element.get("class") or ""))
            self._cell(Cell(numbers=numbers, columns=columns(element.get("colspan"))))
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = int(tag[1:])

    def end(self, element: etree._Element) -> None:
        """An element closes."""
        tag = str(element.tag)
        if tag == "q":
            self.text("\u201d")
        if tag not in BLOCKS:
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
            self._row_ends()
        elif tag == "table" and len(self._tables) > 1:
            self._row_ends()
            self._tables.pop()
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

    def skim(self, texts: Iterable[str]) -> None:
        """Pass over text that is not read: what opens or closes in it still does."""
        for text in texts:
            for sign in _SIGN.findall(text):
                self.text(sign)

    def aside(self, lines: list[Line], *, block: bool) -> None:
        """Lines of the site's own; those inside a line of law are put after it."""
        if block:
            self._flush()
        self._asides += lines
        if block:
            self._put_asides()

    def number(self, marker: str) -> None:
        """A number that a style sheet puts before what comes next."""
        if not self._row.text.strip():
            self._marker = marker

    def note(self, by: int) -> None:
        """A footnote opens (1) or closes (-1)."""
        self._flush()
        self._notes += by

    def _words(self, text: str) -> None:
        text = self._transformed(text if text.isascii() else text.translate(_INVISIBLE))
        if self._pre and not self._keep and not self._in_cell():
            first, *others = _BREAK.split(text)
            self._row.add(first.replace("\xa0", " "), self.style.changes, self._looks())
            for other in others:
                self._physical()
                self._row.add(other.replace("\xa0", " "), self.style.changes, self._looks())
            return
        for index, part in enumerate(_APART.split(text)):
            if index:
                self._flush(soft=True)
            self._inline(part)

    def _transformed(self, text: str) -> str:
        match self.style.transform:
            case "uppercase":
                return text.upper()
            case "lowercase":
                return text.lower()
            case "capitalize":
                return _WORD.sub(lambda letter: letter[0].upper(), text)
        return text

    def finish(self) -> list[Line]:
        """All lines, without blank ones at either end."""
        self._flush()
        self._bare_marker()
        self._row_ends()
        lines = self._sinks[0]
        filled = [i for i, line in enumerate(lines) if line.text.strip() or line.marker]
        return glued(lines[filled[0] : filled[-1] + 1]) if filled else []

    def _looks(self) -> tuple[Setting, ...]:
        struck, new = self._open
        if not struck and not new:
            return self.style.looks
        return (*self.style.looks, *([Look.STRIKE] if struck else []), *([Look.UNDERLINE] if new else []))

    def _in_cell(self) -> bool:
        return len(self._sinks) > 1

    def _cell(self, cell: Cell) -> None:
        table = self._tables[-1]
        rows = table.rows
        if not rows:
            rows.append([])
            table.loose = True
        table.numbered |= bool(rows[-1] and rows[-1][-1].number)
        self._keep = table.numbered
        rows[-1].append(cell)
        self._outer.append(list(self._open))
        self._sinks.append(cell.lines)

    def _row_ends(self) -> None:
        table = self._tables[-1]
        table.loose = False
        if table.rows:
            self._sinks[-1].extend(joined(table.rows.pop(), table))

    def _inline(self, text: str) -> None:
        if "\xa0\xa0\xa0" in text and Look.UNDERLINE in self._looks():
            text = _DRAWN_BLANK.sub(lambda blanks: "_" * len(blanks[0]), text)
        if self._keep:  # blanks say where a paragraph opens
            text = re.sub(r"[\r\n\t]+", " ", text).replace("\xa0", " ")
        else:
            text = _BLANKS.sub(" ", text)
            if self._row.last in ("", " "):
                text = text.lstrip(" ")
        self._row.add(text, self.style.changes, self._looks())

    def _break(self) -> None:
        """A line break; two with nothing between them part paragraphs."""
        breaks = self._breaks + 1 if not self._row.text.strip() else 1
        self._flush(soft=True)
        self._breaks = breaks
        if breaks > 1:
            self._starts = True

    def _flush(self, *, soft: bool = False) -> None:
        """End the line; a soft end (a line break) leaves open whether the next line begins a paragraph."""
        if self._pre and not self._keep and not self._in_cell():
            if self._row.text.strip():
                self._physical()
            self._row = Row()
        if self._row.last:
            row, self._row = self._row.stripped(left=not self._keep), Row()
            if row.text.strip():
                self._put(row, marker="" if OWN_ENUMERATOR.match(row.text) else self._marker)
                self._marker = ""
        self._starts = None if soft else True
        self._breaks = 0
        self._put_asides()

    def _put(self, row: Row, *, marker: str) -> None:
        listed = any(found.form for found in self._lists)  # a list without marks is layout
        style = "note" if self._notes else "heading" if self._heading else "list" if listed else ""
        level = self._heading or (len(self._lists) - 1 if listed else None)
        marks, signs = tuple(row.marks), tuple(row.signs)
        line = Line(row.text, marker=marker, level=level, style=style, marks=marks, signs=signs, starts=self._starts)
        self._sinks[-1].append(line)

    def _put_asides(self) -> None:
        self._sinks[-1] += self._asides
        self._asides = []

    def _physical(self) -> None:
        """End a line of `<pre>`: blank ones count, and where paragraphs begin is not known."""
        row, self._row = self._row.stripped(left=False), Row()
        self._sinks[-1].append(Line(row.text, marks=tuple(row.marks), signs=tuple(row.signs)))
        self._put_asides()

    def _bare_marker(self) -> None:
        """An item without words of its own, as in (1)(a), still has its number."""
        if self._marker and self._marker != "•":
            self._put(Row(), marker=self._marker)
        self._marker = ""
