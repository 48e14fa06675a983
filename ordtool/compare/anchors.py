"""Passages that are surely the same, and the order that most of a text keeps."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

_LEAST = 4
"""A passage of fewer words ("Purpose.") is no anchor by itself."""


def anchors(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """New passage by old one, where their keys are equal beyond doubt; they may cross.

    Beyond doubt: a key of some length that stands once on each side, and equal neighbours of such a pair.
    """
    places: tuple[defaultdict[str, list[int]], defaultdict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for keys, found in zip((old, new), places, strict=True):
        for index, key in enumerate(keys):
            found[key].append(index)
    sure = {
        at[0]: places[1][key][0]
        for key, at in places[0].items()
        if len(at) == 1 and len(places[1].get(key, ())) == 1 and key.count(" ") >= _LEAST - 1
    }
    taken = set(sure.values())
    for step in (1, -1):
        for start in sorted(sure, reverse=step < 0):
            i, j = start + step, sure[start] + step
            while 0 <= i < len(old) and 0 <= j < len(new) and i not in sure and j not in taken and old[i] == new[j]:
                sure[i] = j
                taken.add(j)
                i, j = i + step, j + step
    return sure


def chain(links: Sequence[tuple[int, int, float]]) -> list[int]:
    """The heaviest set of links (old, new, weight) that rises on both sides, as indices into `links`."""
    order = sorted(range(len(links)), key=lambda at: (links[at][0], -links[at][1]))
    values = sorted({new for _, new, _ in links})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(values) + 1)
    before: list[int] = [-1] * len(links)
    waiting: list[tuple[int, float, int]] = []
    last = None
    for at in order:
        old, new, weight = links[at]
        if old != last:
            _settle(best, waiting)
            last = old
        rank = bisect_left(values, new) + 1
        total, before[at] = _highest(best, rank - 1)
        waiting.append((rank, total + weight, at))
    _settle(best, waiting)
    at = _highest(best, len(values))[1]
    found: list[int] = []
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _highest(best: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    """The heaviest chain that ends at one of the first `rank` values (a Fenwick tree of maxima)."""
    top = (0.0, -1)
    while rank > 0:
        if best[rank][0] > top[0]:
            top = best[rank]
        rank -= rank & -rank
    return top


def _settle(best: list[tuple[float, int]], waiting: list[tuple[int, float, int]]) -> None:
    """Enter the links of one old passage, all at once: two of them cannot stand in one chain."""
    for start, total, at in waiting:
        rank = start
        while rank < len(best):
            if total > best[rank][0]:
                best[rank] = (total, at)
            rank += rank & -rank
    waiting.clear()
