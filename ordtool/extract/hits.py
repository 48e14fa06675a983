"""What patterns found in a text, in tokens, and how it is asked for by range."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a compiled pattern: the key of its hits, and how many tokens may stand before it."""

    key: str
    gap: int


Compiled = tuple[Part, ...]


class Hit(NamedTuple):
    """Where a key was found, in tokens, half-open; a tuple, because a law has many thousands."""

    start: int
    end: int


def in_order(hits: Collection[Hit]) -> Collection[Hit]:
    """Hits by where they begin, of those that begin together the longest first."""
    return sorted(hits, key=_longest_first) if len(hits) > 1 else hits


def _longest_first(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


class Hits:
    """The hits of one text, asked for by token range."""

    __slots__ = ("_by_key", "_flat", "_flat_starts", "_inside_of", "_starts")

    def __init__(self, by_key: Mapping[str, tuple[Hit, ...]]) -> None:
        self._by_key = by_key
        self._starts: dict[str, list[int]] = {}  # by key, made when it is asked for
        self._flat: list[tuple[int, int, str]] = []
        self._flat_starts: list[int] | None = None
        self._inside_of: dict[tuple[int, int], frozenset[str]] = {}  # the same ranges are asked for by many rules

    def joined(self, more: Mapping[str, Sequence[Hit]]) -> Hits:
        """These hits and more of the same keys."""
        keys = dict(self._by_key)
        for key, hits in more.items():
            together = {*keys.get(key, ()), *hits}
            keys[key] = tuple(in_order(together))
        return Hits(keys)

    def keys_in(self, low: int, high: int) -> frozenset[str]:
        """The keys that have a hit wholly inside a token range."""
        known = self._inside_of.get((low, high))
        if known is None:
            starts = self._in_order()
            first, last = bisect_left(starts, low), bisect_left(starts, high)
            known = frozenset([key for _, end, key in self._flat[first:last] if end <= high])
            self._inside_of[low, high] = known
        return known

    def _in_order(self) -> list[int]:
        """Where the hits of all keys begin; the hits themselves stand in `_flat`."""
        if self._flat_starts is None:
            self._flat = [(start, end, key) for key, hits in self._by_key.items() for start, end in hits]
            self._flat.sort(key=itemgetter(0))
            self._flat_starts = [start for start, _, _ in self._flat]
        return self._flat_starts

    def count(self, key: str, low: int, high: int) -> int:
        """How many hits a key has inside a token range."""
        hits = self._by_key.get(key)
        if hits is None:
            return 0
        starts = self._starts_of(key, hits)
        return sum([hit[1] <= high for hit in hits[bisect_left(starts, low) : bisect_left(starts, high)]])

    def first(self, pattern: Compiled, low: int, high: int) -> Hit | None:
        """The first place of a compiled pattern inside a token range, None where it is not."""
        if pattern[0].key not in self._by_key:
            return None
        for hit in self._inside(pattern[0].key, low, high):
            end = self._follow(pattern[1:], hit.end, high)
            if end is not None:
                return Hit(hit.start, end)
        return None

    def _inside(self, key: str, low: int, high: int) -> Iterator[Hit]:
        hits = self._by_key.get(key)
        if hits is None:
            return
        starts = self._starts_of(key, hits)
        for index in range(bisect_left(starts, low), len(hits)):
            hit = hits[index]
            if hit.start >= high:
                return
            if hit.end <= high:
                yield hit

    def _starts_of(self, key: str, hits: Sequence[Hit]) -> list[int]:
        starts = self._starts.get(key)
        if starts is None:
            starts = self._starts[key] = [hit[0] for hit in hits]
        return starts

    def _follow(self, parts: Compiled, at: int, high: int) -> int | None:
        if not parts:
            return at
        for hit in self._inside(parts[0].key, at, high):
            if hit.start - at > parts[0].gap:
                return None
            end = self._follow(parts[1:], hit.end, high)
            if end is not None:
                return end
        return None
