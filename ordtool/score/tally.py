"""Counting: precision, recall and F1 by label, family and document, intervals, scope and attributes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ordtool.ordinance import Ordinance
from ordtool.score.gold import Gold, GoldClause
from ordtool.score.matching import Match, Predicted, Ruler, matches, ruler

DRAWS = 1000
"""Bootstrap draws over documents for the 95 % intervals; seeded, so that the figures can be had again."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Gold clauses, found clauses, and pairs of both."""

    gold: int = 0
    found: int = 0
    hit: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.found + other.found, self.hit + other.hit)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1.0 where nothing was found."""
        return self.hit / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1.0 where there is none."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.gold + self.found
        return 2 * self.hit / total if total else 1.0

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it, rounded to three places."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {"n": self.gold, "found": self.found, "hit": self.hit} | {k: round(v, 3) for k, v in figures.items()}


@dataclass(frozen=True, slots=True)
class Paper:
    """One text scored: counts by label, loose and strict, and what the matched pairs say."""

    name: str
    loose: dict[str, Counts]
    strict: dict[str, Counts]
    present: Counts
    relaxes: Counts
    attributes: dict[str, tuple[int, int]]

    def total(self, keep: Callable[[str], bool], *, strict: bool = False) -> Counts:
        """The sum over the labels that `keep` takes."""
        return sum((c for label, c in (self.strict if strict else self.loose).items() if keep(label)), Counts())


GROUPS: dict[str, Callable[[str], bool]] = {
    "all but struct": lambda label: not label.startswith("struct."),
    "provisions": lambda label: not label.startswith(("struct.", "carveout.")),
    "carve-outs": lambda label: label.startswith("carveout."),
    "definitions": lambda label: label == "struct.definition",
}


@dataclass(frozen=True, slots=True)
class Score:
    """The figures over several texts."""

    papers: tuple[Paper, ...]

    def group(self, name: str, *, strict: bool = False) -> Counts:
        """Micro counts of one of GROUPS."""
        return sum((paper.total(GROUPS[name], strict=strict) for paper in self.papers), Counts())

    def interval(self, name: str, *, strict: bool = False) -> tuple[float, float]:
        """A 95 % bootstrap interval of F1 over documents."""
        totals = [paper.total(GROUPS[name], strict=strict) for paper in self.papers]
        if not totals:
            return (0.0, 0.0)
        draw = random.Random(20261123)
        values = sorted(sum((draw.choice(totals) for _ in totals), Counts()).f1 for _ in range(DRAWS))
        return (round(values[int(0.025 * DRAWS)], 3), round(values[int(0.975 * DRAWS) - 1], 3))

    def labels(self, *, strict: bool = False) -> dict[str, Counts]:
        """Counts by label over all texts."""
        sums: dict[str, Counts] = {}
        for paper in self.papers:
            for label, counts in (paper.strict if strict else paper.loose).items():
                sums[label] = sums.get(label, Counts()) + counts
        return dict(sorted(sums.items()))

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "documents": len(self.papers),
            "groups": {name: self._group_data(name) for name in GROUPS},
            "document_level": sum((p.present for p in self.papers), Counts()).to_data(),
            "scope": sum((p.relaxes for p in self.papers), Counts()).to_data(),
            "attributes": self._attributes(),
            "labels": {
                label: {"loose": counts.to_data(), "strict": self.labels(strict=True).get(label, Counts()).to_data()}
                for label, counts in self.labels().items()
            },
            "by_document": {
                paper.name: {name: paper.total(keep).to_data() for name, keep in GROUPS.items()}
                for paper in self.papers
            },
        }

    def _group_data(self, name: str) -> dict[str, Any]:
        return {
            kind: self.group(name, strict=strict).to_data() | {"f1_95": list(self.interval(name, strict=strict))}
            for kind, strict in (("loose", False), ("strict", True))
        } | {"mean_f1": round(sum(p.total(GROUPS[name]).f1 for p in self.papers) / max(1, len(self.papers)), 3)}

    def _attributes(self) -> dict[str, Any]:
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for paper in self.papers:
            for name, (good, n) in paper.attributes.items():
                right[name] += good
                total[name] += n
        return {name: {"n": total[name], "right": round(right[name] / total[name], 3)} for name in sorted(total)}


def score(pairs: Iterable[tuple[Ordinance, Sequence[Predicted], Gold]]) -> Score:
    """Score several texts: each the ordinance as read, what was found in it, and its gold."""
    return Score(tuple(_paper(ordinance, found, gold) for ordinance, found, gold in pairs))


def _paper(ordinance: Ordinance, found: Sequence[Predicted], gold: Gold) -> Paper:
    return compared(ruler(ordinance, gold), found, gold)


def compared(measure: Ruler, found: Sequence[Predicted], gold: Gold) -> Paper:
    """One text: what was found in it held against its gold."""
    loose = matches(measure, gold.clauses, found, strict=False)
    strict = matches(measure, gold.clauses, found, strict=True)
    pairs = [(gold.clauses[m.gold], found[m.found]) for m in loose]
    return Paper(
        gold.name,
        _by_label(gold.clauses, found, loose),
        _by_label(gold.clauses, found, strict),
        _present(gold.clauses, found),
        _relaxes(pairs),
        _attributes(pairs),
    )


def _by_label(gold: Sequence[GoldClause], found: Sequence[Predicted], pairs: Sequence[Match]) -> dict[str, Counts]:
    wanted, got = Counter(c.label for c in gold), Counter(c.label for c in found)
    hit = Counter(gold[m.gold].label for m in pairs)
    return {label: Counts(wanted[label], got[label], hit[label]) for label in sorted({*wanted, *got})}


def _present(gold: Sequence[GoldClause], found: Sequence[Predicted]) -> Counts:
    wanted = {c.label for c in gold if not c.label.startswith("struct.")}
    got = {c.label for c in found if not c.label.startswith("struct.")}
    return Counts(len(wanted), len(got), len(wanted & got))


def _relaxes(pairs: Sequence[tuple[GoldClause, Predicted]]) -> Counts:
    total = Counts()
    for wanted, got in pairs:
        if wanted.relaxes:
            total += Counts(
                len(set(wanted.relaxes)), len(set(got.relaxes)), len(set(wanted.relaxes) & set(got.relaxes))
            )
    return total


_LOOSE_WORDS = {"actor", "limiter", "crime_scope"}


def _attributes(pairs: Sequence[tuple[GoldClause, Predicted]]) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for wanted, got in pairs:
        given = dict(wanted.attributes) | ({"term": wanted.term} if wanted.term else {})
        for name, value in given.items():
            good, n = counts.get(name, (0, 0))
            counts[name] = (good + _same(name, value, got.attributes.get(name)), n + 1)
    return counts


def _same(name: str, wanted: Any, got: Any) -> bool:
    """Equal; the attributes in free words (actor, limiter, crime scope) need half of their words in common."""
    if name == "term" and isinstance(got, str):
        return bool(str(wanted).casefold() == got.casefold())
    if isinstance(wanted, list):
        return isinstance(got, list) and sorted(map(str, wanted)) == sorted(map(str, got))
    if name in _LOOSE_WORDS and isinstance(got, str):
        a, b = set(str(wanted).casefold().split()), set(got.casefold().split())
        return 2 * len(a & b) >= min(len(a), len(b))
    return bool(wanted == got)
