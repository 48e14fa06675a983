"""Compares an ordinance as ordtool read it (every character shown) with the truth of a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from ordtool.ordinance import Ordinance
from ordtool.source import Axis, Span, State

from .truth import Glyph, Paragraph, Truth

Marks = frozenset[tuple[State, Axis]]


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that was read wrongly."""

    page: int
    what: str
    expected: str
    got: str


@dataclass(slots=True)
class Score:
    """Counts that can be added up, and what went wrong."""

    right: Counter[State] = field(default_factory=Counter)
    spurious: Counter[State] = field(default_factory=Counter)
    missed: Counter[State] = field(default_factory=Counter)
    axes: int = 0
    axes_right: int = 0
    clean_pages: int = 0
    flagged_pages: int = 0
    lines: int = 0
    lines_right: int = 0
    paragraphs: int = 0
    paragraphs_right: int = 0
    documents: int = 0
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add another score's counts."""
        for mine, theirs in ((self.right, other.right), (self.spurious, other.spurious), (self.missed, other.missed)):
            mine.update(theirs)
        for name in ("axes", "axes_right", "clean_pages", "flagged_pages", "lines", "lines_right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.paragraphs += other.paragraphs
        self.paragraphs_right += other.paragraphs_right
        self.documents += other.documents
        self.failures += other.failures

    def f1(self, state: State) -> float:
        """Character F1 of one state; 1 where there is nothing to find and nothing was found."""
        right, wrong = self.right[state], self.spurious[state] + self.missed[state]
        return 2 * right / (2 * right + wrong) if right or wrong else 1.0

    @property
    def worst_f1(self) -> float:
        return min(self.f1(State.STRUCK), self.f1(State.INSERTED))

    @property
    def false_flags(self) -> float:
        return self.flagged_pages / self.clean_pages if self.clean_pages else 0.0

    @property
    def line_rate(self) -> float:
        return self.lines_right / self.lines if self.lines else 1.0

    @property
    def paragraph_rate(self) -> float:
        return self.paragraphs_right / self.paragraphs if self.paragraphs else 1.0

    @property
    def axis_rate(self) -> float:
        return self.axes_right / self.axes if self.axes else 1.0


@dataclass(frozen=True, slots=True)
class _Read:
    """What ordtool read, white space left out: characters, their base offsets, marks and pages; where paragraphs begin."""

    letters: str
    marks: tuple[Marks, ...]
    pages: tuple[int, ...]
    begins: frozenset[int]


def score(truth: Truth, ordinance: Ordinance, *, soft: Sequence[Span] = ()) -> Score:
    """Measure one print; `soft` are hyphens of line ends that ordtool knows not to be the text's."""
    read = _read(ordinance, soft)
    result = Score(documents=1)
    notes = [_find(read, note.letters) for note in truth.notes]
    for note, (_, length) in zip(truth.notes, notes, strict=True):
        result.lines += len(note.lines)
        result.lines_right += len(note.lines) if length else 0
        if not length:
            result.failures.append(Failure(0, "footnote", note.words, "not found in one piece"))
    legends = [_find(read, line.letters) for line in truth.legend]
    aside = {place for at, length in [*notes, *legends] for place in range(at, at + length)}
    aside |= {at - 1 for at, length in notes if length and at and read.letters[at - 1].isdigit()}
    kept = [place for place in range(len(read.letters)) if place not in aside]
    aligned = _aligned(truth.paragraphs, "".join(read.letters[place] for place in kept), _cuts(read, kept))
    place_of = [None if at is None else kept[at] for at in aligned]
    _score_marks(result, truth, read, place_of)
    _score_lines(result, truth, read, aligned, kept)
    return result


# A note's raised number is told as raised; the truth writes its digits plainly.
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _read(ordinance: Ordinance, soft: Sequence[Span]) -> _Read:
    base = ordinance.base
    gone = {place for span in soft for place in range(span.start, span.end)}
    marks: list[Marks] = [frozenset()] * len(base)
    for mark in ordinance.marks:
        for place in range(mark.span.start, mark.span.end):
            marks[place] = marks[place] | {(mark.state, mark.axis)}
    pages = [0] * len(base)
    for found in ordinance.places:
        pages[found.span.start : found.span.end] = [found.page or 0] * len(found.span)
    offsets = [at for at, letter in enumerate(base) if not letter.isspace() and at not in gone]
    begins = {0} | {index + 1 for index, (left, right) in enumerate(pairwise(offsets)) if "\n" in base[left:right]}
    return _Read(
        "".join(base[at] for at in offsets).translate(_RAISED),
        tuple(marks[at] for at in offsets),
        tuple(pages[at] for at in offsets),
        frozenset(begins),
    )


def _find(read: _Read, letters: str) -> tuple[int, int]:
    """Where a text stands in one piece: its place and length, length 0 where it does not."""
    at = read.letters.find(letters)
    return (at, len(letters)) if at >= 0 else (0, 0)


def _cuts(read: _Read, kept: Sequence[int]) -> list[int]:
    """Where paragraphs begin among the kept characters."""
    return [index for index, place in enumerate(kept) if place in read.begins or index == 0]


def _aligned(paragraphs: Sequence[Paragraph], letters: str, cuts: Sequence[int]) -> list[int | None]:
    """For each true character its place in what was read. Equal paragraphs first, what lies between them by letters."""
    bounds = [*cuts, len(letters)]
    ours = [letters[low:high] for low, high in pairwise(bounds)]
    theirs = [paragraph.letters for paragraph in paragraphs]
    starts = [0]
    for paragraph in theirs:
        starts.append(starts[-1] + len(paragraph))
    found: list[int | None] = [None] * starts[-1]
    for tag, t0, t1, o0, o1 in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag == "equal":
            for index in range(t0, t1):
                _copy(found, starts[index], bounds[o0 + index - t0], len(theirs[index]))
            continue
        for at, to, size in _blocks("".join(theirs[t0:t1]), letters[bounds[o0] : bounds[o1]]):
            _copy(found, starts[t0] + at, bounds[o0] + to, size)
    return found


def _blocks(truth: str, read: str) -> Iterator[tuple[int, int, int]]:
    if truth == read:
        yield 0, 0, len(truth)
        return
    for block in SequenceMatcher(None, truth, read, autojunk=False).get_matching_blocks():
        yield block.a, block.b, block.size


def _copy(found: list[int | None], at: int, to: int, size: int) -> None:
    found[at : at + size] = range(to, to + size)


def _score_marks(result: Score, truth: Truth, read: _Read, place_of: Sequence[int | None]) -> None:
    glyphs = [glyph for paragraph in truth.paragraphs for glyph in paragraph.glyphs]
    true_pages: set[int] = set()
    false_pages: set[int] = set()
    page = 1
    wrong: list[tuple[int, int, Glyph, Marks]] = []
    for index, (glyph, place) in enumerate(zip(glyphs, place_of, strict=True)):
        ours = read.marks[place] if place is not None else frozenset()
        page = read.pages[place] if place is not None else page
        if glyph.state is not State.KEPT:
            true_pages.add(page)
        if not glyph.counts:
            continue
        if _count(result, glyph, ours):
            wrong.append((index, page, glyph, ours))
        if ours and glyph.state is State.KEPT:
            false_pages.add(page)
    matched = {place for place in place_of if place is not None}
    for place, ours in enumerate(read.marks):
        if ours and place not in matched:
            false_pages.add(read.pages[place])
            result.spurious.update({state for state, _ in ours})
    clean = set(read.pages) - true_pages
    result.clean_pages = len(clean)
    result.flagged_pages = len(clean & false_pages)
    result.failures += _mark_failures(wrong, glyphs)


def _count(result: Score, glyph: Glyph, ours: Marks) -> bool:
    """Count one character; whether it was read wrongly."""
    states = {state for state, _ in ours}
    for state in (State.STRUCK, State.INSERTED):
        result.right[state] += glyph.state is state and state in states
        result.missed[state] += glyph.state is state and state not in states
        result.spurious[state] += glyph.state is not state and state in states
    if glyph.state in states:
        result.axes += 1
        result.axes_right += (glyph.state, glyph.axis) in ours
    expected = set() if glyph.state is State.KEPT else {(glyph.state, glyph.axis)}
    return expected != ours


def _mark_failures(wrong: Sequence[tuple[int, int, Glyph, Marks]], glyphs: Sequence[Glyph]) -> Iterator[Failure]:
    """Neighbouring characters with one error are one failure; eight letters before and after tell where."""
    group: list[tuple[int, int, Glyph, Marks]] = []
    for entry in [*wrong, None]:
        if group and (entry is None or not _same(group[-1], entry)):
            first, last = group[0][0], group[-1][0]
            before = "".join(glyph.char for glyph in glyphs[max(0, first - 8) : first])
            words = "".join(glyph.char for glyph in glyphs[first : last + 1])
            after = "".join(glyph.char for glyph in glyphs[last + 1 : last + 9])
            glyph = group[0][2]
            expected = "kept" if glyph.state is State.KEPT else f"{glyph.state} ({glyph.axis})"
            got = " ".join(sorted(f"{state} ({axis})" for state, axis in group[0][3])) or "kept"
            yield Failure(group[0][1], f"marks of …{before}<<{words}>>{after}…", expected, got)
            group = []
        if entry is not None:
            group.append(entry)


def _same(before: tuple[int, int, Glyph, Marks], entry: tuple[int, int, Glyph, Marks]) -> bool:
    return (
        entry[0] == before[0] + 1
        and (entry[2].state, entry[2].axis) == (before[2].state, before[2].axis)
        and entry[3] == before[3]
    )


def _score_lines(result: Score, truth: Truth, read: _Read, aligned: Sequence[int | None], kept: Sequence[int]) -> None:
    """Count nominal lines and paragraphs; what was read between true lines and is none counts as a wrong line."""
    covered: set[int] = set()
    offset = 0
    page = 1
    for paragraph in truth.paragraphs:
        for start, end in paragraph.lines:
            places = _needed(paragraph.glyphs[start:end], aligned[offset + start : offset + end])
            found = [place for place in places if place is not None]
            whole = None not in places and all(after - before == 1 for before, after in pairwise(found))
            covered |= set(range(min(found), max(found) + 1)) if found else set()
            page = read.pages[kept[found[0]]] if found else page
            result.lines += 1
            result.lines_right += whole
            if not whole:
                got = "".join(read.letters[kept[p]] for p in range(min(found), max(found) + 1)) if found else ""
                expected = "".join(glyph.char for glyph in paragraph.glyphs[start:end])
                result.failures.append(Failure(page, "line", expected, got[:200] or "nothing"))
        _score_paragraph(result, paragraph, read, aligned[offset : offset + len(paragraph.glyphs)], kept)
        offset += len(paragraph.glyphs)
    for low, high in _gaps(covered | {p for p in aligned if p is not None}, len(kept)):
        result.lines += 1
        words = "".join(read.letters[kept[place]] for place in range(low, high))
        result.failures.append(Failure(read.pages[kept[low]], "line", "nothing", words))


def _needed(glyphs: Sequence[Glyph], places: Sequence[int | None]) -> list[int | None]:
    """The places of a line's characters; a footnote's figure may be missing."""
    return [place for glyph, place in zip(glyphs, places, strict=True) if place is not None or not glyph.call]


def _score_paragraph(
    result: Score, paragraph: Paragraph, read: _Read, places: Sequence[int | None], kept: Sequence[int]
) -> None:
    if paragraph.kind not in {"p", "enact"}:
        return
    needed = _needed(paragraph.glyphs, places)
    found = [place for place in needed if place is not None]
    result.paragraphs += 1
    whole = bool(found) and len(found) == len(needed) and found[-1] - found[0] == len(found) - 1
    begins = {index for index, place in enumerate(kept) if place in read.begins} if whole else set()
    inner = whole and not any(found[0] < begin <= found[-1] for begin in begins)
    if whole and inner and found[0] in begins | {0} and found[-1] + 1 in begins | {len(kept)}:
        result.paragraphs_right += 1
        return
    if whole:
        how = "broken" if not inner else "joined to its neighbour"
        result.failures.append(Failure(read.pages[kept[found[0]]], "paragraph", paragraph.words, how))


def _gaps(covered: set[int], length: int) -> Iterator[tuple[int, int]]:
    start = None
    for place in range(length + 1):
        outside = place < length and place not in covered
        if outside and start is None:
            start = place
        if not outside and start is not None:
            yield start, place
            start = None
