"""Sentences that look like an exception and take nothing out: none may carry a carve-out."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

LAW = """Section 1. Rules.
(a) A department shall obtain approval of the city council before it acquires or uses surveillance technology.
(b) No department shall use face recognition.
(c) Each department shall submit an annual surveillance report to the council and shall publish it.
(d) Any person may sue to enforce this ordinance.
Section 2. More.
"""

NEGATIVES = (
    # "without exception", nouns, adjectives
    "This rule binds every department without exception.",
    "No exception to this section is permitted.",
    "There are no exceptions to the duty to report.",
    "The council may not make an exception for a department.",
    "The report shall name every exceptional cost.",
    "A vendor shall disclose any exemption from tax that it claims.",
    # citations, dates, effective dates
    "This ordinance takes effect on July 1, except that section 1(c) takes effect on January 1.",
    "This ordinance expires on June 30, 2030, unless the council renews it.",
    "Chapter 9, except section 9.12, was enacted by Ordinance 1201 and is repealed.",
    # a condition of quality is the safeguard
    "No department shall keep surveillance data unless it is accurate and current.",
    "No department shall keep surveillance data unless the need for it has been shown in writing.",
    # procedural recitals
    "The council finds that this ordinance is exempt from environmental review.",
    "This ordinance is exempt from the fiscal note requirement because it has no cost.",
    "This action is not subject to the State Environmental Quality Act.",
    "This ordinance is not subject to referendum.",
    # savings clauses that protect
    "Nothing in this ordinance limits the rights of any person under the constitution.",
    "Nothing in this ordinance shall be construed to diminish any remedy that a resident has under other law.",
    "Nothing in this ordinance authorizes the use of any technology that other law forbids.",
    "Nothing in this ordinance shall be construed as approval of a technology that it names.",
    "Nothing in this ordinance prevents the city council from adopting stricter rules.",
    "Nothing in this ordinance permits a search that the constitution forbids.",
    "Nothing in this ordinance relieves a department of a duty under the public records act.",
    "This ordinance does not limit the right of a defendant to obtain evidence.",
    "Surveillance data shall not be subject to discovery in a civil case.",
    # silence that protects
    "Silence of the council is not approval.",
    "If the council does not act within 60 days, the request is deemed denied.",
    "If the council does not act within 60 days, the department shall stop the use.",
    # exceptions to exceptions, and exemptions that end
    "An exemption under this section does not apply to a device that was modified.",
    "A body-worn camera is not exempt.",
    "In no event shall a department use face recognition.",
    # conditions that are the rule itself
    "No department shall buy a drone unless the council has approved it.",
    "No department shall use a drone except with the approval of the city council.",
    "No department shall use a drone except as its use policy allows.",
    "No department shall use software unless it has been tested by an independent laboratory.",
    "A department shall not renew a license unless the board of supervisors has authorized it by resolution.",
    # purpose limits and closed lists
    "A department may use plate readers only to find a stolen vehicle.",
    "A department may use plate readers only for the purposes that its use policy lists.",
    "Data may be disclosed only under a warrant.",
    # provisos that add a duty
    "A department may hold a second hearing, provided that it shall publish the date.",
    "The clerk may publish the report early, provided, however, that the clerk shall notify the council.",
    # pointers inside the same text
    "Except as provided in section 1, a department shall keep a log.",
    "Except as otherwise provided in this ordinance, a department shall keep a log.",
    # severability, penalties, other words
    "If any provision of this ordinance is held invalid, the remainder shall not be affected.",
    "The council may not waive the hearing.",
    "No department may, even in an emergency, use face recognition.",
    "No employee shall be excused from the training.",
    "An emergency is declared to exist, and this ordinance takes effect at once.",
    "The report shall describe every use in an emergency.",
    "The policy shall state how long data is kept and who may have access.",
)


def carve_outs(sentence: str) -> list[str]:
    """The labels of the carve-outs that stand in the sentence."""
    text = LAW + sentence + "\n"
    found = extract(ordinance(read_bytes("law.txt", text.encode()), view=View.AMENDED))
    return [clause.label for clause in found.clauses if clause.is_carve_out]


def test_there_are_enough_of_them() -> None:
    assert len(set(NEGATIVES)) >= 40


def test_the_law_around_them_is_one_of_ours() -> None:
    assert carve_outs("This section does not apply to the fire department.") == ["carveout.agency"]


@pytest.mark.parametrize("sentence", NEGATIVES)
def test_takes_nothing_out(sentence: str) -> None:
    assert carve_outs(sentence) == []


def test_an_exception_heading_without_text_is_none() -> None:
    text = LAW + "Section 3. Exceptions.\nSection 4. Exemptions.\n[Reserved.]\n"
    found = extract(ordinance(read_bytes("law.txt", text.encode())))
    assert not [clause for clause in found.clauses if clause.is_carve_out]


OFF_TOPIC = """Section 1. Fences.
(a) No person shall build a fence higher than six feet, except with a permit.
(b) This section does not apply to a farm.
(c) In an emergency the building inspector may remove a fence without notice.
(d) The inspector may waive the fee.
"""


def test_a_law_about_something_else_holds_nothing() -> None:
    assert extract(ordinance(read_bytes("fences.txt", OFF_TOPIC.encode()))).clauses == ()


MANDATE = """Section 1. Cooperation.
(a) A law enforcement agency shall comply with every immigration detainer and support the enforcement of immigration law.
(b) No county shall adopt a policy that limits cooperation with federal immigration authorities.
(c) This section does not apply to a school district.
"""


def test_a_way_out_of_a_duty_to_cooperate_weakens_no_protection() -> None:
    found = extract(ordinance(read_bytes("mandate.txt", MANDATE.encode())))
    assert {clause.label for clause in found.clauses} >= {"mandate.cooperation"}
    assert not [clause for clause in found.clauses if clause.is_carve_out]
