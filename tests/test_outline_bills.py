"""Amendatory bills: bill sections, what they quote, what they strike; in our own words."""

from __future__ import annotations

import pytest

from ordtool.ordinance import Kind, View
from ordtool.source import Axis, State
from tests.outlining import at, cites, of_text

BILLS = {
    "New York City: a new section": (
        "Be it enacted by the Council as follows:\n"
        "Section 1. Chapter 1 of title 9 of the code of the city is amended by adding a new section 9-301 "
        "to read as follows:\n§ 9-301 Cameras. a. The city shall ask.\nb. The city shall wait:\n"
        "1. a day; or\n2. a week.\n"
        "§ 2. This local law takes effect at once.",
        [
            "bill § 1",
            "bill § 1, proposed § 9-301",
            "bill § 1, proposed § 9-301(a)",
            "bill § 1, proposed § 9-301(b)",
            "bill § 1, proposed § 9-301(b)(1)",
            "bill § 1, proposed § 9-301(b)(2)",
            "bill § 2",
        ],
    ),
    "a new subdivision without its section": (
        "Section 1. Section 803 of the charter is amended by adding a new subdivision c-1 to read as "
        "follows:\nc-1. The auditor shall:\n1. look; and\n"
        "2. tell.\n§ 2. Paragraph 4 of subdivision a of section 9-131 of the code is amended to read as "
        "follows:\n4. “Chief” shall mean a chief.",
        [
            "bill § 1",
            "bill § 1, proposed § 803(c-1)",
            "bill § 1, proposed § 803(c-1)(1)",
            "bill § 1, proposed § 803(c-1)(2)",
            "bill § 2",
            "bill § 2, amended § 9-131(a)(4)",
        ],
    ),
    "a definition taken out of its section": (
        "Section 1. Section 22-1201 of the code is amended by repealing the definition of “shop” and adding "
        "a definition of “stall”, to read as follows:\n"
        "Stall. The term “stall” means a small shop.\n§ 2. This takes effect at once.",
        ["bill § 1", "bill § 1, amended § 22-1201 (“stall”)", "bill § 2"],
    ),
    "Oregon": (
        "SECTION 1. ORS 181A.823 is amended to read:\n181A.823. (1) A body shall ask.\n"
        "(2)(a) It shall wait.\n(b) It shall tell.\n"
        "SECTION 2. Section 1 of this 2026 Act is operative in May.",
        [
            "bill § 1",
            "bill § 1, amended § 181A.823",
            "bill § 1, amended § 181A.823(1)",
            "bill § 1, amended § 181A.823(2)",
            "bill § 1, amended § 181A.823(2)(a)",
            "bill § 1, amended § 181A.823(2)(b)",
            "bill § 2",
        ],
    ),
    "Illinois: gaps between the bill's sections": (
        "Section 5. The Camera Act is amended by changing Section 7.5 as follows:\n(5 ILCS 140/7.5)\n"
        "Sec. 7.5. Uses. The city may:\n(a) look; or\n"
        "(b) listen.\nSection 10. The Wall Act is amended by adding Section 3 as follows:\n"
        "Sec. 3. Walls. The city may build.\nSection 99. At once.",
        [
            "bill § 5",
            "bill § 5, amended § 7.5",
            "bill § 5, amended § 7.5(a)",
            "bill § 5, amended § 7.5(b)",
            "bill § 10",
            "bill § 10, proposed § 3",
            "bill § 99",
        ],
    ),
    "District of Columbia: directory clauses within directory clauses": (
        "Sec. 2. The Camera Act (D.C. Code § 5-101) is amended as follows:\n"
        "(a) Section 4 is amended to read as follows:\n"
        "“Sec. 4. Uses.\n“(a) One.\n“(b) Two.”.\n(b) Section 5(c) is repealed.\nSec. 3. Effective date. At once.",
        [
            "bill § 2",
            "bill § 2(a)",
            "bill § 2(a), amended § 4",
            "bill § 2(a), amended § 4(a)",
            "bill § 2(a), amended § 4(b)",
        ],
    ),
    "Maine": (
        "Sec. 1. 25 MRSA §4501, sub-§2, ¶B is enacted to read:\nB. The chief shall ask.\n"
        "Sec. 2. 25 MRSA §4601 is enacted to read:\n§4601. Walls\n1. Height. No wall is high.",
        [
            "bill § 1",
            "bill § 1, proposed § 4501(2)(B)",
            "bill § 2",
            "bill § 2, proposed § 4601",
            "bill § 2, proposed § 4601(1)",
        ],
    ),
    "an ordinance that adds a chapter": (
        "The City Council does ordain as follows:\n"
        "SECTION 1. Chapter 5.40 is hereby added to the Municipal Code to read as follows:\n"
        "CHAPTER 5.40 CAMERAS\n5.40.010 Aim.\nTo watch.\n5.40.020 Rules.\nA. Ask.\nB. Wait.\n"
        "SECTION 2. Severability. All parts stand alone.",
        [
            "bill § 1",
            "bill § 1, proposed ch. 5.40",
            "bill § 1, proposed § 5.40.010",
            "bill § 1, proposed § 5.40.020",
            "bill § 1, proposed § 5.40.020(A)",
            "bill § 1, proposed § 5.40.020(B)",
            "bill § 2",
        ],
    ),
}


@pytest.mark.parametrize("name", BILLS)
def test_cites_of_a_bill(name: str) -> None:
    text, expected = BILLS[name]
    assert cites(of_text(text))[: len(expected)] == expected


def test_bill_sections_and_quoted_text_are_told_apart() -> None:
    law = of_text(BILLS["New York City: a new section"][0])
    assert [section.kind for section in law.sections] == [Kind.ENACTING, Kind.BILL_SECTION, Kind.BILL_SECTION]
    assert not law.sections[1].proposed
    assert all(section.proposed for section in law.sections[1].children)
    assert law.quote(law.sections[1].lead).endswith("to read as follows:")
    assert at(law, "a week").path == "bill-1/9-301(b)(2)"


def test_a_bill_that_amends_no_other_law_is_cited_like_a_law() -> None:
    law = of_text(
        "SECTION 1. (1) A body shall ask.\n(2) It shall wait.\n"
        "SECTION 2. Section 1 of this 2026 Act is repealed on January 2, 2030."
    )
    assert cites(law) == ["§ 1", "§ 1(1)", "§ 1(2)", "§ 2"]
    assert {section.kind for section in law.sections} == {Kind.SECTION}


def test_alternative_versions_carry_their_condition() -> None:
    law = of_text(
        "SECTION 1. If House Bill 4 does not become law, ORS 181A.823 is amended to read:\n"
        "181A.823. A body shall ask.\n"
        "SECTION 2. If House Bill 4 becomes law, ORS 181A.823 is amended to read:\n181A.823. A body shall wait."
    )
    assert at(law, "shall ask").alternative == "If House Bill 4 does not become law"
    assert at(law, "shall wait").alternative == "If House Bill 4 becomes law"
    assert law.sections[1].alternative == "If House Bill 4 becomes law"


def test_captions_between_bill_sections() -> None:
    law = of_text(
        "Be It Enacted by the People:\nCAMERAS\nSECTION 1. ORS 1.001 is amended to read:\n"
        "1.001. A body shall ask.\nWALLS\n(Temporary Rules)\n"
        "SECTION 2. A body shall wait."
    )
    captions = [section for section in law.walk() if section.kind is Kind.DIVISION]
    assert [law.heading(section) for section in captions] == ["CAMERAS", "WALLS", "(Temporary Rules)"]
    assert at(law, "shall wait").cite == "bill § 2"


STRUCK = (
    "Section 1. Section 9-301 of the code is amended to read as follows:\n"
    "§ 9-301 Cameras. a. The city [may] shall ask [his or her] the person.\n"
    "b. This does not apply to[:]\n[1. Banks.\n"
    "2. Bakers, if: (i) they bake, and (ii) they sell.] any shop that is [Reserved] small.\n"
    "[c. All ends.]\n[d.] c. Some ends.\n§ 2. This local law [sic] takes effect at once."
)


def test_brackets_after_a_directory_clause_strike() -> None:
    law = of_text(STRUCK)
    assert "may" not in law.text
    assert law.quote(at(law, "any shop").lead) == "This does not apply to any shop that is [Reserved] small."
    assert cites(law) == [
        "bill § 1",
        "bill § 1, amended § 9-301",
        "bill § 1, amended § 9-301(a)",
        "bill § 1, amended § 9-301(b)",
        "bill § 1, amended § 9-301(c)",
        "bill § 2",
    ]
    assert "[sic]" in law.text


def test_the_views_of_struck_words() -> None:
    amended, current, both = (of_text(STRUCK, view=view) for view in (View.AMENDED, View.CURRENT, View.BOTH))
    assert "Bakers" not in amended.text
    assert "Bakers" in current.text
    assert both.text == both.base == amended.base
    assert {(mark.state, mark.axis) for mark in both.marks} == {(State.STRUCK, Axis.LAW)}
    assert "bill § 1, amended § 9-301(b)(2)" not in cites(amended)


@pytest.mark.parametrize(
    "text",
    [
        "Sec. 1-1. Aim.\nThe city [may] shall ask.",
        "Section 1. Section 9-301 of the code is amended to read as follows:\n§ 9-301 [Reserved].\n"
        "§ 2. [ ] Yes [x] No [____] [insert date]",
        "Section 1. Section 9-301 of the code is amended to read as follows:\n§ 9-301 The city ] shall [ ask.",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    law = of_text(text)
    assert law.marks == ()
    assert law.text == law.base


@pytest.mark.parametrize(
    "legend",
    [
        "EXPLANATION: Matter in brackets [ ] is old law to be omitted.",
        "NOTE: Matter in boldfaced type is new; matter [italic and bracketed] is existing law to be omitted.",
        "Matter enclosed in bold-faced brackets [thus] in the above bill is not enacted and is intended to "
        "be omitted in the law.",
        "Additions are underlined; [deleted text] indicates what is taken out.",
    ],
)
def test_a_legend_makes_brackets_strike(legend: str) -> None:
    law = of_text(f"{legend}\nSec. 1-1. Aim.\nThe city [may] shall ask.")
    assert "[may]" not in law.text
    assert "[may]" in law.base
