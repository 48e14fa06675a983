"""The script of a comparison: both texts from front to back, each passage once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ordtool import redline
from ordtool.compare.paragraphs import Link
from ordtool.compare.passages import Side
from ordtool.compare.result import Match
from ordtool.redline import Edit


def script(
    old: Side, new: Side, links: Sequence[Link], moves: Sequence[Link], *, ignore: frozenset[str]
) -> tuple[tuple[Match, ...], int]:
    """The matches in order, and how many differ only in what is ignored. `links` rise on both sides, `moves` need not."""
    gone = {link.old[0]: link.old for link in moves}
    come = {link.new[0]: link.new for link in moves}
    found: list[Match] = []
    ignored = i = j = 0
    for link in (*links, Link((len(old.passages),), (len(new.passages),))):
        found += (Match(run, (), _whole(old, run, "-")) for run in _runs(i, link.old[0], gone))
        found += (Match((), run, _whole(new, run, "+")) for run in _runs(j, link.new[0], come))
        i, j = link.old[-1] + 1, link.new[-1] + 1
        if link.old[0] < len(old.passages):
            match, folded = _kept(old, new, link, ignore)
            found.append(match)
            ignored += folded
    return _with_moves(found, moves), ignored


def _runs(start: int, stop: int, together: dict[int, tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """The passages of a gap, one by one; those that moved together stay together."""
    while start < stop:
        run = together.get(start, (start,))
        yield run
        start = run[-1] + 1


def _whole(side: Side, run: Sequence[int], op: redline.Op) -> tuple[Edit, ...]:
    return (Edit(op, _text(side, run), "words"),)


def _text(side: Side, run: Sequence[int]) -> str:
    return "\n".join(side.text(passage) for passage in run)


def _kept(old: Side, new: Side, link: Link, ignore: frozenset[str]) -> tuple[Match, bool]:
    before, after = _text(old, link.old), _text(new, link.new)
    if before == after:
        return Match(link.old, link.new, (Edit("=", before),)), False
    edits = redline.diff(before, after, ignore=ignore)
    return Match(link.old, link.new, edits), all(edit.op == "=" for edit in edits)


def _with_moves(found: list[Match], moves: Sequence[Link]) -> tuple[Match, ...]:
    gone = {match.old: at for at, match in enumerate(found) if not match.new}
    come = {match.new: at for at, match in enumerate(found) if not match.old}
    for link in moves:
        here, there = gone[link.old], come[link.new]
        found[here] = replace(found[here], moved_to=there)
        found[there] = replace(found[there], moved_from=here)
    return tuple(found)
