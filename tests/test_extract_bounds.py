"""Where a way out begins and ends in a condition, behind "requires that", under a date and in a study of drones."""

from __future__ import annotations

from ordtool.extract import Extraction, extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

DETAINERS = "Section 1. Detainers. No officer shall hold a person on an immigration detainer.\n"
STUDY = (
    "Section 1. Task force. A task force on drones is established. It has six members.\n"
    "Section 2. Duties. The task force shall conduct a study of drones in trade. The task force shall hold a public hearing.\n"
)
ENDS = "Section 3. End. The task force shall terminate after its report on drones.\n"


def read(text: str, *, gate: bool = False) -> Extraction:
    return extract(ordinance(read_bytes("law.txt", text.encode())), gate=gate)


def carved(text: str) -> list[tuple[str, str]]:
    found = read(text)
    return [
        (c.label.partition(".")[2], found.ordinance.quote(c.span).strip(" .,")) for c in found.clauses if c.is_carve_out
    ]


def test_what_is_taken_out_of_a_condition_ends_where_the_duty_begins() -> None:
    text = (
        DETAINERS + "Section 2. If the jail receives a request from an immigration authority, other than a judicial"
        " subpoena, the jail shall decline the request and document it."
    )
    assert carved(text) == [("judicial_process", "other than a judicial subpoena")]


def test_a_request_for_anything_else_is_nothing_taken_out() -> None:
    text = DETAINERS + "Section 2. The jail may ask for a paper other than a passport, and nothing more."
    assert carved(text) == []


def test_a_way_out_behind_requires_that_ends_at_its_comma() -> None:
    text = (
        DETAINERS + "Section 2. The policy must require that, unless otherwise prohibited by law, notice is given to a"
        " student when the school has provided information to an immigration authority."
    )
    assert carved(text) == [("legal_compliance", "unless otherwise prohibited by law")]


def test_the_day_on_which_a_law_begins_takes_nothing_out() -> None:
    start = (
        "Section 2. Notwithstanding the {} in section 3, the department may write its policy on surveillance before it."
    )
    assert carved(DETAINERS + start.format("operative date set")) == []
    assert carved(DETAINERS + start.format("limits on detainers")) != []


def test_what_is_not_included_elsewhere_is_no_exclusion() -> None:
    text = (
        "Section 1. Doors. A landlord who uses face recognition must give tenants a policy that states the following, if it"
        " is not included in another paper:\n(1) the data that are kept; and\n(2) the devices that are used."
    )
    assert carved(text) == []


def test_an_act_barred_unless_it_meets_a_ground_has_its_grounds_carved_out() -> None:
    grounds = "\n(1) is required by law or treaty; or\n(2) furthers the aims of the agency."
    barred = "Section 1. Disclosure of personal information. Such disclosure shall not be allowed unless it:" + grounds
    assert [label for label, _ in carved(barred)] == ["legal_compliance", "other"]
    first = (
        "Section 1. Faces. No business shall collect a biometric identifier unless it:\n(1) informs the person; and\n"
        "(2) posts a sign."
    )
    assert carved(first) == []


def test_a_study_that_ends_is_no_oversight() -> None:
    assert not read(STUDY + ENDS, gate=True).clauses
    assert read(STUDY, gate=True).clauses
    kept = read(STUDY + ENDS + "Section 4. Ban. No agency shall use a drone with face recognition.\n", gate=True)
    assert "disclosure.notice_hearing" in {c.label for c in kept.clauses}


def test_data_left_out_of_a_term_are_a_thing() -> None:
    left = "Section 2. “Confidential information” means what the school holds. The term does not include {}."
    assert carved(DETAINERS + left.format("information consisting of a name and a telephone number"))[0][0] == "device"
    assert [label for label, _ in carved(DETAINERS + left.format("a person who left"))] != ["device"]


AMENDS = "Section {}. Section {} of the administrative code is amended to read as follows:\n{}\n"
RULE = "§ 9-101. No officer shall hold a person on an immigration detainer of a federal immigration authority."
SAVES = "§ 14-150. Nothing here shall be construed to prohibit an agency from cooperating with {} when federal law requires it."


def test_a_bill_section_on_the_subject_counts_beside_that_which_holds_the_rule() -> None:
    rule = AMENDS.format(1, "9-101", RULE)
    saved = read(rule + AMENDS.format(2, "14-150", SAVES.format("federal immigration authorities")), gate=True)
    assert [c.label for c in saved.clauses if c.is_carve_out] == ["carveout.legal_compliance"]
    other = read(rule + AMENDS.format(2, "14-150", SAVES.format("the fire marshals")), gate=True)
    assert not [c for c in other.clauses if c.is_carve_out]


def test_provisions_that_may_not_apply_are_released() -> None:
    ways = (
        " may not apply to a use by a city agency to:\n(1) respond to a search warrant; or\n(2) prevent an emergency."
    )
    limits = "Section 1. Ban. No city agency shall use face recognition.\nSection 2. {}" + ways
    assert {"judicial_process", "exigency"} <= {
        label for label, _ in carved(limits.format("The provisions of section 1"))
    }
    asked = limits.removesuffix(ways).format("A vendor may not apply to the clerk for a grant.")
    assert carved(asked) == []
