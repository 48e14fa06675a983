"""What decides: the few findings that a reader must know first, each passage and each subject once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ordtool.review.result import CarveOut, Finding, Review, Verdict

_MOST_MISSING = 2
"""How many of the few may be absences: the brief lists what was not found by itself."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that decides, with a finding on the same matter that says more."""

    item: Finding | CarveOut
    also: Finding | None = None


def deciding(review: Review, *, most: int = 5) -> tuple[Point, ...]:
    """The carve-outs and gaps that decide what the law is worth, the gravest first."""
    gaps = [finding for finding in review.findings if finding.is_gap and finding.severity == "high"]
    rows = [row for row in review.carve_outs if row.severity == "serious"]
    ranked: list[tuple[int, Finding | CarveOut]] = [(row.rank, row) for row in rows]
    ranked += [(_rank(finding), finding) for finding in gaps]
    ranked.sort(key=lambda pair: pair[0])
    chosen: list[Point] = []
    for _, item in ranked:
        if len(chosen) < most and not _told(item, chosen):
            chosen.append(Point(item, _more(item, gaps)))
    return tuple(chosen)


def _rank(finding: Finding) -> int:
    """Among carve-outs by gravity: a broken floor stands with the exceptions, words that are merely thin below."""
    if finding.verdict is Verdict.MISSING:
        return 9
    if any(reason.startswith(("carve-out", "wording", "force")) for reason in finding.details):
        return 5
    return 8 if finding.below_floor else 14


def _told(item: Finding | CarveOut, chosen: Sequence[Point]) -> bool:
    """Whether one that was chosen speaks of the same words or the same matter."""
    if isinstance(item, Finding) and item.verdict is Verdict.MISSING:
        missing = [p for p in chosen if isinstance(p.item, Finding) and p.item.verdict is Verdict.MISSING]
        if len(missing) >= _MOST_MISSING:
            return True
    return any(_same(item, point.item) or item is point.also for point in chosen)


def _same(one: Finding | CarveOut, other: Finding | CarveOut) -> bool:
    if isinstance(one, Finding) and isinstance(other, Finding):
        return one.criterion.element == other.criterion.element or _words(one) & _words(other) != set()
    if isinstance(one, CarveOut) and isinstance(other, CarveOut):
        return one.labels[0] == other.labels[0] and one.kind == other.kind
    finding, row = (one, other) if isinstance(one, Finding) else (other, one)
    assert isinstance(finding, Finding) and isinstance(row, CarveOut)
    return _on(finding, row)


def _words(item: Finding) -> set[tuple[str, int]]:
    """Where the leading clause stands."""
    return {(e.ordinance.name, e.clause.span.start) for e in item.evidence[:1]}


def _on(finding: Finding, row: CarveOut) -> bool:
    """Whether a finding rests on a carve-out, or asks about that kind of carve-out."""
    span = row.evidence.clause.span
    lead = finding.evidence[0] if finding.evidence else None
    if lead is not None and lead.ordinance is row.evidence.ordinance and lead.clause.span.overlap(span):
        return True
    return bool({*finding.criterion.labels, *finding.criterion.when} & set(row.labels))


def _more(item: Finding | CarveOut, gaps: Sequence[Finding]) -> Finding | None:
    """The finding that adds to a carve-out: on other words, about the same matter."""
    if not isinstance(item, CarveOut):
        return None
    start = item.evidence.clause.span.start
    return next((g for g in gaps if g.evidence and _on(g, item) and g.evidence[0].clause.span.start != start), None)
