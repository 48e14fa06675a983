"""Where new words go between two characters, and what they look like there."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from ordtool.docx_package import Element, W, value
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.pieces import (
    GONE,
    TRACKED,
    above,
    around,
    cut_between,
    divide,
    hollow,
    is_gone,
    paragraph_of,
    run_of,
)  # fmt: skip

_HOLDERS = frozenset(
    W + tag for tag in ("p", "hyperlink", "smartTag", "sdtContent", "fldSimple", "dir", "bdo", "customXml", "rubyBase")
)
_REFERENCES = (W + "footnoteReference", W + "endnoteReference")
# What a run says of itself alone: new words beside it are not hidden, raised or struck because it is.
_OWN = frozenset(
    W + tag
    for tag in (
        "rPrChange", "ins", "del", "moveFrom", "moveTo", "vanish", "specVanish", "webHidden", "strike", "dstrike",
        "fitText",
    )
)  # fmt: skip
_SYMBOLS = ("symbol", "wingdings", "webdings", "marlett", "zapfdingbats")
_RAISED = frozenset((W + "vertAlign", W + "position"))
_OF_LINKS = frozenset(W + tag for tag in ("rStyle", "color", "u"))
_STYLES = frozenset(("hyperlink", "followedhyperlink", "footnotereference", "endnotereference", "commentreference"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place among an element's children: after `previous`, None for the beginning (behind the properties)."""

    parent: Element
    previous: Element | None

    def put(self, element: Element) -> None:
        """Put an element there."""
        if self.previous is not None:
            element.tail, tail = None, self.previous.tail
            self.previous.addnext(element)
            self.previous.tail, element.tail = None, tail
            return
        first = next(iter(self.parent), None)
        at = 1 if first is not None and first.tag in (W + "pPr", W + "rPr") else 0
        self.parent.insert(at, element)

    @property
    def following(self) -> Element | None:
        """The child that stands behind it."""
        if self.previous is not None:
            return self.previous.getnext()
        return next((child for child in self.parent if child.tag not in (W + "pPr", W + "rPr")), None)


def between(document: Document, paragraphs: Sequence[Element], offset: int) -> Place:
    """The place for new words at an offset: outside links and fields that end or begin there, behind note signs."""
    divide(document, paragraphs, offset)
    left, right = neighbours(document, paragraphs, offset)
    if left is not None and right is not None and paragraph_of(left) is not paragraph_of(right):
        right = None
    if left is None and right is not None and paragraph_of(right) is not paragraphs[0]:
        right = None  # the first character is in another half by now: what comes before it stays in the first
    cut_between(left, right)
    if left is None and right is None:
        return _best(paragraphs[0], None, None)
    holder = _common(left, right, paragraphs[0])
    return _out(document, _best(holder, _child(holder, left), _child(holder, right)))


def behind(document: Document, struck: Sequence[Element]) -> Place:
    """The place behind words just struck: behind the last of those that the fewest links and the like hold.

    It is outside what they end with, as long as that does not hold all of them.
    """
    depths = [len(list(above(element))) for element in struck]
    last = max(i for i, depth in enumerate(depths) if depth == min(depths))
    holder = _common(struck[0], struck[-1], paragraph_of(struck[-1]))
    place = Place(_parent(struck[last]), struck[last])
    while place.parent is not holder and place.following is None and place.parent.tag != W + "p":
        place = Place(_parent(place.parent), place.parent)
    return _out(document, place)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError("a paragraph holds every place")
    return parent


def neighbours(document: Document, paragraphs: Sequence[Element], offset: int) -> tuple[Element | None, Element | None]:
    """The elements with the characters before and after an offset."""
    before, after = around(document, paragraphs, offset)
    left = next((piece.element for piece in before if piece.end <= offset), None)
    right = next((piece.element for piece in after if piece.start >= offset), None)
    return left, right


def _common(one: Element | None, other: Element | None, paragraph: Element) -> Element:
    """The innermost element that holds both, within their paragraph; of one alone, its paragraph."""
    if one is None or other is None:
        found = one if one is not None else other
        return paragraph if found is None else paragraph_of(found)
    holds = list(above(other))
    return next((ancestor for ancestor in above(one) if ancestor in holds), paragraph_of(one))


def _child(holder: Element, element: Element | None) -> Element | None:
    """The child of an element that holds another, or is it."""
    while element is not None and (parent := element.getparent()) is not holder:
        element = parent
    return element


def _best(holder: Element, left: Element | None, right: Element | None) -> Place:
    """Of the places between two children, the first that is in the fewest fields, behind the last sign of a note."""
    gap = list(left.itersiblings()) if left is not None else list(holder)
    gap = gap[: gap.index(right)] if right in gap else gap
    if left is None and gap and gap[0].tag in (W + "pPr", W + "rPr"):
        gap = gap[1:]
    referring = [i for i, child in enumerate(gap) if next(child.iter(*_REFERENCES), None) is not None]
    first = referring[-1] + 1 if referring and left is not None else 0
    depths = [0]
    for child in gap:
        depths.append(depths[-1] + _opened(child))
    at = min(range(first, len(depths)), key=lambda i: (depths[i], i))
    return Place(holder, gap[at - 1] if at else left)


def _opened(element: Element) -> int:
    """How many more fields begin in an element than end in it."""
    kinds = [sign.get(W + "fldCharType") for sign in element.iter(W + "fldChar")]
    return kinds.count("begin") - kinds.count("end")


def _out(document: Document, place: Place) -> Place:
    """A place that may hold an insertion: out of others' changes (an insertion is cut in two), out of runs."""
    while place.parent.tag != W + "p" and not _may_hold(place.parent):
        place = _further(document, place)
    return place


def _may_hold(element: Element) -> bool:
    return element.tag in _HOLDERS and not any(holder.tag in TRACKED for holder in above(element))


def _further(document: Document, place: Place) -> Place:
    """The same place one level further out."""
    parent, outer = place.parent, _parent(place.parent)
    if place.following is None or parent.tag in GONE or parent.tag not in _PARTED:
        return Place(outer, parent)
    if place.previous is None:
        return Place(outer, parent.getprevious())
    _parted(document, place)
    return Place(outer, parent)


_PARTED = TRACKED | {W + "hyperlink", W + "smartTag", W + "dir", W + "bdo"}


def _parted(document: Document, place: Place) -> None:
    """Cut the parent in two at the place; a tracked change becomes two, the second with an id of its own."""
    parent = place.parent
    other = hollow(parent)
    if parent.tag in TRACKED:
        other.set(W + "id", document.ids.fresh())
    properties = [deepcopy(child) for child in parent if child.tag.endswith("Pr")]
    rest = [] if place.following is None else [place.following, *place.following.itersiblings()]
    other.extend([*properties, *rest])
    other.tail, parent.tail = parent.tail, None
    parent.addnext(other)
    if parent in document.ours:
        document.own(other)


def to_paragraph(document: Document, place: Place) -> Place:
    """The same place among the children of the `w:p`; what holds it is cut in two where that can be."""
    while place.parent.tag != W + "p":
        place = _further(document, place)
    return place


def look(document: Document, source: Element | None, place: Place, *, raised: bool = False) -> Element | None:
    """The `w:rPr` for words put at a place, after those of the run that holds `source`, else of the paragraph's mark."""
    run = None if source is None else run_of(source)
    found = place.parent.find(f"{W}pPr/{W}rPr") if source is None else run.find(W + "rPr") if run is not None else None
    if found is None:
        return None
    new = deepcopy(found)
    linked = run is not None and _linked(run) and not _linked(place.parent)
    for child in list(new):
        drop = child.tag in _OWN or (child.tag in _RAISED and not raised) or (linked and child.tag in _OF_LINKS)
        if drop or (child.tag == W + "rStyle" and not _linked(place.parent) and _is_sign(value(child) or "")):
            new.remove(child)
    new.tail = None
    return new if len(new) else None


def _linked(element: Element) -> bool:
    return element.tag == W + "hyperlink" or any(ancestor.tag == W + "hyperlink" for ancestor in above(element))


def _is_sign(style: str) -> bool:
    return style.lower().replace(" ", "") in _STYLES


def source(document: Document, paragraphs: Sequence[Element], offset: int, text: str) -> Element | None:
    """The character that words put at an offset are to look like: the one before; the one after where they lead into it."""
    sides = around(document, paragraphs, offset)
    before, after = (next((piece for piece in side if _is_sample(piece.element)), None) for side in sides)
    if before is None or after is None:
        chosen = before or after
    else:
        leads = before is not after and not text[:1].isspace() and before.text[-1:].isspace()
        chosen = after if leads or _is_raised(before.element) else before
    return None if chosen is None else chosen.element


def _is_sample(element: Element) -> bool:
    return not is_gone(element) and run_of(element) is not None and not is_symbol(element)


def is_symbol(element: Element) -> bool:
    """Whether a character is one of a font of symbols: letters in it would be symbols, too."""
    run = run_of(element)
    fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
    name = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    return element.tag == W + "sym" or name.lower().startswith(_SYMBOLS)


def _is_raised(element: Element) -> bool:
    run = run_of(element)
    return run is not None and any(run.find(f"{W}rPr/{tag}") is not None for tag in _RAISED)
