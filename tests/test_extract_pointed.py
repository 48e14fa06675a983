"""What a ban's exception points to is the exception: "except as section 2 provides", and section 2 permits."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

LAW = """Chapter 5. Drones

Section 1. Ban.

{ban}

Section 2. Uses.

{lead}

(a) during a street fair;

(b) to inspect bridges and dams; or

(c) when a life is in imminent danger.

Section 3. Report.

Each department shall submit an annual report on each drone to the city council.
"""
ITEMS = ("during a street fair", "to inspect bridges and dams", "when a life is in imminent danger")
BAN = "Except as provided in section 2, no city department shall obtain, retain, or use a drone."
LEAD = "A law enforcement agency may use a drone:"


def carved(ban: str, lead: str) -> list[str]:
    """The items of section 2 that are carve-outs."""
    law = ordinance(read_bytes("law.txt", LAW.format(ban=ban, lead=lead).encode()))
    found = {law.quote(c.span).rstrip(".;") for c in extract(law).clauses if c.is_carve_out}
    return [item for item in ITEMS if item in found]


@pytest.mark.parametrize(
    "ban",
    [
        BAN,
        "No city department shall use a drone except as authorized by section 2.",
        "No city department shall use a drone unless section 2 permits it.",
        "Subject to section 2, it is unlawful for a department to use a drone.",
        "It is unlawful for a department to use a drone other than under the circumstances of sections 2 and 3.",
        "A department may use a drone only as section 2 provides.",
    ],
)
def test_a_ban_that_points_to_a_section_makes_exceptions_of_what_that_permits(ban: str) -> None:
    assert carved(ban, LEAD) == list(ITEMS)


@pytest.mark.parametrize(
    "lead",
    [
        "The police department is authorized to use a drone:",
        "Use of a drone is permitted:",
        "An individual's roof may be filmed by a drone:",
    ],
)
def test_what_permits_in_other_words(lead: str) -> None:
    assert carved(BAN, lead) == list(ITEMS)


@pytest.mark.parametrize(
    ("ban", "lead"),
    [
        (BAN, "The council may amend this chapter:"),  # a power to decide
        (BAN, "Any person may sue:"),
        (BAN, "A law enforcement agency may use a drone only:"),  # a closed list narrows a permission
        (BAN, "A law enforcement agency shall report the use of a drone:"),
        ("Except as provided in section 9, no city department shall use a drone.", LEAD),
        ("No city department shall use a drone, except as provided in section 2 of the state aviation act.", LEAD),
        ("Each department shall keep a log of each drone, except as provided in section 2.", LEAD),  # bars nothing
    ],
)
def test_what_lets_nobody_off_a_ban(ban: str, lead: str) -> None:
    assert carved(ban, lead) == []


@pytest.mark.parametrize(
    "lead",
    [
        "Section 1 shall have no application to the use of a drone:",
        "The requirements of this chapter are waived for the use of a drone:",
        "Exempted from this chapter are:",
        "This chapter is not intended to restrict the use of a drone:",
        "The following are not violations of this chapter:",
        "The following uses are permitted notwithstanding section 1:",
        "A drone may be operated under any of the following exceptions:",
    ],
)
def test_the_items_of_a_list_of_exceptions_are_carve_outs_whatever_their_words(lead: str) -> None:
    assert carved("No city department shall use a drone.", lead) == list(ITEMS)


@pytest.mark.parametrize(
    "lead",
    [
        "A promise of the vendor has no force of its own:",
        "Notice of the hearing is waived by nobody:",
        "The drone is not intended to be flown:",
    ],
)
def test_near_misses_of_such_lists(lead: str) -> None:
    assert carved("No city department shall use a drone.", lead) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "This chapter has no bearing on surveillance equipment that a joint task force owns.",
        "Surveillance technology bought with a grant is governed by the grant's terms rather than by this chapter.",
        "For surveillance technology in use before July 1, no approval need be sought.",
        "Departments need only substantially comply with this chapter on surveillance technology.",
        "Where the manager finds that delay is costly, approval of surveillance technology may be obtained after the fact.",
        "A department may rely on an earlier approval of similar surveillance technology.",
        "An approval, once given, covers all later uses of the surveillance technology.",
        "The council may delegate its approval of surveillance technology to the manager.",
        "“Surveillance technology” shall not be understood to mean cameras for traffic control.",
        "Surveillance data may be kept as long as they are useful to an investigation.",
        "In the case of a missing child, an officer may use any surveillance technology at hand.",
    ],
)
def test_quiet_ways_out_are_carve_outs(sentence: str) -> None:
    assert carves(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This chapter has no effect on a person's right to sue over surveillance technology.",
        "No approval need be disclosed twice; each approval of surveillance technology is posted once.",
        "The council may not delegate its approval of surveillance technology.",
        "An approval of surveillance technology covers the uses that its policy names.",
        "During an emergency, an officer may use surveillance technology only with a warrant.",
        "Surveillance data may be kept as long as a court orders it.",
    ],
)
def test_near_misses_of_quiet_ways_out(sentence: str) -> None:
    assert not carves(sentence)


BESIDE = """Chapter 7. Surveillance technology

Section 1. Approval.

No department shall use surveillance technology without the approval of the city council.

Section 2. More.

{sentence}

Section 3. Report.

Each department shall report yearly on its surveillance technology.
"""


def carves(sentence: str) -> bool:
    """Whether a sentence beside an approval rule holds a carve-out."""
    read = ordinance(read_bytes("law.txt", BESIDE.format(sentence=sentence).encode()))
    start = read.text.index(sentence)
    return any(c.is_carve_out and start <= c.span.start <= start + len(sentence) for c in extract(read).clauses)
