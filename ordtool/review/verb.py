"""The verb: an ordinance against a model's rubric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ordtool.extract import Extraction, extract
from ordtool.library import Criterion, Model, Rubric
from ordtool.ordinance import Ordinance
from ordtool.review.composites import composites
from ordtool.review.criteria import judge
from ordtool.review.edits import NONE, copied
from ordtool.review.ledger import ledger
from ordtool.review.model_text import model_texts
from ordtool.review.neighbours import own as own_clauses
from ordtool.review.result import Finding, Review, Verdict
from ordtool.review.versions import texts

LAW_NOT_CONSULTED = (
    "state law that may preempt or require parts of this text",
    "home rule and the powers of the body that would adopt it",
    "collective bargaining agreements",
    "definitions and duties taken from other law, unless it was read beside this text",
    "whether what is enacted elsewhere is valid here",
)


_FEW = 3
"""So many clauses of a subject may stand in a law of another one: a limit on immigration use in a law on plate readers."""


def review(ordinance: Ordinance, *, model: Model, companions: Sequence[Ordinance] = (), date: str = "") -> Review:
    """Hold an ordinance against a model; `companions` are laws that it relies on or amends, `date` is ISO 8601."""
    extraction = extract(ordinance, versions=True)
    # A chapter of remedies or definitions has no subject of its own: beside a bill that has one it is read even so.
    beside = tuple(extract(companion, gate=False) for companion in companions)
    about = any(_is_about(found, model.rubric) for found in (extraction, *map(extract, companions)))
    versions = [replace(text, items=own_clauses(text.items, ordinance, model)) for text in texts(extraction, beside)]
    own = model_texts(model)
    changed = copied(ordinance, model) if about else NONE
    judged = tuple(
        judge(criterion, versions, own.get(criterion.section, ""), changed) if about else _off_topic(criterion)
        for criterion in model.rubric.criteria
    )
    rows = ledger(extraction, model.rubric) if about else ()
    return Review(
        ordinance,
        extraction,
        model,
        own,
        judged,
        rows,
        tuple(companion.name for companion in companions),
        _not_checked(ordinance),
        (*ordinance.warnings, *(() if about else (_off_subject(model, extraction),))),
        about,
        date,
        composites(extraction, rows, judged, alone=not companions) if about else (),
    )


def _is_about(extraction: Extraction, rubric: Rubric) -> bool:
    if rubric.core:
        core = sum(clause.label in rubric.core for clause in extraction.clauses)
        rivals = sum(clause.label in rubric.rivals for clause in extraction.clauses)
        return core > _FEW or 0 < core >= rivals
    return any(clause.family in rubric.families for clause in extraction.clauses)


def _off_subject(model: Model, extraction: Extraction) -> str:
    subject, ordinance = model.rubric.title.lower(), extraction.ordinance
    core = sum(clause.label in model.rubric.core for clause in extraction.clauses)
    few = "" if not core else "one clause" if core == 1 else f"{core} clauses"
    if ordinance.unread_pages:  # what could not be read may be about it
        pages = ", ".join(map(str, ordinance.unread_pages))
        return (
            f"No clause about {subject} was found, so nothing was compared; but these pages hold no readable text: {pages}. "
            "--ocr auto reads scanned ones."
        )
    if few:
        return f"This text is about another subject: it holds {few} on {subject}, so nothing was compared."
    return f"This text is not about {subject}: no clause of that kind was found, so nothing was compared."


def _off_topic(criterion: Criterion) -> Finding:
    return Finding(
        criterion,
        Verdict.NOT_CHECKED,
        "not-about-this-subject",
        "the text is not about this subject",
        criterion.severity,
    )


def _not_checked(ordinance: Ordinance) -> tuple[str, ...]:
    pages = tuple(f"page {page}: no readable text" for page in ordinance.unread_pages)
    return (*pages, *LAW_NOT_CONSULTED)
