"""What a carve-out relaxes: by the words first, then by where it stands; and the ids that lead there."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.extract.clauses import Clause
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

LAW = """Section 1. Definitions.
“Face recognition” means software that compares faces. {definition}
Section 2. Face recognition.
(a) No city agency shall use face recognition.
(b) Each city agency shall publish an annual surveillance report. {report}
Section 3. Approval.
(a) A department shall obtain approval of the city council before it acquires surveillance technology. {approval}
(b) The council shall hold a public hearing before it acts. {hearing}
Section 4. Remedies. Any person may sue to enforce this ordinance. {remedy}
Section 5. More. {more}
"""
SLOTS = ("definition", "report", "approval", "hearing", "remedy", "more")


def carve_outs(**slots: str) -> list[Clause]:
    text = LAW.format(**{slot: slots.get(slot, "") for slot in SLOTS})
    return [c for c in extract(ordinance(read_bytes("law.txt", text.encode()))).clauses if c.is_carve_out]


def relaxed(**slots: str) -> set[tuple[str, ...]]:
    return {clause.relaxes for clause in carve_outs(**slots)}


def test_the_law_has_no_carve_out_of_its_own() -> None:
    assert carve_outs() == []


@pytest.mark.parametrize(
    "sentence",
    [
        "This ordinance does not apply to the sheriff.",
        "Nothing in this ordinance applies to the sheriff.",
        "The sheriff is exempt from this ordinance.",
        "Notwithstanding the provisions of this ordinance, the sheriff may use drones in an emergency.",
    ],
)
def test_words_that_switch_off_the_law(sentence: str) -> None:
    assert relaxed(more=sentence) == {("*",)}


def test_a_mention_of_the_law_does_not_switch_it_off() -> None:
    found = relaxed(approval="A contract in force on the effective date of this ordinance does not need approval.")
    assert found == {("disclosure.approval",)}


def test_what_is_left_out_of_a_definition_is_out_of_the_whole_law() -> None:
    assert relaxed(definition="“Face recognition” does not include software that blurs a face.") == {("*",)}


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Section 2(a) does not apply to the sheriff.", ("face.ban",)),
        ("Subsection (a) of section 2 does not apply to the sheriff.", ("face.ban",)),
        ("The prohibition in section 2(a) does not apply to the sheriff.", ("face.ban",)),
        ("Nothing in section 2 prohibits the sheriff from using a match in an emergency.", ("face.ban",)),
    ],
)
def test_a_pointer_names_what_it_relaxes(sentence: str, labels: tuple[str, ...]) -> None:
    assert relaxed(more=sentence) == {labels}


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("The council may waive the hearing.", ("disclosure.notice_hearing",)),
        ("No approval is required for an upgrade.", ("disclosure.approval",)),
        ("If the council does not act, the request is deemed approved.", ("disclosure.approval",)),
    ],
)
def test_a_safeguard_that_is_named(sentence: str, labels: tuple[str, ...]) -> None:
    assert relaxed(more=sentence) == {labels}


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Nothing in this ordinance creates a private right of action.", ("enforce.private_action",)),
        ("A violation of this ordinance shall not be a ground for suppressing evidence.", ("enforce.suppression",)),
        ("An officer who acts in good faith is immune from discipline.", ("enforce.discipline",)),
    ],
)
def test_a_remedy_that_is_cut(sentence: str, labels: tuple[str, ...]) -> None:
    assert relaxed(remedy=sentence) == {labels}


def test_an_exception_inside_a_rule_relaxes_that_rule() -> None:
    text = LAW.replace("shall use face recognition.", "shall use face recognition, except in an emergency.")
    found = extract(ordinance(read_bytes("law.txt", text.format(**dict.fromkeys(SLOTS, "")).encode())))
    assert [c.relaxes for c in found.clauses if c.is_carve_out] == [("face.ban",)]


def test_ids_are_stable_distinct_and_lead_to_what_is_relaxed() -> None:
    text = LAW.format(**dict.fromkeys(SLOTS, "") | {"more": "Section 2(a) does not apply to the sheriff."})
    first = extract(ordinance(read_bytes("law.txt", text.encode())))
    again = extract(ordinance(read_bytes("law.txt", text.encode())))
    assert [c.id for c in first.clauses] == [c.id for c in again.clauses]
    assert len({c.id for c in first.clauses}) == len(first.clauses)
    by_id = {c.id: c for c in first.clauses}
    carve_out = next(c for c in first.clauses if c.is_carve_out)
    assert [by_id[name].label for name in carve_out.relaxes_ids] == ["face.ban"]


def test_clauses_stand_in_text_order_inside_the_text() -> None:
    text = LAW.format(**dict.fromkeys(SLOTS, "") | {"more": "This ordinance does not apply to the sheriff."})
    found = extract(ordinance(read_bytes("law.txt", text.encode())))
    starts = [c.span.start for c in found.clauses]
    assert starts == sorted(starts)
    assert all(c.span.holds(c.evidence) or c.label == "carveout.other" for c in found.clauses if c.is_carve_out)


AMENDS = """Section 1. Section 4 of the code is amended to read as follows:
(d) Nothing in this section prohibits an agency from cooperating with federal immigration authorities when federal law requires it.
Section 2. Section 9 of the code is amended to read as follows:
(b) No agency shall assist immigration enforcement or ask about the immigration status of a person.
"""


def test_a_bill_that_shows_only_the_exception_of_a_section_relaxes_the_nearest_ban() -> None:
    found = extract(ordinance(read_bytes("bill.txt", AMENDS.encode()))).clauses
    assert [(c.label, c.relaxes) for c in found if c.is_carve_out] == [
        ("carveout.legal_compliance", ("sharing.immigration",))
    ]
