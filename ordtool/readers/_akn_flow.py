"""The elements and words of Akoma Ntoso, one after the other, put together as lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ordtool.readers._comments import comment_line
from ordtool.readers._marked import Change, Row
from ordtool.source import Axis, Line, Look, State

_DIVISIONS = frozenset(
    ("title", "subtitle", "part", "subpart", "chapter", "subchapter", "article", "division", "book", "tome")
)
_HEADED = _DIVISIONS | {"section"}
_PARTS = frozenset((
    "subsection", "paragraph", "subparagraph", "clause", "subclause", "point", "indent", "alinea", "item", "level", "rule",
    "subrule", "proviso", "subdivision", "hcontainer", "transitional", "list", "sublist", "recital", "citation",
))  # fmt: skip
# Elements that hold words of one line; what stands around them holds none of its own.
_LINES = frozenset((
    "p", "block", "longTitle", "crossHeading", "listIntroduction", "listWrapUp", "heading", "subheading", "num", "tocItem",
    "from", "docIntroducer", "narrative", "summary",
))  # fmt: skip
_CHANGES = {"ins": Change(State.INSERTED, Axis.LAW), "del": Change(State.STRUCK, Axis.LAW)}
_LOOKS = {"b": Look.BOLD, "i": Look.ITALIC, "u": Look.UNDERLINE, "sup": Look.SUPERSCRIPT}
_CELLS = frozenset(("td", "th"))
_BLANKS = re.compile(r"\s+")
_BARE = re.compile(r"[0-9A-Za-z]{1,6}(?:[-.][0-9A-Za-z]{1,4})*\.?$")
_LETTER = re.compile(r"[0-9]{1,3}[A-Za-z]{0,2}$|[A-Za-z]{1,2}$|[ivxlcIVXLC]{2,6}$")
_ENDS = (".", ":", ";", "—", "–", "?", ")")
_INVISIBLE = {0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class Flow:
    """Takes a document's events in order; `finish` gives the lines.

    `_pending` says that a number or a heading stands at the beginning of the row and waits for the words that follow it.
    """

    _lines: list[Line] = field(default_factory=list)
    _row: Row = field(default_factory=Row)
    _marker: str = ""
    _pending: bool = False
    _open: int = 0
    _around: list[str] = field(default_factory=list)
    _changes: list[Change] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=list)
    _table: int = 0
    _quote: str = ""
    _outer: list[tuple[Row, int, bool, str]] = field(default_factory=list)

    def start(self, element: etree._Element) -> None:
        """An element opens."""
        tag = local(element)
        if tag in _CHANGES:
            self._changes.append(_CHANGES[tag])
        elif tag in _LOOKS:
            self._looks.append(_LOOKS[tag])
        elif tag in ("eol", "br"):
            self._flush()
        elif tag == "authorialNote":
            self._outer.append((self._row, self._open, self._pending, self._marker))
            self._row, self._open, self._pending, self._marker = Row(), 1, False, ""
        elif tag == "table":
            self._flush()
            self._table += 1
        elif tag == "quotedStructure":
            self._flush()
            self._quote = element.get("startQuote") or ""
        elif tag in _LINES:
            self._begin(tag)
        elif tag in _HEADED or tag in _PARTS:
            self._flush()
        self._around.append(tag)

    def end(self, element: etree._Element) -> None:
        """An element closes."""
        tag = self._around.pop()
        if tag in _CHANGES:
            self._changes.pop()
        elif tag in _LOOKS:
            self._looks.pop()
        elif tag == "authorialNote":
            self._note_ends(element)
        elif tag in _CELLS:
            self._row.add("\t")
        elif tag == "tr":
            self._row = self._row.stripped("\t ", left=False)
            self._flush("table")
        elif tag == "table":
            self._table -= 1
        elif tag == "quotedStructure":
            self._flush()
            self._quote = ""
            self._close_quote(element.get("endQuote") or "")
        elif tag in _LINES:
            self._finish_line(tag)
        elif tag in _HEADED or tag in _PARTS:
            self._flush()

    def text(self, words: str | None) -> None:
        """A stretch of text; white space is single, and none of it counts between lines."""
        if not words or (not self._open and not words.strip()):
            return
        said = _BLANKS.sub(" ", words.translate(_INVISIBLE))
        last = self._row.last
        if not last or last in " \t":
            said = said.lstrip(" ")
        self._row.add(said, tuple(self._changes), tuple(self._looks))

    def finish(self) -> list[Line]:
        """The lines."""
        self._flush()
        return self._lines

    def _begin(self, tag: str) -> None:
        if self._table or self._outer or (self._pending and tag != "num"):
            self._row.add(" " if self._row.last.strip() else "")
        else:
            self._flush()
        self._open += 1

    def _finish_line(self, tag: str) -> None:
        self._open -= 1
        if self._table or self._outer:
            return
        home = self._around[-1] if self._around else ""
        if tag == "num":
            self._number(home)
            self._pending = True
        elif tag in ("heading", "subheading") and home in _HEADED:
            self._flush("heading")
        elif tag in ("heading", "subheading") and self._row.text.rstrip().endswith(_ENDS):
            self._pending = True
        elif self._open == 0:
            self._flush("heading" if tag == "crossHeading" else "")

    def _number(self, home: str) -> None:
        """A number without the word or the brackets that print gives it: the element says what it counts."""
        said = self._row.text.strip()
        if self._row.marks:
            return
        if home == "section" and _BARE.fullmatch(said) and said.count(".") <= said.endswith("."):
            self._row, self._marker = Row(), f"Section {said.rstrip('.')}."
        elif home in _DIVISIONS and _BARE.fullmatch(said):
            self._row, self._marker = Row(), f"{home.capitalize()} {said.rstrip('.')}"
        elif home in _PARTS and _LETTER.fullmatch(said):
            self._row, self._marker = Row(), f"({said})"

    def _flush(self, style: str = "") -> None:
        """End the line, if there is one."""
        row, marker = self._row.stripped(), self._marker
        self._row, self._marker, self._pending = Row(), "", False
        if not row.text and not marker:
            return
        quote, self._quote = self._quote, ""
        if quote and marker:
            marker = quote + marker
        elif quote:
            quoted = Row(quote)
            quoted.append(row, between="")
            row = quoted
        level = min(6, 1 + sum(tag in _HEADED for tag in self._around)) if style == "heading" else None
        self._lines.append(
            Line(
                row.text, marker=marker, level=level, style=style, marks=tuple(row.marks), signs=tuple(row.signs), starts=True
            )
        )  # fmt: skip

    def _close_quote(self, sign: str) -> None:
        if sign and self._lines:
            last = self._lines[-1]
            self._lines[-1] = replace(last, text=last.text + sign)

    def _note_ends(self, element: etree._Element) -> None:
        """A note stands beside the line that it is about: at the side it is a comment, else a footnote."""
        said = self._row.text.strip()
        self._row, self._open, self._pending, self._marker = self._outer.pop()
        if not said:
            return
        if (element.get("placement") or "side") == "side":
            self._lines.append(comment_line("the editor", "", "", said))
        else:
            self._lines.append(Line(f"{element.get('marker') or ''} {said}".strip(), style="note", starts=True))
