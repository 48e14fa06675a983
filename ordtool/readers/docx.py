"""Word (.docx): paragraphs with the numbers that Word computes, tables by rows, tracked changes as marks.

Walks the XML itself, for python-docx leaves out automatic numbers, tracked insertions and text boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from ordtool.docx_numbering import Numbering, numbering
from ordtool.docx_package import MC, Element, Package, W, unpack, value
from ordtool.docx_package import number as whole
from ordtool.docx_styles import Style, styles
from ordtool.errors import InputError, NoTextError
from ordtool.ordinance import Axis, Line, Mark, Source, Span, State
from ordtool.readers._docx_text import Reading, Tally, alternative, words
from ordtool.readers._marked import Change, Row

_WRAPPERS = frozenset(W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".emf", ".wmf", ".gif", ".bmp")


@dataclass(slots=True)
class _Story:
    """A part while it is read: where its paragraphs stand, and what the paragraphs before decided."""

    part: str
    reading: Reading
    numbers: Numbering
    index: dict[Element, int]
    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    embedded: int = 0
    runs_on: bool = False  # the last paragraph's mark was deleted: the next one belongs to it


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of a .docx, one `Line` a paragraph; `pages` is not used (Word has none before it is printed).

    Raises InputError for a damaged file, EncryptedError for a locked one, NoTextError where it holds only pictures.
    """
    package = unpack(name, data)
    broken: list[str] = []
    reading = Reading(styles(_optional(package, "styles", broken)))
    numbers = numbering(_optional(package, "numbering", broken), reading.styles)
    story = _read_part(package.xml(package.main), package.main, reading, numbers)
    notes = _notes(package, story, broken)
    if not any(line.text.strip() for line in story.lines) and any(n.lower().endswith(_PICTURES) for n in package.names):
        raise NoTextError(
            f"{name} has no text, only pictures. Print it to a PDF, run `ocrmypdf in.pdf with-text.pdf` and give "
            "ordtool the result (ocrmypdf: apt-get install ocrmypdf)."
        )
    title = next((line.text.strip() for line in story.lines if line.level == 0 and _is_title(line)), "")
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=(*story.lines, *notes),
        title=title,
        warnings=(*broken, *_warnings(name, reading.tally, story.embedded)),
    )


def _is_title(line: Line) -> bool:
    return line.style == "heading" and bool(line.text.strip())


def _optional(package: Package, kind: str, broken: list[str]) -> Element | None:
    """The root of a part that the document can do without; a damaged one is a warning."""
    part = package.related(kind)
    if part is None or part not in package.parts:
        return None
    try:
        return package.xml(part)
    except InputError as error:
        lost = "automatic paragraph numbers are missing" if kind == "numbering" else f"its {kind} are left out"
        broken.append(f"{error} Read without it: {lost}.")
        return None


def _read_part(root: Element, part: str, reading: Reading, numbers: Numbering) -> _Story:
    story = _Story(part, reading, numbers, {p: i for i, p in enumerate(root.iter(W + "p"))})
    body = root.find(W + "body")
    _blocks(root if body is None else body, story)
    return story


def _blocks(container: Element, story: _Story) -> None:
    """Read the paragraphs and tables of a body, a cell or a text box into the story's lines."""
    for child in container:
        if child.tag == W + "p":
            story.lines += _paragraph(child, story)
        elif child.tag == W + "tbl":
            _table(child, story)
        elif child.tag in _WRAPPERS:
            _blocks(child, story)
        elif child.tag == MC + "AlternateContent":
            _blocks(alternative(child), story)
        elif child.tag == W + "altChunk":
            story.embedded += 1


def _paragraph(paragraph: Element, story: _Story) -> list[Line]:
    """The lines of a paragraph: one, more where it has line breaks; then those of its text boxes."""
    found = words(paragraph, story.reading)
    story.notes += found.notes
    properties = paragraph.find(W + "pPr")
    style_id = value(properties, "pStyle")
    style = story.reading.styles.get(style_id)
    ends = _end(properties)
    gone = ends is State.STRUCK and all(_all_struck(row) for row in found.rows)
    number = None if gone else _number(properties, style, style_id or story.reading.styles.default, story.numbers)
    marker = story.numbers.marker(*number) if number else ""
    heading = _heading(properties, style)
    kind = _kind(style, heading, marker)
    level = heading if heading is not None else number[1] if number and marker else None
    origin = (story.part, story.index[paragraph])
    lines = [
        Line(
            row.text,
            marker=marker if i == 0 else "",
            level=level,
            style=kind,
            marks=tuple(row.marks),
            starts=None if i else not story.runs_on,
            origin=origin,
        )
        for i, row in enumerate(found.rows)
    ]
    story.runs_on = ends is State.STRUCK and not gone
    for box in found.boxes:
        lines += _apart(box, story)
    return lines


def _apart(container: Element, story: _Story) -> list[Line]:
    """The lines of a text box or a cell, by themselves."""
    outer, story.lines = story.lines, []
    _blocks(container, story)
    inner, story.lines = story.lines, outer
    return inner


def _kind(style: Style, heading: int | None, marker: str) -> str:
    if style.name.lower().startswith("toc "):  # a table of contents says every heading twice
        return "furniture"
    if heading is not None:
        return "heading"
    return "list" if marker else ""


def _heading(properties: Element | None, style: Style) -> int | None:
    outline = whole(value(properties, "outlineLvl"))
    if outline is not None:
        return outline + 1 if 0 <= outline < 9 else None
    return style.heading


def _number(properties: Element | None, style: Style, style_id: str, numbers: Numbering) -> tuple[str, int] | None:
    """The list and level (from 0) of a paragraph, its own before its style's; None for an unnumbered one."""
    own = properties.find(W + "numPr") if properties is not None else None
    inherited, level = style.number or (None, None)
    num = value(own, "numId") or inherited
    level = whole(value(own, "ilvl"), level)
    if num is None or num == "0":
        return None
    return num, numbers.level_of(num, style_id) if level is None else level


def _end(properties: Element | None) -> State | None:
    """What became of the paragraph's own mark: a deleted one joins it to the next paragraph."""
    mark = properties.find(W + "rPr") if properties is not None else None
    if mark is None:
        return None
    if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
        return State.STRUCK
    return State.INSERTED if mark.find(W + "ins") is not None else None


def _all_struck(row: Row) -> bool:
    struck = {i for m in row.marks if m.state is State.STRUCK for i in range(m.span.start, m.span.end)}
    return all(i in struck for i, character in enumerate(row.text) if not character.isspace())


def _table(table: Element, story: _Story) -> None:
    rows = [(row, list(_cells(row))) for row in _rows(table)]
    if all(len(cells) <= 1 for _, cells in rows):  # one cell a row is a frame around running text
        for _, cells in rows:
            for cell in cells:
                _blocks(cell, story)
        return
    story.lines += [_row(row, cells, story) for row, cells in rows]


def _row(row: Element, cells: list[Element], story: _Story) -> Line:
    """A row of a table as one line, a tab between two cells."""
    joined = Row()
    for i, cell in enumerate(cells):
        inner = Row()
        for line in _apart(cell, story):
            numbered = Row(line.marker)
            numbered.append(Row(line.text, list(line.marks)), between=" ")
            inner.append(numbered, between=" ")
        joined.add("\t" if i else "")
        joined.append(inner, between="")
    change = _row_change(row)
    if change and joined.text:
        joined.marks.append(Mark(Span(0, len(joined.text)), change.state, change.axis, change.author, change.date))
    first = next(row.iter(W + "p"), None)
    origin = None if first is None else (story.part, story.index[first])
    story.runs_on = False
    return Line(joined.text, style="table", marks=tuple(joined.marks), starts=True, origin=origin)


def _row_change(row: Element) -> Change | None:
    properties = row.find(W + "trPr")
    for tag, state in (("del", State.STRUCK), ("ins", State.INSERTED)):
        mark = properties.find(W + tag) if properties is not None else None
        if mark is not None:
            return Change(state, Axis.DRAFT, mark.get(W + "author", ""), mark.get(W + "date", ""))
    return None


def _rows(table: Element) -> Iterator[Element]:
    return _inside(table, W + "tr")


def _cells(row: Element) -> Iterator[Element]:
    return _inside(row, W + "tc")


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, through content controls, not into nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _notes(package: Package, story: _Story, broken: list[str]) -> list[Line]:
    """The footnotes and endnotes that the text points to, each under its number."""
    lines: list[Line] = []
    for kind in ("footnotes", "endnotes"):
        wanted = [note for part, note in story.notes if part == kind]
        root = _optional(package, kind, broken) if wanted else None
        if root is not None:
            lines += _note_lines(root, package.related(kind) or "", wanted, story)
    return lines


def _note_lines(root: Element, part: str, wanted: list[str], story: _Story) -> list[Line]:
    own = _Story(part, story.reading, story.numbers, {p: i for i, p in enumerate(root.iter(W + "p"))})
    by_id = {note.get(W + "id", ""): note for note in root}
    lines: list[Line] = []
    for count, note in enumerate(dict.fromkeys(wanted), start=1):
        found = _apart(by_id[note], own) if note in by_id else []
        lines += [replace(line, marker="" if i else str(count), style="note") for i, line in enumerate(found)]
    return lines


def _warnings(name: str, tally: Tally, embedded: int) -> tuple[str, ...]:
    warnings: list[str] = []
    if tally.insertions or tally.deletions or tally.moves:
        counts = [(tally.insertions, "insertion"), (tally.deletions, "deletion"), (tally.moves, "move")]
        said = " and ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n)
        authors = ", ".join(sorted(author for author in tally.authors if author.strip())) or "an unnamed author"
        warnings.append(f"{name} holds tracked changes: {said} by {authors}. Read as if all were accepted.")
    if tally.hidden:
        warnings.append(f"{name}: {tally.hidden} characters of hidden text were left out, as Word leaves them out.")
    if embedded:
        warnings.append(f"{name}: an embedded document was not read. Copy its text into the file itself.")
    return tuple(warnings)
