"""Two texts laid side by side: which section became which, and what was changed in it.

The way: paragraphs and the tree of each side (`passages`), those that are surely the same (`anchors`), those that may be
(`similar`), sections paired (`sections`, `holders`, `parts`), splits and mergers (`portions`), moves (`shifts`), paragraphs aligned
within (`paragraphs`), the script that a redline prints (`script`), and what became of each section (`pairs`). Texts that
share no history go another way (`independent`). Where references lead is asked apart (`references`).
"""

from __future__ import annotations

from ordtool.compare.anchors import anchors
from ordtool.compare.gaps import mended
from ordtool.compare.holders import tie_holders
from ordtool.compare.independent import Labels, related, unrelated
from ordtool.compare.pairs import pairs, pairs_by_subject
from ordtool.compare.paragraphs import Link, aligned
from ordtool.compare.parts import tie_leftovers, tie_parts
from ordtool.compare.passages import Side, side
from ordtool.compare.portions import tie_portions
from ordtool.compare.references import Fate, Pointer, pointers
from ordtool.compare.result import Change, Comparison, Match, Pair, Passage
from ordtool.compare.script import script
from ordtool.compare.sections import Pairing, tie_units
from ordtool.compare.shifts import moved, tie_by_words
from ordtool.compare.similar import Weights, candidates
from ordtool.ordinance import Ordinance

__all__ = ["Change", "Comparison", "Fate", "Match", "Pair", "Passage", "Pointer", "compare", "pointers"]

_APART = (
    "The two texts were written independently: their sections are paired by what they are about, and the edits between "
    "them are for reading side by side, not for accepting."
)


def compare(
    old: Ordinance,
    new: Ordinance,
    *,
    ignore: frozenset[str] = frozenset(),
    labels: tuple[Labels, Labels] = ((), ()),
) -> Comparison:
    """Lay two texts side by side; `ignore` holds any of "case", "punctuation", "numbering", "whitespace".

    `labels` may say which clauses stand where in each (span, label): they help to pair texts that share no history.
    """
    ours, theirs = side(old), side(new)
    sure = anchors([p.key for p in ours.passages], [p.key for p in theirs.passages])
    pairing = _pairing(ours, theirs, sure)
    apart = unrelated(pairing)
    moves = set[tuple[int, int]]() if apart else _tied(pairing)
    links, shifted = _links(pairing, sure, moves)
    if not apart:
        tie_by_words(pairing, links)
    links = links if apart else mended(ours, theirs, links, shifted)
    matches, ignored = script(ours, theirs, links, shifted, ignore=ignore)
    found = (
        pairs_by_subject(pairing, related(ours, theirs, labels), matches) if apart else pairs(pairing, moves, matches)
    )
    warnings = (_APART,) if apart else ()
    return Comparison(
        old,
        new,
        (ours.passages, theirs.passages),
        matches,
        found,
        independent=apart,
        ignored=ignored,
        warnings=warnings,
    )


def _tied(pairing: Pairing) -> set[tuple[int, int]]:
    """Tie the sections of two versions; the ties that moved."""
    tie_units(pairing, mixed=False)
    tie_holders(pairing)
    tie_units(pairing, mixed=True)
    tie_portions(pairing, units=True)
    tie_parts(pairing)
    tie_portions(pairing, units=False)
    tie_leftovers(pairing)
    return moved(pairing)


def _pairing(ours: Side, theirs: Side, sure: dict[int, int]) -> Pairing:
    weights = Weights((*ours.bags, *theirs.bags))
    for one in (ours, theirs):
        for bag in (*one.bags, *(node.words for node in one.nodes), *(node.own for node in one.nodes)):
            weights.keep(bag)
    taken = set(sure.values())
    open_old = {p.index: p.key for p in ours.passages if p.index not in sure}
    open_new = {p.index: p.key for p in theirs.passages if p.index not in taken}
    near = [(i, j, weights.alike(ours.bags[i], theirs.bags[j])) for i, j in candidates(open_old, open_new)]
    return Pairing(ours, theirs, weights, [(i, j, 1.0) for i, j in sure.items()] + near)


def _links(pairing: Pairing, sure: dict[int, int], moves: set[tuple[int, int]]) -> tuple[list[Link], list[Link]]:
    """The links of what moved, block by block, and those of all the rest."""
    shifted: list[Link] = []
    olds, news = set(range(len(pairing.old.passages))), set(range(len(pairing.new.passages)))
    inside: set[tuple[int, int]] = set()
    for a, b in sorted(moves):
        ours, theirs = pairing.old.inside(a), pairing.new.inside(b)
        ties = [(x, y) for x in ours for y in pairing.of_old[x] if y in theirs]
        mine = [p for x in ours for p in pairing.old.nodes[x].passages if p in olds]
        others = [p for y in theirs for p in pairing.new.nodes[y].passages if p in news]
        found = aligned(pairing, sure, mine, others, ties)
        inside.update(ties)
        olds -= {p for link in found for p in link.old}
        news -= {p for link in found for p in link.new}
        shifted += found
    ties = [tie for tie in pairing.ties if tie not in inside]
    return aligned(pairing, sure, sorted(olds), sorted(news), ties), shifted
