"""What stands beside the text of a Word file: footnotes and endnotes, comments, headers and footers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ordtool.docx_numbering import FORMATS
from ordtool.docx_package import Element, Package, R, W, value
from ordtool.readers._comments import comment_line
from ordtool.readers._docx_story import Story, apart, begin
from ordtool.readers._docx_text import Reference
from ordtool.source import Line, State

# Reads a part that the document can do without: package, part, what it is, warnings.
Read = Callable[[Package, str, str, list[str]], Element | None]

_USUAL = {"footnotes": "decimal", "endnotes": "lowerRoman"}
_PROPERTIES = {"footnotes": "footnotePr", "endnotes": "endnotePr"}
_HEADS = (W + "headerReference", W + "footerReference")


def notes(package: Package, story: Story, broken: list[str], read: Read) -> list[Line]:
    """The footnotes and endnotes that the text points to, each under its number."""
    lines: list[Line] = []
    for kind in _USUAL:
        wanted = [note for note in story.notes if note.part == kind]
        part = package.related(kind) if wanted else None
        root = read(package, part, kind, broken) if part else None
        if root is not None and part is not None:
            lines += _notes(root, part, wanted, story, _form(story, kind))
        if wanted and part is None:
            broken.append(f"{package.name} points to {kind} that it does not hold. Read without them.")
    return lines


def _form(story: Story, kind: str) -> Callable[[int], str]:
    """How notes are counted: as the first section says, else as Word does."""
    found = next((value(e, "numFmt") for e in story.root.iter(W + _PROPERTIES[kind])), None)
    return FORMATS.get(found or _USUAL[kind], str)


def _notes(root: Element, part: str, wanted: list[Reference], story: Story, form: Callable[[int], str]) -> list[Line]:
    own = begin(root, part, story.reading, story.numbers)
    by_id = {note.get(W + "id", ""): note for note in root.iter(W + _tag(root))}
    lines: list[Line] = []
    count = 0
    for reference in _once(wanted):
        gone = any(change.state is State.STRUCK for change in reference.changes)
        numbered = not gone and not reference.custom
        count += numbered
        found = apart(by_id[reference.id], own, *reference.changes) if reference.id in by_id else []
        marker = form(count) if numbered else ""
        lines += [_note(line, marker if i == 0 else "") for i, line in enumerate(found)]
    return lines


def _tag(root: Element) -> str:
    """The tag of one note in a part of notes: "footnote" of "footnotes"."""
    return str(root.tag).rpartition("}")[2].removesuffix("s")


def _once(wanted: Iterable[Reference]) -> list[Reference]:
    first: dict[str, Reference] = {}
    for reference in wanted:
        first.setdefault(reference.id, reference)
    return list(first.values())


def _note(line: Line, marker: str) -> Line:
    return line if line.style == "furniture" else replace(line, marker=marker, style="note")


def comments(package: Package, story: Story, broken: list[str], read: Read) -> list[Line]:
    """The comments, none of which is law: by whom, when, on which words."""
    part = package.related("comments")
    root = read(package, part, "comments", broken) if part else None
    if root is None or part is None:
        return []
    on = dict(story.reading.comments)
    own = begin(root, part, story.reading, story.numbers)
    by_id = {comment.get(W + "id", ""): comment for comment in root.iter(W + "comment")}
    order = [*(comment for comment in on if comment in by_id), *(comment for comment in by_id if comment not in on)]
    return [_comment(by_id[comment], own, "".join(on.get(comment, ()))) for comment in order]


def _comment(comment: Element, own: Story, words: str) -> Line:
    found = apart(comment, own)
    said = " ".join(line.text.strip() for line in found if line.text.strip())
    origin = found[0].origin if found else None
    return comment_line(comment.get(W + "author", ""), comment.get(W + "date", ""), words, said, origin)


def heads(package: Package, story: Story, broken: list[str], read: Read) -> list[Line]:
    """The headers and footers of all sections, each of their words once."""
    lines: dict[tuple[str, str], Line] = {}
    for part in _head_parts(package, story):
        root = read(package, part, "headers or footers", broken)
        for line in _head(root, part, story) if root is not None else ():
            lines.setdefault((line.removed, line.text), line)
    return list(lines.values())


def _head_parts(package: Package, story: Story) -> Iterator[str]:
    ids = dict.fromkeys(e.get(R + "id", "") for e in story.root.iter(*_HEADS))
    yield from dict.fromkeys(part for relation in ids if (part := package.target(relation, "header", "footer")))


def _head(root: Element, part: str, story: Story) -> Iterator[Line]:
    own = begin(root, part, story.reading, story.numbers)
    for line in apart(root, own):
        if line.text.strip():
            removed = "watermark" if line.removed == "watermark" else "running head"
            yield replace(line, style="furniture", removed=removed, level=None)
