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

from collections.abc import Callable, Sequence
from typing import Any

from ordtool.docx_package import Element
from ordtool.revision import (
    Annotate, Delete, DeleteRow, Insert, InsertRow, InsertTable, Join, Renumber, Replace, Signature, Split, WordEdit,
)  # fmt: skip
from ordtool.writers._redline import notes, paragraphs, runs, tables
from ordtool.writers._redline.document import Document

Block = Callable[[Document, Any], Sequence[Element]]

_WORDS: dict[type[object], Block] = {Replace: runs.replace, Annotate: runs.annotate, Split: paragraphs.split}
_BLOCKS: dict[type[object], Block] = {
    Insert: paragraphs.insert,
    Delete: paragraphs.delete,
    Join: paragraphs.join,
    Renumber: paragraphs.renumber,
    InsertRow: tables.insert_row,
    DeleteRow: tables.delete_row,
    InsertTable: tables.insert_table,
}


def apply(data: bytes, edits: Sequence[WordEdit], *, signature: Signature, comments: Sequence[str] = ()) -> bytes:
    """The file with the edits as tracked changes and their notes as comments.

    `notes` of an edit are the words of its comments; `comments` are those on the document as a whole (first paragraph).
    Raises InputError for a file that cannot be marked up, OrdtoolError for an address that it does not have.
    """
    raise NotImplementedError
