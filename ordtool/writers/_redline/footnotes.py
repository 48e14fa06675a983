"""Notes that go: their sign in the text goes with them, else an empty note would be left under its number."""

from __future__ import annotations

from ordtool.docx_package import Element, W
from ordtool.writers._redline import runs
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.pieces import is_gone, isolated

_SIGNS = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}


def settle(document: Document) -> None:
    """Strike the signs of the notes of which every paragraph goes."""
    gone = document.blocks.gone
    notes = dict.fromkeys(note for one in gone for note in one.iterancestors(*_SIGNS))
    for note in notes:
        if all(one in gone for one in note.iter(W + "p")):
            _strike(document, note)


def _strike(document: Document, note: Element) -> None:
    """Strike the sign that leads to a note."""
    found = document.root(document.main).iter(_SIGNS[str(note.tag)])
    signs = [one for one in found if one.get(W + "id") == note.get(W + "id") and not is_gone(one)]
    if signs:
        document.touch(document.main)
        runs.wrapped(document, isolated(signs))
