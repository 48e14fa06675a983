"""Tracked changes in a Word file: the original's own bytes, and addressed edits."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.revision import Signature, Stretch, WordEdit

__all__ = ["apply", "fresh"]


def apply(data: bytes, edits: Sequence[WordEdit], *, signature: Signature, comments: Sequence[str] = ()) -> bytes:
    """The file with the edits as tracked changes and their notes as comments.

    `notes` of an edit are the words of its comments; `comments` are those on the document as a whole (first paragraph).
    """
    raise NotImplementedError


def fresh(lines: Sequence[tuple[str, str, int | None]]) -> tuple[bytes, tuple[tuple[Stretch, ...], ...]]:
    """A plain Word file of (text, style, level) lines, and where each line's characters stand in it."""
    raise NotImplementedError
