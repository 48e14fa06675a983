"""Sentences that a bill copies from the model: what was changed in them for the worse, put back."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ordtool.review import edits
from ordtool.review.copied import Copy
from ordtool.review.counter.draft import Change, is_own
from ordtool.review.counter.state import State
from ordtool.review.counter.wording import sentence
from ordtool.review.result import Evidence, Finding
from ordtool.source import Span

_HELD = 0.6
"""An edited copy of whose words so many are the model's is said as there; one that has more of its own keeps them."""


def restored(state: State, finding: Finding, note: str) -> list[Change]:
    """The model's words in each copied sentence that answers the finding worse than the model's does."""
    found = state.copied
    text = tuple(Evidence(state.ordinance, clause) for clause in state.review.extraction.clauses)
    changes: list[Change] = []
    for copy in found.own(finding.criterion):
        one = edits.Copied((copy,), found.asked)
        if not any(edits.outcomes(finding.criterion, one, finding.evidence, text)):
            continue
        words = models(state, copy)
        if words != copy.bill.text:
            changes.append(Change(copy.bill.span, words, note))
    if not changes and finding.evidence and edits.asks_for_words(finding.criterion):
        backs = [put_back(state, copy.bill.span, note) for copy in found.own(finding.criterion)]
        changes = [back for back in backs if back]
    return changes


def models(state: State, copy: Copy) -> str:
    """The model's sentence of a copy in the bill's terms."""
    return sentence(state.first.model, state.terms, copy.model)


def copy_at(state: State, span: Span) -> Copy | None:
    """The copied sentence that holds a span, None where the bill says it in words of its own."""
    held = Span(span.start, max(span.start, span.end - 1))  # a clause has its stop, a copied sentence has not
    return next((one for one in state.copied.copies if one.bill.span.overlap(held) == len(held)), None)


def put_back(state: State, span: Span, note: str) -> Change | None:
    """The model's sentence in place of the edited copy that holds a span; None where there is none that is near to it."""
    copy = copy_at(state, span)
    if copy is None or not is_own(state.draft, copy.bill.span):
        return None
    words = models(state, copy)
    mine, theirs = _flat(words).split(), _flat(copy.bill.text).split()
    same = sum(block.size for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks())
    return Change(copy.bill.span, words, note) if mine != theirs and same >= _HELD * len(theirs) else None


def is_models(state: State, span: Span) -> bool:
    """Whether words of the bill are the model's, word for word in the bill's terms: they are not what makes it weaker."""
    copy = copy_at(state, span)
    return copy is not None and _flat(models(state, copy)) == _flat(copy.bill.text)


def _flat(words: str) -> str:
    return " ".join(re.findall(r"[\w.-]*\w", words.casefold()))
