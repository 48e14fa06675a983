"""The parts of paired sections, paired; and what is left over, wherever it went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ordtool.compare.passages import Node
from ordtool.compare.sections import DENSE, Pairing, Scored, choose, unit_of, voted
from ordtool.compare.similar import equal

_NAMESAKE, _SAME_UNIT, _ELSEWHERE = 0.35, 0.55, 0.85
_AROUND = 0.4
_EQUAL, _FEW = 0.98, 2
"""Short parts of one section are the same if they are equal; whether one moved is asked later."""
WORDS = 8
"""A part with fewer content words is not looked for elsewhere: too many look alike."""


def tie_parts(pairing: Pairing) -> None:
    """Tie the parts inside every group of tied nodes, from the outside in."""
    done: set[int] = set()
    for node in pairing.old.nodes:
        if node.index in done or not pairing.of_old[node.index]:
            continue
        olds, news = group(pairing, node.index)
        done.update(olds)
        ours = [part for one in olds for part in pairing.old.nodes[one].parts if not pairing.of_old[part]]
        theirs = [part for one in news for part in pairing.new.nodes[one].parts if not pairing.of_new[part]]
        _tie_lists(pairing, ours, theirs)


def group(pairing: Pairing, old: int) -> tuple[list[int], list[int]]:
    """All nodes that hang together with an old one by ties: one each, or several after a split or a merger."""
    olds, news, waiting = {old}, set[int](), [old]
    while waiting:
        for new in pairing.of_old[waiting.pop()]:
            news.add(new)
            more = set(pairing.of_new[new]) - olds
            olds |= more
            waiting += more
    return sorted(olds), sorted(news)


def _tie_lists(pairing: Pairing, ours: Sequence[int], theirs: Sequence[int]) -> None:
    if not ours or not theirs:
        return
    old, new = pairing.old.nodes, pairing.new.nodes
    if len(ours) == len(theirs) and all(
        old[a].number == new[b].number and equal(old[a].words, new[b].words) for a, b in zip(ours, theirs, strict=True)
    ):
        for a, b in zip(ours, theirs, strict=True):
            pairing.tie(a, b, 1.0)
        return
    pairs = _combinations(pairing, ours, theirs)
    choose(pairing, (found for pair in pairs if (found := _part(pairing, *pair))))


def _part(pairing: Pairing, old: int, new: int) -> Scored | None:
    """How much two parts look like one; a definition is what it defines."""
    a, b = pairing.old.nodes[old], pairing.new.nodes[new]
    found = pairing.scored(old, new)
    if a.term and b.term and a.section.path.rpartition("[")[2] == b.section.path.rpartition("[")[2]:
        content = pairing.weights.alike(a.words, b.words)
        return Scored(old, new, 0.6 + 0.4 * content, content)
    if found and a.term != b.term and found.content < _SAME_UNIT:
        return None
    return found


def _combinations(pairing: Pairing, ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    if len(ours) * len(theirs) <= DENSE:
        return [(a, b) for a in ours for b in theirs]
    place = {b: at for at, b in enumerate(theirs)}
    named: defaultdict[object, list[int]] = defaultdict(list)
    for b in theirs:
        named[pairing.new.nodes[b].section.path].append(b)
    mine = set(ours)
    pairs = {(a, b) for a in ours for b in named[pairing.old.nodes[a].section.path]}
    for i, j, _ in pairing.links:
        over = [b for b in pairing.new.up(pairing.new.owner[j]) if b in place]
        pairs |= {(a, b) for a in pairing.old.up(pairing.old.owner[i]) if a in mine for b in over}
    return sorted(pairs)


def tie_leftovers(pairing: Pairing) -> None:
    """Tie what has no partner yet to what it equals elsewhere, and what encloses the same; then the parts of both."""
    while choose(pairing, _left(pairing), least=0.0, everywhere=True) or choose(
        pairing, _around(pairing), least=_AROUND, everywhere=True
    ):
        tie_parts(pairing)


def _around(pairing: Pairing) -> Iterator[Scored]:
    """Free nodes whose parts are tied to each other, by how much of both these parts make up."""
    held: defaultdict[tuple[int, int], float] = defaultdict(float)
    old, new = pairing.old.nodes, pairing.new.nodes
    size = pairing.weights.size
    for (a, b), content in pairing.ties.items():
        over = old[a].above, new[b].above
        if min(over) >= 0 and not old[a].unit and not new[b].unit and pairing.free(*over):
            held[over] += content * (size(old[a].words) + size(new[b].words))
    for (a, b), weight in sorted(held.items()):
        yield Scored(
            a, b, weight / (size(old[a].words) + size(new[b].words)), pairing.weights.alike(old[a].words, new[b].words)
        )


def _left(pairing: Pairing) -> Iterator[Scored]:
    for old, new in sorted(voted(pairing, units=False) | _namesakes(pairing)):
        a, b = pairing.old.nodes[old], pairing.new.nodes[new]
        content = pairing.weights.alike(a.words, b.words)
        if _is_left(pairing, a, b, content):
            yield Scored(old, new, content, content)


def _is_left(pairing: Pairing, a: Node, b: Node, content: float) -> bool:
    """Whether two free nodes are alike enough to be one: less in one section than from one to another."""
    if _named_alike(a, b):
        return content >= _NAMESAKE
    near = unit_of(pairing.new, b.index) in pairing.of_old[unit_of(pairing.old, a.index)]
    if content < (_SAME_UNIT if near else _ELSEWHERE):
        return False
    few = min(content_words(a.words), content_words(b.words))
    return few >= WORDS or (near and content >= _EQUAL and few >= _FEW)


def _named_alike(a: Node, b: Node) -> bool:
    """Whether two nodes are one place of the code: "§ 3-102(b)" in another section of the bill."""
    return a.code == b.code and "/" in a.section.path and "/" in b.section.path and bool(a.number or a.term)


def _namesakes(pairing: Pairing) -> set[tuple[int, int]]:
    free = {node.code: node for node in pairing.new.nodes if not pairing.of_new[node.index]}
    found = [(node, free.get(node.code)) for node in pairing.old.nodes if not pairing.of_old[node.index]]
    return {(a.index, b.index) for a, b in found if b is not None and _named_alike(a, b)}


def content_words(bag: Counter[str]) -> int:
    """How many words of a bag say something."""
    return sum([count for word, count in bag.items() if len(word) > 3])
