"""Sentences on purposes and findings are that and nothing else, wherever they stand; a finding that is required is a rule."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes


def labels(text: str) -> set[str]:
    extraction = extract(ordinance(read_bytes("aims.txt", text.encode()), view=View.AMENDED), gate=False)
    return {clause.label for clause in extraction.clauses}


@pytest.mark.parametrize(
    "sentence",
    [
        "The purpose and intent of this chapter is to forbid face recognition before the city council has approved it.",
        "The city council finds that if surveillance technology is approved, its benefits must outweigh its costs.",
    ],
)
def test_an_aim_is_no_rule(sentence: str) -> None:
    assert labels(f"Section 2. {sentence}") == {"struct.findings"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The city council shall approve surveillance technology only if it finds that its benefits outweigh its costs.",
        "The city council may approve surveillance technology if the council finds that its benefits outweigh its costs.",
    ],
)
def test_a_finding_that_is_required_is_a_rule(sentence: str) -> None:
    assert "disclosure.approval_standard" in labels(f"Section 2. {sentence}")


FOUND = """1 a. The Legislature finds and declares that:

(1) The directive restricts officers from cooperating with federal immigration authorities.

(2) State and local officers are prohibited from providing assistance to federal immigration authorities.

b. The Attorney General shall not assist an immigration agency.
"""


def test_what_is_found_beside_its_lead_in_is_no_rule() -> None:
    """The numbers hide that (1) and (2) stand below; "b." goes on with the law."""
    extraction = extract(ordinance(read_bytes("found.txt", FOUND.encode()), view=View.AMENDED), gate=False)
    rules = [clause for clause in extraction.clauses if not clause.label.startswith("struct.")]
    assert {clause.label for clause in rules} == {"sharing.immigration"}
    assert all(extraction.ordinance.quote(clause.span).startswith("The Attorney General") for clause in rules)


def test_a_list_of_purposes_that_limits_a_use_is_a_rule() -> None:
    """“Purposes” is what such a section is called, too; a finding on what may be done only for something stays a finding."""
    rule = "Section 2. Purposes\n\n(a) The city may use a license plate reader only for these purposes: to find a stolen car."
    assert "sharing.plate_reader" in labels(rule)
    aim = "Section 2. Purposes\n\n(a) The council finds that a license plate reader may be used only for good and lawful purposes."
    assert labels(aim) == {"struct.findings"}
