"""Enumerators as a bill writes them: the next of a series, and the dress of each level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ordtool.numbering import Dress, Series, counted, enumerator_at, readings
from ordtool.ordinance import Kind, Ordinance, Section

_INNER = (Kind.SUBDIVISION, Kind.DEFINITION)
_BELOW = {
    Series.UPPER: (Series.DIGIT, Dress.DOT),
    Series.LOWER: (Series.DIGIT, Dress.PAREN),
    Series.DIGIT: (Series.LOWER, Dress.PAREN),
    Series.LOWER_ROMAN: (Series.UPPER, Dress.PAREN),
    Series.UPPER_ROMAN: (Series.UPPER, Dress.DOT),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a level is counted: "(a)", "1.", "iv)"."""

    series: Series
    dress: Dress

    def label(self, rank: int) -> str:
        """The enumerator at a place of the series, from 1."""
        value = counted(self.series, rank)
        return {Dress.PAREN: f"({value})", Dress.DOT: f"{value}.", Dress.HALF: f"{value})"}[self.dress]

    @property
    def below(self) -> Style:
        """The level below, as it is usually counted."""
        series, dress = _BELOW[self.series]
        return Style(series, Dress.DOT if self.dress is Dress.DOT and series is Series.DIGIT else dress)


def style_of(labels: Sequence[str]) -> tuple[Style, int] | None:
    """The style that labels of one list share, and the place of the last one; None where they share none."""
    marks = [mark for label in labels if (mark := enumerator_at(label, 0))]
    if not marks or len(marks) != len(labels):
        return None
    dress = Counter(mark.dress for mark in marks).most_common(1)[0][0]
    for reading in readings(marks[0].value):
        series = reading.series
        ranks = [next((r.rank for r in readings(m.value) if r.series is series), 0) for m in marks]
        if all(ranks) and ranks[0] == 1 and all(a <= b for a, b in pairwise(ranks)):
            return Style(series, dress), ranks[-1]
    last = readings(marks[-1].value)
    return (Style(last[0].series, dress), last[0].rank) if last else None


def numbered(section: Section) -> tuple[Section, ...]:
    """The children that carry an enumerator."""
    return tuple(child for child in section.children if child.kind in _INNER and child.label)


def levels(ordinance: Ordinance) -> tuple[Style, Style]:
    """How a bill mostly counts subsections and the items of their lists."""
    first: Counter[Style] = Counter()
    second: Counter[tuple[Style, Style]] = Counter()
    for section in ordinance.walk():
        if section.kind in _INNER:
            continue
        outer = style_of([child.label for child in numbered(section)])
        if outer is None:
            continue
        first[outer[0]] += 1
        for child in numbered(section):
            inner = style_of([item.label for item in numbered(child)])
            if inner:
                second[outer[0], inner[0]] += 1
    top = first.most_common(1)[0][0] if first else Style(Series.LOWER, Dress.PAREN)
    under = [(inner, times) for (outer, inner), times in second.items() if outer == top]
    return top, max(under, key=lambda pair: pair[1])[0] if under else top.below


_TAIL = re.compile(r"(\d+)([A-Za-z]*)$")


def between(before: str, after: str, count: int, step: int = 1) -> list[str]:
    """So many section numbers behind `before`, and before `after` where there is one ("5.04.060" → "5.04.063")."""
    tail = _TAIL.search(before)
    if tail is None:
        return [f"{before}-{number}" for number in range(1, count + 1)]
    stem, digits, low = before[: tail.start()], tail[1], int(tail[1])
    ahead = _TAIL.search(after)
    same = ahead is not None and after[: ahead.start()] == stem
    if not after or not same:
        return [f"{stem}{low + step * number:0{len(digits)}d}" for number in range(1, count + 1)]
    assert ahead is not None
    room = int(ahead[1]) - low if len(ahead[1]) == len(digits) else 0
    if room > step * count and not tail[2] and room > 10 * step:  # far from the next: the bill's own step
        return [f"{stem}{low + step * number:0{len(digits)}d}" for number in range(1, count + 1)]
    if room > count and not tail[2]:
        return [f"{stem}{low + room * number // (count + 1):0{len(digits)}d}" for number in range(1, count + 1)]
    if stem.endswith(".") and not tail[2]:  # a decimal code has room behind its last digit: "551.055" after "551.05"
        return [f"{stem}{digits}{10 * number // (count + 1)}" for number in range(1, count + 1)]
    first = ord(tail[2][-1].upper()) + 1 if tail[2] else ord("A")
    return [f"{stem}{digits}{chr(first + number)}" for number in range(count)]
