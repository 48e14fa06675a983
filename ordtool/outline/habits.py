"""What holds for a whole document: how its paragraphs are numbered and whether its indents can be trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ordtool.numbering import Enumerator, enumerator_at, enumerators_at, first, follows, readings, section_at
from ordtool.outline.paragraphs import Paragraph

_LEAST_BARE = 3
_LEAST_PAIRS = 6
_TRUST = 0.8
_BARE = re.compile(r"(?P<number>[1-9][0-9]{2,3})(?:\.?[ \t\xa0]+(?=[A-Z(“\"])|[ \t\xa0]*(?=\n|\Z))")
_ALONE = re.compile(r"(?!(?:19|20)[0-9][0-9]$)[0-9]{2,5}(?:[A-Z]{1,2}[0-9]*)?\.?")
_ENACTING = re.compile(r"be\s+it\s+(?:hereby\s+)?(?:enacted|ordained)\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?P<number>[1-9][0-9]?)\.[ \t\xa0]+(?=[A-Z(“\"\[]|[a-z]\.\s)")


@dataclass(frozen=True, slots=True)
class Habits:
    """A document's habits.

    `converted`: a converter numbered the paragraphs before the law's own letters ("2. (b)"). `indents`: deeper text is
    set further right. `lost`: a converter lost some of the law's numbers. `bare`: the starts of paragraphs whose number
    alone is a section's ("101 The Act …", New Jersey's "2. The …").
    """

    converted: bool
    indents: bool
    lost: bool
    bare: frozenset[int]


def habits(text: str, paragraphs: Sequence[Paragraph]) -> Habits:
    """Read a document's habits off its paragraphs."""
    heads = [(paragraph, enumerator_at(text, paragraph.span.start)) for paragraph in paragraphs]
    marked = any(mark.word for p in paragraphs if (mark := section_at(text, p.span.start)))
    bare = (
        frozenset[int]() if marked else _bare(text, paragraphs) | _dotted(text, paragraphs) | _alone(text, paragraphs)
    )
    return Habits(_converted(text, heads), _trusted(heads), _lost(text, paragraphs), bare)


def _converted(text: str, heads: Sequence[tuple[Paragraph, Enumerator | None]]) -> bool:
    alike = other = 0
    for _, outer in heads:
        inner = (
            enumerator_at(text, outer.end + 1) if outer and outer.value.isdigit() and outer.text[-1] == "." else None
        )
        if outer and inner and inner.text[0] == "(" and int(outer.value) > 1:
            agrees = same_place(outer, inner)
            alike, other = alike + agrees, other + (not agrees)
    return alike > other


def _lost(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a series has a gap that the unnumbered paragraphs in between would fill: "(A)", one without, "(C)"."""
    above: tuple[Enumerator, ...] = ()
    between = 0
    for paragraph in paragraphs:
        here = enumerators_at(text, paragraph.span.start)
        if section_at(text, paragraph.span.start):
            above, between = (), 0
        elif not here:
            between += text[paragraph.span.start : paragraph.span.start + 1].isupper()
        elif between and any(_gap(older, here[0]) == between for older in above):
            return True
        else:
            above, between = here, 0
    return False


def _gap(before: Enumerator, after: Enumerator) -> int:
    """How many numbers are missing between two of a series."""
    if before.dress is not after.dress:
        return 0
    pairs = [(a, b) for a in readings(before.value) for b in readings(after.value)]
    return max(
        (b.rank - a.rank - 1 for a, b in pairs if a.series is b.series and not a.inserted + b.inserted), default=0
    )


def same_place(outer: Enumerator, inner: Enumerator) -> bool:
    """Whether a number and the enumerator after it count alike: "3. (c)"."""
    return outer.value.isdigit() and any(r.rank == int(outer.value) for r in readings(inner.value))


def _trusted(heads: Sequence[tuple[Paragraph, Enumerator | None]]) -> bool:
    """Whether successors stand under each other and first items further right than what they open under."""
    right = wrong = deeper = 0
    known = [(paragraph.indent, found) for paragraph, found in heads if found and paragraph.indent is not None]
    for (indent, before), (after_indent, after) in pairwise(known):
        assert indent is not None and after_indent is not None
        agrees = _agrees(before, after, after_indent - indent)
        right, wrong = right + (agrees is True), wrong + (agrees is False)
        deeper += agrees is True and after_indent > indent
    return right >= _LEAST_PAIRS and deeper > 2 and right >= _TRUST * (right + wrong)


def _agrees(before: Enumerator, after: Enumerator, step: float) -> bool | None:
    """Whether a step to the right fits two enumerators that come one after the other, None if they prove nothing."""
    pairs = [(a, b) for a in readings(before.value) for b in readings(after.value)]
    if before.dress is after.dress and any(follows(a, b) for a, b in pairs):
        return abs(step) < 1
    if any(first(b) for _, b in pairs) and not any(a.series is b.series for a, b in pairs):
        return step >= 1
    return None


def _bare(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Three-figure numbers that go up by one, or to the next hundred, at the start of paragraphs."""
    found = [(p.span.start, m) for p in paragraphs if (m := _BARE.match(text, p.span.start))]
    kept: list[int] = []
    last = 0
    for start, match in found:
        number = int(match["number"])
        if not last or number == last + 1 or number in {(last // 100 + 1) * 100, (last // 100 + 1) * 100 + 1}:
            kept.append(start)
            last = number
    return frozenset(kept) if len(kept) >= _LEAST_BARE and len(kept) > 0.8 * len(found) else frozenset()


def _alone(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """A code section whose number stands alone at the head of the file: "6143"."""
    if not paragraphs:
        return frozenset()
    span = paragraphs[0].span
    return frozenset([span.start]) if _ALONE.fullmatch(text, span.start, span.end) else frozenset()


def _dotted(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """New Jersey's bills number their sections "1.", "2.", after the enacting clause and without a word."""
    kept: list[int] = []
    enacted = False
    for paragraph in paragraphs:
        start = paragraph.span.start
        enacted = enacted or _ENACTING.match(text, start) is not None
        match = _DOTTED.match(text, start)
        if enacted and match and int(match["number"]) == len(kept) + 1:
            kept.append(start)
    return frozenset(kept)
