"""Notes that come and go, each with its sign in the text: without it a note is not counted, or counted without words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from ordtool.docx_package import Element, W, number
from ordtool.revision import Added, Insert
from ordtool.writers._redline import looks, properties, runs
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.pieces import is_gone, isolated
from ordtool.writers._word_xml import el

SIGNS = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}
_OWN_SIGNS = (W + "footnoteRef", W + "endnoteRef")
_GUESSED = (
    "This note is new. Its sign stands beside that of another note: where in the text it belongs is for you to say."
)
_TYPED = re.compile(r"(?:\d{1,3}|[ivxlc]{1,7}|[*†‡]{1,3})[.)]?\s+(?=\S)")


# ---- notes that go --------------------------------------------------------------------------------------------------


def settle(document: Document) -> None:
    """Strike the signs of the notes of which every paragraph goes."""
    gone = document.blocks.gone
    notes = dict.fromkeys(note for one in gone for note in one.iterancestors(*SIGNS))
    for note in notes:
        if all(one in gone for one in note.iter(W + "p")):
            document.touch(document.main)
            runs.wrapped(document, isolated(_signs(document, note)))


def _signs(document: Document, note: Element) -> list[Element]:
    """The signs in the text that lead to a note."""
    found = document.root(document.main).iter(SIGNS[str(note.tag)])
    return [one for one in found if one.get(W + "id") == note.get(W + "id") and not is_gone(one)]


# ---- notes that come ------------------------------------------------------------------------------------------------


def put(document: Document, edit: Insert) -> tuple[list[Element], Sequence[Added]]:
    """Put in the new notes of an edit: their signs, and the paragraphs that are left, which belong to the old note.

    Where in the text a new note belongs is not known: its sign goes right behind that of the note before.
    """
    at = edit.after if edit.after is not None else edit.before or 0
    place = document.first(edit.part, at)
    note = next(place.iterancestors(*SIGNS), None)
    signs = _signs(document, note) if note is not None else []
    first = next((i for i, added in enumerate(edit.paragraphs) if _begins(added)), None)
    if note is None or not signs or first is None:
        return [], edit.paragraphs
    document.touch(document.main)
    made: list[Element] = []
    for group in _groups(edit.paragraphs[first:]):
        new = _note(document, note, place, group)
        _insert(document, note, new, behind=edit.after is not None)
        made.append(_sign(document, signs[-1], new, behind=edit.after is not None))
        document.remarks.append((made[-1:], (_GUESSED,)))
    return made, edit.paragraphs[:first]


def _begins(added: Added) -> bool:
    return added.numbered or _TYPED.match(added.text) is not None


def _groups(paragraphs: Sequence[Added]) -> Iterator[list[Added]]:
    """The paragraphs of each new note."""
    starts = [i for i, added in enumerate(paragraphs) if _begins(added)]
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        yield list(paragraphs[start:end])


def _note(document: Document, like: Element, place: Element, paragraphs: Sequence[Added]) -> Element:
    """A new note after another one, its words put in by us."""
    used = [number(one.get(W + "id"), 0) or 0 for one in like.itersiblings(like.tag, preceding=True)]
    used += [number(one.get(W + "id"), 0) or 0 for one in (like, *like.itersiblings(like.tag))]
    note = like.makeelement(like.tag, {W + "id": str(max(used) + 1)})
    for i, added in enumerate(paragraphs):
        paragraph = el("w:p")
        properties.set_base(paragraph, properties.base(place))
        text = added.text
        if i == 0:
            sign = next(
                (run for run in like.iter(W + "r") if any(run.find(tag) is not None for tag in _OWN_SIGNS)), None
            )
            paragraph.extend([] if sign is None else [deepcopy(sign)])
            text = " " + (text if added.numbered else _TYPED.sub("", text, count=1))
        paragraph.append(runs.added(document, text, looks.words(document, place, paragraph)))
        note.append(paragraph)
    return note


def _insert(document: Document, note: Element, new: Element, *, behind: bool) -> None:
    if behind:
        document.blocks.behind(note).addnext(new)
    else:
        note.addprevious(new)
    document.blocks.new[new] = None


def _sign(document: Document, old: Element, note: Element, *, behind: bool) -> Element:
    """Put the sign of a new note beside an old one's; gives the `w:ins`."""
    paragraph = next(old.iterancestors(W + "p"))
    own = isolated([old])[0]
    place = next(one for one in (own, *own.iterancestors()) if one.getparent() is paragraph)
    run = deepcopy(own)
    run[:] = [one for one in run if one.tag == W + "rPr"]
    run.append(old.makeelement(old.tag, {W + "id": note.get(W + "id", "")}))
    insertion = document.own(document.revision("w:ins", run))
    if behind:
        while (after := place.getnext()) is not None and after in document.blocks.new:
            place = after
        place.addnext(insertion)
    else:
        place.addprevious(insertion)
    document.blocks.new[insertion] = None
    return insertion
