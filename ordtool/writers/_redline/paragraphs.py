"""Whole paragraphs as tracked changes: put in, taken out, split, joined, taken out of Word's count."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.docx_package import Element
from ordtool.revision import Delete, Insert, Join, Renumber, Split
from ordtool.writers._redline.document import Document


def insert(document: Document, edit: Insert) -> Sequence[Element]:
    """Put new paragraphs before or after an original one."""
    raise NotImplementedError


def delete(document: Document, edit: Delete) -> Sequence[Element]:
    """Take out a paragraph, words and mark."""
    raise NotImplementedError


def split(document: Document, edit: Split) -> Sequence[Element]:
    """Put in a paragraph mark; the chain of the original paragraph grows by one."""
    raise NotImplementedError


def join(document: Document, edit: Join) -> Sequence[Element]:
    """Take out the mark of a paragraph."""
    raise NotImplementedError


def renumber(document: Document, edit: Renumber) -> Sequence[Element]:
    """Take a paragraph out of Word's count and type its marker."""
    raise NotImplementedError
