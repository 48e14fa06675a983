"""RTF: paragraphs with underlined words marked as new and struck ones as struck, as New York City prints its bills.

Own reading of a small grammar: pandoc, the alternative, is a program of 160 MB.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256

from ordtool.ordinance import Axis, Line, Source
from ordtool.readers._marked import Row
from ordtool.readers._rtf_groups import Group, code_page, destination, font_page, formatted
from ordtool.readers._rtf_tokens import Kind, Token, tokens

_SIGNS = {
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—", "endash": "–", "bullet": "•",
    "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
_PARAGRAPHS = frozenset(("par", "sect", "page", "column"))
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOL_FONT = {0xB7: "•", 0xA7: "▪", 0xA8: "▫", 0xD8: "➢", 0xFC: "✓", 0x6F: "○"}


@dataclass(slots=True)
class _Reading:
    """The file while it is read."""

    state: Group = field(default_factory=Group)
    stack: list[Group] = field(default_factory=list)
    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    default_font: int = -1
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    row: Row = field(default_factory=Row)
    note: Row = field(default_factory=Row)
    number: str = ""
    cells: list[Row] = field(default_factory=list)
    starts: bool | None = True
    pending: list[bytes] = field(default_factory=list)
    to_skip: int = 0
    high: int = 0
    hidden: int = 0


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of RTF, one `Line` a paragraph; `pages` is not used (RTF has none before it is printed).

    Underlined runs are marked inserted, struck ones struck (axis law); tracked changes have the axis draft.
    """
    reading = _Reading()
    for token in tokens(data):
        _take(token, reading)
    _decode(reading)
    if reading.row.text or reading.cells:
        _paragraph(reading)
    _note_end(reading)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=(*reading.lines, *reading.notes),
        warnings=_warnings(name, reading),
    )


def _warnings(name: str, reading: _Reading) -> tuple[str, ...]:
    warnings: list[str] = []
    if reading.stack:
        warnings.append(
            f"{name} ends in the middle of a group; it may be cut short. Compare its end with the original."
        )
    if reading.hidden:
        warnings.append(f"{name}: {reading.hidden} characters of hidden text were left out, as Word leaves them out.")
    drafted = {mark.state for line in reading.lines for mark in line.marks if mark.axis is Axis.DRAFT}
    if drafted:
        warnings.append(f"{name} holds tracked changes. Read as if all were accepted.")
    return tuple(warnings)


def _take(token: Token, reading: _Reading) -> None:
    if token.kind is Kind.BYTES:
        _bytes(token, reading)
        return
    _decode(reading)
    if reading.to_skip and token.kind in (Kind.WORD, Kind.SIGN):  # the stand-in for a Unicode character
        reading.to_skip -= 1
        return
    reading.to_skip = 0
    if token.kind is Kind.OPEN:
        reading.stack.append(reading.state)
        reading.state = replace(reading.state, fresh=True, starred=False)
    elif token.kind is Kind.CLOSE:
        _close(reading)
    elif token.kind is Kind.SIGN:
        _sign(token.word, reading)
    else:
        _word(token, reading)
        if reading.state.fresh:
            reading.state = replace(reading.state, fresh=False)


def _close(reading: _Reading) -> None:
    before = reading.state.target
    if not reading.stack:
        return
    reading.state = reading.stack.pop()
    if before == "note" and reading.state.target != "note":
        _note_end(reading)


def _sign(sign: str, reading: _Reading) -> None:
    if sign == "*":
        reading.state = replace(reading.state, starred=True)
    elif sign in "\r\n":  # a backslash before the end of a line is a paragraph's end
        _paragraph(reading)
    elif sign in _SYMBOLS:
        _put(_SYMBOLS[sign], reading)


def _word(token: Token, reading: _Reading) -> None:
    """Do what a control word says."""
    word, number, state = token.word, token.number, reading.state
    moved = destination(word, state) if state.fresh else None
    if moved is not None:
        reading.state = moved
        return
    if word in _SIGNS:
        _put(_SIGNS[word], reading)
    elif word in _PARAGRAPHS:
        _paragraph(reading)
    elif word in ("line", "lbr", "softline"):
        _break(reading)
    elif word in ("cell", "nestcell", "row", "nestrow", "trowd"):
        _table(word, reading)
    elif word == "u":
        _unicode(number or 0, reading)
    elif word in ("ansicpg", "f", "deff", "fcharset", "cpg") or word in _PAGES:
        _encoding(word, number, reading)
    else:
        reading.state = formatted(word, number, state)


def _encoding(word: str, number: int | None, reading: _Reading) -> None:
    """Code pages: the file's, and that of the font in use."""
    if word == "ansicpg":
        reading.page = "utf-8" if number == 65001 else code_page(f"cp{number}") or reading.page
    elif word in _PAGES:
        reading.page = _PAGES[word]
    elif word == "deff":
        reading.default_font = number or 0
    elif word == "f":
        reading.state = replace(reading.state, font=number or 0)
    elif reading.state.target == "fonts":
        reading.fonts[reading.state.font] = font_page(word, number)


def _bytes(token: Token, reading: _Reading) -> None:
    text = token.text
    if reading.to_skip:
        cut = min(reading.to_skip, len(text))
        reading.to_skip -= cut
        text = text[cut:]
    if text and reading.state.fresh:
        reading.state = replace(reading.state, fresh=False)
    if reading.state.target not in ("", "fonts"):  # pictures are megabytes of figures
        reading.pending.append(text)  # a character of an Asian code page is two bytes, often two tokens


def _decode(reading: _Reading) -> None:
    """Put the bytes that have come so far as text."""
    if not reading.pending:
        return
    data = b"".join(reading.pending)
    reading.pending.clear()
    font = reading.state.font if reading.state.font >= 0 else reading.default_font
    page = reading.fonts.get(font) or reading.page
    if page == "symbol":
        _put("".join(_SYMBOL_FONT.get(byte, chr(byte)) for byte in data), reading)
    else:
        _put(data.decode(page, "replace"), reading)


def _unicode(number: int, reading: _Reading) -> None:
    """A character by its number, 16 bits with a sign; beyond the basic plane two of them."""
    code = number & 0xFFFF
    reading.to_skip = reading.state.skip
    if 0xD800 <= code < 0xDC00:
        reading.high = code
        return
    if 0xDC00 <= code < 0xE000:
        code = 0x10000 + ((reading.high - 0xD800) << 10) + code - 0xDC00 if reading.high else 0xFFFD
    reading.high = 0
    # Word writes the letters of symbol fonts in the private use area.
    _put(_SYMBOL_FONT.get(code - 0xF000, chr(code)) if 0xF000 <= code < 0xF100 else chr(code or 0xFFFD), reading)


def _put(text: str, reading: _Reading) -> None:
    """Text of the document, to where the group sends it."""
    state = reading.state
    text = text.replace("\xa0", " ")
    if state.hidden and state.target:
        reading.hidden += len(text.strip())
    elif state.target == "body":
        reading.row.add(text, state.changes())
    elif state.target == "note":
        reading.note.add(text, state.changes())
    elif state.target == "number":
        reading.number += text


def _paragraph(reading: _Reading) -> None:
    """End a paragraph."""
    if not reading.state.target or reading.state.target in ("number", "fonts"):
        return
    if reading.state.target == "note":
        reading.note.add(" ", ())
        return
    if reading.state.table:  # inside a cell a paragraph is only a blank
        reading.row.add(" ", ())
        return
    _flush_cells(reading)
    _line(reading, starts=True)


def _break(reading: _Reading) -> None:
    if reading.state.target == "body" and not reading.state.table:
        _line(reading, starts=None)
    else:
        _put(" ", reading)


def _line(reading: _Reading, *, starts: bool | None) -> None:
    """Put the row as a line; `starts` is what is known of the line after it."""
    row, reading.row = reading.row, Row()
    marker, reading.number = reading.number.strip(), ""
    outline = reading.state.outline
    heading = outline + 1 if outline is not None and 0 <= outline < 9 else None
    style = "heading" if heading else "list" if marker else ""
    reading.lines.append(
        Line(row.text, marker=marker, level=heading, style=style, marks=tuple(row.marks), starts=reading.starts)
    )
    reading.starts = starts


def _table(word: str, reading: _Reading) -> None:
    if reading.state.target != "body":
        return
    if word in ("cell", "nestcell"):
        cell = Row(reading.number.strip())
        cell.append(reading.row.stripped(), between=" ")
        reading.cells.append(cell)
        reading.row, reading.number = Row(), ""
    elif word in ("row", "nestrow"):
        _flush_cells(reading)


def _flush_cells(reading: _Reading) -> None:
    """A table's row as one line; a row of one cell is a frame around running text."""
    cells, reading.cells = reading.cells, []
    if not cells:
        return
    joined = Row()
    for index, cell in enumerate(cells):
        joined.add("\t" if index else "")
        joined.append(cell, between="")
    joined = joined.stripped("\t", left=False)
    style = "table" if len(cells) > 1 else ""
    reading.lines.append(Line(joined.text, style=style, marks=tuple(joined.marks), starts=True))


def _note_end(reading: _Reading) -> None:
    note, reading.note = reading.note.stripped(), Row()
    if note.text:
        marker = str(len(reading.notes) + 1)
        reading.notes.append(Line(note.text, marker=marker, style="note", marks=tuple(note.marks), starts=True))
