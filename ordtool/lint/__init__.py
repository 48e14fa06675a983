"""Checks of drafting that need no model: numbers, references, defined terms."""

from __future__ import annotations

from collections.abc import Iterable

from ordtool.lint.numbering import numbering
from ordtool.lint.references import references
from ordtool.lint.result import Check, Finding
from ordtool.lint.terms import defined, terms
from ordtool.ordinance import Ordinance

__all__ = ["Check", "Finding", "defined", "lint", "new_slips", "numbering", "references", "terms"]


def lint(ordinance: Ordinance, vocabulary: Iterable[str] = ()) -> tuple[Finding, ...]:
    """All slips of a text, in text order; `vocabulary` are terms that need a definition where they are used."""
    found = [*numbering(ordinance), *references(ordinance), *terms(ordinance, vocabulary)]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.check)))


def new_slips(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """The slips of a changed text that its original had not."""
    known = {one.key for one in before}
    return tuple(one for one in after if one.key not in known)
