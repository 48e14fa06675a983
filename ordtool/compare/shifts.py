"""Moves: what stands out of the order that most of the text keeps, if it is surely the same."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.compare.anchors import chain
from ordtool.compare.paragraphs import Link
from ordtool.compare.parts import WORDS, content_words
from ordtool.compare.sections import Pairing

_ALIKE, _ALIKE_BY_NAME, _EQUAL = 0.8, 0.5, 0.98
"""How alike two sections out of order must be to have moved: by their words alone, and with one heading."""


def moved(pairing: Pairing) -> set[tuple[int, int]]:
    """The ties that stand out of order, outermost only; ties out of order that are no move are undone."""
    ties = sorted(pairing.ties)
    kept = _in_order(pairing, ties)
    found: set[tuple[int, int]] = set()
    doubtful: list[tuple[int, int]] = []
    for tie in ties:
        if tie in kept or _carried(pairing, tie, found) or _stays(pairing, tie, kept):
            continue
        if _is_move(pairing, *tie):
            found.add(tie)
        else:
            doubtful.append(tie)
    found |= _along(pairing, found, doubtful)
    for tie in set(doubtful) - found:
        pairing.untie(*tie)
    return found


def _along(pairing: Pairing, moves: set[tuple[int, int]], doubtful: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Short items that stand beside what moved, on both sides, and are equal: they moved along."""
    found: set[tuple[int, int]] = set()
    ends = {(max(pairing.old.below(a)) + 1, max(pairing.new.below(b)) + 1) for a, b in moves}
    for a, b in doubtful:
        if pairing.ties[a, b] >= _EQUAL and (a, b) in ends:
            found.add((a, b))
            ends.add((max(pairing.old.below(a)) + 1, max(pairing.new.below(b)) + 1))
    starts = moves | found
    for a, b in reversed(doubtful):
        last = max(pairing.old.below(a)) + 1, max(pairing.new.below(b)) + 1
        if pairing.ties[a, b] >= _EQUAL and last in starts:
            found.add((a, b))
            starts.add((a, b))
    return found


def _in_order(pairing: Pairing, ties: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The heaviest set of ties that rise on both sides, and the further halves of a split that cross none of them."""
    weights, old, new = pairing.weights, pairing.old.nodes, pairing.new.nodes
    first = [(a, b) for a, b in ties if pairing.of_old[a][0] == b and pairing.of_new[b][0] == a]
    links = [
        (a, b, 0.1 + pairing.ties[a, b] * min(weights.size(old[a].own), weights.size(new[b].own))) for a, b in first
    ]
    spine = [first[at] for at in chain(links)]
    further = set(ties).difference(first)
    return set(spine) | {tie for tie in sorted(further) if not _crosses(pairing, spine, *tie)}


def _crosses(pairing: Pairing, spine: Sequence[tuple[int, int]], old: int, new: int) -> bool:
    """Whether something that stands before the one (or behind it) stands behind the other (or before it)."""
    last_old, last_new = max(pairing.old.below(old)), max(pairing.new.below(new))
    return any((a > last_old and b < new) or (a < old and b > last_new) for a, b in spine)


def _carried(pairing: Pairing, tie: tuple[int, int], roots: set[tuple[int, int]]) -> bool:
    """Whether a tie lies inside a move that was found already."""
    over = set(pairing.new.up(tie[1]))
    return any((a, b) in roots for a in pairing.old.up(tie[0]) for b in pairing.of_old[a] if b in over)


def _stays(pairing: Pairing, tie: tuple[int, int], kept: set[tuple[int, int]]) -> bool:
    """Whether most of what stands in two sections is in order, though their headings are not: a part was moved past them."""
    inner = pairing.new.inside(tie[1])
    size = pairing.weights.size
    balance = 0.0
    for a in pairing.old.inside(tie[0]):
        for b in pairing.of_old[a]:
            if b in inner:
                weight = size(pairing.old.nodes[a].own)
                balance += weight if (a, b) in kept else -weight
    return balance > 0


def _is_move(pairing: Pairing, old: int, new: int) -> bool:
    a, b = pairing.old.nodes[old], pairing.new.nodes[new]
    content = pairing.ties[old, new]
    if a.holds or b.holds:
        return content >= _ALIKE_BY_NAME
    if min(content_words(a.words), content_words(b.words)) < WORDS:
        return False
    named = bool(a.heading) and a.heading == b.heading
    least = _ALIKE_BY_NAME if named else _ALIKE
    if content < least and min(content_words(a.own), content_words(b.own)) >= WORDS:
        content = pairing.weights.alike(a.own, b.own)
    return content >= least


def tie_by_words(pairing: Pairing, links: Sequence[Link]) -> None:
    """Tie free sections whose first paragraphs became each other: their words were paired, only not by what they are."""
    for link in links:
        a, b = pairing.old.owner[link.old[0]], pairing.new.owner[link.new[0]]
        if min(a, b) < 0 or not pairing.free(a, b) or len(link.old) != len(link.new):
            continue
        old, new = pairing.old.nodes[a], pairing.new.nodes[b]
        if old.passages[0] == link.old[0] and new.passages[0] == link.new[0] and old.unit == new.unit:
            pairing.tie(a, b, pairing.weights.alike(old.words, new.words))
