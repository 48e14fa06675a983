"""A part of a Word file as lines: paragraphs with their numbers, text boxes after them, paragraphs that a deleted end joins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from ordtool.docx_numbering import Numbering
from ordtool.docx_package import MC, Element, W, value
from ordtool.docx_styles import Style
from ordtool.readers._docx_fields import unmatched
from ordtool.readers._docx_paragraph import ends_struck, heading_of, is_hidden, kind_of, live, number_of
from ordtool.readers._docx_tables import table
from ordtool.readers._docx_text import (
    TRACKED,
    Reading,
    Reference,
    Words,
    alternative,
    comment_sign,
    is_placeholder,
    plain,
    tally_ends,
    tracked,
    words,
)
from ordtool.readers._marked import Change, Row
from ordtool.source import Line, State

_WRAPPERS = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom")
)
_CONTENTS = "contents"


@dataclass(slots=True)
class Story:
    """A part while it is read: where its paragraphs stand, and what the paragraphs before decided.

    `changes` became of all that is being read (a struck row). `joined` is the line of the paragraph whose end was
    deleted and to which the next one therefore belongs, `waiting` what stands after that paragraph.
    """

    part: str
    root: Element
    reading: Reading
    numbers: Numbering
    index: dict[Element, int]
    lines: list[Line] = field(default_factory=list)
    notes: list[Reference] = field(default_factory=list)
    changes: tuple[Change, ...] = ()
    contents: bool = False
    joined: int | None = None
    own_number: tuple[str, int] | None = None
    waiting: list[Line] = field(default_factory=list)

    @contextmanager
    def within(self, *changes: Change) -> Iterator[list[Line]]:
        """Read something by itself (a cell, a text box): gives its lines, which go nowhere yet."""
        kept = (self.lines, self.changes, self.joined, self.own_number, self.waiting)
        self.lines, self.changes, self.joined, self.own_number, self.waiting = (
            [],
            (*self.changes, *changes),
            None,
            None,
            [],
        )
        try:
            yield self.lines
        finally:
            self.finish()
            self.lines, self.changes, self.joined, self.own_number, self.waiting = kept

    def finish(self) -> None:
        """No more paragraphs will join the last one."""
        self.lines += self.waiting
        self.waiting, self.joined, self.own_number = [], None, None


def read_part(root: Element, part: str, reading: Reading, numbers: Numbering) -> Story:
    """The lines of a part's body, or of all it holds."""
    story = begin(root, part, reading, numbers)
    body = root.find(W + "body")
    blocks(root if body is None else body, story)
    story.finish()
    return story


def begin(root: Element, part: str, reading: Reading, numbers: Numbering) -> Story:
    """A part of which nothing has been read yet."""
    reading.fields.unmatched = unmatched(root)
    reading.fields.open.clear()
    reading.commented.clear()
    tally_ends(root, reading.tally)
    return Story(part, root, reading, numbers, {p: i for i, p in enumerate(root.iter(W + "p"))})


def apart(container: Element, story: Story, *changes: Change) -> list[Line]:
    """The lines of a text box, a cell or a note, by themselves."""
    fields = story.reading.fields
    outer = fields.open
    fields.open = []
    with story.within(*changes) as lines:
        blocks(container, story)
    fields.open = outer
    return lines


def blocks(container: Element, story: Story) -> None:
    """Read the paragraphs and tables of a body, a cell or a text box into the story's lines."""
    for child in container:
        if child.tag == W + "p":
            _paragraph(child, story)
        elif child.tag == W + "tbl":
            story.finish()
            story.lines += _table(child, story)
        elif child.tag == W + "sdt" and is_placeholder(child):
            _aside(plain(child), "placeholder", story)
        elif child.tag in _WRAPPERS:
            _wrapped(child, story)
        elif child.tag == MC + "AlternateContent":
            blocks(alternative(child), story)
        elif child.tag in (W + "altChunk", W + "subDoc"):
            story.reading.tally.embedded += 1
        else:
            comment_sign(child, story.reading)


def _wrapped(child: Element, story: Story) -> None:
    """Read what stands in a content control or a tracked block."""
    gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    outer = story.contents, story.changes
    story.contents = story.contents or "table of contents" in (value(gallery) or "").lower()
    if child.tag in TRACKED:
        story.changes = (*story.changes, tracked(child, story.reading.tally))
    blocks(child, story)
    story.contents, story.changes = outer


def _aside(text: str, reason: str, story: Story) -> None:
    """Text that is no text of the law."""
    if text.strip():
        story.waiting.append(Line(text.strip(), style="furniture", removed=reason, starts=True))
    if story.joined is None:
        story.finish()


def _table(element: Element, story: Story) -> list[Line]:
    style = story.reading.around.styles.get(value(element.find(W + "tblPr"), "tblStyle") or "")
    around = story.reading.around
    story.reading.around = replace(around, table=style.face)
    lines = table(element, lambda cell, *changes: apart(cell, story, *changes), lambda p: (story.part, story.index[p]))
    story.reading.around = around
    return lines


def _paragraph(paragraph: Element, story: Story) -> None:
    """Put the lines of a paragraph: one, more where it has line breaks; then those of its text boxes."""
    properties = paragraph.find(W + "pPr")
    style_id = value(properties, "pStyle")
    style = story.reading.around.styles.get(style_id)
    struck_end = ends_struck(properties)
    gone = _gone(paragraph, story, struck_end=struck_end)
    ends = not struck_end and not gone
    number = (
        None if gone else number_of(properties, style, style_id or story.reading.around.styles.default, story.numbers)
    )
    heading = heading_of(properties, style)
    # The end that stays says how the joined paragraph looks; a number that only the beginning has is not lost.
    if struck_end and not gone:
        story.own_number = story.own_number or number
        number = None
    elif ends:
        number = number or story.own_number
    marker = story.numbers.marker(*number) if number else ""
    story.reading.fields.paragraph(number, heading)
    found = _words(paragraph, style, story)
    story.notes += found.notes
    kind = _CONTENTS if _is_contents(style, found, story) else kind_of(heading, marker)
    level = heading if heading is not None else number[1] if number and marker else None
    tight = bool(number and story.numbers.tight(*number))
    _put(_lines(found, kind), _Head(marker, level, kind, tight), story, ends=ends, gone=gone)
    _after(found, story)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands at a paragraph's first line."""

    marker: str
    level: int | None
    kind: str
    tight: bool


def _words(paragraph: Element, style: Style, story: Story) -> Words:
    around = story.reading.around
    story.reading.around = replace(around, paragraph=style.face)
    found = words(paragraph, (story.part, story.index[paragraph]), story.reading, story.changes)
    story.reading.around = around
    for comment in story.reading.commented:
        story.reading.comments[comment].append(" ")
    return found


def _lines(found: Words, kind: str) -> list[Line]:
    style, removed = ("furniture", _CONTENTS) if kind == _CONTENTS else (kind, "")
    return [
        Line(
            row.text,
            style=style,
            removed=removed,
            marks=tuple(row.marks),
            signs=tuple(row.signs),
            starts=None if i else True,
            origin=found.origin,
            origins=tuple(row.origins),
        )
        for i, row in enumerate(found.rows)
    ]


def _put(lines: list[Line], head: _Head, story: Story, *, ends: bool, gone: bool) -> None:
    """Put a paragraph's lines, and its number on the first line of what it belongs to."""
    first = len(story.lines) if story.joined is None else story.joined
    if story.joined is not None:
        lines[0] = _run_on(story.lines.pop(), lines[0])
    story.lines += lines
    if not gone:
        story.lines[first] = _headed(story.lines[first], head)
        story.joined = None if ends else first


def _run_on(line: Line, other: Line) -> Line:
    """A line and the one that a deleted paragraph end joins to it: Word puts no blank between the two."""
    joined = Row.of(line)
    joined.append(Row.of(other), between="")
    return _written(line, joined)


def _written(line: Line, row: Row) -> Line:
    """A line with the text of a row."""
    return replace(line, text=row.text, marks=tuple(row.marks), signs=tuple(row.signs), origins=tuple(row.origins))


def _headed(line: Line, head: _Head) -> Line:
    if head.tight and line.text[:1] and line.text[0] in ".,:;)]–—-":
        # "Section 1" and ". Words": the number is part of the words.
        row = Row(head.marker)
        row.append(Row.of(line), between="")
        line = _written(line, row)
        return replace(line, level=head.level, style=line.style if line.removed else head.kind)
    return replace(line, marker=head.marker, level=head.level, style=line.style if line.removed else head.kind)


def _after(found: Words, story: Story) -> None:
    """Put what stands beside a paragraph: text boxes, and text that is none of the law."""
    for box in found.boxes:
        story.waiting += apart(box.element, story, *box.changes)
    for reason, text in found.aside:
        if text.strip():
            story.waiting.append(Line(text.strip(), style="furniture", removed=reason, starts=True))
    if story.joined is None:
        story.finish()


def _is_contents(style: Style, found: Words, story: Story) -> bool:
    return style.is_contents or bool(found.contents) or story.contents


def _gone(paragraph: Element, story: Story, *, struck_end: bool) -> bool:
    """Whether nothing of a paragraph is left when the changes are accepted: Word does not number it."""
    struck = any(change.state is State.STRUCK for change in story.changes)
    return struck or (struck_end and not live(paragraph)) or is_hidden(paragraph, story.reading.around)
