"""A text that is being changed: which of its pieces are the bill's own, which are new, and why.

Rounds of changes are made on the text as it stands; the edits that come out count in the original.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordtool.redline import Edit, diff
from ordtool.review.counter.result import TextEdit
from ordtool.source import Span

_SHREDS = 4
"""So many edits of one paragraph are looked at together."""
_FEW = 4
"""Words that stay for each edit: with fewer, nobody can read the paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text: the bill's own words from `start` of the original on, or new ones (`start` is None)."""

    text: str
    start: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Other words for a span of the current text, and the comment that says why.

    Where several stand at one place, those of lower `rank` come first: words, items of a list, subsections, sections.
    """

    span: Span
    text: str
    note: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """The pieces of the current text, in order."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "".join(piece.text for piece in self.pieces)


def begun(text: str) -> Draft:
    """A draft that changes nothing yet."""
    return Draft((Piece(text, 0),))


def changed(draft: Draft, changes: Sequence[Change]) -> Draft:
    """The draft with more changes, which count in its current text and do not overlap."""
    ordered = sorted(changes, key=lambda one: (one.span.start, one.span.end, one.rank))
    for change in reversed(ordered):
        draft = _with(draft, change)
    return draft


def _with(draft: Draft, change: Change) -> Draft:
    head, rest = _cut(draft.pieces, change.span.start)
    gone, tail = _cut(rest, len(change.span))
    notes = tuple(dict.fromkeys((*(note for piece in gone for note in piece.notes), change.note)))
    return Draft((*head, Piece(change.text, None, tuple(filter(None, notes))), *tail))


def is_own(draft: Draft, span: Span) -> bool:
    """Whether most of a span of the current text is the bill's own words."""
    at = own = 0
    for piece in draft.pieces:
        if piece.start is not None:
            own += span.overlap(Span(at, at + len(piece.text)))
        at += len(piece.text)
    return 2 * own > len(span)


def _cut(pieces: Sequence[Piece], at: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces before and after so many characters; marks of deletions at the border stay before."""
    head: list[Piece] = []
    for index, piece in enumerate(pieces):
        if len(piece.text) > at:
            if not at:
                return tuple(head), tuple(pieces[index:])
            after = None if piece.start is None else piece.start + at
            head.append(Piece(piece.text[:at], piece.start, piece.notes))
            return tuple(head), (Piece(piece.text[at:], after, piece.notes), *pieces[index + 1 :])
        at -= len(piece.text)
        head.append(piece)
    return tuple(head), ()


def edits(draft: Draft, original: str) -> tuple[TextEdit, ...]:
    """The edits of the original text, each as small as its words allow."""
    return tuple(small for edit in _raw(draft, original) for small in _smallest(edit, original))


def _raw(draft: Draft, original: str) -> Iterator[TextEdit]:
    at = 0
    held: list[Piece] = []
    for piece in (*draft.pieces, Piece("", len(original))):
        if piece.start is None:
            held.append(piece)
            continue
        if held or piece.start > at:
            yield from _region(Span(at, piece.start), held, whole=original[piece.start : piece.start + 1] in ("", "\n"))
        at, held = piece.start + len(piece.text), []


def _region(span: Span, held: Sequence[Piece], *, whole: bool) -> Iterator[TextEdit]:
    """What stands in the place of a span; new paragraphs below it, each with its own comments."""
    below = len(held)
    while whole and below and (not held[below - 1].text or held[below - 1].text.startswith("\n")):
        below -= 1
    while below < len(held) and not held[below].text:
        below += 1
    head, tail = held[:below], [piece for piece in held[below:] if piece.text]
    idle = [note for piece in held[below:] if not piece.text for note in piece.notes]
    notes = tuple(dict.fromkeys((*(note for piece in head for note in piece.notes), *idle)))
    if span.end > span.start or any(piece.text for piece in head):
        yield TextEdit(span, "".join(piece.text for piece in head), notes)
    for piece in tail:
        yield TextEdit(Span(span.end, span.end), piece.text[1:], piece.notes, after_paragraph=True)


def _smallest(edit: TextEdit, original: str) -> Iterator[TextEdit]:
    """An edit paragraph by paragraph, and inside a paragraph word by word; the comments stand on the first part."""
    notes = edit.notes
    for part in [edit] if edit.after_paragraph else _parts(edit, original):
        yield TextEdit(part.span, part.text, notes, part.after_paragraph)
        notes = ()


def _parts(edit: TextEdit, original: str) -> Iterator[TextEdit]:
    start, end = edit.span.start, edit.span.end
    old, new = original[start:end].split("\n"), edit.text.split("\n")
    shared = min(len(old), len(new))
    at = start
    for index, line in enumerate(old):
        if index < shared:
            yield from _words(at, line, new[index])
            at += len(line) + 1
        else:
            yield TextEdit(Span(at - 1, at + len(line)), "")
            at += len(line) + 1
    if len(new) > shared:
        yield TextEdit(Span(end, end), "\n".join(new[shared:]), (), after_paragraph=True)


def readable(old: str, new: str) -> tuple[Edit, ...]:
    """The edits of a paragraph; where little but single words would stay between them, the whole run is said anew."""
    found = list(diff(old, new))
    while found and found[0].op == "=" and len(found) > 1 and found[1].op == "=":
        found[:2] = [Edit("=", found[0].text + found[1].text)]
    marked = [at for at, edit in enumerate(found) if edit.op != "="]
    if len(marked) < _SHREDS:
        return tuple(found)
    first, last = marked[0], marked[-1] + 1
    run = found[first:last]
    kept, gone, come = (sum(len(e.text.split()) for e in run if e.op == op) for op in "=-+")
    if 2 * kept > gone + come or (kept > min(gone, come) and kept > _FEW * len(marked)):
        return tuple(found)
    was = "".join(edit.text for edit in run if edit.op != "+")
    now = "".join(edit.text for edit in run if edit.op != "-")
    return (*found[:first], Edit("-", was), Edit("+", now), *found[last:])


def _words(at: int, old: str, new: str) -> Iterator[TextEdit]:
    if not old or not new:
        if old or new:
            yield TextEdit(Span(at, at + len(old)), new)
        return
    gone, come, start = 0, "", at
    for part in (*readable(old, new), None):
        if part is not None and part.op == "-":
            gone += len(part.text)
        elif part is not None and part.op == "+":
            come += part.text
        else:
            if gone or come:
                yield TextEdit(Span(start, start + gone), come)
            start, gone, come = start + gone + (len(part.text) if part else 0), 0, ""
