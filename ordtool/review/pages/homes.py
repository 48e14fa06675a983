"""The heading under which a reader would look for what is not there."""

from __future__ import annotations

import re
from collections import Counter

from ordtool.ordinance import Kind, Section
from ordtool.review.result import Finding, Review
from ordtool.source import Span

_HEADED = (Kind.SECTION, Kind.BILL_SECTION)


def home(finding: Finding, review: Review) -> Span | None:
    """The heading of the section that holds most of what is akin to a gap; else the last section that says anything."""
    labels = set(finding.criterion.labels)
    families = {label.partition(".")[0] for label in labels}
    clauses = review.extraction.clauses
    akin = [c for c in clauses if c.label in labels] or [c for c in clauses if c.family in families]
    sections = {}
    counts: Counter[int] = Counter()
    for clause in akin:
        section = _section(review, clause.span.start)
        if section is not None:
            sections[section.span.start] = section
            counts[section.span.start] += 1
    if counts:
        return _heading(sections[counts.most_common(1)[0][0]], review.ordinance.text)
    fallback = _last(review)
    return _heading(fallback, review.ordinance.text) if fallback is not None else None


def _section(review: Review, offset: int) -> Section | None:
    """The section with a heading that holds an offset, the innermost."""
    return next((s for s in reversed(review.ordinance.ancestors(offset)) if s.kind in _HEADED), None)


def _last(review: Review) -> Section | None:
    """The section of the last provision of the law; without any, the first part of the text."""
    for clause in reversed(review.extraction.clauses):
        section = _section(review, clause.span.start)
        if section is not None and clause.family != "struct":
            return section
    return next(iter(review.ordinance.sections), None)


def _heading(section: Section, text: str) -> Span | None:
    """A heading's words, or the first words."""
    if section.heading is not None and len(section.heading):
        return section.heading
    start, words = section.span.start, text[section.span.start : section.span.end]
    opening = re.match(r"\s*(?:\S+\s+){0,7}\S+", words)
    return Span(start, start + opening.end()) if opening else None
