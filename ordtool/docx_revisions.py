"""Tracked changes of a Word file made final: accepted, rejected, or one author's work taken out of it.

In every part: words, paragraph marks, rows, cells, numbers and properties, each as Word does it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ordtool.docx_comments import comments_out
from ordtool.docx_ends import join, removed, unwrapped
from ordtool.docx_package import Element, M, Package, W, unpack
from ordtool.docx_parts import saved, serialised
from ordtool.docx_styles import Styles, styles
from ordtool.errors import InputError

_STRUCK = frozenset((W + "del", W + "moveFrom"))
_NEW = frozenset((W + "ins", W + "moveTo"))
_CELLS = {W + "cellDel": True, W + "cellIns": False}  # whether accepting takes the cell out
_MERGE = W + "cellMerge"
_PROPERTIES = frozenset(
    W + tag
    for tag in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange",
    )
)  # fmt: skip
# What stands among properties and is none of them: an earlier state of the properties says nothing of it.
_STAYING = frozenset(
    W + tag
    for tag in (
        "rPr", "sectPr", "ins", "del", "moveFrom", "moveTo", "headerReference", "footerReference", "cellIns", "cellDel",
        "cellMerge",
    )
)  # fmt: skip
_STAYING_FIRST = frozenset((W + "rPr", W + "sectPr"))  # in these they come before the properties
# The beginnings of ranges, and whether accepting takes the content control that begins there away from its words.
_RANGES = {
    W + "moveFromRangeStart": None, W + "moveToRangeStart": None,
    W + "customXmlInsRangeStart": False, W + "customXmlDelRangeStart": True,
    W + "customXmlMoveFromRangeStart": True, W + "customXmlMoveToRangeStart": False,
}  # fmt: skip
_CONTROLS = (W + "sdt", W + "customXml", W + "smartTag")
_MARKS = (*_STRUCK, *_NEW, *_CELLS, _MERGE, *_PROPERTIES, W + "numberingChange", *_RANGES)
_WORDS = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}
_NOTES = {W + "footnoteReference": W + "footnote", W + "endnoteReference": W + "endnote"}
# A part without any of these holds neither a change nor a comment nor what belongs to one.
_SIGNS = (b"author", b"paraId", b"durableId", b"oteReference", b":footnote", b":endnote", b"tblGridChange", b"\0")


@dataclass(frozen=True, slots=True)
class _Way:
    """Whether changes are accepted, and whose; None is everybody's."""

    accepts: bool
    authors: frozenset[str] | None

    def mine(self, mark: Element) -> bool:
        """Whether a mark is one of those to settle."""
        return self.authors is None or mark.get(W + "author", "") in self.authors

    def drops(self, mark: Element) -> bool:
        """Whether what an insertion or deletion marks goes."""
        return mark.tag in (_STRUCK if self.accepts else _NEW)


def accept(data: bytes, *, authors: frozenset[str] | None = None) -> bytes:
    """The .docx with all tracked changes accepted, or only those of some `authors`; parts without one keep their bytes.

    Raises InputError or EncryptedError for a file that is no readable .docx.
    """
    return _settled(data, _Way(True, authors))


def reject(data: bytes, *, authors: frozenset[str] | None = None) -> bytes:
    """The .docx with all tracked changes rejected, or only those of some `authors`; see `accept`."""
    return _settled(data, _Way(False, authors))


def without(data: bytes, author: str) -> bytes:
    """The .docx as it was before `author` worked on it: the author's changes rejected, the author's comments taken out."""
    return _settled(data, _Way(False, frozenset((author,))), silenced=author)


def _settled(data: bytes, way: _Way, silenced: str | None = None) -> bytes:
    package = unpack("the Word file", data)
    roots = {part: root for part in package.parts if (root := _root(package, part)) is not None}
    touched = comments_out(roots, silenced) if silenced is not None else set()
    known = styles(_styles(package))
    before = _pointers(roots.get(package.main))
    touched |= {part for part, root in roots.items() if root.tag.startswith(W) and _settle(root, way, known)}
    touched |= _without_notes(roots, before - _pointers(roots.get(package.main)))
    return saved(data, {part: serialised(roots[part], package.parts[part]) for part in touched})


def _root(package: Package, part: str) -> Element | None:
    """The root of a part that may hold changes, comments or what belongs to them; None for any other, or a damaged one."""
    content = package.parts[part]
    if part != package.main and (part.endswith(".rels") or not any(sign in content for sign in _SIGNS)):
        return None
    try:
        return package.xml(part)
    except InputError:
        if part == package.main:
            raise
        return None


def _styles(package: Package) -> Element | None:
    part = package.related("styles")
    try:
        return package.xml(part) if part else None
    except InputError:
        return None


def _settle(root: Element, way: _Way, known: Styles) -> bool:
    """Settle the changes of a part; whether there was any."""
    marks = [mark for mark in root.iter(*_MARKS) if way.mine(mark)]
    ends = {paragraph for mark in marks if (paragraph := _settle_one(mark, way)) is not None}
    join(root, known, ends)
    return bool(marks)


def _settle_one(mark: Element, way: _Way) -> Element | None:
    """Settle one change; gives the paragraph whose own mark goes with it."""
    tag = mark.tag
    if tag in _STRUCK or tag in _NEW:
        return _settle_words(mark, way)
    if tag in _CELLS:
        _out(mark, W + "tc") if way.accepts is _CELLS[str(tag)] else removed(mark)
    elif tag == _MERGE:
        _merge(mark, way)
    elif tag in _RANGES:
        _range(mark, way)
    elif tag in _PROPERTIES and not way.accepts:
        _restore(mark)
    else:
        removed(mark)
    return None


def _settle_words(mark: Element, way: _Way) -> Element | None:
    """Settle an insertion or deletion of words, of a paragraph's mark, a row or a number."""
    holder = mark.getparent()
    where = "" if holder is None else holder.tag
    if holder is None or where == W + "rPr":
        properties = None if holder is None else holder.getparent()
        paragraph = properties.getparent() if properties is not None and properties.tag == W + "pPr" else None
        removed(mark)
        return paragraph if way.drops(mark) else None
    if where == W + "trPr":
        _out(mark, W + "tr") if way.drops(mark) else removed(mark)
    elif where == W + "numPr":
        removed(holder if way.drops(mark) else mark)
    elif way.drops(mark) and where != M + "ctrlPr":
        removed(mark)
    else:
        _unwrap(mark)
    return None


def _unwrap(mark: Element) -> None:
    """Let words stand as if they had never been marked."""
    if mark.tag in _STRUCK and next(mark.iterancestors(*_STRUCK), None) is None:
        for text in mark.iter(*_WORDS):
            text.tag = _WORDS[str(text.tag)]
    unwrapped(mark)


def _out(mark: Element, tag: str) -> None:
    """Take out the row or the cell that a mark stands in, and what is empty without it."""
    element = next(mark.iterancestors(tag), None)
    while element is not None:
        parent = element.getparent()
        removed(element)
        if parent is None or parent.tag not in (W + "tr", W + "tbl") or any(True for _ in parent.iter(W + "tc")):
            return
        element = parent


def _merge(mark: Element, way: _Way) -> None:
    """A cell's merging with the one above, as it is or as it was."""
    said = mark.get(W + ("vMerge" if way.accepts else "vMergeOrig"))
    cell = mark.getparent()
    if cell is not None:
        for old in cell.findall(W + "vMerge"):
            cell.remove(old)
        if said in ("rest", "cont"):
            value = "restart" if said == "rest" else "continue"
            mark.addprevious(mark.makeelement(W + "vMerge", {W + "val": value}))
    removed(mark)


def _range(mark: Element, way: _Way) -> None:
    """Take out both ends of a range; a content control that goes leaves its words."""
    end = str(mark.tag).removesuffix("Start") + "End"
    root = mark.getroottree().getroot()
    ends = [one for one in root.iter(end) if one.get(W + "id") == mark.get(W + "id")]
    control = mark.getnext()
    if _RANGES[str(mark.tag)] is way.accepts and control is not None and control.tag in _CONTROLS:
        for properties in control.findall(W + "sdtPr") + control.findall(W + "sdtEndPr"):
            control.remove(properties)
        inner = control.find(W + "sdtContent")
        if inner is not None:
            unwrapped(inner)
        unwrapped(control)
    for one in (mark, *ends):
        removed(one)


def _restore(change: Element) -> None:
    """Put the properties back that a change of properties remembers."""
    holder = change.getparent()
    if holder is None:
        return
    remembered = change.find(str(holder.tag))
    before = [] if remembered is None else list(remembered)
    staying = [child for child in holder if child.tag in _STAYING]
    holder.remove(change)
    holder[:] = [*staying, *before] if holder.tag in _STAYING_FIRST else [*before, *staying]
    parent = holder.getparent()
    if not len(holder) and parent is not None and holder.tag in (W + "rPr", W + "pPr", W + "trPr", W + "tcPr"):
        removed(holder)


def _pointers(root: Element | None) -> frozenset[tuple[str, str]]:
    """The notes that the text points to."""
    marks = root.iter(*_NOTES) if root is not None else ()
    return frozenset((_NOTES[str(mark.tag)], mark.get(W + "id", "")) for mark in marks)


def _without_notes(roots: dict[str, Element], gone: frozenset[tuple[str, str]]) -> set[str]:
    """Take out the notes to which nothing points any more."""
    touched: set[str] = set()
    for part, root in roots.items() if gone else ():
        for note in [note for note in root if (note.tag, note.get(W + "id", "")) in gone]:
            removed(note)
            touched.add(part)
    return touched
