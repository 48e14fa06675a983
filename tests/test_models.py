"""The model ordinances against themselves: in full, and clause by clause."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from ordtool.library import model, models
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.review import Finding, Review, Verdict, review
from ordtool.review.model_text import model_ordinance
from ordtool.source import Line, Source, Span

FULL = (Verdict.MET, Verdict.STRONGER)


@cache
def itself(name: str) -> Review:
    return review(model_ordinance(name), model=model(name))


@pytest.mark.parametrize("name", models())
def test_model_passes_its_own_rubric(name: str) -> None:
    short = {f.criterion.id: f"{f.verdict} ({f.detail})" for f in itself(name).findings if f.verdict not in FULL}
    assert short == {}


@pytest.mark.parametrize("name", models())
def test_ledger_of_a_model_holds_only_what_its_rubric_expects(name: str) -> None:
    rows = [
        (row.evidence.cite, row.labels, row.detail)
        for row in itself(name).carve_outs
        if row.comparison != "as-in-model"
    ]
    assert rows == []


@pytest.mark.parametrize("name", models())
def test_every_criterion_quotes_words_of_the_model(name: str) -> None:
    result = itself(name)
    blank = [f.criterion.id for f in result.findings if not result.model_texts.get(f.criterion.section, "").strip()]
    assert blank == []


def without(text: Ordinance, span: Span) -> Ordinance:
    """The model with a clause's words taken out."""
    words = text.text[: span.start] + text.text[span.end :]
    return ordinance(Source(text.name, "", tuple(Line(line, starts=True) for line in words.splitlines())))


def rests_on(finding: Finding, span: Span) -> bool:
    return any(item.clause.span.overlap(span) for item in finding.evidence)


def wholly(finding: Finding, span: Span) -> bool:
    return bool(finding.evidence) and all(span.holds(item.clause.span) for item in finding.evidence)


@pytest.mark.parametrize("name", models())
def test_deleting_a_clause_flips_the_criteria_that_rest_on_it_and_no_other(name: str) -> None:
    """A criterion whose every clause is gone is no longer met; one that rests on other words says what it said."""
    before = itself(name)
    spans = sorted({c.span for c in before.extraction.clauses if not c.is_carve_out})
    wrong: list[str] = []
    for span in spans:
        after = {f.criterion.id: f for f in review(without(before.ordinance, span), model=model(name)).findings}
        for finding in before.findings:
            now = after[finding.criterion.id]
            if wholly(finding, span) and now.verdict in FULL:
                wrong.append(f"{before.ordinance.pinpoint(span)} gone: {finding.criterion.id} still {now.verdict}")
            if finding.evidence and not rests_on(finding, span) and now.verdict != finding.verdict:
                wrong.append(f"{before.ordinance.pinpoint(span)} gone: {finding.criterion.id} turned {now.verdict}")
    assert wrong == []


@pytest.mark.parametrize("name", models())
def test_a_model_without_its_operative_sections_is_not_met(name: str) -> None:
    """Findings alone meet nothing that binds."""
    text = model_ordinance(name)
    first = text.sections[0] if len(text.sections) == 1 else replace(text.sections[1])
    only = ordinance(Source("findings.txt", "", (Line(text.quote(first.lead), starts=True),)))
    assert not any(f.verdict in FULL for f in review(only, model=model(name)).findings)
