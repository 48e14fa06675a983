"""A file's tracked changes: its text without them, and with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ordtool.source import Axis, Line, Mark, Source, State

if TYPE_CHECKING:
    from ordtool.readers import Recognition

_OTHER = {State.STRUCK: State.INSERTED, State.INSERTED: State.STRUCK, State.KEPT: State.KEPT}


def is_tracked(source: Source) -> bool:
    """Whether somebody's tracked changes strike or add words. Strokes drawn on a page are notes, and none of these."""
    return not source.pages and any(map(_drafted, source.lines))


def _drafted(line: Line) -> bool:
    return line.style != "furniture" and any(
        mark.axis is Axis.DRAFT and line.text[mark.span.start : mark.span.end].strip() for mark in line.marks
    )


def settled(source: Source, data: bytes, *, ocr: Recognition) -> tuple[tuple[Source, bytes], tuple[Source, bytes]]:
    """The text with all tracked changes rejected and the one with all accepted, each with the bytes that it was read from.

    Of a Word file both are made as Word makes them, which numbers the paragraphs of each by themselves.
    """
    from ordtool import docx_revisions, readers

    if not any(line.origins for line in source.lines):
        return (replace(source, lines=tuple(map(_turned, source.lines))), data), (source, data)
    made = docx_revisions.reject(data), docx_revisions.accept(data)
    before, after = (replace(readers.read_bytes(source.name, one, ocr=ocr), sha256=source.sha256) for one in made)
    return (before, made[0]), (after, made[1])


def _turned(line: Line) -> Line:
    """A line in which what was struck is new, and the other way round: accepting that is rejecting the changes."""
    return replace(line, marks=tuple(map(_undone, line.marks)))


def _undone(mark: Mark) -> Mark:
    return replace(mark, state=_OTHER[mark.state]) if mark.axis is Axis.DRAFT else mark
