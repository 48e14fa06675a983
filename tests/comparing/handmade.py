"""Comparisons made by hand: texts, and which paragraph of one is which of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ordtool.compare import Change, Comparison, Match, Pair, Passage
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.redline import Edit
from ordtool.source import Line, Source, Span

Ways = Sequence[tuple[Sequence[int], Sequence[int]]]


def read(text: str, name: str) -> Ordinance:
    lines = tuple(Line(line, starts=True) for line in text.strip("\n").split("\n"))
    return ordinance(Source(name, "0" * 64, lines))


def passages(law: Ordinance) -> tuple[Passage, ...]:
    found, start = [], 0
    for index, line in enumerate(law.text.split("\n")):
        section = law.section_at(start)
        path = section.path if section else ""
        found.append(Passage(index, Span(start, start + len(line)), path, "\t" in line, line.lower()))
        start += len(line) + 1
    return tuple(found)


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """Word by word, as difflib finds them."""
    left, right = (re.findall(r"\n|[^\S\n]+|\w+|[^\w\s]", text) for text in (old, new))
    made: list[Edit] = []
    for op, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if op == "equal":
            made.append(Edit("=", "".join(left[a:b])))
        else:
            gone, come = "".join(left[a:b]), "".join(right[c:d])
            made += [Edit("-", gone, "words")] if gone else []
            made += [Edit("+", come, "break" if come == "\n" else "words")] if come else []
    return tuple(made)


def comparison(old: str, new: str, ways: Ways, *, moves: Sequence[tuple[int, int]] = ()) -> Comparison:
    """`ways` are old and new paragraphs in the order of the script; `moves` pairs of indices into it."""
    laws = (read(old, "old.txt"), read(new, "new.txt"))
    sides = (passages(laws[0]), passages(laws[1]))
    script = []
    for mine, yours in ways:
        texts = [
            "\n".join(law.quote(side[i].span) for i in indices)
            for law, side, indices in zip(laws, sides, (mine, yours), strict=True)
        ]
        script.append(Match(tuple(mine), tuple(yours), edits(*texts)))
    for gone, come in moves:
        script[gone] = replace(script[gone], moved_to=come)
        script[come] = replace(script[come], moved_from=gone)
    pairs = tuple(
        Pair(Change.CHANGED, (), (a,), (b,), (), 0.9)
        for a in laws[0].sections
        for b in laws[1].sections
        if a.path == b.path
    )
    return Comparison(*laws, sides, tuple(script), pairs)
