"""Which paragraph became which: one to one, and one to several where it was split or joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ordtool.compare.anchors import chain
from ordtool.compare.passages import Side
from ordtool.compare.sections import Pairing, unit_of
from ordtool.compare.similar import joined

_LEAST, _LOOSE, _ASTRAY, _FRAME = 0.35, 0.45, 0.6, 0.85
"""How alike two paragraphs must be: of tied sections, of their parts without partners, of others; the first words of two
sections that are no pair ("Section 2. Section 5-110 is amended to read as follows:") must be nearly equal."""
_FEW = 4
_OWN = 12
"""Up to so many paragraphs of a section are compared each with each."""
_PART = 0.6
_TAKEN = 0.6
"""So much of what the parts found before say stands in the whole before the next one, at least."""


@dataclass(frozen=True, slots=True)
class Link:
    """Old passages and what they became, both in a row."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def aligned(
    pairing: Pairing,
    sure: Mapping[int, int],
    olds: Sequence[int],
    news: Sequence[int],
    nodes: Sequence[tuple[int, int]],
) -> list[Link]:
    """The links among some passages of both sides, rising; `nodes` are the tied sections that they stand in."""
    ours, theirs = set(olds), set(news)
    worth: dict[tuple[int, int], float] = {}
    for i, j in sure.items():
        if i in ours and j in theirs:
            _weigh(pairing, worth, i, j, 1.0)
    for i, j, alike in pairing.links:
        if i in ours and j in theirs and (i, j) not in worth:
            _weigh(pairing, worth, i, j, alike)
    for a, b in nodes:
        mine = [i for i in pairing.old.nodes[a].passages if i in ours]
        others = [j for j in pairing.new.nodes[b].passages if j in theirs]
        _weigh_own(pairing, worth, mine, others)
    links = [(i, j, weight) for (i, j), weight in worth.items()]
    single = [Link((links[at][0],), (links[at][1],)) for at in chain(links)]
    return _grown(pairing, single, ours, theirs)


def _weigh_own(
    pairing: Pairing, worth: dict[tuple[int, int], float], mine: Sequence[int], others: Sequence[int]
) -> None:
    """Weigh the paragraphs of two tied sections, each with each; the first two may be headings that were changed."""
    if len(mine) > _OWN or len(others) > _OWN:
        return
    for i in mine:
        for j in others:
            if (i, j) not in worth:
                alike = pairing.weights.alike(pairing.old.bags[i], pairing.new.bags[j])
                first = i == mine[0] and j == others[0] and _short(pairing, i, j)
                _weigh(pairing, worth, i, j, max(alike, _LEAST) if first else alike)


def _short(pairing: Pairing, i: int, j: int) -> bool:
    """Whether both are but a heading: these stand for each other whatever they say."""
    return max(pairing.old.bags[i].total(), pairing.new.bags[j].total()) < 2 * _FEW


def _weigh(pairing: Pairing, worth: dict[tuple[int, int], float], i: int, j: int, alike: float) -> None:
    ours, theirs = pairing.old.owner[i], pairing.new.owner[j]
    tied = (ours, theirs) in pairing.ties or ours == theirs == -1
    least, factor = (_LEAST, 1.0) if tied else _untied(pairing, ours, theirs)
    few = min(pairing.old.bags[i].total(), pairing.new.bags[j].total()) < _FEW
    if alike < least or (few and alike < 1.0 and not tied):
        return
    size = pairing.weights.size(pairing.old.bags[i]) + pairing.weights.size(pairing.new.bags[j])
    worth[i, j] = factor * (0.1 + alike * size / 2)


def _untied(pairing: Pairing, ours: int, theirs: int) -> tuple[float, float]:
    """How alike paragraphs of sections that are no pair must be, and how much less they then count."""
    old, new = unit_of(pairing.old, ours), unit_of(pairing.new, theirs)
    if (old, new) in pairing.ties:
        free = not pairing.of_old[ours] and not pairing.of_new[theirs]
        return (_LOOSE, 0.8) if free else (_ASTRAY, 0.7)
    return (_FRAME, 0.5) if ours == old and theirs == new else (_ASTRAY, 0.5)


def _grown(pairing: Pairing, links: list[Link], ours: set[int], theirs: set[int]) -> list[Link]:
    """Take in unlinked neighbours that hold what a linked passage lost (a split) or brought (a merger)."""
    ours = ours - {i for link in links for i in link.old}
    theirs = theirs - {j for link in links for j in link.new}
    grown: list[Link] = []
    for found in links:
        link = found
        while more := _neighbour(pairing, link, ours, theirs):
            link = more
            ours -= set(link.old)
            theirs -= set(link.new)
        grown.append(link)
    return grown


def _neighbour(pairing: Pairing, link: Link, ours: set[int], theirs: set[int]) -> Link | None:
    if len(link.old) == 1:
        for j in (link.new[0] - 1, link.new[-1] + 1):
            if j in theirs and _holds(pairing, (pairing.old, link.old[0]), (pairing.new, link.new), j):
                return Link(link.old, tuple(sorted((*link.new, j))))
    if len(link.new) == 1:
        for i in (link.old[0] - 1, link.old[-1] + 1):
            if i in ours and _holds(pairing, (pairing.new, link.new[0]), (pairing.old, link.old), i):
                return Link(tuple(sorted((*link.old, i))), link.new)
    return None


def _holds(pairing: Pairing, whole: tuple[Side, int], parts: tuple[Side, tuple[int, ...]], more: int) -> bool:
    """Whether a passage beside the parts of a whole is another part: what the others lack of the whole, on its side of them."""
    side, held = parts
    part, before = side.bags[more], more < held[0]
    words = whole[0].passages[whole[1]].key.split(" ")
    if part.total() < _FEW:
        few = side.passages[more].key.split(" ")
        return (words[: len(few)] if before else words[-len(few) :]) == few
    lacking = whole[0].bags[whole[1]] - joined([side.bags[one] for one in held])
    if pairing.weights.within(part, lacking) < _PART:
        return False
    taken = int(_TAKEN * sum(side.bags[one].total() for one in held))
    rest = words[: len(words) - taken] if before else words[taken:]
    return pairing.weights.within(part, Counter(rest)) >= _PART
