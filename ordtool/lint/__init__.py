"""A drafter's linter: slips that can be seen without a model, each found by a rule of its own (`rules/`)."""

from __future__ import annotations

from ordtool.lint.defined import defined
from ordtool.lint.result import Finding, Severity, Slip
from ordtool.lint.rule import Rule, names, rule, rules
from ordtool.lint.text import Text
from ordtool.lint.verb import Linted, check, lint, new_slips
from ordtool.lint.vocabulary import undefined

__all__ = [
    "Finding", "Linted", "Rule", "Severity", "Slip", "Text", "check", "defined", "lint", "names", "new_slips", "rule", "rules",
    "undefined",
]  # fmt: skip
