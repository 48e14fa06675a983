"""The words of one Word paragraph: runs, fields, symbols, and what was tracked or struck."""

from __future__ import annotations

from dataclasses import dataclass, field

from ordtool.docx_package import MC, Element, M, W, is_on, value
from ordtool.docx_styles import Styles
from ordtool.ordinance import Axis, State
from ordtool.readers._marked import Change, Row

_TRACKED = {
    W + "ins": State.INSERTED, W + "moveTo": State.INSERTED, W + "del": State.STRUCK, W + "moveFrom": State.STRUCK,
}  # fmt: skip
_SKIPPED = frozenset(W + tag for tag in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt", "tblPr"))
_WORDS = frozenset((W + "t", W + "delText", M + "t"))
_BREAKS = frozenset((W + "br", W + "cr"))
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_PLAIN = {0x0D: " ", 0x0A: " ", 0xA0: " "}  # one sign for one sign: a pattern for "§ 5" must find it
# The Symbol and Wingdings fonts in the private use area.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "▫", 0xF06F: "☐", 0xF0FE: "☒", 0xF0FC: "✓", 0xF0B0: "°", 0xF0B1: "±", 0xF0A3: "≤",
    0xF0B3: "≥", 0xF0B4: "×", 0xF0D7: "·", 0xF02D: "−", 0xF0E0: "→",
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What was met on the way: counts for the warnings."""

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    authors: set[str] = field(default_factory=set)
    hidden: int = 0


@dataclass(slots=True)
class Words:
    """What a paragraph holds: its rows, the text boxes anchored in it, the notes that it points to (part, id)."""

    rows: list[Row] = field(default_factory=lambda: [Row()])
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What goes on from paragraph to paragraph: a field may begin in one and end in another.

    `fields` holds for each open field whether its instruction (not yet its result) is being read.
    """

    styles: Styles
    tally: Tally = field(default_factory=Tally)
    fields: list[bool] = field(default_factory=list)


def words(paragraph: Element, reading: Reading) -> Words:
    """The words of a `w:p`."""
    found = Words()
    _walk(paragraph, (), found, reading)
    return found


def _walk(element: Element, changes: tuple[Change, ...], found: Words, reading: Reading) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        if tag in _TRACKED:
            _walk(child, (*changes, _tracked(child, reading.tally)), found, reading)
        elif tag == W + "r":
            _run(child, changes, found, reading)
        elif tag == W + "txbxContent":
            found.boxes.append(child)
        elif tag == MC + "AlternateContent":
            _walk(alternative(child), changes, found, reading)
        elif not _leaf(child, tag, changes, found, reading):
            _walk(child, changes, found, reading)


def alternative(element: Element) -> Element:
    """The one of the versions in an `mc:AlternateContent` that is to be read: the same words stand in each."""
    versions = [e for e in element if e.tag in (MC + "Choice", MC + "Fallback")]
    return next((e for e in versions if len(e)), element)


def _tracked(element: Element, tally: Tally) -> Change:
    state = _TRACKED[str(element.tag)]
    author = element.get(W + "author", "")
    if element.tag == W + "moveTo":
        tally.moves += 1
    elif element.tag != W + "moveFrom":
        tally.insertions += state is State.INSERTED
        tally.deletions += state is State.STRUCK
    tally.authors.add(author)
    return Change(state, Axis.DRAFT, author, element.get(W + "date", ""))


def _run(run: Element, changes: tuple[Change, ...], found: Words, reading: Reading) -> None:
    properties = run.find(W + "rPr")
    style = reading.styles.get(value(properties, "rStyle") or "")
    if _toggle(properties, ("vanish",), style.hidden):
        reading.tally.hidden += sum(len(e.text or "") for e in run.iter(W + "t"))
        return
    if _toggle(properties, ("strike", "dstrike"), style.struck):
        changes = (*changes, Change(State.STRUCK, Axis.LAW))
    _walk(run, changes, found, reading)


def _toggle(properties: Element | None, names: tuple[str, ...], inherited: bool) -> bool:
    if properties is None:
        return inherited
    direct = [e for name in names if (e := properties.find(W + name)) is not None]
    return any(is_on(e) for e in direct) if direct else inherited


def _leaf(child: Element, tag: str, changes: tuple[Change, ...], found: Words, reading: Reading) -> bool:
    """Take in an element that holds no others; False for one that may."""
    if tag == W + "fldChar":
        _field(child.get(W + "fldCharType", ""), reading.fields)
    elif any(reading.fields):
        # Inside a field's instruction nothing shows, not even the result of a field in it.
        return tag in _WORDS
    elif tag in _WORDS:
        found.rows[-1].add((child.text or "").translate(_PLAIN), changes)
    elif tag in _SIGNS:
        found.rows[-1].add(_SIGNS[tag], changes)
    elif tag in _BREAKS:
        found.rows.append(Row())
    elif tag == W + "sym":
        found.rows[-1].add(_symbol(child.get(W + "char", "")), changes)
    elif tag in _NOTES:
        found.notes.append((_NOTES[tag], child.get(W + "id", "")))
    else:
        return False
    return True


def _field(kind: str, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return "\ufffd"
    if 0xF020 <= point < 0xF07F and point not in _SYMBOLS:  # Word adds F000 to the letters of any symbol font
        point -= 0xF000
    return _SYMBOLS.get(point) or (chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0x110000 else "\ufffd")
