"""A comparison as JSON data; docs/formats.md says what each key holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ordtool.compare.findings import Finding, Judgement, change_of, span_of, tally, words
from ordtool.compare.result import Change, Comparison, Match, Pair
from ordtool.ordinance import Ordinance, Section
from ordtool.source import Span

# What weighs most comes first: it speaks for the pair.
WORST = ("weakens", "cannot tell", "strengthens", "neutral")


def to_data(
    comparison: Comparison,
    judgement: Judgement | None,
    *,
    documents: tuple[Mapping[str, Any], Mapping[str, Any]],
    arc: Mapping[str, Any] | None = None,
    provisions: Sequence[Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """Everything that a comparison says; `judgement` is None where nobody asked what the changes do."""
    return {
        "schema_version": 1,
        "old": documents[0],
        "new": documents[1],
        "independent": comparison.independent,
        "ignored": comparison.ignored,
        "pairs": [_pair(comparison, index, judgement) for index in range(len(comparison.script))],
        "sections": [_sections(comparison, pair) for pair in comparison.pairs],
        "summary": _summary(comparison, judgement),
        "arc": arc,
        "provisions": provisions,
        "warnings": list(comparison.warnings),
    }


def _pair(comparison: Comparison, index: int, judgement: Judgement | None) -> dict[str, Any]:
    match = comparison.script[index]
    change, also = change_of(match)
    found = sorted(judgement.of(index), key=lambda finding: WORST.index(finding.direction)) if judgement else []
    both = {"weakens", "strengthens"} <= {str(finding.direction) for finding in found}
    return {
        "change": str(change),
        "also": [str(other) for other in also],
        "old": _side(comparison.old, span_of(comparison.passages[0], match.old)),
        "new": _side(comparison.new, span_of(comparison.passages[1], match.new)),
        "edits": [[edit.op, edit.text] for edit in match.edits],
        "kinds": list(dict.fromkeys(edit.kind for edit in match.edits if edit.kind)),
        "moved": _partner(match),
        "direction": "cannot tell" if both else str(found[0].direction) if found else None,
        "reason": "both-ways" if both else found[0].reason if found else None,
        "label": (found[0].label or None) if found else None,
        "verdicts": [_verdict(comparison, finding) for finding in found],
    }


def _partner(match: Match) -> int | None:
    return match.moved_to if match.moved_to is not None else match.moved_from


def _side(ordinance: Ordinance, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    section = ordinance.section_at(span.start)
    return {
        "section": ordinance.pinpoint(span),
        "path": section.path if section else "",
        "start": span.start,
        "end": span.end,
        "page": ordinance.page(span.start),
        "line": ordinance.line(span.start),
    }


def _verdict(comparison: Comparison, finding: Finding) -> dict[str, Any]:
    return {
        "direction": str(finding.direction),
        "reason": finding.reason,
        "words": finding.words,
        "label": finding.label or None,
        "old": _side(comparison.old, finding.old),
        "new": _side(comparison.new, finding.new),
        "old_text": comparison.old.quote(finding.old) if finding.old else None,
        "new_text": comparison.new.quote(finding.new) if finding.new else None,
        "first_page": finding.first_page,
    }


def _sections(comparison: Comparison, pair: Pair) -> dict[str, Any]:
    return {
        "change": str(pair.change),
        "also": [str(other) for other in pair.also],
        "old": [_section(comparison.old, section) for section in pair.old],
        "new": [_section(comparison.new, section) for section in pair.new],
        "score": round(pair.score, 3),
        "pairs": list(pair.matches),
    }


def _section(ordinance: Ordinance, section: Section) -> dict[str, Any]:
    return {
        "section": section.cite,
        "path": section.path,
        "heading": ordinance.heading(section),
        "start": section.span.start,
        "end": section.span.end,
    }


def _summary(comparison: Comparison, judgement: Judgement | None) -> dict[str, Any]:
    passages, sections = tally(comparison), Counter(pair.change for pair in comparison.pairs)
    gone, come = words(comparison)
    return {
        "directions": _directions(judgement.findings) if judgement else None,
        "passages": {str(change): passages[change] for change in Change},
        "sections": {str(change): sections[change] for change in Change},
        "words": {"removed": gone, "added": come},
    }


def _directions(findings: Sequence[Finding]) -> dict[str, int]:
    counts = Counter(str(finding.direction) for finding in findings)
    return {direction.replace(" ", "_"): counts[direction] for direction in WORST}
