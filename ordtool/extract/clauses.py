"""What extraction returns: clauses, spans into one text, each with the words that fired and the rule that fired."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ordtool.extract.recognition import confidence
from ordtool.ordinance import Ordinance
from ordtool.source import Span

SCHEMA_VERSION = 1
Value = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of words that carries a rule.

    `span` and `evidence` count in the ordinance's text; `rule` is "label/rule id". `relaxes` are the labels that a
    carve-out weakens ("*": the whole law), `relaxes_ids` the clauses. `id` is stable: see `identify`.
    """

    label: str
    span: Span
    evidence: Span
    rule: str
    path: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    relaxes: tuple[str, ...] = ()
    relaxes_ids: tuple[str, ...] = ()
    id: str = ""

    @property
    def family(self) -> str:
        """The part of the label before the dot."""
        return self.label.partition(".")[0]

    @property
    def is_carve_out(self) -> bool:
        """Whether the clause takes something out."""
        return self.label.startswith("carveout.")


@dataclass(frozen=True, slots=True)
class Extraction:
    """The clauses of one ordinance in text order, and what the user should know."""

    ordinance: Ordinance
    clauses: tuple[Clause, ...]
    warnings: tuple[str, ...] = ()

    def quote(self, clause: Clause) -> str:
        """The clause's exact words."""
        return self.ordinance.quote(clause.span)

    def to_data(self) -> dict[str, Any]:
        """The fixed JSON shape of `ordtool extract --format json` (docs/formats.md)."""
        return {
            "schema_version": SCHEMA_VERSION,
            "document": document_data(self.ordinance),
            "clauses": [clause_data(self.ordinance, clause) for clause in self.clauses],
            "warnings": list(self.warnings),
        }


def document_data(ordinance: Ordinance) -> dict[str, Any]:
    """The `document` object of every JSON output."""
    return {
        "name": ordinance.name,
        "sha256": ordinance.sha256,
        "title": ordinance.title,
        "pages": ordinance.pages,
        "view": str(ordinance.view),
        "house": ordinance.house,
        "house_by": ordinance.house_by,
        "text_sha256": hashlib.sha256(ordinance.text.encode()).hexdigest(),
        "unread_pages": list(ordinance.unread_pages),
        "ocr": [{"page": page, "confidence": round(sure, 3)} for page, sure in ordinance.recognised],
    }


def clause_data(ordinance: Ordinance, clause: Clause) -> dict[str, Any]:
    """One clause as JSON prints it."""
    return {
        "id": clause.id,
        "label": clause.label,
        "text": ordinance.quote(clause.span),
        "start": clause.span.start,
        "end": clause.span.end,
        "base": [[piece.start, piece.end] for piece in ordinance.to_base(clause.span)],
        "section": ordinance.pinpoint(clause.span),
        "path": clause.path,
        "page": ordinance.page(clause.span.start),
        "line": ordinance.line(clause.span.start),
        "confidence": confidence(ordinance, clause.span),
        "rule": clause.rule,
        "evidence": {"start": clause.evidence.start, "end": clause.evidence.end},
        "relaxes": list(clause.relaxes),
        "relaxes_ids": list(clause.relaxes_ids),
        "attributes": dict(clause.attributes),
    }


def identify(ordinance: Ordinance, clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Give every clause its id: twelve hex digits of SHA-256 over label, path and normalised words (lower case, letters
    and digits only); a second clause with the same three gets "-2" and so on, in text order."""
    seen: dict[str, int] = {}
    named: list[Clause] = []
    for clause in clauses:
        words = " ".join(re.findall(r"\w+", ordinance.quote(clause.span).lower()))
        digest = hashlib.sha256(f"{clause.label}|{clause.path}|{words}".encode()).hexdigest()[:12]
        seen[digest] = seen.get(digest, 0) + 1
        named.append(replace(clause, id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"))
    return tuple(named)
