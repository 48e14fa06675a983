"""Rows and tables as tracked changes."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.docx_package import Element
from ordtool.revision import DeleteRow, InsertRow, InsertTable
from ordtool.writers._redline.document import Document


def insert_row(document: Document, edit: InsertRow) -> Sequence[Element]:
    """Put a new row below the one that holds a paragraph."""
    raise NotImplementedError


def delete_row(document: Document, edit: DeleteRow) -> Sequence[Element]:
    """Take out the row that holds a paragraph."""
    raise NotImplementedError


def insert_table(document: Document, edit: InsertTable) -> Sequence[Element]:
    """Put a new table before or after an original paragraph."""
    raise NotImplementedError
