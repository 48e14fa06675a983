"""What a comment of a counter-draft says to fall back on: the model's graded wordings, in the bill's terms."""

from __future__ import annotations

import pytest
from weaken.hosts import reviewed

from ordtool.library import model
from ordtool.review import Finding
from ordtool.review.counter import ladder
from ordtool.review.counter.terms import terms
from ordtool.review.counter.wording import grades

BILL = (
    "Chapter 9. Surveillance technology\n"
    "Section 1. A department shall obtain the approval of the Common Council before it acquires surveillance technology.\n"
    "Section 2. The department shall give the Common Council notice 7 days before the hearing on surveillance technology.\n"
)


def comment(criterion: str) -> str:
    found = reviewed(BILL, "surveillance-oversight")
    finding: Finding = next(one for one in found.findings if one.criterion.id == criterion)
    return ladder.for_finding(finding, (), grades(found.model, finding.criterion, terms(found)))


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("public-notice-and-hearing", "minimum, “The Common Council shall post"),
        ("public-notice-and-hearing", "notice: strongest 90 days, model 45 days, minimum 14 days"),
        ("public-notice-and-hearing", "Fallback (may be traded first)"),
        ("data-definition", "minimum, “Surveillance data” means any electronic data"),
        ("approval-expires", "strongest, “An approval expires one year after"),
        ("council-decides", "Fallback (not to be traded): none. An approval that an officer gives is none."),
        ("exigent-notice", "minimum 30 days"),  # its wording is too long to quote
    ],
)
def test_a_comment_says_what_to_fall_back_on(criterion: str, said: str) -> None:
    assert said in comment(criterion)


def test_a_number_is_not_told_twice_and_a_long_wording_is_not_quoted() -> None:
    assert "strongest, “" not in comment("public-notice-and-hearing")
    assert "after the exigent use begins, the head" not in comment("exigent-notice")


def test_no_reference_to_the_models_own_sections_is_left() -> None:
    found = reviewed(BILL, "surveillance-oversight")
    for row in model("surveillance-oversight").wordings:
        criterion = next(one for one in found.model.rubric.criteria if one.id == row.criterion)
        graded = grades(found.model, criterion, terms(found))
        assert graded and "ection 3" not in graded.floor + graded.ceiling, row.criterion


def test_a_model_without_wordings_falls_back_on_its_numbers() -> None:
    found = reviewed(BILL, "surveillance-oversight")
    finding = next(one for one in found.findings if one.criterion.id == "public-notice-and-hearing")
    assert "Fallback: notice: strongest 90 days, model 45 days, minimum 14 days." in ladder.for_finding(finding)
