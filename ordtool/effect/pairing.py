"""Which clause of the old text became which of the new, as far as they stand where the texts differ."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool.effect.sites import Site
from ordtool.extract import Clause, Extraction
from ordtool.library.phrases import flat
from ordtool.source import Span

_NEAR, _FAR = 0.2, 0.72
"""How alike two clauses of a label must be that stand at the same place, and elsewhere."""
_OTHER = 0.6
"""How alike two carve-outs of different labels must be at the same place."""
_LESS = ("carveout.other", "carveout.device")
"""Labels that say least: where the same words carry several, another one leads."""


@dataclass(frozen=True, eq=False)
class Rule:
    """The clauses of one side on the same words: `labels`, the most telling first, and the sites that they touch."""

    clauses: tuple[Clause, ...]
    text: str
    sites: frozenset[int]

    @property
    def lead(self) -> Clause:
        """The clause that speaks for the others."""
        return self.clauses[0]

    @property
    def span(self) -> Span:
        """Where it stands in its own text."""
        return self.lead.span

    @property
    def labels(self) -> tuple[str, ...]:
        """Its labels, the most telling first."""
        return tuple(clause.label for clause in self.clauses)

    @property
    def is_carve_out(self) -> bool:
        """Whether it takes something out."""
        return self.lead.is_carve_out


@dataclass(frozen=True, slots=True)
class Paired:
    """The rules at the changed places: those that both texts have, and those that one has.

    `rewritten` are pairs of one label that share few words.
    """

    kept: tuple[tuple[Rule, Rule], ...]
    rewritten: tuple[tuple[Rule, Rule], ...]
    lost: tuple[Rule, ...]
    gained: tuple[Rule, ...]


def paired(old: Extraction, new: Extraction, found: Sequence[Site], sections: Sequence[frozenset[int]]) -> Paired:
    """The rules of both sides at the changed places, paired; `sections` holds the matches of each pair of sections."""
    olds, news = (tuple(_rules(side, found, which)) for which, side in enumerate((old, new)))
    near = sorted(_scored(olds, news), key=lambda row: (-row[0], row[1].span.start, row[2].span.start))
    kept = tuple(_taken((a, b) for _, a, b in near))
    used = {id(rule) for pair in kept for rule in pair}
    lost, gained = ([rule for rule in side if id(rule) not in used] for side in (olds, news))
    rewritten = tuple(_taken(_in_one_section(lost, gained, sections)))
    used |= {id(rule) for pair in rewritten for rule in pair}
    return Paired(
        kept,
        rewritten,
        tuple(rule for rule in lost if id(rule) not in used),
        tuple(rule for rule in gained if id(rule) not in used),
    )


def _rules(side: Extraction, found: Sequence[Site], which: int) -> Iterator[Rule]:
    places = sorted((span, site.match) for site in found if (span := site.side(which)) is not None)
    starts = [span.end for span, _ in places]
    groups: dict[tuple[Span, bool], list[Clause]] = {}
    for clause in side.clauses:
        groups.setdefault((clause.span, clause.is_carve_out), []).append(clause)
    for (span, _), clauses in groups.items():
        touched = _touched(places, starts, span)
        if touched:
            ordered = sorted(clauses, key=lambda c: (c.label in _LESS, c.label == "struct.definition", c.label))
            yield Rule(tuple(ordered), side.ordinance.quote(span), touched)


def _touched(places: Sequence[tuple[Span, int]], ends: Sequence[int], span: Span) -> frozenset[int]:
    at = bisect_left(ends, span.start)
    touched = set()
    while at < len(places) and places[at][0].start < span.end:
        if places[at][0].overlap(span):
            touched.add(places[at][1])
        at += 1
    return frozenset(touched)


def _scored(olds: Sequence[Rule], news: Sequence[Rule]) -> Iterator[tuple[float, Rule, Rule]]:
    bags = {id(rule): Counter(flat(rule.text).split()) for rule in (*olds, *news)}
    for a in olds:
        for b in news:
            if a.is_carve_out != b.is_carve_out:
                continue
            common, near = set(a.labels) & set(b.labels), a.sites & b.sites
            if not common and not (near and a.is_carve_out):
                continue
            alike = _alike(bags[id(a)], bags[id(b)])
            least = (_NEAR if common else _OTHER) if near else _FAR
            if alike >= least:
                yield alike + 0.3 * bool(common) + 0.2 * bool(near), a, b


def _alike(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _taken(pairs: Iterator[tuple[Rule, Rule]]) -> Iterator[tuple[Rule, Rule]]:
    """Pairs in turn, each rule once."""
    used: set[int] = set()
    for a, b in pairs:
        if id(a) not in used and id(b) not in used:
            used |= {id(a), id(b)}
            yield a, b


def _in_one_section(
    lost: Sequence[Rule], gained: Sequence[Rule], sections: Sequence[frozenset[int]]
) -> Iterator[tuple[Rule, Rule]]:
    """Rules of one label that a section lost and got: it says the same thing otherwise, or another thing."""
    for a in lost:
        for b in gained:
            if a.is_carve_out or b.is_carve_out or not set(a.labels) & set(b.labels):
                continue
            if any(a.sites & section and b.sites & section for section in sections):
                yield a, b


def narrowed(rule: Rule, labels: Sequence[str]) -> Rule:
    """A rule with some of its labels only."""
    return replace(rule, clauses=tuple(clause for clause in rule.clauses if clause.label in labels))
