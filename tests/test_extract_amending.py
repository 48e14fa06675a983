"""What an amending bill quotes is law by its own words; which things a text must name to be a law of ours."""

import pytest

from ordtool.extract import extract
from ordtool.extract.amending import quotes_law
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes


def labels(text: str) -> set[str]:
    law = ordinance(read_bytes("law.txt", text.encode()), view=View.AMENDED)
    return {clause.label for clause in extract(law).clauses}


@pytest.mark.parametrize(
    "lead_in",
    [
        "Section 12-4 is amended to read as follows:",
        "Subsection (g) is hereby amended to read as follows:",
        "New subsections (b-1) and (b-2) are added to read as follows:",
        "Chapter 12 is amended as follows:",
    ],
)
def test_a_lead_in_that_only_quotes(lead_in: str) -> None:
    assert quotes_law(lead_in)


@pytest.mark.parametrize(
    "lead_in",
    [
        "The policy shall be amended to state the following:",
        "No contract may be amended unless:",
        "An agency shall read the following:",
    ],
)
def test_a_lead_in_that_is_a_rule(lead_in: str) -> None:
    assert not quotes_law(lead_in)


REPORT = """Section 1. Report on {subject}.
(a) "Covert sample" means a cell that a person leaves on a cup.
(b) By March 1 of each year, the police department shall submit to the council a report on {subject}.
(c) The report on {subject} shall include the number of people.
"""


def test_cells_gathered_in_secret_are_ours_and_cells_of_plants_are_not() -> None:
    assert "disclosure.annual_report" in labels(REPORT.format(subject="surreptitious DNA collection"))
    assert not labels(REPORT.format(subject="DNA tests of plants"))


ARMED = """Section 1. {robots}.
(a) The department shall not use a {robot} that is armed with a weapon.
(b) This section does not apply to a {robot} that disarms a bomb.
"""


def test_an_armed_machine_is_no_surveillance() -> None:
    assert not labels(ARMED.format(robots="Robots", robot="robot"))
    assert "face.other_technology" in labels(ARMED.format(robots="Drones", robot="drone"))
