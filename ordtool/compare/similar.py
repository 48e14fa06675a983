"""How alike two passages or sections are, and which are worth comparing at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from math import log

_RUN = 3
_RAREST = 10
_COMMON = 12
"""A run of words that more passages than this hold says nothing."""


class Weights:
    """What a word says by its rarity in two texts: "the" next to nothing, a name a lot."""

    def __init__(self, bags: Iterable[Counter[str]]) -> None:
        held: Counter[str] = Counter()
        count = 1
        for bag in bags:
            held.update(bag.keys())
            count += 1
        self.by: dict[str, float] = {word: 0.15 + log(count / n) for word, n in held.items()}
        self._kept: dict[int, Mapping[str, int]] = {}
        self._sizes: dict[int, float] = {}

    def keep(self, bag: Mapping[str, int]) -> None:
        """Remember the weight of a bag once it was asked for: it lives as long as this, and never changes."""
        self._kept[id(bag)] = bag

    def size(self, bag: Mapping[str, int]) -> float:
        """The weight of all words of a bag."""
        name = id(bag)
        if name not in self._kept:
            return self._weigh(bag)
        if name not in self._sizes:
            self._sizes[name] = self._weigh(bag)
        return self._sizes[name]

    def _weigh(self, bag: Mapping[str, int]) -> float:
        by = self.by
        return sum([by.get(word, 1.0) * n for word, n in bag.items()])

    def shared(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """The weight of the words that two bags have in common."""
        if len(one) > len(other):
            one, other = other, one
        by, total = self.by, 0.0
        for word, n in one.items():
            if found := other.get(word):
                total += by.get(word, 1.0) * min(n, found)
        return total

    def alike(self, one: Counter[str], other: Counter[str]) -> float:
        """How much of both is shared, 0 to 1; two empty bags are not alike."""
        if equal(one, other):
            return 1.0 if one else 0.0
        total = self.size(one) + self.size(other)
        return 2 * self.shared(one, other) / total if total else 0.0

    def within(self, part: Mapping[str, int], whole: Mapping[str, int]) -> float:
        """How much of a part stands in the whole, 0 to 1."""
        size = self.size(part)
        return self.shared(part, whole) / size if size else 0.0


def equal(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two bags hold the same words (a Counter compares itself by a loop, a dict does not)."""
    return dict.__eq__(one, other) is True


def candidates(old: Mapping[int, str], new: Mapping[int, str]) -> list[tuple[int, int]]:
    """Pairs of passages, given by their keys, that share a rare run of words: few for each, near linear in all."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for index, key in new.items():
        for run in _runs(key):
            held[run].append(index)
    found: list[tuple[int, int]] = []
    for index, key in old.items():
        known = [held[run] for run in _runs(key) if run in held]
        known.sort(key=len)
        votes = Counter(hit for hits in islice(known, _RAREST) if len(hits) <= _COMMON for hit in hits)
        best = sorted(votes, key=lambda hit: (-votes[hit], hit))
        found += [(index, hit) for hit in best[:_RAREST]]
    return found


def _runs(key: str) -> tuple[str, ...]:
    words = key.split(" ")
    if len(words) <= _RUN:
        return (key,) if key else ()
    return tuple({" ".join(words[at : at + _RUN]): None for at in range(len(words) - _RUN + 1)})


def joined(bags: Sequence[Counter[str]]) -> Counter[str]:
    """The words of several bags together, in a bag of its own."""
    total = bags[0].copy() if bags else Counter[str]()
    for bag in bags[1:]:
        for word, count in bag.items():
            total[word] = total.get(word, 0) + count
    return total
