"""Addressed edits become tracked changes in the user's own file.

All positions are the original file's, and one paragraph is meant by its number there. Two rounds:

1. What happens inside paragraphs (Replace, Annotate, Split): by paragraph, from the last character to the first; edits
   at one place in the order that they were given.
2. Whole blocks (Insert, Delete, Join, rows, tables, Renumber), in the order that they were given.

Each kind of edit has one function `(document, edit) -> elements`: it changes the XML and gives the elements that the
edit's notes are to be about, in document order: `w:p`, or `w:ins`/`w:del`/`w:r` within a `w:p`; none puts the comments
on the edit's own paragraph. It calls `document.touch(part)`. It writes no comments. Blocks use `document.first/last`
for the `w:p` that an original paragraph begins and ends with, `document.revision` and `document.own` for what they put
in, and `runs.strike`/`runs.added` for words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from ordtool.docx_characters import length
from ordtool.docx_package import Element
from ordtool.errors import OrdtoolError
from ordtool.revision import (
    Annotate,
    Delete,
    DeleteRow,
    Insert,
    InsertRow,
    InsertTable,
    Join,
    Renumber,
    Replace,
    Signature,
    Split,
    WordEdit,
)  # fmt: skip
from ordtool.writers._redline import fields, halves, notes, paragraphs, pieces, rows, runs, settling, tables, twins
from ordtool.writers._redline.document import Document

Inside: TypeAlias = Replace | Annotate | Split
Remark = tuple[Sequence[Element], Sequence[str]]  # what a note is about, and its words
Block = Callable[[Document, Any], Sequence[Element]]

_WORDS: dict[type[object], Block] = {Replace: runs.replace, Annotate: runs.annotate, Split: halves.split}
_BLOCKS: dict[type[object], Block] = {
    Insert: paragraphs.insert,
    Delete: paragraphs.delete,
    Join: paragraphs.join,
    Renumber: paragraphs.renumber,
    InsertRow: rows.insert_row,
    DeleteRow: rows.delete_row,
    InsertTable: tables.insert_table,
}


def apply(data: bytes, edits: Sequence[WordEdit], *, signature: Signature, comments: Sequence[str] = ()) -> bytes:
    """The file with the edits as tracked changes and their notes as comments.

    `notes` of an edit are the words of its comments; `comments` are those on the document as a whole (first paragraph).
    Raises InputError for a file that cannot be marked up, OrdtoolError for an address that it does not have.
    """
    document = Document(data, signature)
    edits = twins.doubled(document, edits)
    remarks: list[Remark] = [([notes.opening(document)], tuple(comments))] if comments else []
    for place, found in _by_paragraph(edits).items():
        remarks += _in_paragraph(document, place, found)
    for edit in edits:
        if type(edit) in _BLOCKS:
            made = _BLOCKS[type(edit)](document, edit) or _beside(document, edit)
            remarks.append((made, getattr(edit, "notes", ())))
    settling.settle(document)
    remarks += document.remarks
    notes.write(document, [(elements, words) for elements, words in remarks if elements and words])
    return document.saved()


def _beside(document: Document, edit: Any) -> Sequence[Element]:
    """The paragraph that a block names, for notes on a change that shows nowhere."""
    named = (getattr(edit, key, None) for key in ("paragraph", "after", "before"))
    return [document.first(edit.part, next(at for at in named if at is not None))]


def _by_paragraph(edits: Iterable[WordEdit]) -> dict[tuple[str, int], list[Inside]]:
    """The edits inside paragraphs, by paragraph, each from its first character to its last, else in the order given."""
    found: dict[tuple[str, int], list[Inside]] = {}
    for edit in edits:
        if isinstance(edit, (Replace, Annotate, Split)):
            found.setdefault((edit.part, edit.paragraph), []).append(edit)
    return {place: sorted(those, key=_start) for place, those in found.items()}


def _start(edit: Inside) -> int:
    return edit.offset if isinstance(edit, Split) else edit.start


def _in_paragraph(document: Document, place: tuple[str, int], edits: Sequence[Inside]) -> list[Remark]:
    """Make the edits of one paragraph from its last character to its first; gives what their notes are about."""
    remarks: list[Remark] = []
    paragraphs = document.chain(*place)
    _within(place, edits, sum(length(paragraph) for paragraph in paragraphs))
    document.touch(place[0])
    pieces.hold(document, paragraphs)
    for edit in reversed(fields.widened(document, paragraphs, edits)):
        refusal = runs.refused(document, edit) if isinstance(edit, Replace) else None
        if refusal is not None:
            remarks.append(([refusal.control], (refusal.words, *edit.notes)))
        if refusal is None or not refusal.wholly:
            made = _WORDS[type(edit)](document, edit) or paragraphs[:1]
            remarks.append((made, edit.notes if refusal is None else ()))
        if isinstance(edit, Split):
            pieces.hold(document, paragraphs)
    document.held = None
    return remarks[::-1]


def _within(place: tuple[str, int], edits: Sequence[Inside], characters: int) -> None:
    """Raise OrdtoolError for an edit beyond the paragraph's characters."""
    for edit in edits:
        start, end = (edit.offset, edit.offset) if isinstance(edit, Split) else (edit.start, edit.end)
        if not 0 <= start <= end <= characters:
            raise OrdtoolError(
                f"An edit names the characters {start} to {end} of paragraph {place[1]} of {place[0]}, "
                f"which has {characters}. Please report this."
            )
