"""A counter-draft as a comparison of the bill with itself: every paragraph where it was, and what the draft makes of it.

Nothing is aligned here: the edits say themselves which paragraph became which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool.compare import Comparison, Match, Passage
from ordtool.compare.passages import side
from ordtool.redline import Edit
from ordtool.review.counter.draft import readable
from ordtool.review.counter.result import Counter, TextEdit, applied
from ordtool.source import Span

_TAG = re.compile(r"\[([a-z-]+; model [^\]]+)\]$")
ALSO = "Part of the change above."


@dataclass(frozen=True, slots=True)
class Laid:
    """The comparison, and the comments on each of its matches by index in the script."""

    comparison: Comparison
    notes: dict[int, tuple[str, ...]]


def laid(counter: Counter) -> Laid:
    """The bill beside its counter-draft."""
    old, new = side(counter.ordinance).passages, side(counter.after.ordinance).passages
    rows = list(_once(_rows(counter, old)))
    matches: list[Match] = []
    notes: dict[int, tuple[str, ...]] = {}
    at = 0
    for row in rows:
        mine = tuple(range(at, at + len(row.new)))
        at += len(row.new)
        if row.notes:
            notes[len(matches)] = row.notes
        matches.append(Match(row.old, mine, row.edits))
    comparison = Comparison(counter.ordinance, counter.after.ordinance, (old, new), tuple(matches), ())
    return Laid(comparison, notes)


@dataclass(frozen=True, slots=True)
class _Row:
    old: tuple[int, ...]
    new: tuple[str, ...]
    edits: tuple[Edit, ...]
    notes: tuple[str, ...]


def _once(rows: Iterable[_Row]) -> Iterator[_Row]:
    """A comment stands at the first change that it explains; the others under it say so."""
    said: set[str] = set()
    for row in rows:
        new = tuple(note for note in row.notes if note not in said)
        said.update(new)
        yield row if new == row.notes else replace(row, notes=new or (ALSO,))
        said.discard(ALSO)


def _rows(counter: Counter, passages: Sequence[Passage]) -> Iterator[_Row]:
    text = counter.ordinance.text
    for passage in passages:
        here = [edit for edit in counter.edits if _on(edit, passage.span)]
        inside = [edit for edit in here if not edit.after_paragraph]
        line = text[passage.span.start : passage.span.end]
        notes = _notes(inside)
        if any(edit.span.start < passage.span.start for edit in inside):
            yield _Row((passage.index,), (), (Edit("-", line),), notes)
        elif inside:
            words = applied(line, tuple(_shifted(edit, passage.span.start) for edit in inside))
            yield _Row((passage.index,), (words,), readable(line, words), notes)
        else:
            yield _Row((passage.index,), (line,), (Edit("=", line),), ())
        for edit in here:
            if edit.after_paragraph:
                for number, words in enumerate(edit.text.split("\n")):
                    said = (told(edit.notes) or (ALSO,)) if not number else ()
                    yield _Row((), (words,), (Edit("+", words),), said)


def _on(edit: TextEdit, line: Span) -> bool:
    if edit.after_paragraph:
        return edit.span.start == line.end
    return line.start <= edit.span.end <= line.end and (edit.span.end > line.start or not len(edit.span))


def _notes(inside: Sequence[TextEdit]) -> tuple[str, ...]:
    """The comments on one paragraph; one that is only the rest of a change says so."""
    found = told(note for edit in inside for note in edit.notes)
    return found or ((ALSO,) if inside else ())


def told(notes: Iterable[str]) -> tuple[str, ...]:
    """Comments without those that speak of a question again."""
    found: dict[str, str] = {}
    for note in (part for several in notes for part in several.split("\n\n")):
        found.setdefault(_TAG.findall(note)[-1] if _TAG.search(note) else note, note)
    return tuple(found.values())


def _shifted(edit: TextEdit, by: int) -> TextEdit:
    return TextEdit(edit.span.shift(-by), edit.text, edit.notes)
