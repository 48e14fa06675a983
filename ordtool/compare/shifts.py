"""What happened to the order: moves, splits and mergers told from edits, and renumbering from all of them."""

from __future__ import annotations

from ordtool.compare.anchors import chain
from ordtool.compare.parts import content_words
from ordtool.compare.sections import Pairing

_ALIKE, _ALIKE_BY_NAME, _ELSEWHERE = 0.8, 0.5, 0.85
_WORDS = 8
_PART, _PART_ANYWHERE, _BOTH = 0.75, 0.9, 0.8


def moved(pairing: Pairing) -> set[tuple[int, int]]:
    """The ties that stand out of order, outermost only; ties out of order that are no move are undone."""
    ties = sorted(pairing.ties)
    weights, nodes = pairing.weights, pairing.old.nodes
    links = [(a, b, 0.1 + pairing.ties[a, b] * weights.size(nodes[a].own)) for a, b in ties]
    kept = {ties[at] for at in chain(links)}
    found: set[tuple[int, int]] = set()
    for tie in ties:
        if tie in kept or _carried(pairing, tie, found):
            continue
        if _is_move(pairing, *tie):
            found.add(tie)
        else:
            pairing.untie(*tie)
    return found


def _carried(pairing: Pairing, tie: tuple[int, int], roots: set[tuple[int, int]]) -> bool:
    """Whether a tie lies inside a move that was found already."""
    over = set(pairing.new.up(tie[1]))
    return any((a, b) in roots for a in pairing.old.up(tie[0]) for b in pairing.of_old[a] if b in over)


def _is_move(pairing: Pairing, old: int, new: int) -> bool:
    a, b = pairing.old.nodes[old], pairing.new.nodes[new]
    content = pairing.ties[old, new]
    if a.holds or b.holds:
        return content >= _ALIKE_BY_NAME
    if min(content_words(a.words), content_words(b.words)) < _WORDS:
        return False
    named = bool(a.heading) and a.heading == b.heading
    return content >= (_ALIKE_BY_NAME if named else _ALIKE)
