"""Sentences that a bill copies from the model: what was changed in them for the worse, put back."""

from __future__ import annotations

from ordtool.review import edits
from ordtool.review.counter.draft import Change
from ordtool.review.counter.state import State
from ordtool.review.result import Evidence, Finding


def restored(state: State, finding: Finding, note: str) -> list[Change]:
    """The model's words in each copied sentence that answers the finding worse than the model's does."""
    found = state.copied
    text = tuple(Evidence(state.ordinance, clause) for clause in state.review.extraction.clauses)
    changes: list[Change] = []
    for copy in found.own(finding.criterion):
        one = edits.Copied((copy,), found.asked)
        if not any(edits.outcomes(finding.criterion, one, finding.evidence, text)):
            continue
        words = state.terms.spoken(copy.model.text)
        if words != copy.bill.text:
            changes.append(Change(copy.bill.span, words, note))
    return changes
