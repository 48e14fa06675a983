"""Articles and a bill's sections: what encloses other sections is paired by what stands in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from ordtool.compare.passages import Side
from ordtool.compare.sections import LEAST, Pairing, Scored, bare, choose, hints, one_kind
from ordtool.compare.similar import joined

_MOSTLY, _ENOUGH = 0.6, 0.2
"""A further half of an article: so much of what was paired in it comes from the article, and is so much of it."""
Votes = Mapping[tuple[int, int], float]


def tie_holders(pairing: Pairing) -> None:
    """Tie what encloses other units; then the further articles into which one was parted, or which went into one."""
    votes = _votes(pairing)
    old = [node for node in pairing.old.nodes if node.unit and not pairing.of_old[node.index]]
    new = [node for node in pairing.new.nodes if node.unit and not pairing.of_new[node.index]]
    named = {(a, b) for a, b in hints(old, new) if not bare(pairing, a, b) and one_kind(pairing, a, b)}
    pairs = sorted(named | set(votes))
    choose(pairing, (found for pair in pairs if (found := _scored(pairing, pair, votes.get(pair, 0.0)))))
    _tie_further(pairing, votes)


def _votes(pairing: Pairing) -> Votes:
    """How many words stand in units that are tied, for each two that enclose them."""
    votes: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (a, b), content in pairing.ties.items():
        share = content * pairing.weights.size(pairing.old.nodes[a].words)
        over = list(pairing.new.up(b))[1:]
        for x in list(pairing.old.up(a))[1:]:
            for y in over:
                if one_kind(pairing, x, y):
                    votes[x, y] += share
    return votes


def _scored(pairing: Pairing, pair: tuple[int, int], votes: float) -> Scored | None:
    """How much two units are one, of which at least one encloses others: by what is paired in them, or by all their words."""
    a, b = pairing.old.nodes[pair[0]], pairing.new.nodes[pair[1]]
    if a.holds and b.holds:
        below = _weight_below(pairing, pairing.old, a.index) + _weight_below(pairing, pairing.new, b.index)
        held = min(1.0, 2 * votes / below) if below else 0.0
    else:
        held = pairing.weights.alike(_all_words(pairing.old, a.index), _all_words(pairing.new, b.index))
    if held < LEAST and (not a.heading or a.heading != b.heading):
        return None
    own = pairing.scored(a.index, b.index)
    score = 0.6 * held + 0.4 * (own.score if own else 0.0)
    return Scored(a.index, b.index, score, max(held, own.content if own else 0.0))


def _tie_further(pairing: Pairing, votes: Votes) -> None:
    for (a, b), share in sorted(votes.items()):
        split = bool(pairing.of_old[a]) and not pairing.of_new[b]
        if not split and not (pairing.of_new[b] and not pairing.of_old[a]):
            continue
        at = 1 if split else 0
        rivals = sum(one for pair, one in votes.items() if pair[at] == (a, b)[at])
        below = _weight_below(pairing, *((pairing.new, b) if split else (pairing.old, a)))
        if share >= _MOSTLY * rivals and share >= _ENOUGH * below:
            pairing.tie(a, b, min(1.0, share / below))


def _all_words(side: Side, node: int) -> Counter[str]:
    return joined([side.nodes[node].words, *(_all_words(side, one) for one in side.nodes[node].holds)])


def _weight_below(pairing: Pairing, side: Side, node: int) -> float:
    held = side.nodes[node].holds
    return sum(_weight_below(pairing, side, one) + pairing.weights.size(side.nodes[one].words) for one in held)
