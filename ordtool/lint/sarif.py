"""Findings as SARIF 2.1.0 (OASIS), which editors and code hosts show beside the lines of a file.

Lines are given where the file has plain ones; a PDF or a Word file has the page and the section as a logical place instead.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ordtool.lint.data import Checked
from ordtool.lint.result import Finding
from ordtool.lint.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(checked: Sequence[tuple[str, Checked]], *, version: str) -> bytes:
    """One run over files, each with the path by which it was named; `version` is the program's. UTF-8 JSON."""
    asked = checked[0][1].linted.rules if checked else ()
    numbers = {rule.name: number for number, rule in enumerate(asked)}
    driver = {"name": "ordtool", "version": version, "rules": [_rule(rule) for rule in asked]}
    run = {
        "tool": {"driver": driver},
        "artifacts": [{"location": {"uri": _uri(path)}} for path, _ in checked],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, one, path, number, numbers)
            for number, (path, one) in enumerate(checked)
            for finding in one.linted.findings
        ],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _rule(rule: Rule) -> dict[str, Any]:
    about = rule.about
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": about.title},
        "fullDescription": {"text": about.why},
        "help": {"text": f"{about.why} Source: {about.source}."},
        "defaultConfiguration": {"level": about.severity},
    }


def _result(finding: Finding, checked: Checked, path: str, artifact: int, numbers: dict[str, int]) -> dict[str, Any]:
    ordinance = checked.linted.ordinance
    place = checked.places.get(finding.span.start)
    region: dict[str, Any] = {"snippet": {"text": ordinance.quote(finding.span)}}
    if place:
        region |= {
            "startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column
        }  # fmt: skip
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(path), "index": artifact}}
    if place:
        where["region"] = region
    location: dict[str, Any] = {"physicalLocation": where}
    cite = ordinance.pinpoint(finding.span)
    if cite:
        location["logicalLocations"] = [{"fullyQualifiedName": cite, "kind": "element"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": finding.severity,
        "message": {"text": finding.says},
        "locations": [location],
        "properties": {"words": ordinance.quote(finding.span), "page": ordinance.page(finding.span.start)},
    }
    if finding.fix and place:
        result["fixes"] = [_fix(finding, region, where)]
    return result


def _fix(finding: Finding, region: dict[str, Any], where: dict[str, Any]) -> dict[str, Any]:
    deleted = {key: value for key, value in region.items() if key != "snippet"}
    change = {"deletedRegion": deleted, "insertedContent": {"text": finding.fix}}
    return {
        "description": {"text": finding.says},
        "artifactChanges": [{"artifactLocation": where["artifactLocation"], "replacements": [change]}],
    }


def _uri(path: str) -> str:
    return quote(PurePath(path).as_posix())
