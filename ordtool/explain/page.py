"""The trace of a place as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ordtool.explain.places import Place
from ordtool.extract import Clause, Extraction, clause_data, document_data
from ordtool.extract.tracing import Near, Traced, trace
from ordtool.ordinance import Ordinance
from ordtool.report import Block, Heading, Paragraph, Report, Run, Table, inner
from ordtool.source import Span

_NOTHING = (
    "No rule's pattern hit any words here. That is all there is to say: to teach ordtool such wording, see "
    "“A way to word a clause” in CONTRIBUTING.md."
)
_KEYS = {
    "unit": "kind of words", "unless": "words that forbid", "lead": "lead-in", "heading": "heading", "not_heading": "heading",
    "with": "something missing", "order": "an earlier rule", "gate": "subject gate", "topic": "topic",
    "structure": "what is around",
}  # fmt: skip


def explain(ordinance: Ordinance, place: Place) -> Report:
    """Which rules fired in a place, on which words, and which were near and why they were refused."""
    extraction, traced = trace(ordinance, place.holds)
    ordered = sorted(traced, key=lambda one: (one.unit.span.start, -one.unit.span.end))
    units = [_data(extraction, one) for one in ordered]
    blocks = [block for one, data in zip(ordered, units, strict=True) for block in _blocks(ordinance, one, data)]
    data: dict[str, Any] = {
        "schema_version": 1,
        "document": document_data(ordinance),
        "place": place.name,
        "units": units,
        "warnings": list(extraction.warnings),
    }
    return Report(f"{place.name} of {ordinance.title or ordinance.name}", tuple(blocks or [_text(_NOTHING)]), data=data)


def _data(extraction: Extraction, traced: Traced) -> dict[str, Any]:
    law, unit = extraction.ordinance, traced.unit
    return {
        "kind": str(unit.kind),
        "start": unit.span.start,
        "end": unit.span.end,
        "text": law.quote(unit.span),
        "section": law.pinpoint(unit.span),
        "clauses": [
            clause_data(law, clause)
            | {"evidence_text": law.quote(clause.evidence), "relaxes_why": _relaxing(extraction, traced, clause)}
            for clause in traced.clauses
        ],
        "near": [_near(law, near) for near in traced.near],
    }


def _near(law: Ordinance, near: Near) -> dict[str, Any]:
    return {
        "rule": near.rule,
        "evidence": {"start": near.evidence.start, "end": near.evidence.end},
        "evidence_text": law.quote(near.evidence),
        "refused_by": near.refused_by,
        "detail": near.detail,
        "words": law.quote(near.words) if near.words else None,
    }


def _relaxing(extraction: Extraction, traced: Traced, clause: Clause) -> list[str]:
    """For each label that a carve-out relaxes: the clause that it stands in, or stands beside, or the law that it points to."""
    out = []
    for label in clause.relaxes:
        if label == "*":
            out.append("* (the whole law): it takes something out of a definition, or its words switch off the law")
            continue
        others = [other for other in extraction.clauses if other.label == label]
        near = sorted(others, key=lambda other: _distance(other.span, clause.span))
        where = extraction.ordinance.pinpoint(near[0].span) if near else ""
        out.append(f"{label}{f' ({where})' if where else ''}: {_relation(traced, clause, near)}")
    return out


def _relation(traced: Traced, clause: Clause, near: Sequence[Clause]) -> str:
    host = traced.unit.host
    if near and host is not None and host.overlap(near[0].span):
        return "it stands in the sentence or list of this rule"
    if near and near[0].path == clause.path:
        return "it stands in the same subdivision"
    return "its words name it or point to its section, or it is the nearest rule of the section around"


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _blocks(law: Ordinance, traced: Traced, data: dict[str, Any]) -> Iterator[Block]:
    where = law.pinpoint(traced.unit.span) or "before the first section"
    yield Heading(2, (Run(f"{where}: {traced.unit.kind}"),))
    yield Paragraph((Run(" ".join(law.quote(traced.unit.span).split())),), style="quote")
    for clause in data["clauses"]:
        yield Paragraph(
            (Run(clause["label"], bold=True), Run(f" by {clause['rule'].partition('/')[2]}")), style="bullet"
        )
        yield from (Paragraph((Run(line),), indent=1) for line in _facts(law, traced, clause))
    if not data["clauses"]:
        yield _text("No label.")
    if shown := [near for near in data["near"] if not _idle(near)]:
        yield _refused(shown)


def _idle(near: dict[str, Any]) -> bool:
    """A rule of the frame that looks at other kinds of words, or came second (any word will do), tells a reader nothing."""
    return near["refused_by"] in {"unit", "order"} and str(near["rule"]).startswith("struct.")


def _facts(law: Ordinance, traced: Traced, clause: dict[str, Any]) -> Iterator[str]:
    if clause["start"] != traced.unit.span.start or clause["end"] != traced.unit.span.end:
        yield f"of these words: {_quoted(clause['text'])}"
    yield f"fired on {_quoted(clause['evidence_text'])}"
    if clause["attributes"]:
        yield "; ".join(f"{name}: {_value(value)}" for name, value in clause["attributes"].items())
    for line in clause["relaxes_why"]:
        yield f"relaxes {line}"


def _refused(near: Sequence[dict[str, Any]]) -> Table:
    rows = [(_rule(str(one["rule"])), (_text(_quoted(one["evidence_text"])),), (_text(_why(one)),)) for one in near]
    return Table(("Near, and refused", "Hit", "Refused by"), tuple(rows), (0.32, 0.2, 0.48))


def _rule(name: str) -> tuple[Paragraph, ...]:
    """A rule's label and its id, each on its line: together they are too long a word for a column."""
    label, _, rule = name.partition("/")
    return (_text(label), _text(rule))


def _why(near: dict[str, Any]) -> str:
    words = f": {_quoted(near['words'])}" if near["words"] else ""
    return f"{_KEYS[near['refused_by']]}: {near['detail']}{words}"


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _quoted(text: str) -> str:
    return f"“{inner(' '.join(text.split()))}”"


def _text(words: str) -> Paragraph:
    return Paragraph((Run(words),))
