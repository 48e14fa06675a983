"""Words inside paragraphs as tracked changes: runs are cut, wrapped in `w:del`, put in by `w:ins`."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.docx_package import Element
from ordtool.revision import Annotate, Replace
from ordtool.writers._redline.document import Document


def replace(document: Document, edit: Replace) -> Sequence[Element]:
    """Strike the range and put the new words after it."""
    raise NotImplementedError


def annotate(document: Document, edit: Annotate) -> Sequence[Element]:
    """The runs of a range, cut free so that a comment can be on them alone."""
    raise NotImplementedError


def strike(document: Document, paragraphs: Sequence[Element], start: int, end: int | None = None) -> list[Element]:
    """Strike the characters `start:end` (None: to the end) of a chain of `w:p`; gives the `w:del` put in.

    What others have deleted stays theirs; pictures, bookmarks and note references stay. Does not `touch`.
    """
    raise NotImplementedError


def added(document: Document, text: str, properties: Element | None = None) -> Element:
    """A `w:ins` of ours with a run of new words ("\t" and "\n" become `w:tab` and `w:br`); `properties` is the `w:rPr`
    to copy. The caller puts it into a `w:p`.
    """
    raise NotImplementedError


def cut(document: Document, paragraphs: Sequence[Element], offset: int) -> tuple[Element, Element | None]:
    """Cut the chain of `w:p` at an offset so that what stands before and after it are whole children of one `w:p`.

    Gives that `w:p` and the first child after the cut (None: the cut is at its end). Links, fields in one element and
    others' insertions that hold the offset are cut in two.
    """
    raise NotImplementedError
