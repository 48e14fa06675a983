"""Composite findings: what several findings mean together, each with the words that it rests on.

Silence is not proof: a rule that needs something to be absent is tried only on a text that was read in full, and says
"we found no", never "there is no".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ordtool.extract import Extraction
from ordtool.library.phrases import first, flat
from ordtool.review.elsewhere import amends_unseen
from ordtool.review.result import CarveOut, Composite, Evidence, Finding, Verdict

_USES = 8
_FEW = 2
"""A definition that fewer clauses use decides little."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What composites may look at: the bill's clauses, its exceptions and answers, and whether all of it was read."""

    extraction: Extraction
    rows: Sequence[CarveOut]
    findings: Sequence[Finding]
    whole: bool

    def clauses(self, labels: Sequence[str]) -> list[Evidence]:
        """The clauses of some labels that bind, or take out."""
        return [
            Evidence(self.extraction.ordinance, clause)
            for clause in self.extraction.clauses
            if clause.label in labels and clause.attributes.get("force", "operative") == "operative"
        ]


def composites(
    extraction: Extraction, rows: Sequence[CarveOut], findings: Sequence[Finding], *, alone: bool
) -> tuple[Composite, ...]:
    """The composite findings of a bill; `alone` is False beside companion laws, which may hold what the bill lacks."""
    ordinance = extraction.ordinance
    whole = alone and not ordinance.unread_pages and not amends_unseen(ordinance, [])
    read = _Read(extraction, rows, findings, whole)
    swallowed = tuple(_swallowed(read))
    found = (*_titled(read, swallowed), *swallowed, *_paired(read), *_narrowed(read))
    return tuple({(one.rule, one.evidence[0].clause.span): one for one in found}.values())


def _swallowed(read: _Read) -> Iterator[Composite]:
    for row in read.rows:
        clause = row.evidence.clause
        for rule in _rules()["swallow"]:
            if row.comparison == "as-in-model" or not set(rule["labels"]) & set(row.labels):
                continue
            rest = " ".join((row.evidence.text, str(clause.attributes.get("limiter", ""))))
            touched = [label for label in clause.relaxes if label in rule["relaxes"]]
            words = first(rule["words"], row.evidence.text)
            if touched and words and first(rule["unless"], rest) is None:
                yield Composite(rule["id"], "swallow", rule["says"], (row.evidence,))
                break


def _paired(read: _Read) -> Iterator[Composite]:
    for rule in _rules()["pair"]:
        evidence = _held(rule, read)
        if evidence and not _limited(rule, read) and _unanswered(rule, read):
            yield Composite(rule["id"], "pair", rule["says"], evidence)


def _held(rule: Mapping[str, Any], read: _Read) -> tuple[Evidence, ...]:
    """The clauses that a rule rests on, none where it does not hold or where what it says is absent may be unread."""
    groups = [read.clauses(group) for group in rule.get("has", [])]
    if not read.whole or not groups or not all(groups):
        return ()
    narrow = {row.evidence.clause.span for row in read.rows if row.comparison == "as-in-model"}
    leads = [next((item for item in group if item.clause.span not in narrow), None) for group in groups]
    absent = not any(clause.label in rule["lacks"] for clause in read.extraction.clauses)
    kept = tuple(item for item in leads if item is not None)
    return kept if absent and len(kept) == len(groups) else ()


def _limited(rule: Mapping[str, Any], read: _Read) -> bool:
    """Whether an exception of the kind has one of the limits that the rule says are missing."""
    names = rule.get("without", [])
    return any(
        clause.attributes.get(name) for clause in read.extraction.clauses if clause.is_carve_out for name in names
    )


def _unanswered(rule: Mapping[str, Any], read: _Read) -> bool:
    """Whether no answer was found to the questions that a rule names: `asked` only where the model asks them all."""
    verdicts = {finding.criterion.id: finding.verdict for finding in read.findings}
    asked = all(verdicts.get(name) is Verdict.MISSING for name in rule.get("asked", []))
    return asked and all(verdicts.get(name, Verdict.MISSING) is Verdict.MISSING for name in rule.get("unanswered", []))


def _titled(read: _Read, swallowed: Sequence[Composite]) -> Iterator[Composite]:
    for rule in _rules()["title"]:
        if first(rule["title"], read.extraction.ordinance.title) is None:
            continue
        by = next((one.evidence for one in swallowed if one.rule == rule.get("swallowed_by")), ())
        evidence = by or _held(rule, read)
        if evidence:
            yield Composite(rule["id"], "title", rule["says"], evidence)


def _narrowed(read: _Read) -> Iterator[Composite]:
    """What a narrowed definition takes out of which duties: the clauses that use its term."""
    for finding in read.findings:
        lead = finding.evidence[0] if finding.verdict is Verdict.WEAKER and finding.evidence else None
        if lead is None or lead.clause.label != "struct.definition" or not finding.reason.startswith("wording:"):
            continue
        term = flat(str(lead.clause.attributes.get("term", "")))
        uses = [item for item in read.clauses(_binding(read)) if term and first([f"{term}*"], item.text) is not None]
        cites = list(dict.fromkeys(item.cite for item in uses if item.cite))
        if len(cites) >= _FEW:
            more = f" and {len(cites) - _USES} more" if len(cites) > _USES else ""
            said = f"The definition of “{term}” is narrower than the model's, and {len(cites)} places rest on it: "
            yield Composite(
                "definition-blast-radius", "definition", f"{said}{', '.join(cites[:_USES])}{more}.", (lead, *uses)
            )


def _binding(read: _Read) -> list[str]:
    return sorted({c.label for c in read.extraction.clauses if not c.is_carve_out and c.family != "struct"})


@cache
def _rules() -> dict[str, list[dict[str, Any]]]:
    raw: dict[str, list[dict[str, Any]]] = tomllib.loads(
        (files("ordtool.review") / "composites.toml").read_text(encoding="utf-8")
    )
    return raw
