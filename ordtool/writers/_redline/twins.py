"""Text boxes are written twice, for newer and for older programs (`mc:AlternateContent`): what is done to one is done to both."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from ordtool.docx_characters import characters
from ordtool.docx_package import MC, Element, W
from ordtool.revision import WordEdit
from ordtool.writers._redline.document import Document

_NAMED = ("paragraph", "before", "after")


def doubled(document: Document, edits: Sequence[WordEdit]) -> list[WordEdit]:
    """The edits, and after each one in a text box the same for its twins, without the notes."""
    parts = {edit.part for edit in edits}
    boxed = {part for part in parts if b"AlternateContent" in document.package.parts.get(part, b"")}
    return [one for edit in edits for one in (edit, *(_twins(document, edit) if edit.part in boxed else ()))]


def _twins(document: Document, edit: WordEdit) -> Iterator[WordEdit]:
    given: dict[str, int] = {key: at for key in _NAMED if (at := getattr(edit, key, None)) is not None}
    places = {key: _others(document, edit.part, at) for key, at in given.items()}
    for each in zip(*places.values(), strict=False):
        changes: dict[str, Any] = dict(zip(places, each, strict=True)) | (
            {"notes": ()} if hasattr(edit, "notes") else {}
        )
        yield dataclasses.replace(edit, **changes)


def _others(document: Document, part: str, paragraph: int) -> list[int]:
    """The paragraphs of the other versions that say the same, by number."""
    own = document.first(part, paragraph)
    versions = next(own.iterancestors(MC + "AlternateContent"), None)
    if versions is None:
        return []
    branches = [list(version.iter(W + "p")) for version in versions]
    place = next(branch.index(own) for branch in branches if own in branch)
    same = [branch[place] for branch in branches if own not in branch and place < len(branch)]
    numbers = {element: i for i, element in enumerate(document.all_first(part))}
    return [numbers[twin] for twin in same if _said(twin) == _said(own)]


def _said(paragraph: Element) -> str:
    return "".join(piece.text for piece in characters(paragraph))
