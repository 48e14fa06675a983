"""Articles before answers: by sound."""

from __future__ import annotations

import pytest

from ordtool.library import fill
from ordtool.library.articles import article


@pytest.mark.parametrize(
    ("given", "words", "told"),
    [
        ("a", "office", "an"),
        ("A", "agency", "An"),
        ("an", "department", "a"),
        ("a", "unit of the City", "a"),
        ("a", "unincorporated village", "an"),
        ("a", "university", "a"),
        ("a", "hour-based unit", "an"),
        ("a", "8", "an"),
        ("a", "18", "an"),
        ("an", "180", "a"),
        ("a", "MTA division", "an"),
        ("an", "BART division", "a"),
        ("a", "DPW crew", "a"),
    ],
)
def test_an_answer_takes_the_article_that_fits(given: str, words: str, told: str) -> None:
    assert article(given, words) == told


def test_a_text_is_filled_with_fitting_articles() -> None:
    text = "(a) A {{UNIT}} and an {{OTHER}} of {{PLACE}}. (A) {{UNIT}} or no {{UNIT}}."
    answers = {"UNIT": "office", "OTHER": "unit", "PLACE": "the City of Elm"}
    assert fill(text, answers) == "(a) An office and a unit of the City of Elm. (A) office or no office.\n"
