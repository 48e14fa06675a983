"""A section that a text prints twice is counted once, and what only its second version says is counted too."""

from __future__ import annotations

from ordtool.extract import extract
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

RULES = """(1) No police department may use face recognition on live video or to follow a person in public.
(2) A police department shall delete surveillance data within 30 days after it was collected.
"""
BILL = f"""Be It Enacted by the People of the State:
SECTION 1. ORS 99.100 is amended to read:
99.100. Limits.
{RULES}SECTION 1a. If House Bill 4 becomes law, ORS 99.100, as amended by section 1 of this Act, is amended to read:
99.100. Limits.
{RULES}(3) A person who is harmed by a violation of this section may bring an action for injunctive relief.
SECTION 2. This Act takes effect on July 1.
"""


def labels(text: str) -> list[str]:
    found = extract(ordinance(read_bytes("bill.txt", text.encode()), view=View.AMENDED))
    return [clause.label for clause in found.clauses]


def test_a_version_that_repeats_a_section_adds_nothing() -> None:
    found = labels(BILL)
    assert found.count("face.ban") == 1
    assert found.count("sharing.retention") == 1


def test_what_only_the_second_version_says_counts() -> None:
    assert "enforce.private_action" in labels(BILL)


def test_sections_of_different_numbers_may_say_the_same() -> None:
    assert (
        labels(
            BILL.replace("SECTION 1a. If House Bill 4 becomes law, ORS 99.100", "SECTION 1a. ORS 99.200").replace(
                "is amended to read:\n99.100. Limits.\n" + RULES + "(3)",
                "is amended to read:\n99.200. Limits.\n" + RULES + "(3)",
            )
        ).count("face.ban")
        == 2
    )


def test_new_sections_whose_numbers_are_still_blank_are_no_versions_of_each_other() -> None:
    new = f"SECTION 1. Chapter 4B is amended by adding two new sections to read as follows:\n“§4B- Limits. {RULES}"
    assert labels(f"{new}§4B- More limits. {RULES}").count("sharing.retention") == 2
    assert labels(f"{new.replace('4B- ', '4B-1 ')}§4B-1 More limits. {RULES}").count("sharing.retention") == 1


FLIGHT = (
    "It is unlawful for a person to use a drone to conduct surveillance of the home of another person without leave.\n"
)


def test_a_page_that_prints_a_paragraph_again_says_it_once() -> None:
    assert labels(f"Section 99-1. Drones.\n{FLIGHT}{FLIGHT}{FLIGHT}").count("face.other_technology") == 1


def test_two_subsections_may_say_the_same() -> None:
    assert labels(f"Section 99-1. Drones.\n(a) {FLIGHT}(b) {FLIGHT}").count("face.other_technology") == 2
