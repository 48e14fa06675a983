"""Splits and mergers: what has no partner, but stands word for word in what its neighbour's partner lost or brought."""

from __future__ import annotations

from dataclasses import dataclass

from ordtool.compare.parts import WORDS, content_words
from ordtool.compare.passages import Side
from ordtool.compare.sections import Pairing, unit_of
from ordtool.compare.similar import joined

_HELD, _HELD_ANYWHERE = 0.75, 0.9
"""A portion must stand so far in what the whole lost: beside the whole's partner, and elsewhere."""
_WORDS_BESIDE = 3
_TOGETHER = 0.8
"""All partners together must make up so much of the whole."""


@dataclass(frozen=True, slots=True)
class View:
    """One direction to look in: wholes of one side, portions on the other."""

    split: bool
    whole: Side
    part: Side


def tie_portions(pairing: Pairing, *, units: bool) -> None:
    """Tie to a whole what was split off from it (or went into it): units, or parts."""
    for view in (View(True, pairing.old, pairing.new), View(False, pairing.new, pairing.old)):
        held: dict[int, dict[int, float]] = {}
        for whole, portion in sorted(_candidates(pairing, view, units=units)):
            if share := _held(pairing, view, whole, portion):
                held.setdefault(whole, {})[portion] = share
        found = [
            (share, whole, portion)
            for whole, portions in held.items()
            for portion, share in portions.items()
            if _complete(pairing, view, whole, list(portions)) or _complete(pairing, view, whole, [portion])
        ]
        for share, whole, portion in sorted(found, key=lambda one: (-one[0], one[1:])):
            if not _partners(pairing, not view.split, portion):
                pairing.tie(*((whole, portion) if view.split else (portion, whole)), share)


def _partners(pairing: Pairing, old: bool, node: int) -> list[int]:
    return (pairing.of_old if old else pairing.of_new)[node]


def _candidates(pairing: Pairing, view: View, *, units: bool) -> set[tuple[int, int]]:
    """Tied wholes and free portions whose passages are alike."""
    found: set[tuple[int, int]] = set()
    for i, j, _ in pairing.links:
        at, other = (i, j) if view.split else (j, i)
        portions = [p for p in _levels(view.part, view.part.owner[other], units=units) if view.part.nodes[p].named]
        free = [p for p in portions if not _partners(pairing, not view.split, p)]
        if free:
            wholes = _levels(view.whole, view.whole.owner[at], units=units)
            found.update((w, p) for w in wholes if _partners(pairing, view.split, w) for p in free)
    return found


def _levels(side: Side, node: int, *, units: bool) -> list[int]:
    if units:
        unit = unit_of(side, node)
        return [unit] if unit >= 0 and not side.nodes[unit].holds else []
    return [at for at in side.up(node) if not side.nodes[at].unit]


def _held(pairing: Pairing, view: View, whole: int, portion: int) -> float:
    """How far a portion stands in what its whole lost, 0 where it is none."""
    all_of, part = view.whole.nodes[whole].words, view.part.nodes[portion].words
    partners = _partners(pairing, view.split, whole)
    nodes = view.part.nodes
    if not nodes[portion].unit and all(nodes[one].above != nodes[portion].above for one in partners):
        return 0.0
    beside = any(_beside(view.part, one, portion) for one in partners)
    if content_words(part) < (_WORDS_BESIDE if beside else WORDS):
        return 0.0
    if not nodes[portion].unit and _is_part(pairing, view, whole, portion):
        return 0.0
    kept = joined([nodes[one].words for one in partners])
    held = pairing.weights.within(part, all_of - kept)
    return held if held >= (_HELD if beside else _HELD_ANYWHERE) else 0.0


def _is_part(pairing: Pairing, view: View, whole: int, portion: int) -> bool:
    """Whether the portion is just one of the whole's own parts, which stands beside it now."""
    nodes, part = view.whole.nodes, view.part.nodes[portion].words
    free = [one for one in nodes[whole].parts if not _partners(pairing, view.split, one)]
    return any(pairing.weights.alike(nodes[one].words, part) >= _HELD_ANYWHERE for one in free)


def _complete(pairing: Pairing, view: View, whole: int, portions: list[int]) -> bool:
    """Whether a whole is made up of its partners and the portions together."""
    nodes = view.part.nodes
    together = joined([nodes[one].words for one in (*_partners(pairing, view.split, whole), *portions)])
    return pairing.weights.within(view.whole.nodes[whole].words, together) >= _TOGETHER


def _beside(side: Side, one: int, other: int) -> bool:
    """Whether two nodes are neighbours: nothing stands between them that is in neither."""
    first, second = sorted((one, other))
    last = max(side.below(first))
    return side.nodes[one].above == side.nodes[other].above and all(
        side.nodes[at].holds for at in range(last + 1, second)
    )
