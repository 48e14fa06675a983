"""Word's fields inside a paragraph: what Word computes again is replaced whole, for it would undo an edit in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ordtool.docx_package import Element, W
from ordtool.revision import Annotate, Replace, Split
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.pieces import is_gone, live_text, paragraph_of, pieces

Inside: TypeAlias = Replace | Annotate | Split
# Their results are words that people write: they may change in part.
_WRITTEN = frozenset(("HYPERLINK", "FORMTEXT", "FILLIN", "ASK", "TOC", "TOA", "INDEX"))
_SHOWN = frozenset(("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SYMBOL", "FORMCHECKBOX", "FORMDROPDOWN"))
_STAYS = frozenset(W + tag for tag in ("rPr", "drawing", "pict", "object", "footnoteReference", "endnoteReference"))


@dataclass(frozen=True, slots=True)
class Field:
    """A field that begins and ends in one paragraph: the characters of its result, and the children of all its runs."""

    kind: str
    start: int
    end: int
    elements: tuple[Element, ...]

    @property
    def computed(self) -> bool:
        """Whether Word will write its words anew."""
        return self.kind not in _WRITTEN


def fields(document: Document, paragraphs: Sequence[Element]) -> list[Field]:
    """The fields of a paragraph (`w:fldChar`) that nobody has deleted, inner ones before outer ones."""
    found: list[Field] = []
    if all(next(paragraph.iter(W + "fldChar"), None) is None for paragraph in paragraphs):
        return found
    counted = {piece.element: piece for piece in pieces(document, paragraphs)}
    at = 0
    for paragraph in paragraphs:
        open_: list[_Open] = []
        for element in _contents(paragraph):
            for one in open_:
                one.elements.append(element)
            if element.tag == W + "fldChar":
                found += _sign(element, open_, at)
            elif element.tag == W + "instrText" and open_ and open_[-1].shows is None:
                open_[-1].code.append(element.text or "")
            at = counted[element].end if element in counted else at
    return found


@dataclass(slots=True)
class _Open:
    start: int
    elements: list[Element]
    code: list[str]
    shows: int | None = None


def _contents(paragraph: Element) -> Iterator[Element]:
    """The children of a paragraph's own runs, but for deleted ones."""
    for run in paragraph.iter(W + "r"):
        if paragraph_of(run) is paragraph and not is_gone(run):
            yield from (child for child in run if isinstance(child.tag, str))


def _sign(element: Element, open_: list[_Open], at: int) -> Iterator[Field]:
    """Take in a `w:fldChar`; gives the field that it ends."""
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        open_.append(_Open(at, [element], []))
    elif kind == "separate" and open_:
        open_[-1].shows = at
    elif kind == "end" and open_:
        ended = open_.pop()
        name = "".join(ended.code).split(maxsplit=1)[:1]
        start = at if ended.shows is None else ended.shows
        elements = tuple(child for child in ended.elements if child.tag not in _STAYS)
        yield Field("".join(name).upper(), start, at, elements)


def struck_with(found: Sequence[Field], start: int, end: int, *, whole: bool) -> list[Element]:
    """The children of runs that go with a deleted range: of fields that it covers, or (`whole`) of all fields."""
    return [element for field in found if whole or _goes(field, start, end) for element in field.elements]


def _goes(field: Field, start: int, end: int) -> bool:
    if field.start == field.end:  # nothing in the file: a number that Word counts goes, an index entry stays
        return field.kind in _SHOWN and start < field.start < end
    if field.computed:
        return start <= field.start and field.end <= end
    return start <= field.start and field.end <= end and (start, end) != (field.start, field.end)


def widened(document: Document, paragraphs: Sequence[Element], edits: Sequence[Inside]) -> list[Inside]:
    """The edits of a paragraph, in order; those that touch the result of a computed field are made to replace all of it."""
    edits = list(edits)
    for field in fields(document, paragraphs):
        touching = [edit for edit in edits if field.computed and _touches(edit, field)]
        if touching:
            at = edits.index(touching[0])
            rest = [edit for edit in edits[at:] if edit not in touching]
            edits = [*edits[:at], *_over(document, paragraphs, touching, field), *rest]
    return edits


def _touches(edit: Inside, field: Field) -> bool:
    start, end = _range(edit)
    if field.start == field.end or isinstance(edit, Annotate):
        return False
    if start == end:
        return field.start < start < field.end
    return start < field.end and field.start < end


def _range(edit: Inside) -> tuple[int, int]:
    return (edit.offset, edit.offset) if isinstance(edit, Split) else (edit.start, edit.end)


def _over(
    document: Document, paragraphs: Sequence[Element], edits: Sequence[Inside], field: Field
) -> Iterator[Replace | Split]:
    """Edits from the field's first character to its last: what the given ones leave is written anew, parted where they part."""
    start, end = min(_range(edits[0])[0], field.start), max(_range(edits[-1])[1], field.end)
    texts: list[list[str]] = [[]]
    at = start
    for edit in edits:
        low, high = _range(edit)
        texts[-1].append(live_text(document, paragraphs, at, low))
        if isinstance(edit, Replace):
            texts[-1].append(edit.text)
        else:
            texts.append([])
        at = high
    texts[-1].append(live_text(document, paragraphs, at, end))
    first, *others = ("".join(words) for words in texts)
    part, paragraph, notes = edits[0].part, edits[0].paragraph, tuple(note for edit in edits for note in edit.notes)
    yield Replace(part, paragraph, start, end, first, notes)
    for words in others:
        yield Split(part, paragraph, end)
        yield Replace(part, paragraph, end, end, words)
