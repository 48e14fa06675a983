"""Counter-drafts of bills that took the three newer models under other names and made them worse."""

from __future__ import annotations

import re
from functools import cache

import pytest
from counter_bills.bills import bill, made, rows
from weaken.hosts import outlined, reviewed

from ordtool.library import model, models
from ordtool.lint import lint, new_slips
from ordtool.review.counter import Counter, counter_draft
from ordtool.review.counter.laid import laid
from ordtool.review.counter.terms import terms
from ordtool.review.counter.wording import company, grades, provisions

NAMES = tuple(rows())
_POINTS = re.compile(r"\b(?:[Ss]ections? \d{1,2}\b(?! of title)|[Ss]ubsections? \(|[Pp]aragraphs? \()")


@cache
def countered(name: str) -> Counter:
    return counter_draft(reviewed(bill(name), rows()[name]["model"]))


def new_words(name: str) -> str:
    return "\n".join(edit.text for edit in countered(name).edits)


@pytest.mark.parametrize("name", NAMES)
def test_accepted_whole_no_question_is_weaker_missing_or_left_to_another_text(name: str) -> None:
    counter, again = countered(name), reviewed(countered(name).text, rows()[name]["model"])
    assert sum(finding.is_gap for finding in counter.review.findings) >= 12
    assert [finding.criterion.id for finding in again.findings if finding.is_gap] == []
    assert [finding.criterion.id for finding in again.findings if finding.verdict == "outside-this-text"] == []
    assert new_slips(lint(counter.ordinance), lint(again.ordinance)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_new_words_point_at_no_section_of_the_model(name: str) -> None:
    assert _POINTS.findall(new_words(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_change_says_why_and_what_to_fall_back_on(name: str) -> None:
    notes = [note for notes in laid(countered(name)).notes.values() for note in notes]
    assert sum("Fallback" in note for note in notes) > 8
    assert any("Enacted elsewhere" in note for note in notes)


def test_no_provision_that_is_put_in_points_at_the_models_own_numbers() -> None:
    found = []
    for name in models():
        one = model(name)
        named = terms(reviewed(outlined(one.text).text, name))
        said = provisions(one, named)
        for criterion in one.rubric.criteria:
            paths = (criterion.section, *criterion.also, *company(name, criterion.section))
            words = [said[path].whole for path in paths if path in said]
            graded = grades(one, criterion, named)
            words += [graded.floor, graded.ceiling] if graded else []
            found += [(name, criterion.id, hit) for text in words for hit in _POINTS.findall(text)]
    assert found == []


def test_what_the_three_models_say_themselves_is_left_alone() -> None:
    for row in rows().values():
        said = model(row["model"]).text
        counter = counter_draft(reviewed(outlined(said).text, row["model"]))
        assert (counter.edits, counter.proposals, counter.left) == ((), (), ())


def test_the_vendor_bill_gets_its_waiver_back_in_place_and_keeps_its_subcontractors() -> None:
    text = countered("tallgrass-vendors").text
    assert (
        "(a) Decision. The Board of Commissioners alone may waive the prohibition on contracts with restricted" in text
    )
    assert "(b) Subcontractors. No part of a contract shall be performed under a subcontract" in text
    assert "covered data vendor" not in text
    assert text.count("Extra cost of less than 25 percent") == 1
    assert "delete it within 30 days after the agreement ends" in text  # the model's own time for another thing
    assert "unless a judicial warrant or the order of a court requires it" in text


def test_the_reader_bill_gets_minutes_and_the_definitions_that_its_new_words_need() -> None:
    text = countered("orchard-ferry-readers").text
    assert "at once, and no later than 3 minutes after the read" in text
    assert "“reverse search” means" in text
    assert "“cell-site simulator” means" in text
    assert "The chief may add a purpose" not in text
    assert "ALPR information" not in text
    assert not re.search(r"\b0 (?:hours|minutes|days)", text)


def test_the_trust_bill_gets_consent_with_its_form_and_no_exception_for_convictions() -> None:
    text = countered("millrace-trust").text
    assert "the person’s informed written consent." in text.replace("'", "’")
    assert "(e) Consent. Before an interview by an immigration agency" in text
    assert "“status proxy” means" in text
    assert "convicted of a felony" not in text
    assert "to the Board of Trustees" in text
    assert "to the Board a" not in text


def test_a_bill_is_what_its_row_says() -> None:
    row = {"number": "4.{}0", "gone": ["2", "3(a)"], "edits": [], "names": {"read": "image"}}
    law = "# An act\n\n## Section 1. One\n\nSee section 3(b).\n\n## Section 2. Two\n\n(a) A read.\n\n## Section 3. Three\n\n"
    law += "(a) Gone.\n\n(b) A read.\n\n(c) See subsection (b)."
    assert (
        made(law, row)
        == "An act\n4.10 One.\nSee section 4.20(a).\n4.20 Three.\n(a) An image.\n(b) See subsection (a).\n"
    )
