"""Which tokens of two lists are the same ones: a longest common subsequence, quick for any input."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch

MANY = 100  # differences; diff-match-patch takes their square (0.3 s for 1,000), RapidFuzz less than 1 ms
ROOM = 500_000_000  # bits: the table of rows is never larger than 60 MB
FIRST = 0xE000  # code points from here on are no surrogates
LAST = 0x10FFFF


class Place(NamedTuple):
    """Tokens i:j of the old list give way to tokens k:m of the new one. What stands between two places is the same."""

    i: int
    j: int
    k: int
    m: int


def places(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Place]:
    """Where two lists differ, in order; never two places side by side."""
    start = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return _joined(_between(old, new, Place(start, len(old) - end, start, len(new) - end)))


def _between(old: Sequence[Hashable], new: Sequence[Hashable], whole: Place) -> Iterator[Place]:
    """The places within one."""
    i, j, k, m = whole
    if i == j or k == m:
        if (i, k) != (j, m):
            yield Place(i, j, k, m)
        return
    if j - i + m - k < MANY or _differences(old[i:j], new[k:m]) < MANY:
        yield from _by_package(old[i:j], new[k:m], i, k)
    elif (j - i) * (m - k) < ROOM:
        yield from _by_rows(old[i:j], new[k:m], i, k)
    else:
        yield from _by_landmarks(old, new, whole)


def _differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many tokens at least have no like on the other side."""
    return len(old) + len(new) - 2 * sum((Counter(old) & Counter(new)).values())


def _joined(found: Iterator[Place]) -> list[Place]:
    result: list[Place] = []
    for place in found:
        if result and (result[-1].j, result[-1].m) == (place.i, place.k):
            result[-1] = Place(result[-1].i, place.j, result[-1].k, place.m)
        else:
            result.append(place)
    return result


def _by_package(old: Sequence[Hashable], new: Sequence[Hashable], i: int, k: int) -> Iterator[Place]:
    """By diff-match-patch, which knows letters: every distinct token is one."""
    letters: dict[Hashable, str] = {}
    sides = ["".join([letters.setdefault(word, chr(FIRST + len(letters))) for word in side]) for side in (old, new)]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    for op, text in engine.diff_main(sides[0], sides[1], False):
        length = len(text)
        if op < 0:
            yield Place(i, i + length, k, k)
        elif op > 0:
            yield Place(i, i, k, k + length)
        i += length if op <= 0 else 0
        k += length if op >= 0 else 0


def _by_rows(old: Sequence[Hashable], new: Sequence[Hashable], i: int, k: int) -> Iterator[Place]:
    """By RapidFuzz' rows of bits; loaded when it is needed, which in most laws it is not."""
    from rapidfuzz.distance import LCSseq

    for op in LCSseq.opcodes(*_numbered(old, new)):
        if op.tag != "equal":
            yield Place(i + op.src_start, i + op.src_end, k + op.dest_start, k + op.dest_end)


def _numbered(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[list[int], list[int]]:
    """Every distinct token as a number: RapidFuzz goes by hashes, which for words differ from run to run."""
    numbers: dict[Hashable, int] = {}
    ours, theirs = ([numbers.setdefault(word, len(numbers)) for word in side] for side in (old, new))
    return ours, theirs


def _by_landmarks(old: Sequence[Hashable], new: Sequence[Hashable], whole: Place) -> Iterator[Place]:
    """Between tokens that stand once on each side, in the longest row of them that keeps order on both."""
    i, j, k, m = whole
    at, to = i, k
    for x, y in (*_chain(_once(old, i, j), _once(new, k, m)), (j, m)):
        if (at, to) == (i, k) and (x, y) == (j, m):
            yield Place(i, j, k, m)  # no landmark at all
        else:
            yield from _between(old, new, Place(at, x, to, y))
        at, to = x + 1, y + 1


def _once(words: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    counts = Counter(words[start:end])
    return {words[x]: x for x in range(start, end) if counts[words[x]] == 1}


def _chain(old: dict[Hashable, int], new: dict[Hashable, int]) -> list[tuple[int, int]]:
    """Pairs of places of words found in both, rising on both sides, as many as there can be."""
    tails: list[int] = []
    ends: list[tuple[int, int, int]] = []  # old place, new place, index of the link before
    tops: list[int] = []
    for word, x in old.items():
        if (y := new.get(word)) is None:
            continue
        depth = bisect_left(tails, y)
        ends.append((x, y, tops[depth - 1] if depth else -1))
        tails[depth : depth + 1] = [y]
        tops[depth : depth + 1] = [len(ends) - 1]
    links, at = [], tops[-1] if tops else -1
    while at >= 0:
        x, y, at = ends[at]
        links.append((x, y))
    return links[::-1]


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How long the longest common subsequence is."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(*_numbered(old, new))
