"""Changes that nobody can judge by rule, in the order in which a reader should look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ordtool.compare.findings import Finding
from ordtool.compare.result import Comparison

_NEGATION = r"not|no|none|never|neither|nor|cannot"
_MODAL = r"shall|must|may|will|should|can"


def worst_first(comparison: Comparison, findings: Iterable[Finding]) -> Sequence[Finding]:
    """A "not" that goes, one that comes, a verb that binds otherwise, what is about a provision, numbers, the rest."""
    return sorted(findings, key=lambda finding: _rank(comparison, finding))


def _rank(comparison: Comparison, finding: Finding) -> int:
    match = comparison.script[finding.match]
    if match.old and match.new:
        before = comparison.old.quote(finding.old) if finding.old else ""
        after = comparison.new.quote(finding.new) if finding.new else ""
        negated, bound = _more(_NEGATION, before, after), _more(_MODAL, before, after)
        if negated:
            return 0 if negated < 0 else 1
        if bound:
            return 2
    if finding.label:
        return 3
    return 4 if finding.reason.startswith(("number", "reference")) else 5


def _more(words: str, before: str, after: str) -> int:
    """How many more of some words stand after a change than before it; of verbs that change places, 1."""
    old, new = (re.findall(rf"\b(?:{words})\b", text.lower()) for text in (before, after))
    return len(new) - len(old) or int(words is _MODAL and sorted(old) != sorted(new))
