"""Texts that share no history: sections are paired by what they are about.

Two laws on one subject say the same things in other words, other order and other portions. So the smallest parts are
compared first, by rare words (and by clause labels, which the caller may hand in as if they were words), and vote for the
sections in which they stand; the sections' own words and headings are added to the vote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from ordtool.compare.passages import Side
from ordtool.compare.sections import Pairing
from ordtool.ordinance import Kind
from ordtool.source import Span

Labels = Sequence[tuple[Span, str]]
"""Clauses of one text: where each stands, and its label."""

_ALIKE = 0.6
_SHARED, _DOUBTFUL, _EQUAL = 0.1, 0.3, 0.04
"""Texts with fewer words in paragraphs that are alike share no history; up to the second figure, those with so few in
paragraphs that are equal (one that copies the other's sentences, each with an edit)."""
_FEW, _COMMON = 150, 0.4
"""A text with so few words is one rewritten, not another law, if it shares so many of its words with the other."""
_HEADING, _LABEL = 6, 3
"""How often a heading's word, and a label, counts in a section."""
_NEAR = 0.8
"""A leaf votes for its nearest, if the nearest has nothing much nearer itself."""
_LEAST_LEAF = 0.15
_VOTES = 0.25
_EVEN = 0.2
_BEST, _GOOD, _MUTUAL = 0.13, 0.3, 0.06
_GREAT = 0.5
"""A section that holds so much of a text is judged by its parts."""
_SUFFIXES = (
    *("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "ly", "s", "y", "e"),
)
_STOP = frozenset(
    (
        *("the", "of", "to", "and", "a", "or", "in", "that", "by", "for", "is", "any", "be", "shall", "as", "an"),
        *("with", "on", "not", "this", "it", "its", "which", "are", "was", "were", "from", "at", "such", "may"),
        *("has", "have", "who", "other", "under", "each", "no", "if", "before", "within", "than"),
    )
)
Vector = dict[str, float]
Pairs = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Related:
    """Two sections on one subject, and how surely."""

    old: int
    new: int
    score: float


def unrelated(pairing: Pairing) -> bool:
    """Whether two texts were written independently: hardly a paragraph of one is like any of the other's."""
    if not pairing.old.passages or not pairing.new.passages:
        return False
    if min(_total(pairing.old), _total(pairing.new)) < _FEW and _vocabulary(pairing) >= _COMMON:
        return False
    alike = _share(pairing, _ALIKE)
    return alike < _SHARED or (alike < _DOUBTFUL and _share(pairing, 1.0) < _EQUAL)


def _share(pairing: Pairing, least: float) -> float:
    """How many of a text's words stand in paragraphs that are so much like one of the other's; the higher of both."""
    links = [(i, j) for i, j, alike in pairing.links if alike >= least]
    sides = (pairing.old, {i for i, _ in links}), (pairing.new, {j for _, j in links})
    return max(sum(side.bags[at].total() for at in held) / (_total(side) or 1) for side, held in sides)


def _vocabulary(pairing: Pairing) -> float:
    """How many of the words of the shorter vocabulary stand in the other text, words of grammar left out."""
    old, new = ({word for bag in side.bags for word in bag} - _STOP for side in (pairing.old, pairing.new))
    return len(old & new) / (min(len(old), len(new)) or 1)


def _total(side: Side) -> int:
    return sum(bag.total() for bag in side.bags)


def related(old: Side, new: Side, labels: tuple[Labels, Labels] = ((), ())) -> list[Related]:
    """The sections of two texts that are about the same, n to m, by node."""
    sides = _Reading(old, labels[0]), _Reading(new, labels[1])
    near = _near(*sides)
    words = _alike(sides[0].sections, sides[1].sections)
    first = _together(words, _votes(*sides, near, {}))
    scores = _together(words, _votes(*sides, near, first))
    return [Related(a, b, scores[a, b]) for a, b in sorted(_chosen(scores, *sides))]


def _together(words: Pairs, votes: Pairs) -> Pairs:
    return {pair: words.get(pair, 0.0) + _VOTES * min(1.0, votes.get(pair, 0.0)) for pair in {*words, *votes}}


def _chosen(scores: Pairs, old: _Reading, new: _Reading) -> set[tuple[int, int]]:
    """What is the best of both; and the best of one of them, where it is good enough or goes by that one's name."""
    best: tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]] = ({}, {})
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        for side in (0, 1):
            best[side].setdefault(pair[side], pair)
    found = {pair for pair in best[0].values() if best[1][pair[1]] == pair and scores[pair] >= _MUTUAL}
    for pair in best[0].values():
        if scores[pair] >= _BEST and (scores[pair] >= _GOOD or new.speaks_of(pair[1], old, pair[0])):
            found.add(pair)
    for pair in best[1].values():
        if scores[pair] >= _BEST and (scores[pair] >= _GOOD or old.speaks_of(pair[0], new, pair[1])):
            found.add(pair)
    return found


class _Reading:
    """One side as stems: its leaves, its sections, and which leaf stands in which section."""

    def __init__(self, side: Side, labels: Labels) -> None:
        self.side = side
        self.units = units(side)
        self.unit_of = {node: unit for unit in self.units for node in side.inside(unit)}
        told = _told(side, labels)
        heads = [stems(node.heading) for node in side.nodes]
        own = [stems(node.own.elements()) for node in side.nodes]
        self.leaves: dict[int, Counter[str]] = {}
        self.sections: dict[int, Counter[str]] = {unit: Counter() for unit in self.units}
        for node in side.nodes:
            unit = self.unit_of.get(node.index)
            if unit is None:
                continue
            words = own[node.index] + Counter(dict.fromkeys(sorted(told[node.index]), 1))
            if unit == node.index:
                words += Counter(dict.fromkeys(heads[unit], _HEADING))
            self.sections[unit] += own[node.index] + Counter(dict.fromkeys(sorted(told[node.index]), _LABEL))
            if own[node.index].total() >= 3:
                above = [heads[at] for at in side.up(node.index) if at != node.index]
                self.leaves[node.index] = words + Counter(word for head in above for word in head)
        for unit in self.units:
            self.sections[unit] += Counter(dict.fromkeys(heads[unit], _HEADING))
        self._heads = heads

    def speaks_of(self, unit: int, other: _Reading, named: int) -> bool:
        """Whether a section has most words of another's heading; of what has no heading nothing is known."""
        head = other._heads[named]
        return not head or 2 * sum(word in self.sections[unit] for word in head) > len(head)


def units(side: Side) -> list[int]:
    """The sections to be paired; one that is most of the text gives way to its parts."""
    total = sum(node.own.total() for node in side.nodes)
    found: list[int] = []
    waiting = [node.index for node in reversed(side.nodes) if node.unit and not node.holds]
    while waiting:
        node = side.nodes[waiting.pop()]
        if node.section.kind in (Kind.PREAMBLE, Kind.ENACTING, Kind.SIGNATURE, Kind.NOTE):
            continue
        if node.parts and node.words.total() > _GREAT * total:
            waiting += [part for part in reversed(node.parts) if side.nodes[part].named]
        else:
            found.append(node.index)
    return found


def _told(side: Side, labels: Labels) -> list[set[str]]:
    """The labels of the clauses that begin in each node, innermost."""
    found: list[set[str]] = [set() for _ in side.nodes]
    for span, label in labels:
        inner = [node.index for node in side.nodes if node.section.span.start <= span.start < node.section.span.end]
        if inner:
            found[inner[-1]].add(f"#{label}")
    return found


def stems(words: Iterable[str]) -> Counter[str]:
    """Words without their endings, the commonest left out."""
    return Counter(_stem(word) for word in words if word not in _STOP)


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


def _vectors(bags: Mapping[int, Counter[str]], idf: Mapping[str, float]) -> dict[int, Vector]:
    found: dict[int, Vector] = {}
    for index, bag in bags.items():
        vector = {word: (1 + log(count)) * idf[word] for word, count in bag.items()}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        found[index] = {word: value / length for word, value in vector.items()}
    return found


def _alike(old: Mapping[int, Counter[str]], new: Mapping[int, Counter[str]]) -> Pairs:
    """The cosine of each old bag with each new one that shares a word with it."""
    held = Counter(word for bags in (old, new) for bag in bags.values() for word in bag)
    idf = {word: log((len(old) + len(new) + 1) / count) for word, count in held.items()}
    where: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in _vectors(new, idf).items():
        for word, value in vector.items():
            where[word].append((index, value))
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    for index, vector in _vectors(old, idf).items():
        for word, value in vector.items():
            for other, weight in where.get(word, ()):
                found[index, other] += value * weight
    return dict(found)


def _near(old: _Reading, new: _Reading) -> Pairs:
    """The leaves that have hardly anything nearer, on both sides."""
    alike = _alike(old.leaves, new.leaves)
    tops: tuple[defaultdict[int, float], defaultdict[int, float]] = (defaultdict(float), defaultdict(float))
    for (a, b), value in alike.items():
        tops[0][a] = max(tops[0][a], value)
        tops[1][b] = max(tops[1][b], value)
    return {
        (a, b): value
        for (a, b), value in alike.items()
        if value >= _LEAST_LEAF and value >= _NEAR * max(tops[0][a], tops[1][b])
    }


def _votes(old: _Reading, new: _Reading, near: Pairs, before: Pairs) -> Pairs:
    """What the leaves vote for; the better two sections stand already (`before`), the more a vote for them counts."""
    said = {
        (a, b): value * (_EVEN + before.get((old.unit_of[a], new.unit_of[b]), 0.0)) for (a, b), value in near.items()
    }
    best: tuple[defaultdict[int, float], defaultdict[int, float]] = (defaultdict(float), defaultdict(float))
    for (a, b), value in said.items():
        best[0][a] = max(best[0][a], value)
        best[1][b] = max(best[1][b], value)
    votes: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (a, b), value in near.items():
        votes[old.unit_of[a], new.unit_of[b]] += value * said[a, b] / max(best[0][a], best[1][b])
    return dict(votes)
