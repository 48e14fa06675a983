"""Every graded wording, put in its section's place and reviewed: the floor holds, the ceiling is no weaker than the model."""

from __future__ import annotations

from collections import Counter

import pytest
from wordings import FULL, enumerator, filled, found, holds_the_floor, section_of

from ordtool.library import Graded, model, models
from ordtool.library.template import blanks_of, conditions
from ordtool.review import Verdict
from ordtool.review.model_text import model_ordinance

WITH = [name for name in models() if model(name).wordings]
with_wordings = pytest.mark.parametrize("name", WITH)
rows = pytest.mark.parametrize(
    ("name", "row"),
    [pytest.param(name, row, id=f"{name}-{row.criterion}") for name in WITH for row in model(name).wordings],
)


def words_of(row: Graded) -> list[str]:
    return [words for words in (row.floor, row.ceiling) if words]


@with_wordings
def test_every_criterion_has_one_row_and_no_row_is_of_another(name: str) -> None:
    asked = [criterion.id for criterion in model(name).rubric.criteria]
    assert Counter(row.criterion for row in model(name).wordings) == Counter(asked)


@rows
def test_each_end_has_words_or_a_reason(name: str, row: Graded) -> None:
    assert bool(row.floor.strip()) is not bool(row.no_floor.strip()), "floor or no_floor"
    assert bool(row.ceiling.strip()) is not bool(row.no_ceiling.strip()), "ceiling or no_ceiling"


@rows
def test_a_wording_takes_the_place_of_its_section(name: str, row: Graded) -> None:
    section = next(one.section for one in model(name).rubric.criteria if one.id == row.criterion)
    model_words = model_ordinance(name).quote(section_of(name, section).span).strip()
    known = {blank.name for blank in model(name).blanks}
    for words in words_of(row):
        assert set(blanks_of(words)) | {one.name for one in conditions(words)} <= known
        assert enumerator(filled(name, words)) == enumerator(model_words), "begins otherwise than the model's section"
        assert filled(name, words).split() != model_words.split(), "says what the model says"


@rows
def test_the_floor_holds(name: str, row: Graded) -> None:
    if row.floor:
        finding = found(name, row.criterion, row.floor)
        assert holds_the_floor(finding), f"{finding.verdict}, below floor {finding.below_floor}: {finding.detail}"


@rows
def test_the_ceiling_is_no_weaker_than_the_model(name: str, row: Graded) -> None:
    if row.ceiling:
        finding = found(name, row.criterion, row.ceiling)
        assert finding.verdict in FULL, f"{finding.verdict}: {finding.detail}"


NOTICE = (
    "(d) Public notice. The {{GOVERNING_BODY}} shall post the impact report and the proposed use policy on its "
    "website for public comment at least %s days before the public hearing."
)


@pytest.mark.parametrize(
    ("words", "verdict", "holds"),
    [
        (NOTICE % 60, Verdict.STRONGER, True),
        (NOTICE % 14, Verdict.WEAKER, True),
        (NOTICE % 7, Verdict.WEAKER, False),
    ],
)
def test_a_wording_is_judged_by_what_it_says(words: str, verdict: Verdict, holds: bool) -> None:
    """The proof can fail: 14 days are the floor, 7 are below it."""
    finding = found("surveillance-oversight", "public-notice-and-hearing", words)
    assert (finding.verdict, holds_the_floor(finding)) == (verdict, holds), finding.detail
