"""One-to-one matching of predicted and gold clauses, blind to white space and to struck characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ordtool.errors import InputError
from ordtool.extract import Extraction
from ordtool.ordinance import Ordinance
from ordtool.score.gold import Gold, GoldClause
from ordtool.source import Span, State

_SLUGS = 80


@dataclass(frozen=True, slots=True)
class Predicted:
    """A clause that a program found; `pieces` count in the base text."""

    label: str
    pieces: tuple[Span, ...]
    relaxes: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)


def predicted(extraction: Extraction) -> tuple[Predicted, ...]:
    """The clauses of an extraction, in base text coordinates."""
    return tuple(
        Predicted(c.label, extraction.ordinance.to_base(c.span), c.relaxes, c.attributes) for c in extraction.clauses
    )


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of a gold and a predicted clause (indices), and how well they overlap."""

    gold: int
    found: int
    overlap: int
    loose: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Ruler:
    """Which characters count: positions of the base text, and of the gold's text, among visible characters only."""

    base: tuple[int, ...]
    gold: tuple[int, ...]

    def of_gold(self, span: Span) -> Span:
        """A gold span in visible characters."""
        return Span(bisect_left(self.gold, span.start), bisect_left(self.gold, span.end))

    def of_pieces(self, pieces: Sequence[Span]) -> Span:
        """A predicted clause in visible characters."""
        if not pieces:
            return Span(0, 0)
        return Span(bisect_left(self.base, pieces[0].start), bisect_left(self.base, pieces[-1].end))


def ruler(ordinance: Ordinance, gold: Gold) -> Ruler:
    """The texts must hold the same visible characters, slugs at the end left out; InputError where the gold is of another."""
    base = [i for i, char in enumerate(ordinance.base) if not char.isspace()]
    raw = [i for i, char in enumerate(gold.text) if not char.isspace() and char != "\ufeff"]
    aside = len(raw) - len(base)  # a drafter's slugs at the end of a text are no law
    if not 0 <= aside <= _SLUGS or any(ordinance.base[a] != gold.text[b] for a, b in zip(base, raw, strict=False)):
        raise InputError(
            f"{gold.name}: the text as read differs from the gold's text; score the file that was annotated."
        )
    struck = {
        i for mark in ordinance.marks if mark.state is State.STRUCK for i in range(mark.span.start, mark.span.end)
    }
    pairs = [(a, b) for a, b in zip(base, raw, strict=False) if a not in struck]
    return Ruler(tuple(a for a, _ in pairs), tuple(b for _, b in pairs))


def matches(
    measure: Ruler, gold: Sequence[GoldClause], found: Sequence[Predicted], *, strict: bool
) -> tuple[Match, ...]:
    """Equal labels, greatest overlap first, each clause once; loose: half of the shorter span, strict: half of both."""
    spans = [measure.of_gold(clause.span) for clause in gold]
    others = [measure.of_pieces(clause.pieces) for clause in found]
    pairs = []
    for g, wanted in enumerate(spans):
        for f, got in enumerate(others):
            overlap = wanted.overlap(got)
            if gold[g].label == found[f].label and overlap:
                union = len(wanted) + len(got) - overlap
                pairs.append(Match(g, f, overlap, 2 * overlap >= min(len(wanted), len(got)), 2 * overlap >= union))
    taken_gold, taken_found, kept = set(), set(), []
    for match in sorted(pairs, key=lambda m: (-m.overlap, m.gold, m.found)):
        good = match.strict if strict else match.loose
        if good and match.gold not in taken_gold and match.found not in taken_found:
            taken_gold.add(match.gold)
            taken_found.add(match.found)
            kept.append(match)
    return tuple(kept)
