"""What the linter found as plain data: JSON, and the facts of each finding that every other output is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ordtool.extract.clauses import document_data
from ordtool.lint.lines import Place
from ordtool.lint.result import Finding, Severity
from ordtool.lint.rule import Rule
from ordtool.lint.verb import Linted

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Checked:
    """A text as it was checked, and where its findings stand in a file of plain lines (`lines.places`)."""

    linted: Linted
    places: Mapping[int, Place]

    def line(self, finding: Finding) -> str:
        """The margin number of a finding's line, else its number in a file of plain lines, "" for neither."""
        printed = self.linted.ordinance.line(finding.span.start)
        place = self.places.get(finding.span.start)
        return printed or (str(place.line) if place else "")

    def whereabouts(self, finding: Finding) -> str:
        """Page and line as they are cited: "page 3, line 14"; "" where the format has none."""
        found = (("page", self.linted.ordinance.page(finding.span.start)), ("line", self.line(finding)))
        return ", ".join(f"{word} {number}" for word, number in found if number)


def data(checked: Sequence[Checked]) -> dict[str, Any]:
    """What JSON prints: the files with their findings, the rules that were asked, and how many were found of each severity."""
    found = [finding for one in checked for finding in one.linted.findings]
    asked = checked[0].linted.rules if checked else ()
    return {
        "schema_version": 1,
        "files": [_file(one) for one in checked],
        "rules": [_rule(rule) for rule in asked],
        "summary": {severity: sum(one.severity == severity for one in found) for severity in SEVERITIES},
    }


def _file(checked: Checked) -> dict[str, Any]:
    linted = checked.linted
    return {
        "document": document_data(linted.ordinance),
        "findings": [_finding(checked, finding) for finding in linted.findings],
        "warnings": [*linted.ordinance.warnings, *linted.untold],
    }


def _finding(checked: Checked, finding: Finding) -> dict[str, Any]:
    ordinance = checked.linted.ordinance
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "cite": ordinance.pinpoint(finding.span),
        "page": ordinance.page(finding.span.start),
        "line": checked.line(finding),
        "start": finding.span.start,
        "end": finding.span.end,
        "text": ordinance.quote(finding.span),
        "says": finding.says,
        "fix": finding.fix,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    about = rule.about
    return {
        "name": rule.name,
        "title": about.title,
        "severity": about.severity,
        "source": about.source,
        "why": about.why,
    }
