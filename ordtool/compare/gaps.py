"""What stands unmatched in the same gap of both texts: paragraphs that say much the same are one that was edited.

Sections may be no pair, and yet a redline should not strike a sentence and write it again. Nothing is said here about
what became of a section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ordtool.compare.paragraphs import Link
from ordtool.compare.passages import Side
from ordtool.compare.similar import joined

_ALIKE, _TOGETHER = 0.5, 0.7
"""So much of the words of two paragraphs must be the same; of one paragraph and the two that it was parted into."""
_LARGEST = 10_000
"""Pairs of paragraphs: a larger gap is a new text."""
_STEPS = ((1, 1), (1, 2), (2, 1))


def mended(old: Side, new: Side, links: Sequence[Link], moves: Sequence[Link]) -> list[Link]:
    """The links, and between them those of paragraphs that were left over on both sides; `moves` are taken."""
    gone = {i for link in moves for i in link.old}
    come = {j for link in moves for j in link.new}
    found: list[Link] = []
    i = j = 0
    for link in (*links, Link((len(old.passages),), (len(new.passages),))):
        olds = [at for at in range(i, link.old[0]) if at not in gone]
        news = [at for at in range(j, link.new[0]) if at not in come]
        if olds and news and len(olds) * len(news) <= _LARGEST:
            found += _best(old, new, olds, news)
        if link.old[0] < len(old.passages):
            found.append(link)
        i, j = link.old[-1] + 1, link.new[-1] + 1
    return found


def _best(old: Side, new: Side, olds: Sequence[int], news: Sequence[int]) -> list[Link]:
    """The rising links of a gap that keep the most words."""
    gap = _Gap(old, new, olds, news)
    worth = [[0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(1, len(olds) + 1):
        for j in range(1, len(news) + 1):
            ways = [(worth[i - 1][j], (1, 0)), (worth[i][j - 1], (0, 1))]
            ways += [(worth[i - x][j - y] + kept, (x, y)) for x, y in _STEPS if (kept := gap.kept(i - x, i, j - y, j))]
            worth[i][j], steps[i, j] = max(ways, key=lambda way: way[0])
    links: list[Link] = []
    i, j = len(olds), len(news)
    while i and j:
        x, y = steps[i, j]
        if x and y:
            links.append(Link(tuple(olds[i - x : i]), tuple(news[j - y : j])))
        i, j = i - x, j - y
    return links[::-1]


class _Gap:
    """Paragraphs of both sides that have no partner, and how many words runs of them share."""

    def __init__(self, old: Side, new: Side, olds: Sequence[int], news: Sequence[int]) -> None:
        self._sides = ((old, olds), (new, news))
        self._totals = [[side.bags[at].total() for at in run] for side, run in self._sides]

    def kept(self, i: int, j: int, k: int, m: int) -> int:
        """How many words stay if the old ones i:j become the new ones k:m; 0 where too few do, or they cannot be had."""
        if i < 0 or k < 0:
            return 0
        sizes = sum(self._totals[0][i:j]), sum(self._totals[1][k:m])
        least = (_ALIKE if j - i == m - k else _TOGETHER) * sum(sizes) / 2
        if min(sizes) < max(least, 1):
            return 0
        (old, olds), (new, news) = self._sides
        ours, theirs = olds[i:j], news[k:m]
        if ours[-1] - ours[0] >= len(ours) or theirs[-1] - theirs[0] >= len(theirs):
            return 0
        if len({*(old.passages[at].table for at in ours), *(new.passages[at].table for at in theirs)}) > 1:
            return 0
        before, after = _bag(old, ours), _bag(new, theirs)
        shared = (before & after).total()
        parts = [(old.bags[at], after) for at in ours if len(ours) > 1] + [
            (new.bags[at], before) for at in theirs if len(theirs) > 1
        ]
        if any((part & whole).total() < _TOGETHER * part.total() for part, whole in parts):
            return 0
        return shared if shared >= least else 0


def _bag(side: Side, run: Sequence[int]) -> Counter[str]:
    return side.bags[run[0]] if len(run) == 1 else joined([side.bags[at] for at in run])
