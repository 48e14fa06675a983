"""Which section became which: by what it says, what it is called, and its number.

Units (sections, articles, a bill's sections) are paired first, over the whole text; their parts inside paired units;
what is left is offered to everything that is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ordtool.compare.anchors import chain
from ordtool.compare.passages import Node, Side
from ordtool.compare.similar import Weights
from ordtool.ordinance import Kind

_CONTENT, _HEADING, _LABEL, _LABEL_ALONE = 0.55, 0.25, 0.20, 0.10
LEAST = 0.25
"""A number alone never pairs: the words or the heading must be alike so far."""
_LEAST_ALONE = 0.35
"""Items with other numbers and without headings pair by their words alone."""
_CONTAINED = 0.4
"""One number, and so much of the shorter text in the longer, pair as well."""
_SURE, _MARGIN, _IN_ORDER = 0.6, 0.08, 0.08
_CROWD = 12
"""A heading or a number that more sections bear than this is no hint."""
DENSE = 900
"""Up to so many combinations, parts are compared each with each."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Two nodes that may be one thing: `score` weighs content, heading and number, `content` is 0 to 1."""

    old: int
    new: int
    score: float
    content: float


class Pairing:
    """The ties found so far between nodes of two sides: each with how alike the two are."""

    def __init__(self, old: Side, new: Side, weights: Weights, links: Sequence[tuple[int, int, float]]) -> None:
        self.old, self.new, self.weights, self.links = old, new, weights, links
        self.ties: dict[tuple[int, int], float] = {}
        self.of_old: defaultdict[int, list[int]] = defaultdict(list)
        self.of_new: defaultdict[int, list[int]] = defaultdict(list)

    def tie(self, old: int, new: int, content: float) -> None:
        """Say that two nodes are one thing."""
        self.ties[old, new] = content
        self.of_old[old].append(new)
        self.of_new[new].append(old)

    def untie(self, old: int, new: int) -> None:
        """Take a tie back."""
        del self.ties[old, new]
        self.of_old[old].remove(new)
        self.of_new[new].remove(old)

    def free(self, old: int, new: int) -> bool:
        """Whether neither has a partner."""
        return not self.of_old[old] and not self.of_new[new]

    def scored(self, old: int, new: int) -> Scored | None:
        """How much two nodes look like one thing, None where they cannot be."""
        a, b = self.old.nodes[old], self.new.nodes[new]
        content = self.weights.alike(a.words, b.words)
        heading = self._headings(a, b)
        label = _labels(a, b)
        parts = [(_CONTENT, content), (_HEADING, heading), (_LABEL if heading is not None else _LABEL_ALONE, label)]
        known = [(weight, value) for weight, value in parts if value is not None]
        score = sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
        named = heading is not None or a.unit or b.unit or a.number == b.number
        if content >= (LEAST if named else _LEAST_ALONE) or (heading == 1.0 and (label == 1.0 or content >= 0.15)):
            return Scored(old, new, score, content)
        if label == 1.0 and self._contained(a, b) >= _CONTAINED:
            return Scored(old, new, score, content)
        return None

    def _contained(self, a: Node, b: Node) -> float:
        """How much of the shorter of two stands in the longer: a section that was cut down, or grew."""
        return max(self.weights.within(a.words, b.words), self.weights.within(b.words, a.words))

    def _headings(self, a: Node, b: Node) -> float | None:
        if not a.heading and not b.heading:
            return None
        if a.heading == b.heading:
            return 1.0
        return self.weights.alike(Counter(a.heading), Counter(b.heading))


def _labels(a: Node, b: Node) -> float | None:
    if not a.number and not b.number:
        return None
    if a.code == b.code:
        return 1.0
    return 0.5 if a.number == b.number else 0.0


def tie_units(pairing: Pairing, *, mixed: bool) -> None:
    """Tie the free units that enclose no others: those of one kind, or whatever they are (`mixed`)."""
    old = [node for node in pairing.old.nodes if node.unit and not node.holds and not pairing.of_old[node.index]]
    new = [node for node in pairing.new.nodes if node.unit and not node.holds and not pairing.of_new[node.index]]
    likely = {pair for pair in hints(old, new) | voted(pairing, units=True) if pairing.free(*pair)}
    kinds = [pair for pair in sorted(likely) if mixed or one_kind(pairing, *pair)]
    choose(pairing, (found for pair in kinds if (found := pairing.scored(*pair))))


def one_kind(pairing: Pairing, old: int, new: int) -> bool:
    """Whether both are sections, or articles, or a bill's sections."""
    return pairing.old.nodes[old].section.kind is pairing.new.nodes[new].section.kind


def hints(old: Sequence[Node], new: Sequence[Node]) -> set[tuple[int, int]]:
    """Pairs that bear one number, one heading or are the only two of their kind."""
    found: set[tuple[int, int]] = set()
    for bears in (_by_path, _by_heading, _by_kind):
        held: defaultdict[object, list[int]] = defaultdict(list)
        for node in new:
            if mark := bears(node):
                held[mark].append(node.index)
        counts = Counter(mark for node in old if (mark := bears(node)))
        for node in old:
            mark = bears(node)
            if mark and counts[mark] <= _CROWD and len(held[mark]) <= _CROWD:
                found.update((node.index, other) for other in held[mark])
    return found


def _by_path(node: Node) -> object:
    return node.code if node.number else None


def _by_heading(node: Node) -> object:
    return node.heading


def _by_kind(node: Node) -> object:
    return node.section.kind if node.section.kind in (Kind.ENACTING, Kind.SIGNATURE, Kind.PREAMBLE) else None


def voted(pairing: Pairing, *, units: bool) -> set[tuple[int, int]]:
    """Pairs of nodes that hold passages which are alike: the units themselves, or every free node around them."""
    found: set[tuple[int, int]] = set()
    for i, j, _ in pairing.links:
        ours, theirs = pairing.old.owner[i], pairing.new.owner[j]
        if units:
            found.add((unit_of(pairing.old, ours), unit_of(pairing.new, theirs)))
        else:
            tops = [a for a in pairing.old.up(ours) if not pairing.of_old[a]]
            found.update((a, b) for b in pairing.new.up(theirs) if not pairing.of_new[b] for a in tops)
    return {(a, b) for a, b in found if a >= 0 and b >= 0 and (not units or bare(pairing, a, b))}


def bare(pairing: Pairing, old: int, new: int) -> bool:
    """Whether neither encloses units."""
    return not pairing.old.nodes[old].holds and not pairing.new.nodes[new].holds


def unit_of(side: Side, node: int) -> int:
    """The unit that a node is or is a part of, -1 for none."""
    return next((at for at in side.up(node) if side.nodes[at].unit), -1)


def choose(
    pairing: Pairing, scored: Iterable[Scored], *, least: float = 0.3, everywhere: bool = False
) -> list[tuple[int, int]]:
    """Tie the best of the candidates: first those without a rival, then the rest, where order decides between equals.

    The order is that of the candidates found first, or of all ties (`everywhere`).
    """
    ranked = sorted(scored, key=lambda one: (-one.score, one.old, one.new))
    best = _rivals(ranked)
    done: list[tuple[int, int]] = []
    for one in ranked:
        rival = max(best[0][one.old, one.new], best[1][one.new, one.old])
        if one.score >= _SURE and one.score - rival >= _MARGIN and pairing.free(one.old, one.new):
            pairing.tie(one.old, one.new, one.content)
            done.append((one.old, one.new))
    spine = _spine(pairing, pairing.ties if everywhere else done)
    rest = [(one.score + _IN_ORDER * _fits(spine, one.old, one.new), one) for one in ranked]
    for score, one in sorted(rest, key=lambda r: (-r[0], abs(r[1].old - r[1].new), r[1].old, r[1].new)):
        if score >= least and pairing.free(one.old, one.new):
            pairing.tie(one.old, one.new, one.content)
            done.append((one.old, one.new))
    return done


def _rivals(ranked: Sequence[Scored]) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
    """For each candidate the best score that either of the two has with another."""
    tops: tuple[defaultdict[int, list[Scored]], defaultdict[int, list[Scored]]] = (defaultdict(list), defaultdict(list))
    for one in ranked:
        for top, key in zip(tops, (one.old, one.new), strict=True):
            if len(top[key]) < 2:
                top[key].append(one)
    found: tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]] = ({}, {})
    for one in ranked:
        others = [other.score for other in tops[0][one.old] if other is not one]
        found[0][one.old, one.new] = max(others, default=0.0)
        others = [other.score for other in tops[1][one.new] if other is not one]
        found[1][one.new, one.old] = max(others, default=0.0)
    return found


def _spine(pairing: Pairing, ties: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    links = [(a, b, 0.1 + pairing.ties[a, b] * pairing.weights.size(pairing.old.nodes[a].own)) for a, b in sorted(ties)]
    return [(links[at][0], links[at][1]) for at in chain(links)]


def _fits(spine: Sequence[tuple[int, int]], old: int, new: int) -> bool:
    """Whether a tie would cross none of the chain."""
    at = bisect_left(spine, (old, -1))
    return (at == 0 or spine[at - 1][1] < new) and (at == len(spine) or new < spine[at][1])
