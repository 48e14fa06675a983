"""Whole paragraphs as tracked changes: put in, taken out, joined, taken out of Word's count."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.docx_characters import characters
from ordtool.docx_package import Element, W
from ordtool.revision import Added, Delete, Insert, Join, Renumber
from ordtool.writers._redline import footnotes, looks, places, properties, runs
from ordtool.writers._redline.changes import uncount
from ordtool.writers._redline.controls import fixed
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.pieces import is_gone, pieces
from ordtool.writers._redline.places import Place
from ordtool.writers._word_xml import el

# What stays in a paragraph when its words go: its mark must stay with it.
_STAYING = frozenset(W + tag for tag in ("drawing", "pict", "object"))


def insert(document: Document, edit: Insert) -> Sequence[Element]:
    """Put new paragraphs before or after an original one, behind those that were put there before."""
    document.touch(edit.part)
    anchor = edit.after if edit.after is not None else edit.before or 0
    made, others = footnotes.put(document, edit)
    for added in others:
        paragraph, words = new_paragraph(document, edit.part, anchor, added)
        _place(document, edit, paragraph)
        made += words
    return made


def _place(document: Document, edit: Insert, paragraph: Element) -> None:
    """Put a new paragraph into its place, never between two that a deleted mark of somebody else's joins."""
    if edit.after is not None:
        anchor = _outside(document.last(edit.part, edit.after))
        while properties.is_struck(anchor) and (following := neighbour(anchor, 1)) is not None:
            anchor = following
        document.blocks.behind(anchor).addnext(paragraph)
        return
    anchor = _outside(document.first(edit.part, edit.before or 0))
    while (previous := neighbour(anchor, -1)) is not None and properties.is_struck(previous):
        anchor = previous
    anchor.addprevious(paragraph)


def _outside(paragraph: Element) -> Element:
    """The paragraph, or the content control around it that is not ours to edit."""
    control = fixed(paragraph)
    return paragraph if control is None else control


def neighbour(block: Element, step: int) -> Element | None:
    """The paragraph right before (-1) or after (1) in the same holder; None where something else stands there."""
    siblings = block.itersiblings(preceding=step < 0)
    after = next((one for one in siblings if not is_thin(one)), None)
    return after if after is not None and after.tag == W + "p" else None


def is_thin(element: Element) -> bool:
    """Whether an element among paragraphs is none and parts none: a bookmark, the end of a range."""
    return not isinstance(element.tag, str) or element.tag.endswith(("Start", "End")) or element.tag == W + "proofErr"


def new_paragraph(
    document: Document, part: str, anchor: int, added: Added, *, outside: bool = False
) -> tuple[Element, list[Element]]:
    """A `w:p` with its words in a `w:ins`, and that `w:ins` (none without words); its mark is not marked yet.

    `outside`: it will not stand in the cell that the anchor stands in.
    """
    found = looks.model(document, part, anchor, added, outside=outside)
    paragraph = el("w:p")
    base = looks.base(document, found, added)
    look = properties.mark_look(found) if found is not None and base else None
    if base:
        paragraph.append(el("w:pPr", None, *base, *([look] if look is not None else [])))
    words = [runs.added(document, added.text, looks.words(document, found, paragraph))] if added.text else []
    paragraph.extend(words)
    document.blocks.new[paragraph] = None
    return paragraph, words


def delete(document: Document, edit: Delete) -> Sequence[Element]:
    """Take out a paragraph, words and mark; the mark stays where something stays that cannot go."""
    document.touch(edit.part)
    chain = document.chain(edit.part, edit.paragraph)
    struck = runs.strike(document, chain, 0, None)
    for paragraph in chain:
        if _is_empty(document, paragraph):
            document.blocks.gone[paragraph] = None
        elif not any(not is_gone(piece.element) for piece in pieces(document, [paragraph])):
            uncount(document, paragraph)
    return struck


def _is_empty(document: Document, paragraph: Element) -> bool:
    """Whether all of a paragraph goes, so that its mark may go too."""
    if properties.bears_section(paragraph) or any(not is_gone(p.element) for p in pieces(document, [paragraph])):
        return False
    return all(is_gone(one) for one in paragraph.iter(*_STAYING))


def join(document: Document, edit: Join) -> Sequence[Element]:
    """Take out the mark of a paragraph, and the blanks on both sides of it: at the edge of a line they are not read."""
    document.touch(edit.part)
    document.blocks.joined[document.last(edit.part, edit.paragraph)] = None
    chain = document.chain(edit.part, edit.paragraph)
    said = _said(document, chain)
    runs.strike(document, chain, len(said.rstrip()))
    if edit.paragraph + 1 < document.count(edit.part):
        following = document.chain(edit.part, edit.paragraph + 1)
        said = _said(document, following)
        runs.strike(document, following, 0, len(said) - len(said.lstrip()))
    return []


def _said(document: Document, chain: Sequence[Element]) -> str:
    return "".join(piece.text for piece in pieces(document, chain))


def renumber(document: Document, edit: Renumber) -> Sequence[Element]:
    """Take a paragraph out of Word's count and type its marker."""
    document.touch(edit.part)
    paragraph = document.first(edit.part, edit.paragraph)
    uncount(document, paragraph)
    if not edit.marker.strip():
        return []
    first = next((piece for piece in characters(paragraph) if not is_gone(piece.element)), None)
    place = Place(paragraph, None)
    blank = "" if first is not None and first.text[:1].isspace() else " "
    look = places.look(document, first.element if first is not None else None, place)
    words = runs.added(document, edit.marker.strip() + blank, look)
    place.put(words)
    return [words]
