"""A paragraph cut in two by a new mark; what cannot be cut (a content control, a field) gives the rest of its words anew."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from ordtool.docx_package import Element, W
from ordtool.revision import Split
from ordtool.writers._redline import places, properties, runs
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.pieces import covered, is_gone, pieces
from ordtool.writers._redline.places import Place


def split(document: Document, edit: Split) -> Sequence[Element]:
    """Put in a paragraph mark: what stands before it goes into a new `w:p`, the rest keeps the original's own mark."""
    chain = document.chain(edit.part, edit.paragraph)
    paragraph, following = runs.cut(document, chain, edit.offset)
    first = paragraph.makeelement(paragraph.tag)
    old = paragraph.find(W + "pPr")
    if old is not None:
        first.append(deepcopy(old))
        _without_ends(first)
    first.extend(_before(paragraph, old, following))
    paragraph.addprevious(first)
    chain.insert(chain.index(paragraph), first)
    document.blocks.split[edit.part, edit.paragraph] = None
    _carried_over(document, first, paragraph, edit.offset)
    return [first]


def _before(paragraph: Element, old: Element | None, following: Element | None) -> list[Element]:
    """The children of a paragraph before one of them, its properties left out."""
    children = [child for child in paragraph if child is not old]
    return children if following is None else children[: children.index(following)]


def _without_ends(paragraph: Element) -> None:
    """Forget what became of the mark from which a new one is copied, and of its properties."""
    own = properties.of(paragraph)
    properties.bare(list(own))
    kept = properties.mark_look(paragraph)
    for old in [one for one in own if one.tag in properties.STAYING]:
        own.remove(old)
    if kept is not None:
        properties.put(own, kept)


def _carried_over(document: Document, first: Element, second: Element, offset: int) -> None:
    """Write anew in the second half what stands behind the offset in the first: it could not be cut off."""
    last = pieces(document, [first])
    if not last or last[-1].end <= offset:
        return
    covered(document, [first], offset, last[-1].end)
    held = {piece.element: piece for piece in pieces(document, [first])}
    before = sum(piece.end <= offset for piece in held.values())
    place = Place(second, None)
    for element in list(first.iter()):
        new: Element | None = None
        if element in held and before:
            before -= 1
        elif element in held and not is_gone(element):
            new = runs.added(document, held[element].text, places.look(document, element, place))
        elif not before and element in document.ours and element.tag == W + "ins":
            new = element
        if new is not None:
            place.put(new)
            place = Place(second, new)
    runs.strike(document, [first], offset)
