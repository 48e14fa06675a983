"""The tree under construction: nodes, and the stack of those that are open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ordtool.amendatory import Directory
from ordtool.numbering import Dress, Enumerator, Reading, SectionMark, Series, first, follows, readings
from ordtool.ordinance import Kind
from ordtool.source import Span

DEEPEST = 24
"""No law nests deeper; what does is junk and is laid flat, so that the tree can be walked."""


@dataclass(slots=True, eq=False)
class Node:
    """A section of the outline while its end is not yet known.

    `words` is where its own words begin, `said` how far they (and those below) reach so far, `before` where its paragraph
    begins if a converter's number stands there.
    """

    kind: Kind
    start: int
    words: int
    label: str = ""
    heading: Span | None = None
    mark: SectionMark | None = None
    enumerator: Enumerator | None = None
    readings: tuple[Reading, ...] = ()
    term: str = ""
    division: str = ""
    alternative: str = ""
    indent: float | None = None
    inline: bool = False
    directory: Directory | None = None
    children: list[Node] = field(default_factory=list)
    end: int = 0
    said: int = 0
    before: int | None = None

    def last(self) -> Node | None:
        """The child opened last."""
        return self.children[-1] if self.children else None

    def since(self) -> int:
        """Where what came before it ends: its start, or that of a converter's number that stands before it."""
        return self.start if self.before is None else self.before


def push(stack: list[Node], node: Node) -> None:
    """Open a node below the innermost one."""
    while len(stack) >= DEEPEST:
        stack.pop()
    stack[-1].children.append(node)
    stack.append(node)


def sibling_level(stack: Sequence[Node], low: int, found: Enumerator, ahead: Iterator[Enumerator]) -> int | None:
    """The place in the stack of the node that `found` comes after, None if it opens a level of its own.

    Only nodes above place `low` are looked at. An enumerator that both goes on with a series and begins another ("(i)"
    after "(h)") is settled by the first of the two successors that comes `ahead`.
    """
    exact = _exact(stack, low, found)
    starts = tuple(r for r in readings(found.value) if first(r))
    if exact is not None and starts and _begins_anew(found, starts, stack[exact], ahead):
        return None
    if exact is not None or starts:
        return exact
    return _loose(stack, low, found) if (inserted := _inserted(stack, low, found)) is None else inserted


def _inserted(stack: Sequence[Node], low: int, found: Enumerator) -> int | None:
    """The level of an inserted number ("(1.3)" after "1."), whatever stands around it."""
    shown = [r for r in readings(found.value) if r.inserted]
    for place in range(len(stack) - 1, low, -1) if shown else ():
        if any(follows(a, b) for a in stack[place].readings for b in shown):
            return place
    return None


def closed_sibling(stack: list[Node], low: int, found: Enumerator, ahead: Sequence[Enumerator]) -> Node | None:
    """The node that `found` comes after, if it is closed already because unnumbered words came between; opens its level.

    A series that begins in capitals and goes on in small letters ("A.", "b.") counts as one. The next of a series is
    looked for first, then one that comes after a gap.
    """
    shown = readings(found.value)
    starts = [r for r in shown if first(r)]
    for matches in (_next_in_series,) if starts else (_next_in_series, _later_in_series):
        for place in range(len(stack) - 1, low - 1, -1):
            older = _last_enumerated(stack, place)
            if older is None or older.enumerator is None or older.enumerator.dress is not found.dress:
                continue
            if any(matches(a, b) for a in older.readings for b in shown):
                if starts and _begins_anew(found, starts, older, iter(ahead)):
                    return None
                del stack[place + 1 :]
                return older
    return None


def _last_enumerated(stack: Sequence[Node], place: int) -> Node | None:
    """The last numbered child of an open node, the open one if it is numbered."""
    if place + 1 < len(stack) and stack[place + 1].enumerator:
        return stack[place + 1]
    return next(
        (child for child in reversed(stack[place].children[-3:]) if child.enumerator and not child.inline), None
    )


def _next_in_series(before: Reading, after: Reading) -> bool:
    return follows(before, after) or _follows_capital(before, after)


def _later_in_series(before: Reading, after: Reading) -> bool:
    return before.series is after.series and before.rank < after.rank


def _follows_capital(before: Reading, after: Reading) -> bool:
    return _SMALL.get(before.series) is after.series and not after.inserted and after.rank == before.rank + 1


_SMALL = {Series.UPPER: Series.LOWER, Series.UPPER_ROMAN: Series.LOWER_ROMAN}


def narrowed(before: Node | None, found: Enumerator) -> tuple[Reading, ...]:
    """What an enumerator counts as, after the one before it or at the head of a level."""
    every = readings(found.value)
    if before is None:
        return every
    near = tuple(r for r in every if any(follows(b, r) for b in before.readings))
    same = tuple(r for r in every if any(b.series is r.series for b in before.readings))
    return near or same or every


def same_look(node: Node, dress: Dress, shown: Sequence[Reading]) -> bool:
    """Whether a node's enumerator looks like one with these readings."""
    if node.enumerator is None or node.enumerator.dress is not dress:
        return False
    return any(a.series is b.series for a in node.readings for b in shown)


def _exact(stack: Sequence[Node], low: int, found: Enumerator) -> int | None:
    shown = readings(found.value)
    for place in range(len(stack) - 1, low, -1):
        node = stack[place]
        if node.enumerator is None or node.enumerator.dress is not found.dress:
            continue
        if any(follows(a, b) for a in node.readings for b in shown):
            return place
    return None


def _begins_anew(found: Enumerator, starts: Sequence[Reading], before: Node, ahead: Iterator[Enumerator]) -> bool:
    goes_on = [r for r in readings(found.value) if any(follows(b, r) for b in before.readings)]
    for later in ahead:
        if later.dress is not found.dress:
            continue
        shown = readings(later.value)
        if any(follows(a, b) for a in starts for b in shown):
            return True
        if any(follows(a, b) for a in goes_on for b in shown):
            return False
    return False


def _loose(stack: Sequence[Node], low: int, found: Enumerator) -> int | None:
    """A gap or a restart: the innermost level of the same look whose number is lower, else any of the same look."""
    shown = readings(found.value)
    alike: int | None = None
    for place in range(len(stack) - 1, low, -1):
        if not same_look(stack[place], found.dress, shown):
            continue
        if any(a.series is b.series and a.rank <= b.rank for a in stack[place].readings for b in shown):
            return place
        alike = place if alike is None else alike
    return alike
