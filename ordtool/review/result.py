"""What a review returns: a finding for each criterion, the ledger of carve-outs, and what was not checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from ordtool.extract import Clause, Extraction, clause_data, confidence, document_data, is_unsure
from ordtool.library import Criterion, ExceptionRow, Model
from ordtool.ordinance import Ordinance

SCHEMA_VERSION = 1
Severity = Literal["high", "medium", "low"]
Weight = Literal["serious", "notable", "routine"]


class Verdict(StrEnum):
    """How a bill answers a criterion; the kinds of blank are kept apart."""

    MET = "met"
    STRONGER = "stronger"
    WEAKER = "weaker"
    MISSING = "missing"
    OUTSIDE = "outside-this-text"
    CANNOT_TELL = "cannot-tell"
    NOT_CHECKED = "not-checked"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A clause, and the ordinance that it stands in (the bill, or a companion law)."""

    ordinance: Ordinance
    clause: Clause

    @property
    def text(self) -> str:
        """The exact words."""
        return self.ordinance.quote(self.clause.span)

    @property
    def cite(self) -> str:
        """The pinpoint."""
        return self.ordinance.pinpoint(self.clause.span)

    @property
    def page(self) -> int | None:
        """The page, None where the format has none."""
        return self.ordinance.page(self.clause.span.start)

    @property
    def doubt(self) -> float | None:
        """How sure text recognition is of the words where that is too little to rely on them, else None."""
        unsure = is_unsure(self.ordinance, self.clause.span)
        return confidence(self.ordinance, self.clause.span) if unsure else None

    @property
    def line(self) -> str:
        """The margin number of the line, "" where the print has none."""
        return self.ordinance.line(self.clause.span.start)

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "text": self.text,
            "section": self.cite,
            "page": self.page,
            "line": self.line,
            "confidence": confidence(self.ordinance, self.clause.span),
            "start": self.clause.span.start,
            "end": self.clause.span.end,
            "document": self.ordinance.name,
            "clause": self.clause.id,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one criterion: `reason` is a code, after a colon what it rests on; `detail` says it in words."""

    criterion: Criterion
    verdict: Verdict
    reason: str
    detail: str
    severity: Severity
    evidence: tuple[Evidence, ...] = ()
    below_floor: bool = False
    details: tuple[str, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether the bill falls short of the model here."""
        return self.verdict in (Verdict.WEAKER, Verdict.MISSING)

    def to_data(self, model_text: str) -> dict[str, Any]:
        """As JSON prints it."""
        criterion = self.criterion
        return {
            "id": criterion.id,
            "label": criterion.labels[0],
            "verdict": str(self.verdict),
            "reason": self.reason,
            "severity": self.severity,
            "evidence": [item.to_data() for item in self.evidence],
            "model_text": model_text,
            "why": criterion.why,
            "question": criterion.question,
            "element": criterion.element,
            "detail": self.detail,
            "details": list(self.details),
            "below_floor": self.below_floor,
            "model_section": criterion.section,
            "laws": [{"cite": law.cite, "fact": law.fact} for law in criterion.laws],
        }


@dataclass(frozen=True, slots=True)
class CarveOut:
    """A row of the ledger: what is taken out, how much that matters, and how it compares with the model's exceptions.

    `row` is the model's own exception that it answers, None where the model has none; `lacks` names the limits that the
    model's has and this one has not. `rank` orders rows by gravity, 0 first; `kind` is the kind of device, "" for
    other things.
    """

    evidence: Evidence
    labels: tuple[str, ...]
    severity: Weight
    reason: str
    detail: str
    comparison: Literal["as-in-model", "wider-than-model", "not-in-model"]
    row: ExceptionRow | None = None
    rank: int = 0
    lacks: tuple[str, ...] = ()
    kind: str = ""

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it: the clause, and what the ledger says of it."""
        data = clause_data(self.evidence.ordinance, self.evidence.clause)
        return data | {
            "labels": list(self.labels),
            "severity": self.severity,
            "reason": self.reason,
            "detail": self.detail,
            "comparison": self.comparison,
            "model_exception": self.row.id if self.row else None,
        }


@dataclass(frozen=True, slots=True)
class Composite:
    """What several clauses mean together: the rule's name, its kind, what it says, and the words that it rests on."""

    rule: str
    kind: Literal["swallow", "pair", "title", "definition"]
    says: str
    evidence: tuple[Evidence, ...]

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "rule": self.rule,
            "kind": self.kind,
            "says": self.says,
            "evidence": [item.to_data() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Review:
    """An ordinance held against a model. `about` is False where the text is not about the model's subject."""

    ordinance: Ordinance
    extraction: Extraction
    model: Model
    model_texts: dict[str, str]
    findings: tuple[Finding, ...]
    carve_outs: tuple[CarveOut, ...]
    companions: tuple[str, ...]
    not_checked: tuple[str, ...]
    warnings: tuple[str, ...]
    about: bool
    date: str = ""
    composites: tuple[Composite, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The fixed JSON shape of `ordtool review --format json` (docs/formats.md)."""
        rubric = self.model.rubric
        return {
            "schema_version": SCHEMA_VERSION,
            "document": document_data(self.ordinance),
            "model": {"name": self.model.name, "title": rubric.title, "as_of": rubric.as_of.isoformat()},
            "about_this_subject": self.about,
            "date": self.date,
            "criteria": [f.to_data(self.model_texts.get(f.criterion.section, "")) for f in self.findings],
            "carve_outs": [row.to_data() for row in self.carve_outs],
            "composites": [found.to_data() for found in self.composites],
            "companions": list(self.companions),
            "not_checked": list(self.not_checked),
            "warnings": list(self.warnings),
        }
