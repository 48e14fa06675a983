"""Where references lead on both sides: to the same place under another number, or elsewhere though nothing was edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ordtool.compare.anchors import chain
from ordtool.compare.result import Comparison, Match
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.references import Reference, Target, references
from ordtool.source import Span

_SPLIT_NUMBER = "-.:–"


class Fate(StrEnum):
    """What became of a reference."""

    RENUMBERED = "renumbered"
    REDIRECTED = "redirected"
    NOW_ELSEWHERE = "now elsewhere"
    DANGLING = "dangling"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference on both sides, each with its place in its own text, and what became of it.

    Renumbered: other words, the same place. Redirected: other words, another place. Now elsewhere: the same words, but what
    stood there stands somewhere else or is gone. Dangling: it led to a place, and leads to none. `leads` names both places
    (cites), "" where there is none.
    """

    match: int
    old: Span
    new: Span
    fate: Fate
    leads: tuple[str, str]


def pointers(comparison: Comparison) -> tuple[Pointer, ...]:
    """The references whose words or whose place changed, in the order of the script."""
    sides = _Tree(comparison.old), _Tree(comparison.new)
    partners: defaultdict[tuple[int, int, str], set[tuple[int, int, str]]] = defaultdict(set)
    for pair in comparison.pairs:
        for old in pair.old:
            partners[_key(old)].update(_key(new) for new in pair.new)
    return tuple(found for at in range(len(comparison.script)) for found in _of(comparison, at, sides, partners))


def led(ordinance: Ordinance) -> Iterator[tuple[Span, Section]]:
    """The references of an ordinance that lead to one of its own sections, in order: "section 5(b)", "subsection (c)"."""
    tree = _Tree(ordinance)
    for one in _references(ordinance, Span(0, len(ordinance.text))):
        lone = len(one.targets) == 1
        for target in one.targets:
            if places := tree.places(one, target):
                yield (
                    Span(one.span.start if lone else target.span.start, (one if lone else target).span.end),
                    places[-1],
                )
        if one.within and not lone and (places := tree.places(one.within, one.within.targets[-1])):
            yield one.within.span, places[-1]  # "subsections (b) and (c) of section 7": the section leads somewhere too


Key = tuple[int, int, str]


def _key(section: Section) -> Key:
    return section.span.start, section.span.end, section.label


def _of(
    comparison: Comparison, at: int, sides: tuple[_Tree, _Tree], partners: defaultdict[Key, set[Key]]
) -> Iterator[Pointer]:
    match = comparison.script[at]
    other = comparison.script[match.moved_to] if match.moved_to is not None else match
    if not match.old or not other.new:
        return
    olds = _references(comparison.old, _span(comparison, match, 0))
    news = _references(comparison.new, _span(comparison, other, 1))
    for old, new in _beside(comparison, olds, news):
        for before, after in zip(old.targets, new.targets, strict=False):
            here, there = sides[0].places(old, before), sides[1].places(new, after)
            if not here:
                continue
            words = _worded(comparison.old, old, before), _worded(comparison.new, new, after)
            if not there and words[0] != words[1] and sides[1].leaves(new, after):
                continue
            fate = _fate({key for one in here for key in partners[_key(one)]}, {_key(one) for one in there}, words)
            if fate:
                leads = here[0].cite, there[0].cite if there else ""
                yield Pointer(at, before.span, after.span, fate, leads)


def _fate(expected: set[Key], found: set[Key], words: tuple[str, str]) -> Fate | None:
    if not found:
        return Fate.DANGLING if words[0] == words[1] or expected else None
    if expected and found <= expected:
        return Fate.RENUMBERED if words[0] != words[1] else None
    return Fate.NOW_ELSEWHERE if words[0] == words[1] else Fate.REDIRECTED


def _worded(ordinance: Ordinance, reference: Reference, target: Target) -> str:
    """A target as it is written, with the place that it counts in: "b" and "b of section 4-210" are not the same."""
    last = reference.targets[-1].span
    within = ordinance.text[last.end : reference.span.end] if reference.within or reference.here else ""
    within += " elsewhere" if reference.outside else ""
    return f"{ordinance.quote(target.span)}{within}".lower()


def _span(comparison: Comparison, match: Match, side: int) -> Span:
    held = (match.old, match.new)[side]
    passages = comparison.passages[side]
    return Span(passages[held[0]].span.start, passages[held[-1]].span.end)


def _references(ordinance: Ordinance, span: Span) -> list[Reference]:
    """The references in a stretch; the number that a section bears itself is none."""
    found = references(ordinance.text, span.start, span.end)
    return [
        one for one in found if all(over.span.start != one.span.start for over in ordinance.ancestors(one.span.start))
    ]


def _beside(
    comparison: Comparison, olds: Sequence[Reference], news: Sequence[Reference]
) -> Iterator[tuple[Reference, Reference]]:
    """References that stand for each other: those with equal words in a row, and as many on both sides between them."""
    if len(olds) == len(news):
        yield from zip(olds, news, strict=True)
        return
    words = [comparison.old.quote(one.span) for one in olds], [comparison.new.quote(one.span) for one in news]
    equal = [(i, j, 1.0) for i, old in enumerate(words[0]) for j, new in enumerate(words[1]) if old == new]
    i = k = 0
    for j, m in (*(equal[at][:2] for at in chain(equal)), (len(olds), len(news))):
        if j - i == m - k:
            yield from zip(olds[i:j], news[k:m], strict=True)
        yield from zip(olds[j : j + 1], news[m : m + 1], strict=True)
        i, k = j + 1, m + 1


class _Tree:
    """The sections of one side by number, and the way from a reference to them."""

    def __init__(self, ordinance: Ordinance) -> None:
        self.ordinance = ordinance
        self.sections: defaultdict[str, list[Section]] = defaultdict(list)
        self.divisions: defaultdict[str, list[Section]] = defaultdict(list)
        for section in ordinance.walk():
            if section.kind in (Kind.SECTION, Kind.BILL_SECTION) and section.label:
                self.sections[_number(section)].append(section)
            elif section.kind is Kind.DIVISION and section.label:
                self.divisions[_number(section)].append(section)

    def places(self, reference: Reference, target: Target) -> list[Section]:
        """The sections that a target names, a range as all of them; none where it leads out of the text."""
        found = self._one(reference, target)
        if found is None or not target.through:
            return [found] if found else []
        at = reference.targets.index(target)
        first = self._one(reference, reference.targets[at - 1]) if at else None
        level = self._siblings(found)
        if first is None or first not in level:
            return [found]
        return list(level[level.index(first) : level.index(found) + 1]) or [found]

    def leaves(self, reference: Reference, target: Target) -> bool:
        """Whether a target names a place in other law, or in a part of the code that the text does not have."""
        outer = reference.within
        if outer is not None:
            return self.leaves(outer, outer.targets[0])
        return reference.outside or (
            reference.level == "section"
            and target.number not in self.sections
            and all(_family(target.number) != _family(number) for number in self.sections)
        )

    def _siblings(self, section: Section) -> tuple[Section, ...]:
        over = [one for one in self.ordinance.ancestors(section.span.start) if section in one.children]
        return over[-1].children if over else self.ordinance.sections

    def _one(self, reference: Reference, target: Target) -> Section | None:
        if reference.of_division:
            return next(iter(self.divisions.get(target.number, ())), None)
        if target.number and (
            reference.level == "section" or (target.number in self.sections and len(target.number) > 3)
        ):
            known = self.sections.get(target.number, [])
            home = self._among(known, reference)
            own = not reference.outside or any(mark in target.number for mark in _SPLIT_NUMBER)
            return _descend(home, target.steps) if home and own else None
        steps = ((target.number,) if target.number else ()) + target.steps
        return self._inner(reference, steps)

    def _among(self, known: Sequence[Section], reference: Reference) -> Section | None:
        """Of several sections with one number (a bill's and the code's) the one that stands nearest before the pointer."""
        before = [one for one in known if one.span.start <= reference.span.start]
        return before[-1] if before else next(iter(known), None)

    def _inner(self, reference: Reference, steps: tuple[str, ...]) -> Section | None:
        """A subsection or an item: in the place that is named, else in what encloses the pointer, innermost first."""
        if reference.within is not None:
            home = self._one(reference.within, reference.within.targets[0])
            return _descend(home, steps) if home else None
        if reference.outside:
            return None
        over = self.ordinance.ancestors(reference.span.start)
        if reference.here in ("section", "") and reference.level in ("subsection", "subdivision"):
            order = [one for one in over if one.kind is not Kind.DIVISION]
        else:
            order = list(reversed([one for one in over if one.kind is not Kind.DIVISION]))
        return next((found for home in order if (found := _descend(home, steps))), None)


def _descend(section: Section, steps: Sequence[str]) -> Section | None:
    for step in steps:
        inner = next((one for one in section.children if one.label and _number(one) == step), None)
        if inner is None:
            return None
        section = inner
    return section


def _family(number: str) -> str:
    """What the numbers of sections beside each other have in common: "3-119" of "3-119.13", "" of "14"."""
    return number[: max(number.rfind(sign) for sign in _SPLIT_NUMBER) + 1]


def _number(section: Section) -> str:
    """The number of a section as references write it: without word, sign and brackets."""
    words = section.label.lower().strip().strip(".").split()
    return words[-1].strip("().§").rstrip(":–-") if words else ""
