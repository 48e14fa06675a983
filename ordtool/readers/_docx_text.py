"""The words of one Word paragraph: runs, fields, symbols, what was tracked, how it is set, what is commented."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ordtool.docx_characters import offsets
from ordtool.docx_package import MC, Element, M, W, is_on
from ordtool.readers._docx_fields import Fields
from ordtool.readers._docx_looks import Around
from ordtool.readers._marked import Change, Row, Setting
from ordtool.readers._typefaces import symbol
from ordtool.source import Axis, Look, State

V = "{urn:schemas-microsoft-com:vml}"
# Elements around words that were changed.
TRACKED = {
    W + "ins": State.INSERTED, W + "moveTo": State.INSERTED, W + "del": State.STRUCK, W + "moveFrom": State.STRUCK,
}  # fmt: skip
_ENDS = frozenset((*TRACKED, *(W + tag for tag in ("cellIns", "cellDel", "cellMerge"))))
_SKIPPED = frozenset(
    W + tag for tag in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "tblPr", "tabs", "ffData", "delInstrText")
)
_WORDS = frozenset((W + "t", W + "delText", M + "t"))
_BREAKS = frozenset((W + "br", W + "cr"))
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_COMMENTS = frozenset(W + tag for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_PLAIN = {0x0D: " ", 0x0A: " ", 0xA0: " "}  # one sign for one sign: a pattern for "§ 5" must find it


@dataclass(slots=True)
class Tally:
    """What was met on the way: counts for the warnings. `ends` are paragraphs, rows and cells as such."""

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    ends: int = 0
    authors: set[str] = field(default_factory=set)
    hidden: int = 0
    embedded: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the text that points to a note; `custom` where its sign is in the text and is no number."""

    part: str
    id: str
    custom: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A text box, with what became of the words that it is anchored in."""

    element: Element
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Words:
    """What a paragraph holds: its rows, its text boxes, the notes that it points to.

    `aside` is text that is no text of the law, with the reason; `contents` whether all words are a table of contents;
    `origin` is the paragraph's part and index in it, `offsets` the first character of each of its elements.
    """

    rows: list[Row] = field(default_factory=lambda: [Row()])
    boxes: list[Box] = field(default_factory=list)
    notes: list[Reference] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    contents: bool | None = None
    origin: tuple[str, int] = ("", 0)
    offsets: dict[Element, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """What goes on from paragraph to paragraph: a field or a comment may begin in one and end in another.

    `comments` holds the words of each comment met so far, `commented` the comments that are open.
    """

    around: Around
    fields: Fields
    tally: Tally = field(default_factory=Tally)
    comments: dict[str, list[str]] = field(default_factory=dict)
    commented: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _How:
    """What is known of the words being read: what became of them, how they are set, in which font, whether as a link."""

    changes: tuple[Change, ...] = ()
    looks: tuple[Setting, ...] = ()
    font: str = ""
    linked: bool = False

    @property
    def struck(self) -> bool:
        return any(change.state is State.STRUCK for change in self.changes)


def words(paragraph: Element, origin: tuple[str, int], reading: Reading, changes: tuple[Change, ...] = ()) -> Words:
    """The words of a `w:p` that stands at `origin`, all of it under the changes given."""
    found = Words(origin=origin, offsets=offsets(paragraph))
    _walk(paragraph, _How(changes), found, reading)
    return found


def _walk(element: Element, how: _How, found: Words, reading: Reading) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        if tag in TRACKED:
            change = tracked(child, reading.tally)
            _walk(child, replace(how, changes=(*how.changes, change)), found, reading)
        elif tag == W + "r":
            _run(child, how, found, reading)
        elif tag == W + "sdt" and is_placeholder(child):
            found.aside.append(("placeholder", plain(child)))
        elif tag == W + "fldSimple":
            _simple(child, how, found, reading)
        elif tag == W + "txbxContent":
            found.boxes.append(Box(child, how.changes))
        elif tag == MC + "AlternateContent":
            _walk(alternative(child), how, found, reading)
        elif not _leaf(child, tag, how, found, reading):
            _walk(child, how, found, reading)


def alternative(element: Element) -> Element:
    """The one of the versions in an `mc:AlternateContent` that is to be read: the same words stand in each."""
    versions = [e for e in element if e.tag in (MC + "Choice", MC + "Fallback")]
    spoken = [e for e in versions if any((t.text or "").strip() for t in e.iter(*_WORDS))]
    return next(iter([*spoken, *(e for e in versions if len(e))]), element)


def is_placeholder(control: Element) -> bool:
    """Whether a content control shows only its request to fill it in."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def plain(element: Element) -> str:
    """The bare words of an element, in one line."""
    return "".join((t.text or "").translate(_PLAIN) for t in element.iter(*_WORDS))


def comment_sign(element: Element, reading: Reading) -> bool:
    """Take in a sign that begins or ends a comment's words; False for any other element."""
    if element.tag not in _COMMENTS:
        return False
    comment = element.get(W + "id", "")
    reading.comments.setdefault(comment, [])
    if element.tag == W + "commentRangeStart":
        reading.commented.append(comment)
    elif comment in reading.commented:
        reading.commented.remove(comment)
    return True


def tracked(element: Element, tally: Tally) -> Change:
    """The change that a `w:ins`, `w:del` or a side of a move says, counted."""
    state = TRACKED[str(element.tag)]
    change = change_of(element, state)
    if element.tag == W + "moveTo":
        tally.moves += 1
    elif element.tag != W + "moveFrom":
        tally.insertions += state is State.INSERTED
        tally.deletions += state is State.STRUCK
    tally.authors.add(change.author)
    return change


def tally_ends(root: Element, tally: Tally) -> None:
    """Count the paragraph marks, rows and cells that were inserted or deleted."""
    for holder in root.iter(W + "trPr", W + "tcPr", W + "pPr"):
        marks = holder.find(W + "rPr") if holder.tag == W + "pPr" else holder
        for mark in marks if marks is not None else ():
            if mark.tag in _ENDS:
                tally.ends += 1
                tally.authors.add(mark.get(W + "author", ""))


def change_of(element: Element, state: State) -> Change:
    """The tracked change that an element declares: by whom and when."""
    return Change(state, Axis.DRAFT, element.get(W + "author", ""), element.get(W + "date", ""))


def _run(element: Element, how: _How, found: Words, reading: Reading) -> None:
    run = reading.around.run(element.find(W + "rPr"))
    if run.hidden:
        text = "".join(t.text or "" for t in element.iter(W + "t"))
        reading.tally.hidden += len(text)
        found.aside.append(("hidden text", text.translate(_PLAIN)))
        _hidden(element, how, found, reading)
        return
    _walk(element, replace(how, looks=run.looks, font=run.font, linked=run.linked), found, reading)


def _hidden(element: Element, how: _How, found: Words, reading: Reading) -> None:
    """Fields go on through hidden runs: a table of contents is often begun by one."""
    for child in element:
        if child.tag in (W + "fldChar", W + "instrText"):
            _leaf(child, str(child.tag), replace(how, changes=(Change(State.STRUCK, Axis.DRAFT),)), found, reading)


def _simple(element: Element, how: _How, found: Words, reading: Reading) -> None:
    """A field in one element: its own words are the result."""
    fields = reading.fields
    depth = len(fields.open)
    fields.begin(element.get(W + "instr", ""))
    ended = fields.open[-1]
    _walk(element, how, found, reading)
    del fields.open[depth:]
    if not ended.shown and not how.struck and not fields.instructing:
        _add(fields.result(ended), how, found, reading)


def _leaf(child: Element, tag: str, how: _How, found: Words, reading: Reading) -> bool:
    """Take in an element that holds no others; False for one that may."""
    if tag == W + "fldChar":
        _add(reading.fields.sign(child, struck=how.struck), how, found, reading)
    elif tag == W + "instrText":
        reading.fields.instruct(child.text or "")
    elif comment_sign(child, reading):
        pass
    elif reading.fields.instructing:
        return tag in _WORDS
    else:
        return _shown(child, tag, how, found, reading)
    return True


def _shown(child: Element, tag: str, how: _How, found: Words, reading: Reading) -> bool:
    """Take in an element that shows; False for one that may hold others."""
    if tag in _WORDS:
        _add((child.text or "").translate(_PLAIN), how, found, reading, child)
    elif tag in _SIGNS:
        _add(_SIGNS[tag], how, found, reading, child)
    elif tag in _BREAKS:
        if how.struck:
            _add(" ", how, found, reading, child)
        else:
            found.rows.append(Row())
    elif tag == W + "sym":
        _add(_symbol(child.get(W + "char", ""), child.get(W + "font", "")), how, found, reading, child)
    elif tag in _NOTES:
        custom = child.get(W + "customMarkFollows", "0") not in ("0", "false", "off")
        found.notes.append(Reference(_NOTES[tag], child.get(W + "id", ""), custom, how.changes))
    elif tag == V + "textpath":
        found.aside.append(("watermark", child.get("string", "")))
    else:
        return False
    return True


def _add(text: str, how: _How, found: Words, reading: Reading, element: Element | None = None) -> None:
    """Put text at the end, with where it stands if an element holds it."""
    if not text:
        return
    row = found.rows[-1]
    # A link in underlined words is as new as they are.
    looks = (*how.looks, Look.UNDERLINE) if how.linked and _is_underlined(row) else how.looks
    row.add(text, how.changes, looks)
    place = None if element is None else found.offsets.get(element)
    if place is not None:
        row.stands(*found.origin, place[0], len(text))
    reading.fields.showed()
    if text.strip():
        found.contents = reading.fields.in_contents and found.contents is not False
    if not how.struck:
        for comment in reading.commented:
            reading.comments[comment].append(text)


def _is_underlined(row: Row) -> bool:
    end = len(row.text)
    return any(sign.look is Look.UNDERLINE and sign.span.end == end for sign in row.signs)


def _symbol(code: str, font: str) -> str:
    try:
        return symbol(int(code, 16), font)
    except ValueError:
        return "\ufffd"
