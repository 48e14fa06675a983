"""The pairs of sections as a reader is told of them: what became of each, the most telling thing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ordtool.compare.independent import Related, units
from ordtool.compare.parts import group
from ordtool.compare.passages import Node, Side, words
from ordtool.compare.result import Change, Match, Pair
from ordtool.compare.sections import Pairing
from ordtool.compare.similar import joined

_TELLING = (Change.SPLIT, Change.MERGED, Change.MOVED, Change.CHANGED, Change.RENUMBERED)
_FEW, _STOOD = 3, 0.9
"""So many words at least, and so much of them, stand where they stood."""


def pairs(pairing: Pairing, moves: set[tuple[int, int]], script: Sequence[Match]) -> tuple[Pair, ...]:
    """What became of every section, in the order of the new text; what is gone stands where it stood."""
    where = _where(script, 0), _where(script, 1)
    found: list[tuple[tuple[int, int], Pair]] = []
    done: set[int] = set()
    place = (-1, 0)
    for node in pairing.old.nodes:
        if node.index in done:
            continue
        olds, news = group(pairing, node.index)
        done.update(olds)
        gone = not news
        if not gone and not any((a, b) in moves for a in olds for b in news):
            place = (news[0], 0)
        key = (place[0], node.index + 1) if gone else (news[0], 0)
        found.append((key, _pair(pairing, moves, where, olds, news)))
    for node in pairing.new.nodes:
        if not pairing.of_new[node.index]:
            found.append(((node.index, 0), _pair(pairing, moves, where, (), (node.index,))))
    ordered = (pair for _, pair in sorted(found, key=lambda one: one[0]))
    return tuple(told for pair in ordered if (told := _told(pairing, pair, script)))


def _told(pairing: Pairing, pair: Pair, script: Sequence[Match]) -> Pair | None:
    """A pair as it is told of: where no letter was edited, the two texts were only read otherwise.

    Nothing is told of a node that came or went where its words stay: not one of them edited, a paragraph without a number
    in a match with both sides, or words that stood there before they got a number of their own.
    """
    if not pair.matches or not all(script[at].old and script[at].new for at in pair.matches):
        return pair
    as_it_was = all(script[at].same for at in pair.matches)
    if pair.old and pair.new:
        return replace(pair, change=Change.SAME, also=()) if as_it_was else pair
    (section,) = pair.old or pair.new
    named = section.label or section.path.endswith("]")
    return pair if named and not as_it_was and not _stood_there(pairing, pair, script) else None


def _stood_there(pairing: Pairing, pair: Pair, script: Sequence[Match]) -> bool:
    """Whether the words of a node that came (or went) are in the paragraphs that its own were made from (or into)."""
    here, there = (pairing.old, pairing.new) if pair.old else (pairing.new, pairing.old)
    (section,) = pair.old or pair.new
    own = Counter(words(here.ordinance.quote(section.lead)))
    beside = [script[at].new if pair.old else script[at].old for at in pair.matches]
    around = joined([there.bags[passage] for passages in beside for passage in passages])
    return own.total() >= _FEW and pairing.weights.within(own, around) >= _STOOD


def pairs_by_subject(pairing: Pairing, related: Sequence[Related], script: Sequence[Match]) -> tuple[Pair, ...]:
    """Sections of two texts without a common history that are about the same: a section may stand in several pairs."""
    where = _where(script, 0), _where(script, 1)
    told = [(one.old, one.new, one.score) for one in related]
    olds, news = {a for a, _, _ in told}, {b for _, b, _ in told}
    found: list[tuple[tuple[int, int], Pair]] = []
    for a, b, score in told:
        held = _inside(pairing.old, a, where[0]) | _inside(pairing.new, b, where[1])
        old, new = pairing.old.nodes[a].section, pairing.new.nodes[b].section
        found.append(((b, a), Pair(Change.CHANGED, (), (old,), (new,), tuple(sorted(held)), min(1.0, score))))
    for a in set(units(pairing.old)) - olds:
        held = _inside(pairing.old, a, where[0])
        after = max((b for one, b, _ in told if one < a), default=-1)
        found.append(
            ((after, a), Pair(Change.REMOVED, (), (pairing.old.nodes[a].section,), (), tuple(sorted(held)), 0.0))
        )
    for b in set(units(pairing.new)) - news:
        held = _inside(pairing.new, b, where[1])
        found.append(((b, -1), Pair(Change.ADDED, (), (), (pairing.new.nodes[b].section,), tuple(sorted(held)), 0.0)))
    return tuple(pair for _, pair in sorted(found, key=lambda one: one[0]))


def _inside(side: Side, node: int, where: dict[int, int]) -> set[int]:
    """The matches that hold passages of a node and of all in it."""
    return {where[passage] for at in side.inside(node) for passage in _held(side.nodes[at])}


def _where(script: Sequence[Match], side: int) -> dict[int, int]:
    """The match in which each passage of a side stands."""
    return {passage: at for at, match in enumerate(script) for passage in (match.old, match.new)[side]}


def _pair(
    pairing: Pairing,
    moves: set[tuple[int, int]],
    where: tuple[dict[int, int], dict[int, int]],
    olds: Sequence[int],
    news: Sequence[int],
) -> Pair:
    ours = [pairing.old.nodes[index] for index in olds]
    theirs = [pairing.new.nodes[index] for index in news]
    told = set(_changes(pairing, moves, ours, theirs))
    changes = [change for change in _TELLING if change in told]
    if not ours or not theirs:
        changes = [Change.REMOVED if ours else Change.ADDED]
    held = {where[side][p] for side, nodes in enumerate((ours, theirs)) for node in nodes for p in _held(node)}
    score = max((pairing.ties.get((a, b), 0.0) for a in olds for b in news), default=0.0)
    old, new = tuple(node.section for node in ours), tuple(node.section for node in theirs)
    return Pair(changes[0] if changes else Change.SAME, tuple(changes[1:]), old, new, tuple(sorted(held)), score)


def _held(node: Node) -> list[int]:
    return [*node.passages, node.within] if node.within >= 0 else node.passages


def _changes(
    pairing: Pairing, moves: set[tuple[int, int]], ours: Sequence[Node], theirs: Sequence[Node]
) -> Iterator[Change]:
    if len(theirs) > 1:
        yield Change.SPLIT
    if len(ours) > 1:
        yield Change.MERGED
    if any((a.index, b.index) in moves for a in ours for b in theirs):
        yield Change.MOVED
    if len(ours) == len(theirs) == 1:
        if _own(pairing.old, ours[0]) != _own(pairing.new, theirs[0]):
            yield Change.CHANGED
        if ours[0].section.label != theirs[0].section.label:
            yield Change.RENUMBERED


def _own(side: Side, node: Node) -> tuple[str, str]:
    return side.ordinance.heading(node.section), side.ordinance.quote(node.section.lead)
